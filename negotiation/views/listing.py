"""Lists of rows that are worked out as they are looked at: what nobody sees costs nothing."""

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

from negotiation.words.refs import Ref

Row = TypeVar("Row")


class Listing(Sequence[Row]):
    """Rows about things, in order, each worked out when somebody looks at it, and then kept.

    Args:
        refs: what they are about.
        make: works out the row about a thing; None if that is not there any more.
    """

    def __init__(self, refs: Sequence[Ref], make: Callable[[Ref], Row | None]) -> None:
        self.refs = tuple(refs)
        """What they are about, in order."""
        self._make = make
        self._made: dict[Ref, Row | None] = {}
        self._places = {ref: place for place, ref in enumerate(self.refs)}

    def place(self, ref: str) -> int | None:
        """Tell where the row about a thing stands; None if it has none."""
        return self._places.get(Ref(ref))

    def about(self, ref: Ref) -> Row | None:
        """Return the row about a thing; None if it has none, or is not there any more."""
        if ref not in self._made and ref in self._places:
            self._made[ref] = self._make(ref)
        return self._made.get(ref)

    def of_kind(self, kind: str) -> "Listing[Row]":
        """List those that are about things of a kind."""
        return Listing([ref for ref in self.refs if ref.kind == kind], self.about)

    def __len__(self) -> int:
        return len(self.refs)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            rows = map(self.about, self.refs[place])
            return tuple(row for row in rows if row is not None)
        row = self.about(self.refs[place])
        if row is None:
            raise KeyError(self.refs[place])
        return row
