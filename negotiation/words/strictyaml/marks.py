"""Where in a text something stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple


class Mark(NamedTuple):
    """A position as editors show it: both count from 1, the column in characters."""

    line: int
    column: int


class Lines:
    """The lines of a text, by which an offset into it becomes a mark.

    Offsets count characters from 0; a line ends with a line feed. Where the lines begin is only
    looked up when the first mark is asked for: most files are read without one.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self._text))]

    def mark(self, offset: int) -> Mark:
        """Return the line and column of the character at the offset."""
        line = bisect_right(self._starts, offset)
        return Mark(line, offset - self._starts[line - 1] + 1)
