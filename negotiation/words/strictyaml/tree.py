"""What a file says, as plain data that knows where each part of it stood."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from negotiation.words.strictyaml.faults import Fault
from negotiation.words.strictyaml.marks import Lines, Mark

Value: TypeAlias = "Mapping | Sequence | str | None"
"""What stands behind a key or in a list: every scalar is a text, and None where nothing stands."""

Location: TypeAlias = Iterable[str | int]
"""The way from the root to a part: the keys of mappings, and the places in lists, from 0."""


class Mapping(dict[str, Value]):
    """A dict that a file spells out.

    `marks` holds, for each key, the offsets in the text at which it and its value begin.
    """

    __slots__ = ("marks",)

    def __init__(self) -> None:
        self.marks: dict[str, tuple[int, int]] = {}


class Sequence(list[Value]):
    """A list that a file spells out; `marks` holds the offset at which each item begins."""

    __slots__ = ("marks",)

    def __init__(self) -> None:
        self.marks: list[int] = []


class Tree:
    """What one file says: `root` is its mapping, `name` what its faults are reported under.

    A part that moves to another place under the root takes the marks inside it along.
    """

    __slots__ = ("_lines", "_start", "name", "root")

    def __init__(self, name: str, root: Mapping, start: int, lines: Lines) -> None:
        self.name = name
        self.root = root
        self._start = start
        self._lines = lines

    def mark_of(self, location: Location) -> Mark:
        """Return where a value stands, or where one is missing.

        Steps that lead nowhere are left out, as a checker may put the names of alternatives
        between the others. If the last one is, what it names is missing from the part before it:
        that is told at the key of a mapping, which stands above what it holds, and otherwise
        where the part stands.
        """
        part, key, at, complete = self._nearest(location)
        missing_from_mapping = isinstance(part, Mapping) and not complete
        return self._lines.mark(key if missing_from_mapping else at)

    def key_mark_of(self, location: Location) -> Mark:
        """Return where the key of a value stands, or an item of a list; steps as in `mark_of`."""
        _, key, _, _ = self._nearest(location)
        return self._lines.mark(key)

    def fault(self, location: Location, sentence: str, *, at_key: bool = False) -> Fault:
        """Say what is wrong with a value, or with its key."""
        mark = self.key_mark_of(location) if at_key else self.mark_of(location)
        return Fault(*mark, sentence)

    def _nearest(self, location: Location) -> tuple[Value, int, int, bool]:
        """Return the last part that is there, its key's offset, its own, and if it is the end."""
        part: Value = self.root
        key = at = self._start
        complete = True
        for step in location:
            complete = True
            match part, step:
                case Mapping(), str() if step in part.marks:
                    key, at = part.marks[step]
                    part = part[step]
                case Sequence(), int() if 0 <= step < len(part.marks):
                    key = at = part.marks[step]
                    part = part[step]
                case _:
                    complete = False
        return part, key, at, complete
