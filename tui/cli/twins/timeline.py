"""The timeline as text."""

from negotiation.fold.state import State
from negotiation.views.happened import GLYPHS, learned, says, within
from negotiation.views.timeline import DayRow, Row, Timeline
from negotiation.words.when import show_day
from tui.cli.output import blocks
from tui.cli.text import heading


def text(seen: Timeline, state: State) -> str:
    """Write each day with its counts, and under it what happened, a row each, all aligned."""
    if not seen.days:
        return f"{heading(state)}\n\n  Nothing is known to have happened."
    groups = [[_row(row, one.day.day, state) for row in one.rows] for one in seen.days]
    days = zip(seen.days, blocks(groups, indent="  "), strict=True)
    return "\n\n".join([heading(state), *(f"{_day(one, state)}\n{rows}" for one, rows in days)])


def _day(one: DayRow, state: State) -> str:
    day, towards, away = one.day
    counts = f"  ▲{towards} ▼{away}" if towards or away else ""
    return f"{show_day(day, zone=state.zone, now=state.now)}{counts}"


def _row(row: Row, day: str, state: State) -> tuple[str, ...]:
    """Write a row in six columns: bearing, lane, when, what, grades, when it was learned."""
    return (
        GLYPHS.get(row.bearing or "", ""),
        row.lane,
        within(row.when, day, state.zone, state.now),
        says(row),
        " via ".join(map(str, row.chain)) or row.word.grade,
        learned(row, state.zone, state.now),
    )
