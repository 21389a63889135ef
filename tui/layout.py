"""How a room of lists is laid out, whatever it lists: the same at every size.

Below 110 columns the lists stand under a ruled title. From there on they stand in a panel, and
another one shows more of what is under the cursor: below it, or beside it from 150 columns on.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from negotiation.words.when import Instant
from tui.lines import Line, Piece, laid, words
from tui.picture import WIDE, Box, Canvas, Picture, Spot, named
from tui.pile import pile
from tui.rows import Look, Row, Section, place_of

BROAD = 150
"""From how many columns on there is room for more about what is under the cursor."""

LEAST_MORE = 8
"""With fewer lines than these there is nothing below the lists."""

LIST, MORE = "list", "more"
"""The panels."""


class Lists(NamedTuple):
    """What a room lists."""

    title: str
    note: str
    """What stands at the right of the title: a count, or a head line."""
    zone: str
    now: Instant
    sections: Callable[[Look], Sequence[Section]]
    """The lists, for a width; one without a title has no line of its own."""
    more: Callable[[Row, Look], tuple[str, Sequence[Line]]] | None = None
    """A title and lines about a row, for where there is room beside the lists."""


def lists(of: Lists, width: int, height: int, at: Spot | None) -> Picture:
    """Lay out the lists of a room."""
    return _wide(of, width, height, at) if width >= WIDE else _narrow(of, width, height, at)


def _narrow(of: Lists, width: int, height: int, at: Spot | None) -> Picture:
    canvas = Canvas(height)
    left = (Piece("─ ", "frame"), words(of.title, "strong"), Piece(" ", "frame"))
    right = (words(f" {of.note} ", "dim"), Piece("─", "frame")) if of.note else ()
    canvas.put(0, 0, laid(Line(left, right), width, "─"), LIST)
    sections = of.sections(Look(width, False, of.zone, of.now))
    pile(canvas, sections, Box(0, 1, width, height - 1), LIST, at)
    return _picture(canvas, sections)


def _wide(of: Lists, width: int, height: int, at: Spot | None) -> Picture:
    canvas = Canvas(height)
    sections = of.sections(Look(_list_width(of, width) - 2, True, of.zone, of.now))
    box, more = _panels(of, sections, width, height)
    canvas.frame(box, LIST, named(of.title), of.note)
    pile(canvas, sections, Box(1, 1, box.width - 2, box.height - 2), LIST, at)
    row = _under(at, sections)
    if of.more is not None and more is not None:
        look = Look(more.width - 2, True, of.zone, of.now)
        title, lines = of.more(row, look) if row is not None else ("", ())
        canvas.frame(more, MORE, named(title) if title else (), "")
        for number, line in enumerate(lines[: more.height - 2]):
            canvas.put(more.x + 1, more.y + 1 + number, laid(line, more.width - 2), MORE)
    return _picture(canvas, sections)


def _list_width(of: Lists, width: int) -> int:
    return width * 3 // 5 if of.more is not None and width >= BROAD else width


def _panels(
    of: Lists, sections: Sequence[Section], width: int, height: int
) -> tuple[Box, Box | None]:
    """Share the screen: more stands beside the lists, or below where it is not that broad."""
    list_width = _list_width(of, width)
    if list_width < width:
        return Box(0, 0, list_width, height), Box(list_width, 0, width - list_width, height)
    wanted = sum(one.height + bool(one.title) + 1 for one in sections) + 1
    list_height = min(wanted, height * 3 // 5)
    if of.more is None or height - list_height < LEAST_MORE:
        return Box(0, 0, width, height), None
    return Box(0, 0, width, list_height), Box(0, list_height, width, height - list_height)


def _picture(canvas: Canvas, sections: Sequence[Section]) -> Picture:
    return canvas.picture([list(sections)], dict.fromkeys((one.name for one in sections), LIST))


def _under(at: Spot | None, sections: Sequence[Section]) -> Row | None:
    """Return the row of the cursor, which begins on the first."""
    for one in sections:
        if at is not None and at.section == one.name:
            place = place_of(one.rows, at.key)
            if place is not None:
                return one.rows[place]
    return next((one.rows[0] for one in sections if one.rows), None)
