"""Entries as rows of a list, however many there are: those that are seen are made."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

from negotiation.events import Entry
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.views.log import row
from negotiation.words.refs import Ref
from tui.painting.lines import Line, Piece, cell, words
from tui.painting.lists import LongList
from tui.painting.rows import Look, Row
from tui.written.entry import subjects

WHEN = 13
"""The width of the column of times."""

OPERATOR = {False: 5, True: 12}
"""The width of the column of those who recorded: for initials, or for names where there is room."""


def newest_first(entries: Sequence[Entry], state: State, look: Look) -> LongList:
    """List entries that come as they were recorded, the newest first."""
    count = len(entries)

    def make(place: int) -> Row:
        return entry_row(entries[count - 1 - place], state, look)

    def place(key: str) -> int | None:
        found = bisect_left(entries, int(key), key=_number)
        is_there = found < count and entries[found].seq == int(key)
        return count - 1 - found if is_there else None

    return LongList(count, make, place)


def in_order(entries: Sequence[Entry], state: State, look: Look) -> LongList:
    """List entries in the order in which they come."""

    @cache
    def places() -> Mapping[int, int]:
        return {one.seq: number for number, one in enumerate(entries)}

    def make(place: int) -> Row:
        return entry_row(entries[place], state, look)

    return LongList(len(entries), make, lambda key: places().get(int(key)))


def entry_row(entry: Entry, state: State, look: Look) -> Row:
    """Write an entry on a line: its number, when, what it says, who recorded it, its grade."""
    one = row(entry, state, state.out_of_force)
    said = f"{called(state, one.voice)}: {one.says}" if one.voice else one.says
    kind = "text" if one.in_force else "dim"
    line = Line(
        (
            cell(f" #{one.seq}", len(str(state.history.seq)) + 3, "dim"),
            cell(look.brief(one.occurred), WHEN, "dim"),
            words(said, kind),
            *([] if one.in_force else [Piece("  taken back", "attention")]),
        ),
        (
            Piece("  "),
            cell(one.operator or "", OPERATOR[look.tall], "dim"),
            words(f" {one.grade if one.source else '  '} ", "dim"),
        ),
    )
    about = subjects(entry, state)
    return Row(about[0] if about else Ref(""), str(one.seq), (line,), one.seq)


def _number(entry: Entry) -> int:
    return entry.seq
