"""What happened on a day, in words."""

from negotiation.views.days import day_at
from negotiation.views.timeline import Row
from negotiation.words.when import Instant, Span, show, show_day

GLYPHS = {"towards": "▲", "away": "▼", "none": "·"}
"""How a bearing is drawn."""


def says(row: Row) -> str:
    """Say what happened, by whose account, and whose judgement it is."""
    said = f"{row.voice}: {row.says}" if row.voice else row.says
    signed = f" ({row.claimant})" if row.claimant and row.claimant not in said else ""
    return f"{said}{signed}"


def within(when: Span, day: str, zone: str, now: Instant) -> str:
    """Write when something was: if all within the day under which it stands, without that day."""
    said = show(when, zone=zone, now=now)
    if day_at(when.end, zone) != day:
        return said
    return said.removeprefix(show_day(day, zone=zone, now=now)).lstrip(", ")


def learned(row: Row, zone: str, now: Instant, *, brief: bool = False) -> str:
    """Say when something became known, if that was later: `learned Thu 3 Mar`."""
    if row.learned is None:
        return ""
    return f"learned {show_day(day_at(row.learned, zone), zone=zone, now=now, brief=brief)}"
