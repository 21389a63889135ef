"""The matrix: items down, parties across; in each cell where the party stands, and by whose word.

Columns give way where room is short, the widest first. Where there is not room for all parties,
those around the cursor are seen, and the heading counts the others.
"""

from collections.abc import Sequence
from typing import NamedTuple

from negotiation.views.stance import Stance
from negotiation.views.thing import Thing
from tui.painting.lines import Piece, cell, words
from tui.painting.rows import role, squeezed, stands, widest

GAP = "  "
LEAST_TITLE = 24
"""Columns that are kept for the items, if their titles take as many."""
A_PARTY = 11
"""Columns that a party has at least, with the gap before them."""
A_COUNT = 5
"""Columns for how many parties are not seen."""


class Party(NamedTuple):
    """A column."""

    key: str
    """What tells its cells from the others of a row; empty where the cursor goes by rows only."""
    name: str


class Subject(NamedTuple):
    """An item, and where each party stands on it."""

    thing: Thing
    stances: Sequence[Stance | None]
    beside: str = ""
    """What stands beside its title: its own state."""


class Matrix:
    """A matrix under a title, laid out so that the column of a cell is among those that are seen.

    Args:
        title: what stands before the headings of the columns.
        parties: the columns.
        subjects: those that tell how wide the columns are.
        width: how wide all of it is.
        at: the cell whose column is seen.
    """

    def __init__(
        self,
        title: str,
        parties: Sequence[Party],
        subjects: Sequence[Subject],
        width: int,
        at: str = "",
    ) -> None:
        titles = widest([one.thing.title for one in subjects], 12)
        beside = widest([one.beside for one in subjects])
        kept = min(LEAST_TITLE, titles + 4) + (beside + len(GAP) if beside else 0)
        first, last = _seen(parties, width - kept, at)
        seen = parties[first:last]
        said = [[written(one.stances[number]) for one in subjects] for number in range(first, last)]
        room = width - 4 - len(GAP) * len(seen) - (A_COUNT if last - first < len(parties) else 0)
        room -= len(GAP) if beside else 0
        for longest in (40, 24, 16):
            wanted = [titles, beside]
            wanted += [
                widest([party.name, *texts], 7, longest)
                for party, texts in zip(seen, said, strict=True)
            ]
            if sum(wanted) <= room:
                break
        self._title, self._beside, *self._widths = squeezed(wanted, room)
        self._first, self._last, self._parties = first, last, seen
        self._has_beside = beside > 0
        self.heading = self._heading(title, len(parties) - last)
        """What comes after the title in the line of the headings."""

    def _heading(self, title: str, more: int) -> tuple[Piece, ...]:
        lead = self._title + 2 + (self._beside + len(GAP) if self._has_beside else 0)
        before = f"‹ {self._first}" if self._first else ""
        heading = [Piece(before.rjust(max(0, lead - len(title))), "dim")]
        for party, column in zip(self._parties, self._widths, strict=True):
            heading += [Piece(GAP), cell(party.name, column, "dim")]
        if more:
            heading.append(Piece(f"  {more} ›", "dim"))
        return tuple(heading)

    def line(self, one: Subject) -> tuple[Piece, ...]:
        """Write the line of an item."""
        pieces = [*_lead(one, self._title)]
        if self._has_beside:
            pieces += [Piece(GAP), cell(one.beside, self._beside, role(one.thing.stand))]
        stances = one.stances[self._first : self._last]
        for party, stance, column in zip(self._parties, stances, self._widths, strict=True):
            text = cell(written(stance), column, _role(stance), party.key)
            pieces += [Piece(" "), Piece(" ", cell=party.key), text]
        return tuple(pieces)


def written(stance: Stance | None) -> str:
    """Write where a party stands; what the desk has not adopted names who says it."""
    if stance is None:
        return "–"
    label = stands(stance.stand)
    if not stance.voice:
        return f"{label} ?" if stance.disputed else label
    return f"says: {label}" if stance.own else f"{label}, says {stance.voice}"


def _lead(one: Subject, title: int) -> tuple[Piece, ...]:
    """Write an item; one of which others tell differently has a mark."""
    stand = one.thing.stand
    contested = any(voice.stand is not None for voice in one.thing.voices)
    glyph = "?" if contested else stand.glyph if stand else "·"
    return (
        Piece(" "),
        words(f"{glyph} ", "attention" if contested else role(stand)),
        cell(one.thing.title, title),
    )


def _role(stance: Stance | None) -> str:
    if stance is None:
        return "dim"
    return "attention" if stance.voice or stance.disputed else role(stance.stand)


def _seen(parties: Sequence[Party], width: int, at: str) -> tuple[int, int]:
    """Choose the parties for which there is room, that of the cursor among them."""
    most = max(1, width // A_PARTY)
    if most < len(parties):
        most = max(1, (width - A_COUNT) // A_PARTY)
    keys = [party.key for party in parties]
    place = keys.index(at) if at in keys else 0
    first = max(0, place - most + 1)
    return first, min(first + most, len(parties))
