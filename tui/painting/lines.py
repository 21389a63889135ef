"""Lines as they are painted: pieces of text with roles, fitted to a width in terminal cells."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from negotiation.words.printable import printable

ELLIPSIS = "…"

MARK = "▌"
"""Stands before the row of the cursor, for eyes and terminals without colours."""


class Piece(NamedTuple):
    """A text with one role: what it is, not how it looks."""

    text: str
    role: str = "text"
    """One of the roles of `tui.theme.palette`."""
    cell: str = ""
    """The cell of its row that it belongs to, in rows that have cells."""


class Line(NamedTuple):
    """A line: what stands at its left, which is cut if need be, and at its right, which is not."""

    left: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()


def note(text: str, role: str = "dim") -> Line:
    """Write a sentence of our own, or somebody's words, as a line."""
    return Line((words(f" {text}", role),))


def keys(*each: tuple[str, str]) -> Line:
    """Write keys, each with what it does."""
    pieces = [Piece(" ")]
    for key, does in each:
        pieces += [Piece(key, "key"), Piece(f" {does}   ", "dim")]
    return Line(tuple(pieces))


def words(text: str, role: str = "text") -> Piece:
    """Take in words that came from people: on one line, and safe to show."""
    return Piece(safe(text), role)


def safe(text: str) -> str:
    """Make a text printable and put it on one line."""
    return text if text.isprintable() else printable(text).replace("\n", " ").replace("\t", " ")


def cell(text: str, width: int, role: str = "text", key: str = "") -> Piece:
    """Make a column of exactly this width of somebody's words: padded, or cut with an ellipsis."""
    return Piece(fitted(safe(text), width), role, key)


def fitted(text: str, width: int) -> str:
    """Pad a text to a width in terminal cells, or cut it there with an ellipsis."""
    length = cell_len(text)
    if length <= width:
        return text + " " * (width - length)
    return set_cell_size(text, width - 1) + ELLIPSIS if width > 0 else ""


def length(pieces: Iterable[Piece]) -> int:
    """Count the terminal cells that pieces take."""
    return sum(cell_len(piece.text) for piece in pieces)


def cell_at(pieces: Iterable[Piece], x: int) -> str:
    """Tell which cell of its row stands so far right; an empty text where none does."""
    for piece in pieces:
        x -= cell_len(piece.text)
        if x < 0:
            return piece.cell
    return ""


def under_cursor(pieces: Iterable[Piece], cell: str) -> Iterator[Piece]:
    """Mark a row that the cursor stands on, or the cell of it that it stands in."""
    marked = False
    for piece in pieces:
        own = cell != "" and piece.cell == cell
        role = "here" if own else piece.role
        if not marked and piece.cell == cell and piece.text[:1] == " ":
            yield Piece(MARK, "focus")
            yield Piece(piece.text[1:], role)
        else:
            yield piece._replace(role=role)
        marked = marked or piece.cell == cell


def laid(line: Line, width: int, fill: str = " ") -> list[Piece]:
    """Fit a line to a width exactly: the left is cut where the right begins, or filled up to it."""
    right = line.right if length(line.right) < width else ()
    room = width - length(right)
    pieces: list[Piece] = []
    for number, piece in enumerate(line.left):
        taken = cell_len(piece.text)
        keep = 1 if number + 1 < len(line.left) and right else 0
        if taken > room - keep and taken > 0:
            pieces.append(piece._replace(text=fitted(piece.text, max(room - bool(right), 0))))
            room -= cell_len(pieces[-1].text)
            break
        pieces.append(piece)
        room -= taken
    if room > 0:
        pieces.append(Piece(fill * room, "frame" if fill != " " else "text"))
    return [*pieces, *right]


def painted(
    pieces: Iterable[Piece], styles: Mapping[str, Style], over: Style | None = None
) -> Strip:
    """Paint pieces, with a style over all of them where one is given.

    What is painted is made printable here once more, whatever way it came.
    """
    segments = []
    for text, role, _ in pieces:
        style = styles[role]
        segments.append(Segment(safe(text), style + over if over else style))
    return Strip(segments)
