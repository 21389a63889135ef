"""How a thing moved: each entry that put it into a state, and where it was, day by day."""

from collections.abc import Iterable
from typing import NamedTuple

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.lifecycle.ways import table_of
from negotiation.views.days import day_at
from negotiation.views.filters import Choice
from negotiation.views.word import Word, word_of


class Move(NamedTuple):
    """An entry that put a thing into a state, or that said that it is still there."""

    state: str
    label: str
    word: Word
    still: bool
    """Whether it only confirms the state."""

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {"state": self.state, "confirmed": self.still, **self.word.as_json()}


class Day(NamedTuple):
    """Where a thing was at the end of a day on which there was word of it."""

    date: str
    """In the zone of the talks: `2022-03-02`."""
    state: str
    label: str
    exact: bool
    """Whether it was said of that day; else it is the last day that it can have been."""

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {"date": self.date, "state": self.state, "exact": self.exact}


def moves(entity: Entity, state: State, choice: Choice) -> tuple[Move, ...]:
    """List what put a thing into a state, by whose account ever, in order.

    A state that was entered again is there again: a demand that is made anew is a new demand.
    """
    table = table_of(entity.kind, state)
    found = []
    for entry in entity.entries:
        still = "confirms" in entry.data
        to = entry.data["confirms"] if still else entry.data.get("to")
        if isinstance(to, str) and to and choice.shows_entry(entry):
            row = table.states.get(to) if table else None
            label = row.label if row else to.replace("_", " ").capitalize()
            found.append(Move(to, label, word_of(entry, state), still))
    return tuple(found)


def been(entity: Entity) -> frozenset[str]:
    """List the states that a thing was put into, by the desk's account."""
    said = (one.data.get("to") for one in entity.entries if one.according_to is None)
    return frozenset(to for to in said if isinstance(to, str))


def days(moved: Iterable[Move], zone: str) -> tuple[Day, ...]:
    """Tell the last state of each day, by the desk's account; what is not dated has no day."""
    found: dict[str, Day] = {}
    for move in moved:
        occurred = move.word.occurred
        if move.word.voice is None and occurred is not None:
            first, date, last = (
                day_at(one, zone) for one in (occurred.start, move.word.moment, occurred.end)
            )
            found[date] = Day(date, move.state, move.label, first == last)
    return tuple(found.values())
