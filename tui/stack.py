"""Lists under each other that scroll as one: questions with their answers, days with their rows."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.lines import Line, Piece, laid
from tui.picture import Box, Canvas, Spot, title_line
from tui.rows import Section


class Stripe(NamedTuple):
    """One line of the whole, wherever it is scrolled to."""

    section: str
    """The list that it belongs to; empty for the line between two of them."""
    spot: Spot | None
    """The row that it is of; None for a title, and for what can't be chosen."""
    line: Line


def stack(
    canvas: Canvas, sections: Sequence[Section], box: Box, panel: str, at: Spot | None
) -> int:
    """Put lists under each other, and return how many of their rows are not seen.

    They are scrolled so that the row of the cursor is seen with all of its list, if that fits. If
    it does not, the title of the list stays above what is seen of it.
    """
    stripes = list(_stripes(sections, box.width))
    seen = _seen(stripes, box.height, at)
    for number, one in enumerate(seen):
        canvas.put(box.x, box.y + number, laid(one.line, box.width), panel, one.spot)
    rows = {one.spot for one in stripes if one.spot}
    return len(rows) - len({one.spot for one in seen if one.spot})


def _stripes(sections: Sequence[Section], width: int) -> Iterator[Stripe]:
    for number, one in enumerate(sections):
        if number:
            yield Stripe("", None, Line())
        if one.title:
            yield Stripe(one.name, None, Line(tuple(title_line(one, width, one.note))))
        if not one.rows and one.empty:
            yield Stripe(one.name, None, Line((Piece(f" {one.empty}", "dim"),)))
        for row in one.rows:
            spot = Spot(one.name, row.key)
            yield from (Stripe(one.name, spot, line) for line in row.lines)


def _seen(stripes: Sequence[Stripe], height: int, at: Spot | None) -> Sequence[Stripe]:
    own = [number for number, one in enumerate(stripes) if at and one.section == at.section]
    if not own or len(stripes) <= height:
        return stripes[:height]
    first, end = own[0], own[-1] + 1
    if end - first <= height:
        top = max(0, end - height)
        return stripes[top : top + height]
    title = [stripes[first]] if stripes[first].spot is None else []
    room = height - len(title)
    row = [number for number in own if stripes[number].spot == at]
    top = max(first + len(title), row[-1] + 1 - room if row else 0)
    return [*title, *stripes[top : top + room]]
