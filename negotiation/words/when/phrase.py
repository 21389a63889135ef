"""How a form of time is spoken: `Wed 2 Mar, evening`, or in a narrow column `Wed eve`."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from negotiation.words.problems import listed
from negotiation.words.when.edtf import Date, Form, OneOf, days_in
from negotiation.words.when.names import MONTHS, THIRDS, WEEKDAYS


class Voice(NamedTuple):
    """How it is spoken."""

    today: dt.date | None
    """Its year goes without saying, and in brief its week; None if nothing does."""
    brief: bool = False
    """For a narrow column."""


_BRIEF_PARTS = {"night": "night", "morning": "morn", "afternoon": "aft", "evening": "eve"}


def phrase(form: Form, voice: Voice) -> str:
    """Speak a form of time, as it was said."""
    if isinstance(form, OneOf):
        return _several(form.dates, voice, "/".join if voice.brief else listed)
    if isinstance(form, Date):
        return _date(form, voice)
    first, last = form
    if first is None:
        return f"until {_date(last, voice)}" if last else ""
    if last is None:
        return f"since {_date(first, voice)}"
    if third := _third(first, last):
        return f"{third} {_day(first._replace(day=None), voice)}{_doubt(first, voice)}"
    return _several((first, last), voice, "–".join if voice.brief else " – ".join)


def _several(dates: Sequence[Date], voice: Voice, join: Callable[[list[str]], str]) -> str:
    """Speak several dates, and say only once what they share: `Wed 2 Mar 20:00 – 22:00`."""
    *others, last = dates
    if not voice.brief and any(date.year != last.year for date in others):
        voice = Voice(today=None)
    elif not any(date.qualifier for date in dates):
        if _share_a_day(dates):
            times = join([_time(date, voice) for date in dates])
            return f"{_day(last, voice)}{_before_time(last, voice)}{times}"
        if not voice.brief and all(date.day and not _is_timed(date) for date in dates):
            return join([*(_day_beside(last, date, voice) for date in others), _day(last, voice)])
    return join([_date(date, voice) for date in dates])


def _share_a_day(dates: Sequence[Date]) -> bool:
    """Tell whether all are clock times, or all are parts, of one day."""
    one_day = len({date[:3] for date in dates}) == 1
    return one_day and (all(date.clock for date in dates) or all(date.part for date in dates))


def _date(date: Date, voice: Voice) -> str:
    words = _day(date, voice)
    if _is_timed(date):
        words += _before_time(date, voice) + _time(date, voice)
    if date.qualifier in {"~", "%"}:
        words = f"~{words}" if voice.brief else f"about {words}"
    return words + _doubt(date, voice)


def _doubt(date: Date, voice: Voice) -> str:
    if date.qualifier not in {"?", "%"}:
        return ""
    return "?" if voice.brief else " (uncertain)"


def _day(date: Date, voice: Voice) -> str:
    """Write a day, month or year: `Wed 2 Mar`, `March 2022`; briefly `Wed` or `2 Mar`, `Mar`."""
    this_year = voice.today is not None and voice.today.year == date.year
    year = "" if this_year else f" {date.year:04}"
    if date.month is None:
        return f"{date.year:04}"
    month = MONTHS[date.month - 1]
    if date.day is None:
        return f"{month[:3]}{year}" if voice.brief else f"{month} {date.year:04}"
    day = dt.date(date.year, date.month, date.day)
    weekday = WEEKDAYS[day.weekday()][:3]
    if not voice.brief:
        return f"{weekday} {date.day} {month[:3]}{year}"
    if voice.today is not None and abs((day - voice.today).days) < 7:
        return weekday
    return f"{date.day} {month[:3]}{year}"


def _day_beside(last: Date, date: Date, voice: Voice) -> str:
    """Speak a day without its year, and without its month if that is the one said last."""
    words = _day(date, voice).split()
    return " ".join(words[: 2 if date.month == last.month else 3])


def _is_timed(date: Date) -> bool:
    return bool(date.part or date.clock)


def _before_time(date: Date, voice: Voice) -> str:
    return " " if date.clock or voice.brief else ", "


def _time(date: Date, voice: Voice) -> str:
    if date.part:
        return _BRIEF_PARTS[date.part] if voice.brief else date.part
    offset = "UTC" if date.offset == "Z" else date.offset
    return f"{date.clock} {offset}".rstrip()


def _third(first: Date, last: Date) -> str:
    """Name the part of a month that an interval was said by, `early`; empty if there is none."""
    if first.month is None or first.qualifier not in {"~", "%"}:
        return ""
    about = Date(first.year, first.month, qualifier=first.qualifier)
    for third, (begins, ends) in THIRDS.items():
        days = begins, ends or days_in(first.year, first.month)
        if (first, last) == tuple(about._replace(day=day) for day in days):
            return third
    return ""
