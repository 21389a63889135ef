"""Time for people: as it was said, on the clocks of whoever looks."""

from functools import lru_cache

from negotiation.words.printable import printable
from negotiation.words.when.edtf import Date, Form, dates_of, each, fault, read
from negotiation.words.when.instant import EARLIEST, LATEST, Instant, local, minutes_between
from negotiation.words.when.phrase import Voice, phrase
from negotiation.words.when.span import Span
from negotiation.words.when.zones import clock_time, is_zone, minute_of, without_offset


def show(span: Span | None, *, zone: str, now: Instant, brief: bool = False) -> str:
    """Write a span as it was said: `Wed 2 Mar, evening`; nothing for none.

    Clock times are those of the zone, and a day that was meant in another zone is marked with it.
    The year is written where it is not that of `now`. Words of a later version stay as they are.

    Args:
        span: what was said.
        zone: of whoever looks.
        now: of whoever looks.
        brief: for a narrow column: `Wed eve`, or beyond seven days `28 Feb`.
    """
    return "" if span is None else _shown(span, zone, Voice(local(now, zone).date(), brief))


@lru_cache(maxsize=4096)
def _shown(span: Span, zone: str, voice: Voice) -> str:
    """Show a span; on a screen, the same few stand line after line and after every key."""
    form = _form(span)
    if form is None:
        return printable(span.edtf)
    words = phrase(_on_clocks_of(zone, form, span.zone), voice)
    has_days = not all(date.clock for date in dates_of(form))
    if voice.brief or not has_days or not _differ(span, zone):
        return words
    return f"{words} ({_place(span.zone)})"


def show_in_full(span: Span) -> str:
    """Write a span back to whoever said it: `Wed 2 Mar 2022, evening, Kyiv`.

    What was said with another offset from UTC stands as it was said, and then as it is there.
    """
    form = _form(span)
    if form is None:
        return printable(f"{span.edtf}, {span.zone}")
    words = phrase(form, Voice(today=None))
    if not any(date.offset for date in dates_of(form)):
        return f"{words}, {_place(span.zone)}"
    here = phrase(_on_clocks_of(span.zone, form, span.zone), Voice(today=None))
    return f"{words} ({here}, {_place(span.zone)})"


def show_instant(moment: Instant, *, zone: str, now: Instant, brief: bool = False) -> str:
    """Write an instant as `show` writes a clock time; nothing for the earliest and the latest."""
    if moment in {EARLIEST, LATEST}:
        return ""
    voice = Voice(local(now, zone).date(), brief)
    return phrase(without_offset(clock_time(moment, zone), zone), voice)


def show_day(date: str, *, zone: str, now: Instant, brief: bool = False) -> str:
    """Write a date such as `2022-03-02` as `show` does: `Wed 2 Mar`.

    Brief, for a narrow column, it is `Wed`, or beyond seven days `28 Feb`.
    """
    form = read(date)
    if form is None:
        return printable(date)
    return phrase(form, Voice(local(now, zone).date(), brief=brief))


def age(then: Instant, now: Instant) -> str:
    """Say roughly how long ago an instant was: `just now`, `40 min`, `3 h`, `12 d`, `5 mo`, `2 y`.

    One that is still to come is `in 3 h`; one that has always been has no age.
    """
    if then == EARLIEST:
        return ""
    minutes = minutes_between(then, now)
    if minutes < 0:
        return f"in {_length(-minutes)}"
    return _length(minutes) if minutes else "just now"


def _length(minutes: int) -> str:
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 24 * 60:
        return f"{minutes // 60} h"
    days = minutes // (24 * 60)
    if days < 60:
        return f"{days} d"
    return f"{days // 30} mo" if days < 730 else f"{days // 365} y"


def _form(span: Span) -> Form | None:
    """Read the words of a span again; None if this version knows no such words, or no such zone."""
    form = read(span.edtf) if is_zone(span.zone) else None
    return None if form is None or any(map(fault, dates_of(form))) else form


def _on_clocks_of(zone: str, form: Form, home: str) -> Form:
    """Write the clock times of a form that was said in its home zone as those of another zone."""

    def moved(date: Date) -> Date:
        if not date.clock or (home == zone and not date.offset):
            return date
        there = clock_time(minute_of(date, home), zone)
        return without_offset(there, zone)._replace(qualifier=date.qualifier)

    return each(form, moved)


def _differ(span: Span, zone: str) -> bool:
    """Tell whether the clocks of a zone differ from those of the span's own, at either end."""
    return any(
        local(end, zone).utcoffset() != local(end, span.zone).utcoffset()
        for end in {span.start, span.end} - {EARLIEST, LATEST}
    )


def _place(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")
