"""How a room of lists is laid out, whatever it lists: the same at every size.

Below 110 columns the lists stand under a ruled title. From there on they stand in a panel, and
another one shows more of what is under the cursor: below it, or beside it from 150 columns on.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from negotiation.words.when import Instant
from tui.lines import Line, Piece, laid, note, words
from tui.picture import WIDE, Box, Canvas, Picture, Spot, left_out, named, shares, title_line
from tui.rows import Look, Row, Section, wrapped

BROAD = 150
"""From how many columns on there is room for more about what is under the cursor."""

LEAST_MORE = 8
"""With fewer lines than these there is nothing below the lists."""

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


def lists(of: Lists, width: int, height: int, at: Spot | None) -> Picture:
    """Lay out the lists of a room."""
    return _wide(of, width, height, at) if width >= WIDE else _narrow(of, width, height, at)


def _narrow(of: Lists, width: int, height: int, at: Spot | None) -> Picture:
    canvas = Canvas(height)
    left = (Piece("─ ", "frame"), words(of.title, "strong"), Piece(" ", "frame"))
    right = (words(f" {of.note} ", "dim"), Piece("─", "frame")) if of.note else ()
    canvas.put(0, 0, laid(Line(left, right), width, "─"), LIST)
    sections = of.sections(Look(width, False, of.zone, of.now, at.cell if at else ""))
    _pile(canvas, sections, _under_head(canvas, of, Box(0, 1, width, height - 1)), at)
    return _picture(canvas, sections)


def _wide(of: Lists, width: int, height: int, at: Spot | None) -> Picture:
    canvas = Canvas(height)
    cell = at.cell if at else ""
    sections = of.sections(Look(_list_width(of, width) - 2, True, of.zone, of.now, cell))
    box, more = _panels(of, sections, width, height)
    canvas.frame(box, LIST, named(of.title), of.note)
    inner = _under_head(canvas, of, Box(1, 1, box.width - 2, box.height - 2))
    _pile(canvas, sections, inner, at)
    row = _under(at, sections)
    if of.more is not None and more is not None:
        look = Look(more.width - 2, True, of.zone, of.now)
        title, lines = of.more(row, look) if row is not None else ("", ())
        hidden = len(lines) - (more.height - 2)
        note = f"{hidden} more lines" if hidden > 0 else ""
        canvas.frame(more, MORE, named(title) if title else (), note)
        for number, line in enumerate(lines[: more.height - 2]):
            canvas.put(more.x + 1, more.y + 1 + number, laid(line, more.width - 2), MORE)
    return _picture(canvas, sections)


def _list_width(of: Lists, width: int) -> int:
    return width * 3 // 5 if of.more is not None and width >= BROAD else width


def _panels(
    of: Lists, sections: Sequence[Section], width: int, height: int
) -> tuple[Box, Box | None]:
    """Share the screen: more stands beside the lists, or below where it is not that broad."""
    if not any(one.rows for one in sections):
        return Box(0, 0, width, height), None
    list_width = _list_width(of, width)
    if list_width < width:
        return Box(0, 0, list_width, height), Box(list_width, 0, width - list_width, height)
    wanted = sum(one.height + bool(one.title) + 1 for one in sections) + 1
    wanted += len(_head(of, width - 2))
    list_height = min(wanted, height * 3 // 5)
    if of.more is None or height - list_height < LEAST_MORE:
        return Box(0, 0, width, height), None
    return Box(0, 0, width, list_height), Box(0, list_height, width, height - list_height)


def _head(of: Lists, width: int) -> Sequence[Line]:
    """Write the sentence above the lists, with a line of space below it."""
    if not of.head:
        return ()
    return [*(note(text, "text") for text in wrapped(of.head, width - 1, 3)), Line()]


def _under_head(canvas: Canvas, of: Lists, box: Box) -> Box:
    """Put the sentence that stands above the lists, and return the room below it."""
    head = _head(of, box.width)
    for number, line in enumerate(head):
        canvas.put(box.x, box.y + number, laid(line, box.width), LIST)
    return box._replace(y=box.y + len(head), height=max(0, box.height - len(head)))


def _pile(canvas: Canvas, sections: Sequence[Section], box: Box, at: Spot | None) -> None:
    """Put lists under each other, with a line between them where there is room."""
    sections = _seen(sections, box.height, at)
    titles = [bool(one.title) for one in sections]
    wanted = [one.height for one in sections]
    gaps = max(len(sections) - 1, 0)
    gap = 1 if sum(wanted) + sum(titles) + gaps <= box.height else 0
    room = box.height - sum(titles) - gap * gaps
    y = box.y
    for one, lines in zip(
        sections, shares(wanted, [LEAST_OF_LIST] * len(sections), room), strict=True
    ):
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
    due = [bool(one.title) + min(one.height, LEAST_OF_LIST) for one in sections]
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
    each = {Spot(one.name, row.key): row for one in sections for row in one.rows}
    found = each.get(at.row) if at is not None else None
    if found is not None and at is not None:
        return found._replace(ref=found.about(at.cell))
    return next(iter(each.values()), None)
