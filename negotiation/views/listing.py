"""Lists of rows that are worked out as they are looked at: what nobody sees costs nothing."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeVar, overload

from negotiation.words.refs import Ref

Row = TypeVar("Row")


class Listing(Sequence[Row], Generic[Row]):
    """Rows in an order, each worked out when somebody looks at it, and then kept.

    Args:
        refs: what each is about.
        make: works out the row of a place; None if what it is about is not there any more.
        keys: what tells each from the others; without them, each thing has one row.
    """

    def __init__(
        self,
        refs: Sequence[Ref],
        make: Callable[[int], Row | None],
        keys: Sequence[str] | None = None,
    ) -> None:
        self.refs = refs
        """What they are about, in order."""
        self.keys: Sequence[str] = refs if keys is None else keys
        """What tells them apart, in order."""
        self._make = make
        self._made: dict[int, Row | None] = {}

    def place(self, key: str) -> int | None:
        """Tell where the row of a key stands; None if there is none."""
        return self._places.get(key)

    def found(self, key: str) -> Row | None:
        """Return the row of a key; None if there is none, or it is not there any more."""
        place = self.place(key)
        return None if place is None else self.at(place)

    def at(self, place: int) -> Row | None:
        """Return the row of a place; None if what it is about is not there any more."""
        if place not in self._made:
            self._made[place] = self._make(place)
        return self._made[place]

    def first(self, ref: Ref) -> int | None:
        """Tell where the first row about a thing stands; None if there is none."""
        return self.refs.index(ref) if ref in self.refs else None

    def of_kind(self, kind: str) -> "Listing[Row]":
        """List those that are about things of a kind."""
        places = [place for place, ref in enumerate(self.refs) if ref.kind == kind]
        return Listing(
            [self.refs[place] for place in places],
            lambda place: self.at(places[place]),
            [self.keys[place] for place in places],
        )

    @cached_property
    def _places(self) -> dict[str, int]:
        return {key: place for place, key in enumerate(self.keys)}

    def __len__(self) -> int:
        return len(self.refs)

    def __iter__(self) -> Iterator[Row]:
        """Walk all the rows, but for those of what is not there any more."""
        return (row for row in map(self.at, range(len(self.refs))) if row is not None)

    def __eq__(self, other: object) -> bool:
        """Tell whether another listing has the same rows, all of which are worked out for that."""
        return isinstance(other, Listing) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # it is as good as a list

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        places = range(len(self.refs))
        if isinstance(place, slice):
            rows = map(self.at, places[place])
            return tuple(row for row in rows if row is not None)
        row = self.at(places[place])
        if row is None:
            raise KeyError(self.keys[place])
        return row
