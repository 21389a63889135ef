"""Lists under each other: they share the lines there are, or scroll as one where those are few."""

from collections.abc import Sequence

from tui.picture import Box, Canvas, Spot, left_out, shares, title_line
from tui.rows import Section, place_of

LEAST = 3
"""Lines of a list below which it is better to scroll them all."""


def pile(
    canvas: Canvas, sections: Sequence[Section], box: Box, panel: str, at: Spot | None
) -> None:
    """Put lists under each other."""
    room = box.height - sum(bool(one.title) for one in sections)
    if sum(min(one.height, LEAST) for one in sections) > room:
        _scrolled(canvas, sections, box, panel, at)
    else:
        _shared(canvas, sections, box, panel, at)


def _shared(
    canvas: Canvas, sections: Sequence[Section], box: Box, panel: str, at: Spot | None
) -> None:
    """Give each list its lines, that of the cursor first, and a line between them if there is."""
    room = box.height - sum(bool(one.title) for one in sections)
    gap = 1 if sum(one.height for one in sections) + len(sections) - 1 <= room else 0
    given = _given(sections, room - gap * (len(sections) - 1), at)
    y = box.y
    for one in sections:
        lines = given[one.name]
        if one.title:
            canvas.put(box.x, y, title_line(one, box.width, left_out(one, lines, at)), panel)
            y += 1
        canvas.section(one, Box(box.x, y, box.width, lines), panel, at)
        y += lines + gap


def _given(sections: Sequence[Section], room: int, at: Spot | None) -> dict[str, int]:
    order = sorted(sections, key=lambda one: at is None or one.name != at.section)
    lines = shares([one.height for one in order], [LEAST] * len(order), room)
    return {one.name: few for one, few in zip(order, lines, strict=True)}


def _scrolled(
    canvas: Canvas, sections: Sequence[Section], box: Box, panel: str, at: Spot | None
) -> None:
    """Put all of them in one column, of which as much is seen as shows the row of the cursor."""
    up = max(0, _end_of_cursor(sections, at) - box.height)
    y = box.y - up
    for one in sections:
        if one.title and box.y <= y < box.y + box.height:
            canvas.put(box.x, y, title_line(one, box.width, one.note), panel)
        y += bool(one.title)
        if not one.rows and box.y <= y < box.y + box.height:
            canvas.section(one, Box(box.x, y, box.width, 1), panel, at)
        for line, row in one.within(box.y - y, box.y + box.height - y):
            canvas.row(row, y + line, box, panel, one.name)
        y += one.height + 1


def _end_of_cursor(sections: Sequence[Section], at: Spot | None) -> int:
    """Count the lines of the column, to the last one of the row of the cursor."""
    lines = 0
    for one in sections:
        lines += bool(one.title)
        if at is not None and at.section == one.name:
            place = place_of(one.rows, at.key)
            return lines + one.above((place or 0) + 1)
        lines += one.height + 1
    return 0
