"""Long lists: rows that are made as they are looked at, and how one of them is found again."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar, overload

from negotiation.views.listing import Listing
from negotiation.words.refs import Ref
from tui.painting.lines import Line, note
from tui.painting.rows import Row

Seen = TypeVar("Seen")
"""What a row shows."""

MEASURED = 20
"""How many rows at each end of a list tell how wide its columns are."""


class LongList(Sequence[Row]):
    """Rows that are made as they are looked at: what nobody sees costs nothing.

    Args:
        count: how many there are.
        make: makes the row of a place.
        place: finds the place of a key; None if it is not there.
        about: finds the place of the first row that it, or a cell of which, is about a thing; None
            if there is none.
    """

    def __init__(
        self,
        count: int,
        make: Callable[[int], Row],
        place: Callable[[str], int | None],
        about: Callable[[Ref], int | None] = lambda _: None,
    ) -> None:
        self._count, self._make, self.place = count, make, place
        self.about = about
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(self._count)))
        number = place + self._count if place < 0 else place
        if not 0 <= number < self._count:
            raise IndexError(place)
        if number not in self._made:
            self._made[number] = self._make(number)
        return self._made[number]


def place_of(rows: Sequence[Row], key: str) -> int | None:
    """Find the place of a row by its key; None if it is not there."""
    if isinstance(rows, LongList):
        return rows.place(key)
    return next((number for number, row in enumerate(rows) if row.key == key), None)


def place_about(rows: Sequence[Row], ref: Ref) -> int | None:
    """Find the place of the first row that it, or a cell of which, is about a thing; else None."""
    if isinstance(rows, LongList):
        return rows.about(ref)
    there = (number for number, row in enumerate(rows) if ref in (row.ref, *row.cells.values()))
    return next(there, None)


def rows_of(
    listing: Listing[Seen],
    lines: Callable[[Seen], tuple[Line, ...]],
    *,
    cells: Callable[[Seen], Mapping[str, Ref]] = lambda _: {},
    whole: Callable[[Ref], Ref | None] = lambda _: None,
) -> LongList:
    """List what a view lists.

    Args:
        listing: what is listed.
        lines: writes a row of it.
        cells: tells what the cells of a row are about.
        whole: tells in whose row there is a cell about a thing; None if there is none.
    """

    def make(place: int) -> Row:
        ref, key, seen = listing.refs[place], listing.keys[place], listing.at(place)
        if seen is None:
            return gone(ref, key)
        return Row(ref, key, lines(seen), cells=cells(seen))

    def about(ref: Ref) -> int | None:
        own, other = listing.first(ref), whole(ref)
        return listing.first(other) if own is None and other is not None else own

    return LongList(len(listing), make, listing.place, about)


def gone(ref: Ref, key: str) -> Row:
    """Write in place of a row that what it was about has been taken back meanwhile."""
    return Row(ref, key, (note(f"{ref} is not there any more."),))


def measured(rows: Sequence[Seen]) -> Sequence[Seen]:
    """Choose the rows that tell how wide columns are: of many, the first ones and the last ones."""
    return rows if len(rows) <= 2 * MEASURED else (*rows[:MEASURED], *rows[-MEASURED:])
