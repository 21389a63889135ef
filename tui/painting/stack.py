"""Lists under each other that scroll as one: questions with their answers, days with their rows.

Only what is seen is looked at, from the list of the cursor on upwards and downwards.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.painting.lines import Line, Piece, laid, words
from tui.painting.lists import place_of
from tui.painting.picture import Box, Canvas, Spot, title_line
from tui.painting.rows import Row, Section


class Part(NamedTuple):
    """A row of a list, or one of the lines around its rows."""

    section: Section
    row: Row | None
    is_title: bool = False
    line: Line = Line()
    """What stands there where it is neither a row nor the title."""

    @property
    def height(self) -> int:
        """How many lines it takes."""
        return 1 if self.row is None else len(self.row.lines)


def stack(
    canvas: Canvas, sections: Sequence[Section], box: Box, panel: str, at: Spot | None
) -> int:
    """Put lists under each other, and return how many of their rows are not seen.

    They are scrolled so that the row of the cursor is seen with all of its list, if that fits. If
    it does not, the title of the list stays above what is seen of it.
    """
    number = next((n for n, one in enumerate(sections) if at and one.name == at.section), None)
    if at is None or number is None:
        seen = _down(canvas, _parts(sections), box, box.y, panel)
    elif (own := _height(sections[number], box.height + 1)) > box.height:
        seen = _within(canvas, sections[number], box, panel, at)
    else:
        before = sections[:number]
        y = box.y + min(_lines(_parts_upwards(before), box.height), box.height - own)
        seen = _down(canvas, _parts(sections[number:]), box, y, panel)
        seen += _up(canvas, _parts_upwards(before), box, y, panel)
    return sum(len(one.rows) for one in sections) - seen


def _within(canvas: Canvas, one: Section, box: Box, panel: str, at: Spot) -> int:
    """Put as much of a list that is longer than the box as ends with the row of the cursor."""
    if one.title:
        canvas.put(box.x, box.y, title_line(one, box.width, one.note), panel)
        box = box._replace(y=box.y + 1, height=box.height - 1)
    first = place_of(one.rows, at.key) or 0
    above = len(one.rows[first].lines)
    while first and above < box.height:
        first -= 1
        above += len(one.rows[first].lines)
    rows = (Part(one, one.rows[place]) for place in range(first, len(one.rows)))
    return _down(canvas, rows, box, box.y + min(0, box.height - above), panel)


def _down(canvas: Canvas, parts: Iterable[Part], box: Box, y: int, panel: str) -> int:
    """Put parts under each other from a line on, and return how many rows are seen."""
    seen = 0
    for part in parts:
        if y >= box.y + box.height:
            break
        seen += _put(canvas, part, box, y, panel)
        y += part.height
    return seen


def _up(canvas: Canvas, parts: Iterable[Part], box: Box, y: int, panel: str) -> int:
    """Put parts above each other, the first one above a line, and return how many rows are seen."""
    seen = 0
    for part in parts:
        if y <= box.y:
            break
        y -= part.height
        seen += _put(canvas, part, box, y, panel)
    return seen


def _put(canvas: Canvas, part: Part, box: Box, y: int, panel: str) -> int:
    one, row, is_title, line = part
    if row is not None:
        canvas.row(row, y, box, panel, one.name)
        return 1
    pieces = title_line(one, box.width, one.note) if is_title else laid(line, box.width)
    canvas.put(box.x, y, pieces, panel)
    return 0


def _parts(sections: Iterable[Section]) -> Iterator[Part]:
    for one in sections:
        yield from _title(one)
        yield from (Part(one, row) for row in one.rows)
        yield from _empty(one)
        yield Part(one, None)


def _parts_upwards(sections: Sequence[Section]) -> Iterator[Part]:
    for one in reversed(sections):
        yield Part(one, None)
        yield from _empty(one)
        yield from (Part(one, row) for row in reversed(one.rows))
        yield from _title(one)


def _title(one: Section) -> Iterator[Part]:
    if one.title:
        yield Part(one, None, is_title=True)


def _empty(one: Section) -> Iterator[Part]:
    if not one.rows and one.empty:
        yield Part(one, None, line=Line((Piece(" "), words(one.empty, "dim"))))


def _height(one: Section, most: int) -> int:
    return bool(one.title) + one.height(most)


def _lines(parts: Iterable[Part], most: int) -> int:
    """Count the lines that parts take, up to so many."""
    lines = 0
    for part in parts:
        lines += part.height
        if lines >= most:
            return most
    return lines
