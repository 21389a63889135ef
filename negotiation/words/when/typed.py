"""The shorthand that people type: `wed 20:00`, `-2h`, `2 or 3 mar`, `since yesterday evening`.

It becomes EDTF at once. Three rules fill in what was left unsaid. A day is the latest of its
description that is not after today. Beside another day it is the nearest to that one, for days are
said in the order of time: in `30 dec to 2 jan` the second follows the first. What is said to lie
ahead is not over by then: where the latest would be, it is the first that is not.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from negotiation.words.when.edtf import Date, Form, Interval, days_in, one_of
from negotiation.words.when.instant import Instant, local
from negotiation.words.when.names import MONTHS, THIRDS, WEEKDAYS
from negotiation.words.when.refusal import HOW, NotATime, checked, quoted
from negotiation.words.when.said import Said, read_said
from negotiation.words.when.zones import bounds


def read_typed(text: str, *, zone: str, now: Instant, ahead_of: Instant | None = None) -> Form:
    """Read shorthand: one date, an interval, or one of several dates.

    Raises:
        NotATime: it is none of these.
        OverflowError: it leads out of the years that there are.
    """
    _refuse_other_orders(text)
    words = _plain(text)
    if ahead_of is None:
        return _read(words, _From(local(now, zone).date(), -1), zone, now)
    forms = (_read(words, one, zone, now) for one in _looking_ahead(local(ahead_of, zone).date()))
    for form in forms:
        if bounds(form, zone)[1] >= ahead_of:
            break
    return form


class _From(NamedTuple):
    """Where the search for a day begins, and whether it goes backwards or forwards."""

    day: dt.date
    step: int


def _looking_ahead(today: dt.date) -> Iterator[_From]:
    """Walk the places from which to look for what is not over: the latest, the next, a later one.

    At 22:00 the next 18:00 is tomorrow's.
    """
    yield _From(today, -1)
    yield _From(today, 1)
    yield _From(today + dt.timedelta(days=1), 1)


def _read(words: str, near: _From, zone: str, now: Instant) -> Form:
    def dates(*texts: str) -> list[Date]:
        return _filled_in([read_said(one, zone=zone, now=now) for one in texts], near)

    if words.startswith("since "):
        return Interval(dates(words.removeprefix("since "))[0], None)
    if ends := re.fullmatch(r"(?:from )?(.+?) to (.+)|between (.+?) and (.+)", words):
        return Interval(*dates(*filter(None, ends.groups())))
    if len(choices := words.split(" or ")) > 1:
        return one_of(dates(*choices))
    said = read_said(words, zone=zone, now=now)
    return _third(said, near) if said.third else _filled_in([said], near)[0]


_HYPHEN_OF_A_MONTH = re.compile(r"\b(early|mid|late)-")
_DASH = re.compile(
    r"\s*[–—]\s*|\s-\s"
    # 1-3 mar, 20:00-22:00, mon-wed, 28 feb-2 mar; but not the hyphens of 2022-03-02.
    r"|(?<![\w:-])(?P<before>[0-9]{1,2}(?::[0-9]{2})?|[a-z]+)-(?=[0-9]{1,2}(?![0-9-])|[a-z])"
)
_COMMA_OF_A_LIST = re.compile(r",\s*(?=(?:[a-z]+ )?[0-9]{1,2}(?![0-9:]))")


def _plain(text: str) -> str:
    """Write the same words in small letters, `to` for a dash and `or` for a list's comma."""
    words = text.lower().replace("\N{MINUS SIGN}", "-").replace("(uncertain)", "?")
    words = _HYPHEN_OF_A_MONTH.sub(r"\1 ", words)
    words = _DASH.sub(lambda dash: f"{dash['before'] or ''} to ", words)
    if " or " in words:
        words = _COMMA_OF_A_LIST.sub(" or ", words)
    return " ".join(words.replace(",", " ").split())


_OTHER_ORDER = re.compile(
    r"(?<![\w:])([0-9]{1,2})([/.-])([0-9]{1,2})\2((?:[0-9]{2})?[0-9]{2})(?![\w:])"
)


def _refuse_other_orders(text: str) -> None:
    """Refuse 02/03/2022, which is a day in March to some and in February to others."""
    if found := _OTHER_ORDER.search(text):
        one, other, year = found[1].zfill(2), found[3].zfill(2), found[4]
        year = year if len(year) == 4 else f"20{year}"
        raise NotATime(
            f"{quoted(found[0])} can be read in more than one order. Write the year first:"
            f" {year}-{other}-{one} or {year}-{one}-{other}, whichever was meant."
        )


def _filled_in(every: list[Said], near: _From) -> list[Date]:
    """Make dates of what was said, from one that names its year, or from the first, outwards."""
    every = _borrowed(every)
    anchor = next((place for place, said in enumerate(every) if said.year is not None), 0)
    first = every[anchor]
    if any(said.third for said in every):
        raise NotATime("Early, mid and late go with a month, alone: early march 2022.")
    if first.day is not None and first.month is None:
        raise NotATime(f"'{first.day}' names a day of no month. {HOW}")
    dates = [_date(first, near)]
    for said in reversed(every[:anchor]):
        dates.insert(0, _date(said, _From(_day(dates[0]), -1)))
    for said in every[anchor + 1 :]:
        after = _day(dates[-1])
        past_midnight = not said.names_a_day and said.clock and said.clock < dates[-1].clock
        begins = after + dt.timedelta(days=1) if past_midnight else after
        dates.append(_date(said, _From(begins, 1)))
    return dates


def _borrowed(every: list[Said]) -> list[Said]:
    """Give to each what the next says for both: the month in `2 or 3 mar`, the day of a time."""
    whole = every[-1:]
    for said in reversed(every[:-1]):
        whole.insert(0, _completed(said, whole[0]))
    return whole


def _completed(said: Said, after: Said) -> Said:
    if not said.names_a_day:
        return said._replace(
            year=after.year, month=after.month, day=after.day, weekday=after.weekday
        )
    if said.day is not None and said.month is None:
        return said._replace(year=after.year, month=after.month)
    return said


def _date(said: Said, near: _From) -> Date:
    """Make a date of what was said: the first that fits, from a day on, backwards or forwards."""
    year, month, day = said.year, said.month, said.day
    of_no_day = day is None and (said.is_timed or said.weekday is not None)
    if (of_no_day and (year or month)) or (year and day and not month):
        raise NotATime(f"A time of day goes with a day, and a day with a month. {HOW}")
    if year is None:
        found = _nearest(said, near)
        year, month = found.year, found.month
        day = found.day if of_no_day or day is not None else None
    date = checked(Date(year, month, day, said.part, said.clock, said.offset, said.qualifier))
    if said.weekday not in {None, _day(date).weekday()}:
        right = WEEKDAYS[_day(date).weekday()]
        raise NotATime(f"{date.day} {MONTHS[_day(date).month - 1]} {date.year} is a {right}.")
    return date


def _nearest(said: Said, near: _From) -> dt.date:
    for distance in range(_EIGHT_YEARS):
        day = near.day + dt.timedelta(days=distance * near.step)
        if _fits(said, day):
            return day
    month = f" {MONTHS[said.month - 1]}" if said.month else ""
    raise NotATime(f"There is no {said.day}{month}.")


_EIGHT_YEARS = 8 * 366
"""How many days may lie between two of a description: from 29 February 1896 to that of 1904."""


def _fits(said: Said, day: dt.date) -> bool:
    if said.day is None and said.weekday not in {None, day.weekday()}:
        return False
    return said.month in {None, day.month} and said.day in {None, day.day}


def _day(date: Date) -> dt.date:
    """Return the day of a date, the first of it if it is longer."""
    return dt.date(date.year, date.month or 1, date.day or 1)


def _third(said: Said, near: _From) -> Interval:
    """Make the interval of about ten days that `early`, `mid` or `late` in a month means."""
    if said.month is None or said.day is not None or said.weekday is not None or said.is_timed:
        raise NotATime("Early, mid and late go with a month, alone: early march 2022.")
    begins, ends = THIRDS[said.third]
    about = "%" if said.qualifier in {"?", "%"} else "~"
    first = _date(said._replace(day=begins, qualifier=about), near)
    return Interval(first, first._replace(day=ends or days_in(first.year, first.month or 12)))
