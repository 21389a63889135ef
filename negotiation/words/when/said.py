"""One date as people say it: `wed 2 mar 20:00`, `yesterday evening`, `about 40 minutes ago`.

Each word says one thing, in any order, so a word that says nothing can be named.
"""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from negotiation.words.problems import nearest
from negotiation.words.when.edtf import Date, read_date
from negotiation.words.when.instant import Instant, as_datetime, instant, local
from negotiation.words.when.names import MONTHS, PARTS, THIRDS, WEEKDAYS
from negotiation.words.when.refusal import HOW, NotATime, quoted
from negotiation.words.when.zones import clock_time


class Said(NamedTuple):
    """What was said of one date: the fields of `Date` and two more; None or empty if unsaid."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    clock: str = ""
    offset: str = ""
    qualifier: str = ""
    weekday: int | None = None
    """0 for Monday."""
    third: str = ""
    """One of `THIRDS`."""

    @property
    def is_timed(self) -> bool:
        """Whether a part of the day or a clock time was said."""
        return bool(self.part or self.clock)

    @property
    def names_a_day(self) -> bool:
        """Whether anything was said of which day it was."""
        said = self.year, self.month, self.day, self.weekday
        return said != (None, None, None, None)


def read_said(text: str, *, zone: str, now: Instant) -> Said:
    """Read what was said of one date. Days counted from now are found in the zone.

    Raises:
        NotATime: a word says nothing about time, or two contradict each other.
        OverflowError: it leads out of the years that there are.
    """
    words, qualifier = _qualifier_apart(text)
    if exact := read_date(words) or _counted(words, zone, now):
        return Said(*exact)._replace(qualifier=qualifier)
    today = local(now, zone).date()
    parts: dict[str, Any] = {}
    for word in words.split():
        for name, value in _meaning(word, today).items():
            if parts.setdefault(name, value) != value:
                raise NotATime(f"{quoted(text)} says two times in one: join them by 'or' or 'to'.")
    if not parts:
        raise NotATime(f"No time is named by {quoted(text)}. {HOW}")
    said = Said(**parts, qualifier=qualifier)
    if said.part and said.clock:
        raise NotATime(f"{quoted(text)} says a part of the day and a clock time: one is enough.")
    return said


_NAMED: Mapping[str, Mapping[str, Any]] = {
    **{name.lower(): {"month": number} for number, name in enumerate(MONTHS, start=1)},
    **{name[:3].lower(): {"month": number} for number, name in enumerate(MONTHS, start=1)},
    **{name.lower(): {"weekday": number} for number, name in enumerate(WEEKDAYS)},
    **{name[:3].lower(): {"weekday": number} for number, name in enumerate(WEEKDAYS)},
    **{part: {"part": part} for part in PARTS},
    **{third: {"third": third} for third in THIRDS},
    **{little: {} for little in ("on", "at", "in", "of", "the")},
    "sept": {"month": 9},
    "tues": {"weekday": 1},
    "thur": {"weekday": 3},
    "thurs": {"weekday": 3},
    "noon": {"clock": "12:00"},
}
"""What each word says, by the fields of `Said`."""

_FROM_TODAY = {"yesterday": -1, "today": 0, "this": 0, "tonight": 0, "tomorrow": 1}
_OTHERS = ("now", "since", "from", "to", "or", "between", "about", "minutes", "hours", "ago")
_HINTS = {
    "until": "for an end without a beginning write ../2022-03-02",
    "before": "for an end without a beginning write ../2022-03-02",
    "after": "for a beginning without an end write since 2 mar",
    "last": "name the day, such as wed or 2 mar",
    "next": "name the day and its year, such as 2 mar 2022",
    "week": "name the day, such as wed or 2 mar",
}
_NUMBERS = re.compile(
    r"(?P<clock>[0-9]{1,2}:[0-9]{2})(?::[0-9]{2})?"
    r"|(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
    r"|(?P<number>[0-9]{1,2})(?:st|nd|rd|th)?"
)


def _meaning(word: str, today: dt.date) -> Mapping[str, Any]:
    """Return what a word says, by the fields of `Said`."""
    if (name := word.rstrip(".")) in _NAMED:
        return _NAMED[name]
    if word in _FROM_TODAY:
        day = today + dt.timedelta(days=_FROM_TODAY[word])
        evening = {"part": "evening"} if word == "tonight" else {}
        return {"year": day.year, "month": day.month, "day": day.day, **evening}
    found = _NUMBERS.fullmatch(word)
    if found is None:
        raise NotATime(_unknown(word))
    if clock := found["clock"]:
        return {"clock": clock.zfill(5)}
    if number := found["number"]:
        return {"day": int(number)}
    return {name: int(found[name]) for name in ("year", "month", "day") if found[name]}


def _unknown(word: str) -> str:
    if word in _HINTS:
        return f"{quoted(word)} is not understood in a time: {_HINTS[word]}."
    guess = nearest(word, [*_NAMED, *_FROM_TODAY, *_OTHERS]) if len(word) < 20 else None
    hint = f", did you mean '{guess}'?" if guess else "."
    return f"{quoted(word)} is not a word of time{hint} {HOW}"


_ABOUT = re.compile(r"(?:(?:about|around|circa|ca?\.?) |~ ?)(.+)")


def _qualifier_apart(text: str) -> tuple[str, str]:
    """Part `about wed?` into `wed` and the qualifier of EDTF that says the rest."""
    words = text.rstrip("~?% ")
    marks = set(text[len(words) :])
    if about := _ABOUT.fullmatch(words):
        words = about[1]
        marks.add("~")
    both = "%" in marks or marks >= {"~", "?"}
    return words, "%" if both else "~" if "~" in marks else "?" if "?" in marks else ""


_NUMBER = r"[0-9]{1,6} ?|an? "
_UNIT = r"weeks?|w|days?|d|hours?|h|minutes?|mins?|m"
_AMOUNT = re.compile(rf"({_NUMBER})({_UNIT})")
_COUNTED = re.compile(
    rf"(?P<sign>-|\+|in )?"
    rf"(?P<amounts>(?:(?:{_NUMBER})(?:{_UNIT}) ?(?:and )?)+)"
    rf"(?P<ago>ago)?"
)
_LENGTHS = {
    "w": dt.timedelta(weeks=1),
    "d": dt.timedelta(days=1),
    "h": dt.timedelta(hours=1),
    "m": dt.timedelta(minutes=1),
}


def _counted(words: str, zone: str, now: Instant) -> Date | None:
    """Read `now`, and what is counted from it: `-1h30m`, `40 minutes ago`, `in 2 hours`."""
    if words == "now":
        return clock_time(now, zone)
    found = _COUNTED.fullmatch(words)
    if found is None or bool(found["sign"]) == bool(found["ago"]):
        return None
    length = dt.timedelta()
    for number, unit in _AMOUNT.findall(found["amounts"]):
        length += _LENGTHS[unit[0]] * (1 if number.startswith("a") else int(number))
    is_ahead = found["sign"] in {"+", "in "}
    return clock_time(instant(as_datetime(now) + (length if is_ahead else -length)), zone)
