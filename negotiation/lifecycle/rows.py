"""The lifecycle of a kind, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from negotiation.kinds.base import Json

CATEGORIES: Mapping[str, str] = {
    "pending": "○",
    "open": "◐",
    "settled": "✔",
    "failed": "✗",
    "closed": "·",
}
"""What a state may mean for the talks, with its glyph where a table names no other."""

DENIED = "denied"
"""The state of what, by somebody's account, does not exist: every table has it."""

DENY = "deny"
"""The trigger that leads there."""

SAME = "same"
"""As a destination: the state stays."""

ANY = "any"
"""As a source: every state but the destination."""

EVERY = "every"
"""As a source: every state, the destination too."""


class StateRow(NamedTuple):
    """A state: its name, how it is called, one of `CATEGORIES`, and one character to draw."""

    name: str
    label: str
    category: str
    glyph: str


class TransitionRow(NamedTuple):
    """What a trigger does in the states of `sources`: it leads to `dest`; if None, the state stays.

    `conditions` are the names of what is looked at before, beside what the thing itself requires.
    `by` is the field of the thing that names who could pull the trigger; None, if there is none.
    """

    trigger: str
    sources: tuple[str, ...]
    dest: str | None
    conditions: tuple[str, ...] = ()
    by: str | None = None


_MINUTES = {"h": 60, "d": 24 * 60, "w": 7 * 24 * 60}

DENIED_ROW = StateRow(DENIED, "Denied", "failed", "✗")
"""How the state of what does not exist is shown, also of a kind that never moves otherwise."""


@dataclass(frozen=True)
class Table:
    """The lifecycle of a kind.

    In every table `deny` leads from anywhere to `denied`, and every trigger leads out of it again.
    """

    kind: str
    initial: str
    """The state in which a thing begins."""
    gate: str | None
    """The trigger that a precondition gates, where it names a thing of this kind."""
    line: tuple[str, ...]
    """The states that the lifecycle is drawn with."""
    clears: tuple[str, ...]
    """The states in which a thing of this kind no longer stands in the way of what it gates."""
    stale_after: str | None
    """After how long without a word a thing needs attention: hours, days or weeks, such as `2d`."""
    watch: tuple[str, ...]
    """The states in which a thing needs attention whatever has become of its whole: people who
    are not home yet, a ceasefire that holds."""
    states: Mapping[str, StateRow]
    transitions: tuple[TransitionRow, ...]

    def __hash__(self) -> int:
        return hash((self.kind, self.initial, len(self.transitions)))

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """The triggers, each once, as they stand in the table."""
        return tuple(self._rows)

    @cached_property
    def stale_minutes(self) -> int | None:
        """`stale_after` in minutes; None if a thing of this kind never needs a word."""
        if self.stale_after is None:
            return None
        return int(self.stale_after[:-1]) * _MINUTES[self.stale_after[-1]]

    def triggers_from(self, state: str, *, lapsed: bool = False) -> tuple[str, ...]:
        """List the triggers that are open from a state, as they stand in the table.

        From a state that has lapsed, the triggers that lead to it are open too. A state that the
        table does not know, of an older record or another scenario, is no dead end: all are open.
        """
        return tuple(
            trigger
            for trigger in self.triggers
            if self.transition(trigger, state, lapsed=lapsed) is not None
        )

    def transition(self, trigger: str, state: str, *, lapsed: bool = False) -> TransitionRow | None:
        """Return what a trigger does in a state; None if it is not open from there."""
        rows = self._rows.get(trigger, ())
        known = state in self.states
        for row in rows:
            if state in row.sources or not known:
                return row
        return next((row for row in rows if lapsed and row.dest == state), None)

    def leads(self, trigger: str, state: str) -> bool:
        """Tell whether a trigger leads to a state, from wherever."""
        return any(row.dest == state for row in self._rows.get(trigger, ()))

    @cached_property
    def _rows(self) -> Mapping[str, tuple[TransitionRow, ...]]:
        rows: dict[str, tuple[TransitionRow, ...]] = {}
        for row in self.transitions:
            rows[row.trigger] = (*rows.get(row.trigger, ()), row)
        return rows

    def as_json(self) -> dict[str, Json]:
        """Write the table as a scenario does, without what every table has."""
        said: dict[str, Json] = {
            "kind": self.kind,
            "initial": self.initial,
            "gate": self.gate,
            "line": list(self.line),
            "clears": [state for state in self.clears if state != DENIED],
            "stale_after": self.stale_after,
            "watch": list(self.watch) or None,
            "order": [name for name in self.states if name != DENIED],
            "states": {
                name: {"label": row.label, "category": row.category, "glyph": row.glyph}
                for name, row in self.states.items()
                if name != DENIED
            },
            "transitions": [
                _known(
                    trigger=row.trigger,
                    source=[source for source in row.sources if source != DENIED],
                    dest=row.dest or SAME,
                    conditions=list(row.conditions) or None,
                    by=row.by,
                )
                for row in self.transitions
                if row.trigger != DENY and row.sources != (DENIED,)
            ],
        }
        return _known(**said)


def _known(**said: Json) -> dict[str, Json]:
    return {key: value for key, value in said.items() if value is not None}
