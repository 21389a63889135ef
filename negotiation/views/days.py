"""What happened around the talks, counted by day."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from negotiation.fold.account import Entity
from negotiation.words.when import EARLIEST, LATEST, Instant, Span, instant, local


class Day(NamedTuple):
    """The developments of a day, counted."""

    day: str
    """The date, as `2022-03-02`."""
    towards: int
    away: int


def days(developments: Iterable[Entity], zone: str) -> tuple[Day, ...]:
    """Count the developments of each day, towards talks and away from them.

    What is only somebody else's account is not counted: counts are the desk's.
    """
    counted: Counter[tuple[str, str]] = Counter()
    for development in developments:
        day = day_of(development.entries[0].occurred, zone)
        bearing = development.desk.fields.get("bearing")
        if day is not None and isinstance(bearing, str) and _is_the_desks(development):
            counted[day, bearing] += 1
    dates = sorted({day for day, _ in counted})
    return tuple(Day(day, counted[day, "towards"], counted[day, "away"]) for day in dates)


def day_of(span: Span | None, zone: str) -> str | None:
    """Return the first local day of a span, or its last one if it has no first; None without."""
    if span is None or span.begins in {EARLIEST, LATEST}:
        return None
    return day_at(span.begins, zone)


def day_at(moment: Instant, zone: str) -> str:
    """Return the date of a moment on the clocks of a zone."""
    return local(moment, zone).date().isoformat()


def end_of(day: str, zone: str) -> Instant:
    """Return the instant at which the day after a local day begins."""
    midnight = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone))
    return LATEST if day == LATEST[:10] else instant(midnight + timedelta(days=1))


def _is_the_desks(development: Entity) -> bool:
    word = development.desk.word
    return word is not None and word.according_to is None
