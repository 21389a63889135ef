"""Scenarios: a negotiation written by hand, in YAML, and replayed into a record."""

from negotiation.scenario.model import Line, Scenario
from negotiation.scenario.replay import entries_of, read

__all__ = ["Line", "Scenario", "entries_of", "read"]
