"""Lists under each other that scroll as one: questions with their answers, days with their rows."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.lines import Line, laid, words
from tui.picture import Box, Canvas, Spot, title_line
from tui.rows import Section


class Stripe(NamedTuple):
    """One line of the whole, wherever it is scrolled to."""

    line: Line
    spot: Spot | None = None
    """The row that it is of; None for a title, and for what can't be chosen."""


GAP = Stripe(Line())
"""Stands between two lists."""


def stack(
    canvas: Canvas, sections: Sequence[Section], box: Box, panel: str, at: Spot | None
) -> int:
    """Put lists under each other, and return how many of their rows are not seen.

    They are scrolled so that the row of the cursor is seen with all of its list, if that fits. If
    it does not, the title of the list stays above what is seen of it.
    """
    seen = _seen(sections, box, at)
    for number, one in enumerate(seen):
        canvas.put(box.x, box.y + number, laid(one.line, box.width), panel, one.spot)
    return sum(len(one.rows) for one in sections) - len({one.spot for one in seen if one.spot})


def _seen(sections: Sequence[Section], box: Box, at: Spot | None) -> Sequence[Stripe]:
    """Choose the lines to show, looking at no more lists than there is room for."""
    here = next((number for number, one in enumerate(sections) if at and one.name == at.section), 0)
    seen = _stripes(sections[here], box.width) if sections else []
    if len(seen) > box.height:
        return _within(seen, box.height, at)
    for one in reversed(sections[:here]):
        if len(seen) >= box.height:
            break
        seen = [*_stripes(one, box.width), GAP, *seen]
    seen = seen[max(0, len(seen) - box.height) :]
    for one in sections[here + 1 :]:
        if len(seen) >= box.height:
            break
        seen = [*seen, GAP, *_stripes(one, box.width)]
    return seen[: box.height]


def _within(stripes: Sequence[Stripe], height: int, at: Spot | None) -> Sequence[Stripe]:
    """Choose the lines of a list that does not fit, its title and the row of the cursor."""
    title = [one for one in stripes[:1] if one.spot is None]
    room = max(height - len(title), 0)
    ends = [number for number, one in enumerate(stripes, start=1) if one.spot == at]
    top = max(len(title), ends[-1] - room if at and ends else 0)
    return [*title, *stripes[top : top + room]]


def _stripes(one: Section, width: int) -> list[Stripe]:
    """Write a list line by line: its title if it has one, and its rows or what belongs there."""
    stripes = [Stripe(Line(tuple(title_line(one, width, one.note))))] if one.title else []
    if not one.rows and one.empty:
        stripes.append(Stripe(Line((words(f" {one.empty}", "dim"),))))
    return stripes + [
        Stripe(line, Spot(one.name, row.key)) for row in one.rows for line in row.lines
    ]
