"""What is said to somebody whose words of time can't be understood."""

from negotiation.words.printable import one_line
from negotiation.words.problems import Problem
from negotiation.words.when.edtf import Date, fault, written

HOW = (
    "Write, for example, 2022-03-02T20:00, 2022-03-02 evening, wed 20:00, -2h, 2 or 3 mar"
    " or early march 2022."
)
"""A handful of ways to write a time."""


class NotATime(Problem):
    """Words that are not a time: the sentences say why, and what can be written."""


def quoted(text: str) -> str:
    """Quote what somebody wrote within a sentence, cut to a length that a sentence can bear."""
    shown = one_line(text)
    return f"'{shown}'" if len(shown) <= 60 else f"'{shown[:59]}…'"


def checked(date: Date) -> Date:
    """Return the date, if it is one.

    Raises:
        NotATime: it is on no calendar, or on no clock.
    """
    if reason := fault(date):
        raise NotATime(f"'{written(date)}' is not a time: {reason}.")
    return date
