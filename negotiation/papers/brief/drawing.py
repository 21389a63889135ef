"""The days of a brief as a drawing: where its marks stand, whoever paints them.

Days run across, by the calendar, so that a pause is seen as one. Where there are many, each column
stands for several.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from negotiation.papers.brief.content import Day, Happening
from negotiation.words.when.names import MONTHS

MOST_COLUMNS = 60
"""How many columns there is room for on a page."""

MOST_TICKS = 6
"""How many columns are dated: as many dates as fit side by side on a phone."""

HIGHEST_BAR = 44
"""The height of the highest bar, in pixels."""

WIDEST_BAR = 6
"""The width of a bar where there is room, in percent of the width."""

LANES = ("rounds", "conditions", "texts", "deadlines")
"""The lanes that are drawn, from top to bottom."""


class Column(NamedTuple):
    """A day, or several, with the developments that are counted there."""

    at: float
    """Where its middle is, in percent of the width."""
    towards: int
    away: int
    date: str
    """Of its first day: `2022-02-28`."""
    label: str
    """`28 Feb`."""


class Mark(NamedTuple):
    """What moved in a lane, or was due, in a column."""

    at: float
    category: str
    """Of the state that it moved to last; empty for what was due."""
    says: tuple[str, ...]


class Lane(NamedTuple):
    """A lane with its marks."""

    name: str
    marks: tuple[Mark, ...]


class Drawing(NamedTuple):
    """The whole drawing."""

    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    """Those in which there is anything."""
    dated: tuple[Column, ...]
    """The columns that have their date under them."""
    days_a_column: int
    most: int
    """The highest count of any column, towards or away; at least 1."""

    @property
    def bar(self) -> float:
        """How wide a bar is, in percent of the width."""
        return round(min(WIDEST_BAR, 60 / len(self.columns)), 3)

    def height(self, count: int) -> float:
        """How high the bar of a count is, in pixels."""
        return round(HIGHEST_BAR * count / self.most, 1)


def drawing(days: Sequence[Day]) -> Drawing | None:
    """Lay out days; None, if there are none."""
    if not days:
        return None
    dates = [dt.date.fromisoformat(one.date) for one in days]
    first, last = min(dates), max(dates)
    days_a_column = -(-((last - first).days + 1) // MOST_COLUMNS)
    number = (last - first).days // days_a_column + 1
    within: dict[int, list[Day]] = {place: [] for place in range(number)}
    for day, date in zip(days, dates, strict=True):
        within[(date - first).days // days_a_column].append(day)
    columns = tuple(
        _column((place + 0.5) * 100 / number, first + dt.timedelta(place * days_a_column), each)
        for place, each in within.items()
    )
    lanes = (Lane(name, tuple(_marks(name, within, columns))) for name in LANES)
    return Drawing(
        columns,
        tuple(one for one in lanes if one.marks),
        columns[:: -(-number // MOST_TICKS)],
        days_a_column,
        max(1, *(max(one.towards, one.away) for one in columns)),
    )


def _column(at: float, begins: dt.date, days: Iterable[Day]) -> Column:
    counts = [(one.towards, one.away) for one in days]
    return Column(
        round(at, 3),
        sum(towards for towards, _ in counts),
        sum(away for _, away in counts),
        begins.isoformat(),
        f"{begins.day} {MONTHS[begins.month - 1][:3]}",
    )


def _marks(
    lane: str, within: Mapping[int, Iterable[Day]], columns: Sequence[Column]
) -> Iterable[Mark]:
    for place, days in within.items():
        moved = [one for day in days for one in day.happenings if one.lane == lane]
        if moved:
            yield Mark(columns[place].at, _category(moved[-1]), tuple(one.says for one in moved))


def _category(one: Happening) -> str:
    return one.stood.category if one.stood else ""
