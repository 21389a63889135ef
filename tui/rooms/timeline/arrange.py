"""Where everything of the timeline stands.

From 110 columns on a chart of the days is painted, and below it the rows of the day of the cursor,
with more about its row below or beside them. Below 110 columns the days stand under each other.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from negotiation.views.timeline import DayRow, Timeline
from negotiation.words.when import Instant
from tui.painting.layout import LIST, Lists, list_width, lists, panels, tell_more
from tui.painting.lines import Line, Piece, laid, words
from tui.painting.lists import place_of
from tui.painting.picture import WIDE, Box, Canvas, Picture, Spot, left_out
from tui.painting.rows import Look, Row, Section
from tui.rooms.timeline.chart import Marks, chart
from tui.rooms.timeline.sections import NONE, counts

TITLE = "Timeline"


class Story(NamedTuple):
    """What the timeline is made of."""

    seen: Timeline
    zone: str
    now: Instant
    sections: Callable[[Look], Sequence[Section]]
    marks: Marks
    more: Callable[[Row, Look], tuple[str, Sequence[Line]]]

    @property
    def names(self) -> Sequence[str]:
        """The names of its lists."""
        return [one.day.day for one in self.seen.days]


def arrange(story: Story, width: int, height: int, at: Spot | None) -> Picture:
    """Arrange the timeline on a screen, so that the day and the row of the cursor are seen."""
    if width >= WIDE:
        return _wide(story, width, height, at)
    number = len(story.seen.days)
    note = f"{number} day{'' if number == 1 else 's'}" if number else ""
    of = Lists(TITLE, note, story.zone, story.now, story.sections, scrolls=True)
    return lists(of, width, height, at)


def _wide(story: Story, width: int, height: int, at: Spot | None) -> Picture:
    canvas = Canvas(height)
    look = Look(list_width(width) - 2, True, story.zone, story.now)
    sections = story.sections(look)
    days = {one.day.day: (one, each) for one, each in zip(story.seen.days, sections, strict=False)}
    day, section = days.get(at.section if at else "", (None, None))
    above = chart(story.seen, story.marks, [one.title for one in sections], look, height)
    above.draw(canvas, Box(0, 0, width, above.height), at)
    wanted = max(1, *(len(one.rows) for one in sections)) + 2  # rows of a day take a line each
    below, more = panels(Box(0, above.height, width, height - above.height), wanted)
    row = _rows(canvas, below, day, section, at)
    if more is not None:
        look = look._replace(width=more.width - 2)
        tell_more(canvas, more, *(story.more(row, look) if row is not None else ("", ())))
    return canvas.picture([[one] for one in sections], dict.fromkeys(story.names, LIST))


def _rows(
    canvas: Canvas, box: Box, day: DayRow | None, section: Section | None, at: Spot | None
) -> Row | None:
    """Put the rows of a day in their panel, and return that of the cursor."""
    inner = Box(box.x + 1, box.y + 1, box.width - 2, box.height - 2)
    if day is None or section is None:
        canvas.frame(box, LIST, (), "")
        canvas.put(inner.x, inner.y, laid(Line((Piece(f" {NONE}", "dim"),)), inner.width), LIST)
        return None
    title = (words(section.title, "strong"), Piece("  " if counts(day.day) else ""))
    canvas.frame(box, LIST, (*title, *counts(day.day)), left_out(section, inner.height, at))
    canvas.section(section, inner, LIST, at)
    place = place_of(section.rows, at.key) if at else None
    return None if place is None else section.rows[place]
