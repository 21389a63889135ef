"""From words of time to a span: what is written in files, and what people type."""

import re
from functools import lru_cache

from negotiation.words.when.edtf import Date, Form, dates_of, each, read, written
from negotiation.words.when.instant import Instant
from negotiation.words.when.refusal import NotATime, checked, quoted
from negotiation.words.when.span import Span
from negotiation.words.when.zones import (
    bounds,
    check_zone,
    clock_time,
    is_skipped,
    minute_of,
    without_offset,
)

__all__ = ["NotATime", "check_zone", "parse"]


def parse(text: str, *, zone: str, now: Instant, ahead_of: Instant | None = None) -> Span:
    """Understand words of time, in the zone given unless they name their own.

    They may be EDTF as `edtf` describes it, followed by a zone if need be, `2022-03-02T20:00
    Europe/Minsk` or, as RFC 9557 writes it, `2022-03-02T20:00[Europe/Minsk]`; or the shorthand of
    `typed`, which `now` turns into dates at once. Shorthand means the past, unless it is said what
    it lies ahead of. A clock time said in another zone keeps its offset from UTC; a day said in
    another zone keeps that zone.

    Raises:
        NotATime: the words mean no time, or one that never was. Its sentences say why.
    """
    return _understood(text, zone, now, ahead_of)


@lru_cache(maxsize=4096)
def _understood(text: str, zone: str, now: Instant, ahead_of: Instant | None) -> Span:
    """Understand words of time; the same ones stand in many lines of a scenario."""
    words, named = _zone_apart(" ".join(text.split()))
    said_in = named or zone
    check_zone(zone)
    check_zone(said_in)
    form = read(words) or _typed(words, said_in, now, ahead_of)
    dates = dates_of(form)
    for date in dates:
        _check(date, said_in)
    if named and isinstance(form, Date):
        _check_offset(form, named)
    # An offset says all that the zone of a clock time does; a day has none, and keeps its zone.
    home = zone if all(date.clock for date in dates) else said_in
    form = each(form, lambda date: _at_home(date, said_in, home))
    start, end = bounds(form, home)
    if start > end:
        raise NotATime(f"'{written(form)}' ends before it starts.")
    return Span(written(form), home, start, end)


def _zone_apart(text: str) -> tuple[str, str]:
    """Part words from the name of a zone behind them, which is empty if there is none."""
    found = re.fullmatch(
        r"(.*?)(?: ?\[!?([a-z_]+(?:/[a-z][\w+-]*)*)\]| ([a-z_]+(?:/[a-z][\w+-]*)+|utc|gmt))",
        text,
        re.IGNORECASE,
    )
    if found is None:
        return text, ""
    words, zone = found[1], found[2] or found[3]
    return words, zone.upper() if zone.lower() in {"utc", "gmt"} else zone


def _typed(words: str, zone: str, now: Instant, ahead_of: Instant | None) -> Form:
    # A scenario is full of EDTF, and seldom needs to load what reads the shorthand.
    from negotiation.words.when.typed import read_typed

    try:
        return read_typed(words, zone=zone, now=now, ahead_of=ahead_of)
    except OverflowError:
        raise NotATime(f"{quoted(words)} is outside the years 0001 to 9999.") from None


def _check(date: Date, zone: str) -> None:
    """Refuse a date that is on no calendar or clock, or that the clocks of the zone skipped."""
    start, end = bounds(checked(date), zone)
    if start > end:
        raise NotATime(f"'{written(date)}' never was in {zone}: the calendar there went past it.")
    if is_skipped(date, zone):
        shown = clock_time(start, zone)._replace(offset="")
        raise NotATime(
            f"'{written(date)}' never was in {zone}: the clocks went forward past it."
            f" Write {written(shown)}, or the offset from UTC with it."
        )


def _check_offset(date: Date, zone: str) -> None:
    """Refuse an offset that contradicts the zone behind it; by RFC 9557, Z contradicts none."""
    if date.offset in {"", "Z"}:
        return
    there = clock_time(minute_of(date, zone), zone).offset
    if date.offset != there:
        raise NotATime(
            f"'{written(date)} {zone}' is not a time: clocks there are at {there} then."
            " Leave out the offset or the zone."
        )


def _at_home(date: Date, said_in: str, home: str) -> Date:
    """Write a clock time with its offset, unless the clocks of the home zone show the same."""
    if not date.clock:
        return date
    offset = date.offset or clock_time(minute_of(date, said_in), said_in).offset
    return without_offset(date._replace(offset=offset), home)
