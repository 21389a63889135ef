"""Lines and tables of plain text, aligned, and wrapped where there is only so much room."""

from collections.abc import Iterable, Iterator, Sequence

from negotiation.words.cells import width
from negotiation.words.printable import one_line

NARROWEST = 16
"""What a column of words is left with, however little room there is."""


class Page:
    """Writes lines of a width; without one, nothing is wrapped."""

    def __init__(self, room: int | None = None) -> None:
        self._room = room

    def line(self, text: str, indent: str = "") -> Iterator[str]:
        """Write a sentence, on as many lines as it takes."""
        said = one_line(text)
        room = width(said) if self._room is None else self._room - len(indent)
        yield from (f"{indent}{line}" for line in _wrapped(said, room, ""))

    def table(self, rows: Iterable[tuple[str, ...]], indent: str = "  ") -> Iterator[str]:
        """Align rows; where they are too wide, the widest column is wrapped."""
        each = [tuple(map(_cell, row)) for row in rows]
        columns = [column for column in zip(*each, strict=True) if any(column)]
        wide = [max(map(width, column)) for column in columns]
        while self._room and len(indent) + sum(wide) + 2 * len(wide) - 2 > self._room:
            widest = max(range(len(wide)), key=wide.__getitem__)
            if wide[widest] <= NARROWEST:
                break
            wide[widest] -= 1
        for row in zip(*columns, strict=True):
            yield from (f"{indent}{line}".rstrip() for line in _lines(row, wide))


def _cell(cell: str) -> str:
    return " " * (len(cell) - len(cell.lstrip(" "))) + one_line(cell)


def _lines(row: Sequence[str], wide: Sequence[int]) -> Iterator[str]:
    """Write a row on as many lines as its longest cell takes."""
    cells = [list(_hung(cell, room)) for cell, room in zip(row, wide, strict=True)]
    for place in range(max(map(len, cells), default=0)):
        parts = (cell[place] if place < len(cell) else "" for cell in cells)
        yield "  ".join(
            part + " " * (room - width(part)) for part, room in zip(parts, wide, strict=True)
        )


def _hung(cell: str, room: int) -> Iterator[str]:
    """Wrap a cell; what follows stands two cells further in than it begins."""
    begins = " " * (len(cell) - len(cell.lstrip(" ")))
    first, *rest = _wrapped(cell.lstrip(" "), room - len(begins), "  ")
    yield from (f"{begins}{line}" for line in (first, *rest))


def _wrapped(text: str, room: int, indent: str) -> Iterator[str]:
    """Wrap a text at its words; a word that is longer than a line has one for itself."""
    line, first = "", True
    for word in text.split(" "):
        longer = f"{line} {word}" if not first else word
        if first or width(longer) <= room:
            line, first = longer, False
        else:
            yield line
            line = indent + word
    yield line
