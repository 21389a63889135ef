"""Lists under each other that scroll as one: questions with their answers, days with their rows."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.painting.lines import Line, Piece, laid, words
from tui.painting.picture import Box, Canvas, Spot, title_line
from tui.painting.rows import Section, place_of


class Place(NamedTuple):
    """Where a list stands in the whole column, wherever that is scrolled to."""

    section: Section
    top: int
    """The line of its title, or of its first row if it has none."""
    first: int
    """The line of its first row."""
    end: int


def stack(
    canvas: Canvas, sections: Sequence[Section], box: Box, panel: str, at: Spot | None
) -> int:
    """Put lists under each other, and return how many of their rows are not seen.

    They are scrolled so that the row of the cursor is seen with all of its list, if that fits. If
    it does not, the title of the list stays above what is seen of it.
    """
    places = list(_places(sections))
    own = next((one for one in places if at and one.section.name == at.section), None)
    height = places[-1].end if places else 0
    top = 0
    if own is not None and at is not None and height > box.height:
        top = max(0, own.end - box.height)
        if own.end - own.top > box.height:
            if own.section.title:
                line = title_line(own.section, box.width, own.section.note)
                canvas.put(box.x, box.y, line, panel)
                box = box._replace(y=box.y + 1, height=box.height - 1)
            top = max(own.first, _end_of_row(own, at) - box.height)
    seen = sum(_put(canvas, one, box, panel, top) for one in places)
    return sum(len(one.rows) for one in sections) - seen


def _places(sections: Sequence[Section]) -> Iterator[Place]:
    top = 0
    for one in sections:
        first = top + bool(one.title)
        yield Place(one, top, first, first + one.height)
        top = first + one.height + 1


def _put(canvas: Canvas, place: Place, box: Box, panel: str, top: int) -> int:
    """Put what is seen of a list, from a line of the whole on; return how many rows that are."""
    one, bottom, rows = place.section, top + box.height, 0
    if one.title and top <= place.top < bottom:
        line = title_line(one, box.width, one.note)
        canvas.put(box.x, box.y + place.top - top, line, panel)
    if not one.rows and one.empty and top <= place.first < bottom:
        empty = Line((Piece(" "), words(one.empty, "dim")))
        canvas.put(box.x, box.y + place.first - top, laid(empty, box.width), panel)
    for line_of, row in one.within(top - place.first, bottom - place.first):
        canvas.row(row, box.y + place.first + line_of - top, box, panel, one.name)
        rows += 1
    return rows


def _end_of_row(place: Place, at: Spot) -> int:
    number = place_of(place.section.rows, at.key) or 0
    return place.first + place.section.above(number + 1)
