"""The words of time: a profile of EDTF, the Extended Date/Time Format of ISO 8601-2.

```
2022-03-02T20:00, 2022-03-02T20:00+03:00  a minute, on the clocks of the zone or with an offset
2022-03-02, 2022-03, 2022                 a day, a month, a year
2022-03-02~, 2022-03-02?, 2022-03-02%     about then, uncertain, both
2022-02-28/2022-03-02                     an interval
../2022-03-02, 2022-02-28/..              an interval that is open at one end
[2022-03-02,2022-03-03]                   one of a set
```

Two extensions, for EDTF can say neither: a part of a day, `2022-03-02 evening`, and a clock time
that is approximate or uncertain, `2022-03-02T20:00~`. A qualifier says how sure the words are; it
never moves their bounds.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from negotiation.words.when.names import MONTHS, PARTS

OPEN = ".."
"""What stands for the end that an interval has not."""


class Date(NamedTuple):
    """A year, or more exactly its month, day, and either the part of that day or the minute."""

    year: int
    month: int | None = None
    day: int | None = None
    part: str = ""
    """One of `PARTS`, or empty."""
    clock: str = ""
    """Hours and minutes, `20:00`, or empty."""
    offset: str = ""
    """How far that clock is ahead of UTC, `+03:00` or `Z`; empty if it shows the zone's time."""
    qualifier: str = ""
    """`~` about, `?` uncertain, `%` both, or empty."""


class Interval(NamedTuple):
    """From one date to another; None where an end is open. At least one is not."""

    first: Date | None
    last: Date | None


class OneOf(NamedTuple):
    """One of two or more dates: it is not known which."""

    dates: tuple[Date, ...]


Form: TypeAlias = Date | Interval | OneOf


def one_of(dates: Iterable[Date]) -> Form:
    """Make a set of dates, each of them once; of a single one, that date."""
    each_once = tuple(dict.fromkeys(dates))
    return OneOf(each_once) if len(each_once) > 1 else each_once[0]


def dates_of(form: Form) -> tuple[Date, ...]:
    """List the dates of which a form is made."""
    if isinstance(form, Date):
        return (form,)
    if isinstance(form, OneOf):
        return form.dates
    return tuple(date for date in form if date is not None)


def each(form: Form, change: Callable[[Date], Date]) -> Form:
    """Return the form with each of its dates changed."""
    if isinstance(form, Date):
        return change(form)
    if isinstance(form, OneOf):
        return one_of(map(change, form.dates))
    return Interval(*(None if date is None else change(date) for date in form))


def written(form: Form) -> str:
    """Write a form in its canonical words."""
    if isinstance(form, OneOf):
        return f"[{','.join(map(written, form.dates))}]"
    if isinstance(form, Interval):
        return "/".join(OPEN if date is None else written(date) for date in form)
    words = f"{form.year:04}"
    if form.month is not None:
        words += f"-{form.month:02}"
    if form.day is not None:
        words += f"-{form.day:02}"
    if form.part:
        words += f" {form.part}"
    if form.clock:
        words += f"T{form.clock}{form.offset}"
    return words + form.qualifier


@lru_cache(maxsize=4096)  # a record says few days, and says them often
def read(text: str) -> Form | None:
    """Read words of the profile, in any way that it allows to write them; None for other words.

    Seconds are dropped. Whether there is such a day or such a minute is for `fault` to say.
    """
    if text.startswith("[") and text.endswith("]"):
        dates = [read_date(one.strip()) for one in text[1:-1].split(",")]
        return None if None in dates else one_of(filter(None, dates))
    first, stroke, last = (part.strip() for part in text.partition("/"))
    if not stroke:
        return read_date(first)
    ends = [None if end == OPEN else read_date(end) for end in (first, last)]
    if [first, last].count(OPEN) == ends.count(None) < 2:
        return Interval(*ends)
    return None


def read_date(text: str) -> Date | None:
    """Read one date of the profile; None for other words."""
    found = _date_pattern().fullmatch(text)
    if found is None:
        return None
    said = found.groupdict(default="")
    return Date(
        int(said["year"]),
        int(said["month"]) if said["month"] else None,
        int(said["day"]) if said["day"] else None,
        said["part"].lower(),
        said["clock"],
        _offset(said["offset"]),
        said["qualifier"],
    )


def fault(date: Date) -> str:
    """Say what keeps a date from being one: `February 2026 has 28 days`; empty if nothing does."""
    if date.year == 0:
        return "years go from 0001 to 9999"
    if date.month is not None and not 1 <= date.month <= 12:
        return "months go from 01 to 12"
    if date.month and date.day is not None and not 1 <= date.day <= days_in(date.year, date.month):
        return f"{MONTHS[date.month - 1]} {date.year} has {days_in(date.year, date.month)} days"
    if date.clock and not _is_clock(date.clock):
        return "the clock goes from 00:00 to 23:59"
    if date.offset not in {"", "Z"} and not _is_clock(date.offset[1:]):
        return "offsets from UTC go from -23:59 to +23:59"
    return ""


def days_in(year: int, month: int) -> int:
    """Count the days of a month."""
    if month == 12:
        return 31
    return (dt.date(year, month + 1, 1) - dt.timedelta(days=1)).day


def _is_clock(text: str) -> bool:
    hours, _, minutes = text.partition(":")
    return int(hours) < 24 and int(minutes) < 60


def _offset(text: str) -> str:
    """Write an offset in one form: `+02`, `+0200`, `+02:00` are `+02:00`, and `+00:00` is `Z`."""
    digits = text[1:].replace(":", "").ljust(4, "0")
    if not text or text in "zZ" or digits == "0000":
        return text and "Z"
    return f"{text[0]}{digits[:2]}:{digits[2:]}"


@cache
def _date_pattern() -> re.Pattern[str]:
    # Compiled when it is first needed: most programs start without reading a word.
    return re.compile(
        rf"""
        (?P<year> [0-9]{{4}} )
        (?: - (?P<month> [0-9]{{2}} )
            (?: - (?P<day> [0-9]{{2}} )
                (?: \ (?P<part> {"|".join(PARTS)} )
                  | [T ] (?P<clock> [0-9]{{2}} : [0-9]{{2}} )
                    (?: : [0-9]{{2}} (?: [.,] [0-9]+ )? )?
                    (?P<offset> Z | [+-] [0-9]{{2}} (?: :? [0-9]{{2}} )? )?
                )?
            )?
        )?
        (?P<qualifier> [~?%] )?
        """,
        re.VERBOSE | re.IGNORECASE,
    )
