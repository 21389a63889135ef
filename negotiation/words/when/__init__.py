"""Time as people report it: to the minute, to the day, in the evening, one of two days, or unknown.

What was said is a `Span`: the words, the zone that they are meant in, and the first and the last
instant that they allow. The words are a profile of EDTF, the Extended Date/Time Format of
ISO 8601-2; see `edtf`.

Whoever takes in words asks `negotiation.words.when.parse` for them. It is not loaded here, because
most programs only read what was recorded, and show it.
"""

from negotiation.words.when.instant import (
    EARLIEST,
    LATEST,
    Instant,
    after,
    as_datetime,
    instant,
    is_instant,
    local,
    minutes_between,
)
from negotiation.words.when.show import age, show, show_day, show_in_full, show_instant
from negotiation.words.when.span import Setting, Span, echo, moment

__all__ = [
    "EARLIEST",
    "LATEST",
    "Instant",
    "Setting",
    "Span",
    "after",
    "age",
    "as_datetime",
    "echo",
    "instant",
    "is_instant",
    "local",
    "minutes_between",
    "moment",
    "show",
    "show_day",
    "show_in_full",
    "show_instant",
]
