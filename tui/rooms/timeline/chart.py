"""The chart of the timeline: days across, lanes down, a mark for whatever happened."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from negotiation.views.timeline import ALL_LANES, DayRow, Timeline
from tui.painting.lines import Line, Piece, cell, laid, length, words
from tui.painting.picture import Box, Canvas, Span, Spot, named
from tui.painting.rows import Look, widest
from tui.rooms.timeline.sections import LANE, counts, mark, title_of

CHART = "chart"
"""The panel."""

LEAST = 12
"""The fewest columns of a day."""

ROOMY = 20
"""From how many lines on lanes in which nothing happened are drawn too."""

AROUND = 4
"""Lines beside the lanes: two of the border, and two that name the days."""


class Stretch(NamedTuple):
    """The days that are seen, and how many are not."""

    days: Sequence[DayRow]
    earlier: int
    later: int
    width: int
    """How many columns each takes."""

    @property
    def note(self) -> str:
        """What stands at the right of the title."""
        hidden = ((self.earlier, "earlier"), (self.later, "later"))
        return ", ".join(f"{number} {where}" for number, where in hidden if number)


class Chart(NamedTuple):
    """What is drawn."""

    days: Sequence[DayRow]
    lanes: Sequence[str]
    marks: "Marks"
    titles: int
    """The width of the widest name of a day."""
    look: Look

    @property
    def height(self) -> int:
        """How many lines it takes."""
        return len(self.lanes) + AROUND

    def draw(self, canvas: Canvas, box: Box, at: Spot | None) -> None:
        """Draw the latest days, or those around the cursor's where that is further back."""
        stretch = _stretch(self.days, box.width - 3 - LANE, self.titles, at)
        canvas.frame(box, CHART, named("Timeline"), stretch.note)
        x, y = box.x + 1 + LANE, box.y + 3
        for number, lane in enumerate(self.lanes):
            label = cell(f" {lane.capitalize()}", LANE, "dim")
            canvas.put(box.x + 1, y + number, [label], CHART)
        each = zip_longest(stretch.days, stretch.days[1:])
        for day, (one, after) in enumerate(each, start=stretch.earlier):
            width = stretch.width if after is not None else box.width - 2 - x
            _head(canvas, Box(x, box.y + 1, width, 2), one, self.look, at)
            line = "┄" if after is not None and not _is_next(one, after) else "─"
            for number, lane in enumerate(self.lanes):
                canvas.spans(y + number, self.marks(day, lane, Box(x, 0, width, 1), line))
            x += width


def chart(seen: Timeline, marks: "Marks", titles: Sequence[str], look: Look, height: int) -> Chart:
    """Choose what to draw on a screen of a height: where it is low, only lanes with anything."""
    used = {lane for one in seen.days for lane in one.lanes}
    lanes = [lane for lane in ALL_LANES if height >= ROOMY or lane in used]
    return Chart(seen.days, lanes, marks, widest(titles), look)


def _stretch(days: Sequence[DayRow], room: int, titles: int, at: Spot | None) -> Stretch:
    names = [one.day.day for one in days]
    least = max(LEAST, titles + 3)
    number = max(1, min(len(days), room // least))
    last = max(0, len(days) - number)
    before = names.index(at.section) - 1 if at and at.section in names else last
    first = max(0, min(before, last))
    shown = days[first : first + number]
    return Stretch(shown, first, len(days) - first - len(shown), max(room, 0) // number)


def _is_next(one: DayRow, after: DayRow) -> bool:
    """Tell whether no day lies between two."""
    return date.fromisoformat(one.day.day) + timedelta(days=1) == date.fromisoformat(after.day.day)


def _head(canvas: Canvas, box: Box, one: DayRow, look: Look, at: Spot | None) -> None:
    """Name a day, and count its developments; a click there leads to the day."""
    day = one.day.day
    here = at is not None and at.section == day
    spot = at if here else Spot(day, one.rows.keys[0])
    name = words(title_of(day, look), "strong" if here else "text")
    for number, pieces in enumerate(((name,), counts(one.day))):
        line = Line((Piece(" "), *pieces))
        canvas.put(box.x, box.y + number, laid(line, box.width - 1), CHART, spot)


def marks(seen: Timeline, day: int, lane: str, box: Box, line: str) -> Sequence[Span]:
    """Draw what happened on a day in a lane, as many marks as there is room for.

    Args:
        seen: the days.
        day: the place of the day among them.
        lane: the lane.
        box: the columns there are for it.
        line: what stands between the marks.
    """
    one = seen.days[day]
    room, places = box.width - 2, one.lanes.get(lane, range(0))
    over = f"+{len(places)}"
    shown = places if len(places) <= room else places[: room - len(over)]
    more = [Piece(f"+{len(places) - len(shown)}", "dim")] if len(shown) < len(places) else []
    spans = [Span(box.x, (Piece(line, "frame"),), CHART)]
    for x, place in enumerate(shown, start=box.x + 1):
        row, spot = one.rows.at(place), Spot(one.day.day, one.rows.keys[place])
        spans.append(Span(x, (mark(row) if row else Piece(" "),), CHART, spot))
    x = 1 + len(shown)
    rest = Piece(line * (box.width - x - length(more)), "frame")
    return [*spans, Span(box.x + x, (*more, rest), CHART)]


Marks: TypeAlias = Callable[[int, str, Box, str], Sequence[Span]]
"""Draws what `marks` does, and keeps it."""
