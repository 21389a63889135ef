"""How a room of lists is laid out, whatever it lists: the same at every size.

Below 110 columns the lists stand under a ruled title. From there on they stand in a panel, and
another one shows more of what is under the cursor: below it, or beside it from 150 columns on.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from negotiation.words.when import Instant
from tui.painting.lines import Line, Piece, laid, note, words
from tui.painting.lists import place_of
from tui.painting.picture import (
    WIDE,
    Box,
    Canvas,
    Picture,
    Spot,
    left_out,
    named,
    shares,
    title_line,
)
from tui.painting.rows import Look, Row, Section, wrapped
from tui.painting.stack import stack

BROAD = 150
"""From how many columns on there is room for more about what is under the cursor."""

LEAST_MORE = 8
"""With fewer lines than these there is nothing below the lists."""

ENOUGH_MORE = 10
"""So many lines below the lists are enough, where the lists want the others."""

LEAST_OF_LIST = 3
"""Lines that a list has at least, before another one has all it wants."""

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
    head: str = ""
    """A sentence above the lists: what is to be known before one reads them."""
    scrolls: bool = False
    """Whether the lists scroll as one, however many there are, rather than share the room."""


def lists(of: Lists, width: int, height: int, at: Spot | None) -> Picture:
    """Lay out the lists of a room."""
    return _wide(of, width, height, at) if width >= WIDE else _narrow(of, width, height, at)


def _narrow(of: Lists, width: int, height: int, at: Spot | None) -> Picture:
    canvas = Canvas(height)
    sections = of.sections(Look(width, False, of.zone, of.now, at.cell if at else ""))
    note = _fill(canvas, of, sections, Box(0, 1, width, height - 1), at)
    left = (Piece("─ ", "frame"), words(of.title, "strong"), Piece(" ", "frame"))
    right = (words(f" {note} ", "dim"), Piece("─", "frame")) if note else ()
    canvas.put(0, 0, laid(Line(left, right), width, "─"), LIST)
    return _picture(canvas, sections)


def _wide(of: Lists, width: int, height: int, at: Spot | None) -> Picture:
    canvas, cell = Canvas(height), at.cell if at else ""
    within = list_width(width) if of.more is not None else width
    sections = of.sections(Look(within - 2, True, of.zone, of.now, cell))
    box, more = _shared(of, sections, Box(0, 0, width, height))
    note = _fill(canvas, of, sections, Box(1, 1, box.width - 2, box.height - 2), at)
    canvas.frame(box, LIST, named(of.title), note)
    row = _under(at, sections)
    if of.more is not None and more is not None and row is not None:
        tell_more(canvas, more, *of.more(row, Look(more.width - 2, True, of.zone, of.now)))
    return _picture(canvas, sections)


def tell_more(canvas: Canvas, box: Box, title: str, lines: Sequence[Line]) -> None:
    """Put more about what is under the cursor in a panel."""
    hidden = len(lines) - (box.height - 2)
    note = f"{hidden} more {'line' if hidden == 1 else 'lines'}" if hidden > 0 else ""
    canvas.frame(box, MORE, named(title) if title else (), note)
    for number, line in enumerate(lines[: box.height - 2]):
        canvas.put(box.x + 1, box.y + 1 + number, laid(line, box.width - 2), MORE)


def list_width(width: int) -> int:
    """Tell how wide lists are on a screen that shows more beside them, if it is that broad."""
    return width * 3 // 5 if width >= BROAD else width


def panels(box: Box, wanted: int) -> tuple[Box, Box | None]:
    """Share the room: more stands beside the lists, or below where it is not that broad.

    Args:
        box: the room there is.
        wanted: how many lines the lists would take.
    """
    x, y, width, height = box
    beside = list_width(width)
    if beside < width:
        return Box(x, y, beside, height), Box(x + beside, y, width - beside, height)
    above = min(wanted, max(height * 3 // 5, min(height * 3 // 4, height - ENOUGH_MORE)))
    if height - above < LEAST_MORE:
        return box, None
    return Box(x, y, width, above), Box(x, y + above, width, height - above)


def _shared(of: Lists, sections: Sequence[Section], box: Box) -> tuple[Box, Box | None]:
    """Share the screen; where nothing is listed there is nothing to tell more about."""
    if of.more is None or not any(one.rows for one in sections):
        return box, None
    wanted = len(_head(of, box.width - 2)) + 1
    for one in sections:
        wanted += bool(one.title) + one.height(box.height) + 1
        if wanted >= box.height:
            break
    return panels(box, wanted)


def _head(of: Lists, width: int) -> Sequence[Line]:
    """Write the sentence above the lists, with a line of space below it."""
    if not of.head:
        return ()
    return [*(note(text, "text") for text in wrapped(of.head, width - 1, 3)), Line()]


def _fill(canvas: Canvas, of: Lists, sections: Sequence[Section], box: Box, at: Spot | None) -> str:
    """Put the lists in their box, and return what stands at the right of its title."""
    head = _head(of, box.width)
    for number, line in enumerate(head):
        canvas.put(box.x, box.y + number, laid(line, box.width), LIST)
    box = box._replace(y=box.y + len(head), height=max(0, box.height - len(head)))
    if of.scrolls:
        hidden = stack(canvas, sections, box, LIST, at)
        return f"{hidden} more" if hidden else of.note
    _pile(canvas, sections, box, at)
    return of.note


def _pile(canvas: Canvas, sections: Sequence[Section], box: Box, at: Spot | None) -> None:
    """Put lists under each other, with a line between them where there is room.

    That of the cursor gets the lines that it wants before the others do.
    """
    sections = _seen(sections, box.height, at)
    titles = [bool(one.title) for one in sections]
    wanted = [one.height(box.height) for one in sections]
    gaps = max(len(sections) - 1, 0)
    gap = 1 if sum(wanted) + sum(titles) + gaps <= box.height else 0
    room = box.height - sum(titles) - gap * gaps
    order = sorted(sections, key=lambda one: at is None or one.name != at.section)
    given = shares([one.height(box.height) for one in order], [LEAST_OF_LIST] * len(order), room)
    lines_of = {one.name: lines for one, lines in zip(order, given, strict=True)}
    y = box.y
    for one in sections:
        lines = lines_of[one.name]
        if one.title:
            canvas.put(box.x, y, title_line(one, box.width, left_out(one, lines, at)), LIST)
            y += 1
        canvas.section(one, Box(box.x, y, box.width, lines), LIST, at)
        y += lines + gap


def _seen(sections: Sequence[Section], height: int, at: Spot | None) -> Sequence[Section]:
    """Choose the lists that each have their least lines: the first ones, or down to the cursor's.

    As with rows, what is left out is reached with the cursor.
    """
    names = [one.name for one in sections]
    cursor = names.index(at.section) if at is not None and at.section in names else 0
    due = [bool(one.title) + one.height(LEAST_OF_LIST) for one in sections]
    start = cursor
    while start > 0 and sum(due[start - 1 : cursor + 1]) <= height:
        start -= 1
    end = cursor + 1
    while end < len(sections) and sum(due[start : end + 1]) <= height:
        end += 1
    return sections[start:end]


def _picture(canvas: Canvas, sections: Sequence[Section]) -> Picture:
    return canvas.picture([list(sections)], dict.fromkeys((one.name for one in sections), LIST))


def _under(at: Spot | None, sections: Sequence[Section]) -> Row | None:
    """Return the row of the cursor, which begins on the first; about its cell if it is in one."""
    rows = next((one.rows for one in sections if at and one.name == at.section), ())
    place = place_of(rows, at.key) if at else None
    if place is not None and at is not None:
        return rows[place]._replace(ref=rows[place].about(at.cell))
    return next((one.rows[0] for one in sections if one.rows), None)
