"""Shifts: where an operator's last one ended, as far as their own updates tell."""

from datetime import datetime, timedelta

from negotiation.fold.history import History

BREAK = timedelta(hours=4)
"""How long nobody records anything between two shifts of theirs."""


def end_of_last_shift(history: History, operator: str | None, now: datetime) -> int:
    """Return the number of an operator's last entry before a gap of four hours; 0 if none is.

    The gap may be the one up to `now`, the time in the world: then the shift has just begun.
    """
    following = now
    for entry in reversed(history.recorded_by(operator)) if operator else ():
        recorded = datetime.fromisoformat(entry.recorded)
        if following - recorded >= BREAK:
            return entry.seq
        following = recorded
    return 0
