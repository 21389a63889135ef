"""Where lifecycles come from: the tables beside the kinds, or a scenario's own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from negotiation.kinds import registry
from negotiation.lifecycle.reading import Parsed, parse
from negotiation.lifecycle.rows import CATEGORIES, DENIED, DENY, StateRow, Table, TransitionRow
from negotiation.words import strictyaml

__all__ = [
    "CATEGORIES",
    "DENIED",
    "DENY",
    "Parsed",
    "StateRow",
    "Table",
    "TransitionRow",
    "from_json",
    "load",
    "parse",
]


def load(kind: str, own: Mapping[str, object] | None = None) -> Table | None:
    """Return the lifecycle of a kind; None if it has none.

    Args:
        kind: a kind by name; one that is not known has no lifecycle but a scenario's own.
        own: the scenario's own table for it, in plain data. The shipped one stands in for an
            own table that can't be read.

    Raises:
        Faults: the shipped table is wrong.
    """
    table = _own(kind, json.dumps(own)) if own else None
    path = registry.table(kind)
    return table or (None if path is None else _shipped(kind, path))


def from_json(kind: str, said: object) -> Table | None:
    """Read what `Table.as_json` wrote; None if it is wrong, or something else."""
    return parse(said, kind).table


@cache
def _shipped(kind: str, path: Path) -> Table:
    tree = strictyaml.read(path)
    table, flaws = parse(tree.root, kind)
    if table is None:
        raise strictyaml.Faults(tree.name, (tree.fault(*flaw) for flaw in flaws))
    return table


@lru_cache(maxsize=128)
def _own(kind: str, said: str) -> Table | None:
    return from_json(kind, json.loads(said))
