"""From what the clocks of a zone show to instants, on days when they change as well.

Twice a year most clocks are moved. What they show twice means the first time, unless an offset says
otherwise; what they skip never was. A day or an evening lasts from the first instant at which the
clocks can show its beginning to the last at which they can show its end.
"""

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from negotiation.words.problems import nearest
from negotiation.words.when.edtf import Date, Form, Interval, OneOf, days_in
from negotiation.words.when.instant import EARLIEST, LATEST, Instant, instant, local
from negotiation.words.when.names import PARTS
from negotiation.words.when.refusal import NotATime, quoted

_MINUTE = timedelta(minutes=1)


def is_zone(name: str) -> bool:
    """Tell whether the IANA time zone database has a zone of that name."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def check_zone(name: str) -> None:
    """Make sure that there is a time zone of that IANA name.

    Raises:
        NotATime: there is none; the sentence names the nearest.
    """
    if is_zone(name):
        return
    guess = _nearest_zone(name)
    hint = f", did you mean '{guess}'?" if guess else "."
    raise NotATime(
        f"{quoted(name)} is not a time zone{hint} Zones have names such as Europe/Kyiv or UTC."
    )


def is_skipped(date: Date, zone: str) -> bool:
    """Tell whether the clocks of a zone went past a time without showing it."""
    if not date.clock or date.offset:
        return False
    wall = datetime.fromisoformat(_minute(date))
    return _offset_at(wall, zone) < _offset_at(wall.replace(fold=1), zone)


def bounds(form: Form, zone: str) -> tuple[Instant, Instant]:
    """Find the first and the last instant that the words allow in a zone.

    The first comes after the last if an interval runs backwards, or if the clocks of the zone
    skipped the whole of a day.
    """
    if isinstance(form, OneOf):
        starts, ends = zip(*(bounds(date, zone) for date in form.dates), strict=True)
        return min(starts), max(ends)
    if isinstance(form, Interval):
        start = EARLIEST if form.first is None else bounds(form.first, zone)[0]
        return start, LATEST if form.last is None else bounds(form.last, zone)[1]
    if form.clock:
        at = minute_of(form, zone)
        return at, at
    first, last = _walls(form)
    return _instant(first, _offset_at(first, zone)), _instant(last, _offset_at(last, zone))


def minute_of(date: Date, zone: str) -> Instant:
    """Return the instant of a clock time: at its own offset, or when the zone first shows it."""
    wall = datetime.fromisoformat(_minute(date))
    if not date.offset:
        return _instant(wall, _offset_at(wall, zone))
    return instant(datetime.fromisoformat(_minute(date) + date.offset))


def clock_time(moment: Instant, zone: str) -> Date:
    """Write an instant as the clocks of a zone show it, with their offset at that time."""
    at = local(moment, zone)
    offset = _floor(at.utcoffset())
    sign, ahead = ("-", -offset) if offset < timedelta() else ("+", offset)
    hours, minutes = divmod(ahead // _MINUTE, 60)
    written = f"{sign}{hours:02}:{minutes:02}" if offset else "Z"
    return Date(at.year, at.month, at.day, clock=f"{at.hour:02}:{at.minute:02}", offset=written)


def without_offset(date: Date, zone: str) -> Date:
    """Leave the offset of a clock time out, if the clocks of the zone mean the same without it."""
    bare = date._replace(offset="")
    same = not is_skipped(bare, zone) and minute_of(bare, zone) == minute_of(date, zone)
    return bare if same else date


def _walls(date: Date) -> tuple[datetime, datetime]:
    """Return what the clocks show at the beginning and at the end of a year, month, day or part."""
    year, first_month, last_month = date.year, date.month or 1, date.month or 12
    first_day, last_day = date.day or 1, date.day or days_in(year, last_month)
    from_hour, to_hour = PARTS.get(date.part, (0, 24))
    return (
        datetime(year, first_month, first_day, from_hour),  # noqa: DTZ001 - what clocks show
        datetime(year, last_month, last_day, to_hour - 1, 59, fold=1),  # noqa: DTZ001
    )


def _offset_at(wall: datetime, zone: str) -> timedelta:
    return _floor(wall.replace(tzinfo=ZoneInfo(zone)).utcoffset())


def _instant(wall: datetime, offset: timedelta) -> Instant:
    return instant(wall.replace(tzinfo=timezone(offset)))


def _floor(offset: timedelta | None) -> timedelta:
    """Cut the seconds off the local mean times that clocks showed before there were zones."""
    return (offset or timedelta()) // _MINUTE * _MINUTE


def _minute(date: Date) -> str:
    return f"{date.year:04}-{date.month:02}-{date.day:02}T{date.clock}"


def _nearest_zone(name: str) -> str | None:
    from zoneinfo import available_timezones

    zones = sorted(available_timezones())
    by_place = {zone.rpartition("/")[2]: zone for zone in zones}
    return nearest(name, zones) or by_place.get(nearest(name, by_place) or "")
