"""Time travel: which time is looked at, and the steps to the acts before and after it."""

from typing import NamedTuple

from negotiation.fold.course import Course
from negotiation.fold.history import History
from negotiation.words.when import EARLIEST, Instant, show_instant

EARLIER, LATER = "earlier", "later"
"""The ways to step."""


class Look(NamedTuple):
    """The times that are looked at: what was true then, and what was known by then."""

    as_of: Instant | None = None
    """None for now."""
    known_at: Instant | None = None
    """None for all that is known now."""

    @property
    def time(self) -> Instant | None:
        """The time that one has travelled to; None for now."""
        return self.as_of or self.known_at

    @property
    def as_known(self) -> bool:
        """Whether what was learned later is left out."""
        return self.known_at is not None

    def at(self, time: Instant | None) -> "Look":
        """Look at another time by the same clocks; None for now."""
        if time is None:
            return NOW
        return Look(time, time if self.as_known else None)

    def other_clock(self) -> "Look":
        """Leave out what was learned later than the time that is looked at, or no more."""
        return Look(self.as_of, None if self.as_known else self.as_of)


NOW = Look()


def step(look: Look, way: str, history: History, *, as_known: bool = False) -> Look | None:
    """Look at the act before, or at the one after; None if there is none that way.

    Behind the last act is now. From now on back, `as_known` leaves out what was learned later.
    """
    course = _course(look, history, as_known=as_known)
    if way == LATER:
        return look.at(course.after(look.time)) if look.time is not None else None
    time = course.before(look.time)
    if time is None:
        return None
    return Look(time, time) if as_known and look == NOW else look.at(time)


def behind(look: Look, history: History) -> int:
    """Count the acts that the look leaves out."""
    return 0 if look.time is None else _course(look, history).behind(look.time)


def in_words(look: Look, acts: int, *, zone: str, now: Instant, brief: bool = False) -> str:
    """Say what is looked at: `as of Tue 1 Mar 2022 12:00 Kyiv · 14 acts before now`.

    Brief, the year stands only where it is not that of `now`, and the place of the clock nowhere.
    """

    def clock(time: Instant) -> str:
        said = show_instant(time, zone=zone, now=now if brief else EARLIEST)
        return said if brief else f"{said} {zone.rpartition('/')[2].replace('_', ' ')}"

    parts = [f"as of {clock(look.as_of)}"] if look.as_of is not None else []
    if look.known_at is not None:
        known = "then" if look.known_at == look.as_of else clock(look.known_at)
        parts.append(f"as we knew it {known}")
    parts.append(f"{acts} act{'' if acts == 1 else 's'} before now" if acts else "nothing since")
    return " · ".join(parts)


def _course(look: Look, history: History, *, as_known: bool = False) -> Course:
    by_known = look.as_known or (look == NOW and as_known)
    return history.by_known if by_known else history.by_moment
