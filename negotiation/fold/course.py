"""The acts of a record along a clock: what comes before a time, and what is still to come then."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import TypeAlias

from negotiation.events import RETRACTED, Entry
from negotiation.words.when import EARLIEST, Instant, moment

Clock: TypeAlias = Callable[[Entry], Instant]
"""Tells from when on an entry is seen; EARLIEST, if it always is."""

_instant = itemgetter(0)


def moment_of(entry: Entry) -> Instant:
    """Tell when an entry takes its place; what takes back has none of its own."""
    return EARLIEST if entry.type == RETRACTED else moment(entry.occurred, entry.known)


def known_of(entry: Entry) -> Instant:
    """Tell when an entry took its place for those who looked at the time."""
    return max(moment_of(entry), entry.known or EARLIEST)


class Course:
    """Leads from a time to the acts before and behind it, however many there are.

    It is put in order when it is asked, with what has come in since: most comes in order. An act
    is seen when all of its entries are; one that has always been seen is no step.

    Args:
        entries: those of a record, as they were recorded.
        clock: when each is seen.
        out: tells which acts are passed over.
    """

    def __init__(
        self, entries: Sequence[Entry], clock: Clock, out: Callable[[], frozenset[str]]
    ) -> None:
        self._entries, self._clock, self._out = entries, clock, out
        self._taken = 0
        self._acts: list[tuple[Instant, str]] = []
        self._seen: dict[str, Instant] = {}
        """From when on each act is seen."""

    def before(self, time: Instant | None) -> Instant | None:
        """Return the time at which one act fewer was the last; None if there was none before it.

        Acts of the same instant count as one. From None, which is behind all of them, it leads to
        the time before the last one.
        """
        acts = self._in_order()
        last = self._last(len(acts) if time is None else bisect_right(acts, time, key=_instant))
        return None if last is None else self._last(bisect_left(acts, last, key=_instant))

    def after(self, time: Instant) -> Instant | None:
        """Return when the next act was; None if that was the last one, or there is none."""
        acts, out = self._in_order(), self._out()
        to_come = range(bisect_right(acts, time, key=_instant), len(acts))
        found = next((acts[one][0] for one in to_come if acts[one][1] not in out), None)
        return found if found is not None and self.behind(found) else None

    def behind(self, time: Instant) -> int:
        """Count the acts that were still to come."""
        acts = self._in_order()
        passed_over = sum(1 for act in self._out() if self._seen.get(act, EARLIEST) > time)
        return len(acts) - bisect_right(acts, time, key=_instant) - passed_over

    def _last(self, end: int) -> Instant | None:
        """Return the instant of the last act among the first so many."""
        acts, out = self._acts, self._out()
        return next((acts[one][0] for one in reversed(range(end)) if acts[one][1] not in out), None)

    def _in_order(self) -> list[tuple[Instant, str]]:
        if self._taken < len(self._entries):
            new: dict[str, Instant] = {}
            for place in range(self._taken, len(self._entries)):
                entry = self._entries[place]
                new[entry.act] = max(self._clock(entry), new.get(entry.act, EARLIEST))
            self._taken = len(self._entries)
            dated = {act: instant for act, instant in new.items() if instant != EARLIEST}
            self._seen |= dated
            self._acts += [(instant, act) for act, instant in dated.items()]
            self._acts.sort()
        return self._acts
