"""The timeline as text."""

from negotiation.fold.state import State
from negotiation.views.timeline import DayRow, Row, Timeline
from negotiation.words.when import Instant, local, show, show_day
from tui.cli.output import blocks
from tui.cli.text import heading

GLYPHS = {"towards": "▲", "away": "▼", "none": "·"}
"""How a bearing is drawn."""


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
    said = f"{row.voice}: {row.says}" if row.voice else row.says
    signed = f" ({row.claimant})" if row.claimant and row.claimant not in said else ""
    return (
        GLYPHS.get(row.bearing or "", ""),
        row.lane,
        _within(row, day, state),
        f"{said}{signed}",
        " via ".join(map(str, row.chain)) or row.word.grade,
        _learned(row, state),
    )


def _within(row: Row, day: str, state: State) -> str:
    """Write when something was: if all within the day under which it stands, without that day."""
    said = show(row.when, zone=state.zone, now=state.now)
    if _day_of(row.when.end, state) != day:
        return said
    return said.removeprefix(show_day(day, zone=state.zone, now=state.now)).lstrip(", ")


def _learned(row: Row, state: State) -> str:
    if row.learned is None:
        return ""
    return f"learned {show_day(_day_of(row.learned, state), zone=state.zone, now=state.now)}"


def _day_of(moment: Instant, state: State) -> str:
    return f"{local(moment, state.zone):%Y-%m-%d}"
