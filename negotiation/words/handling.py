"""How far a piece of information may travel: the Traffic Light Protocol, TLP 2.0 (FIRST, 2022)."""

from collections.abc import Iterable

HANDLING = ("red", "amber+strict", "amber", "green", "clear")
"""The labels, the most restricted first.

Red is for those who were told, amber+strict for their organisation, amber for its clients as well,
green for the community, clear for everybody.
"""


def at_most(level: str, ceiling: str) -> bool:
    """Tell whether what carries a label may be shown where nothing above the ceiling may.

    A label that is not one of these counts as red; a ceiling that is not one lets through only what
    is clear.
    """
    return _openness(level, 0) >= _openness(ceiling, len(HANDLING) - 1)


def narrowest(labels: Iterable[str]) -> str | None:
    """Choose the label that lets the fewest see; None, if there is none."""
    return min(labels, key=lambda one: _openness(one, 0), default=None)


def _openness(label: str, otherwise: int) -> int:
    return HANDLING.index(label) if label in HANDLING else otherwise
