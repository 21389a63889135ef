"""Instants: points in time to the minute, written so that the order of texts is that of time."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NewType, TypeGuard
from zoneinfo import ZoneInfo

Instant = NewType("Instant", str)
"""A point in time, in UTC and to the minute, always written like `2022-03-02T20:00Z`."""

EARLIEST = Instant("0001-01-01T00:00Z")
"""Where a span begins that has no beginning."""

LATEST = Instant("9999-12-31T23:59Z")
"""Where a span ends that has no end."""


def instant(time: datetime) -> Instant:
    """Write a time as an instant, without its seconds; beyond the years 1 to 9999, as their end.

    Raises:
        ValueError: the time does not say its offset from UTC.
    """
    if time.utcoffset() is None:
        raise ValueError("a time without an offset from UTC is no instant")
    try:
        utc = time.astimezone(UTC)
    except OverflowError:
        return EARLIEST if time.year == 1 else LATEST
    return Instant(f"{utc.isoformat()[:16]}Z")


def as_datetime(moment: Instant) -> datetime:
    """Return an instant as a datetime in UTC."""
    return datetime.fromisoformat(moment)


def after(moment: Instant, by: timedelta) -> Instant:
    """Return the instant that comes so much later; the latest there is, beyond the years."""
    try:
        return instant(as_datetime(moment) + by)
    except OverflowError:
        return LATEST


def local(moment: Instant, zone: str) -> datetime:
    """Return an instant as the clocks of a zone show it; in UTC, where they would leave the years.

    Raises:
        KeyError: there is no such zone.
    """
    utc = as_datetime(moment)
    try:
        return utc.astimezone(ZoneInfo(zone))
    except OverflowError:
        return utc


def minutes_between(earlier: Instant, later: Instant) -> int:
    """Count the minutes from one instant to another: negative, if the other comes first."""
    return (as_datetime(later) - as_datetime(earlier)) // timedelta(minutes=1)


def is_instant(value: object) -> TypeGuard[Instant]:
    """Tell whether a value is an instant, as it is written here and in no other way."""
    return isinstance(value, str) and _is_written_as_one(value)


@lru_cache(maxsize=4096)
def _is_written_as_one(text: str) -> bool:
    """Tell it of a text; a record has three of these a line, and most of them recur."""
    if len(text) != 17 or text[4::3] != "--T:Z":
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return text[11:13] != "24"  # which later Pythons take for the midnight that ends the day
