"""The desk: where a record is read, updates are proposed, and what is agreed to is recorded."""

import gc
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count

from negotiation.events import Entry
from negotiation.fold.folds import Folds
from negotiation.fold.history import History
from negotiation.fold.state import State, clock_of
from negotiation.record import Shared, Store
from negotiation.record.problems import Conflict, NotRecorded
from negotiation.updates.decision import Circumstances, Decidable, Decision, Proposal, Refused
from negotiation.words.when import Instant, instant

PATIENCE = 20.0
"""Seconds for which recording is tried again while others record too."""


class Changed(Refused):
    """Something has been recorded about the same thing meanwhile."""

    def __init__(self, thing: str, entries: Sequence[Entry]) -> None:
        super().__init__(
            f"{thing} has changed meanwhile (#{entries[-1].seq}). Look at it, and say it again."
        )
        self.thing = thing
        self.entries = tuple(entries)


class Desk:
    """One operator's desk over one record.

    Args:
        store: where the record is kept.
        operator: who works here; None for somebody who only reads.
        via: by which way updates come in: `cli`, `tui`, ...
        wall_clock: the time in the world, aware of its zone.
    """

    def __init__(
        self,
        store: Store,
        *,
        operator: str | None = None,
        via: str = "",
        wall_clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.operator = operator
        self._store = store
        self._via = via
        self._wall_clock = wall_clock
        with _collector_paused():
            self._history = History(store.read())
        self._folded = Folds()

    def state(self, *, as_of: Instant | None = None, known_at: Instant | None = None) -> State:
        """Look at the talks: now, or as of a time, or as known at a time, or both."""
        return State(
            self._history,
            self.now(),
            as_of=as_of,
            known_at=known_at,
            folded=self._folded if known_at is None else None,
        )

    def now(self) -> Instant:
        """Tell the desk's time: the wall clock's.

        In a process of the past, which pins its clock, the later of that and the latest moment, or
        time of being known, of an update in force.
        """
        pinned = clock_of(self._history, self._folded)
        return instant(self._wall_clock()) if pinned is None else max(pinned, self._history.clock)

    def propose(self, update: Decidable) -> Decision:
        """Decide what an update comes to, against the record as it is now. Nothing is recorded.

        Raises:
            NotRecorded: the record holds what only a newer program understands.
            Problem: the update names what is not there, or what can't be.
        """
        decision = self._decide(update)
        if not isinstance(decision, Proposal):
            return decision
        act = _new_id()
        entries = (
            entry if entry.id else entry._replace(id=_new_id(), act=act)
            for entry in decision.entries
        )
        return decision._replace(entries=tuple(entries))

    def record(self, proposal: Proposal) -> Proposal:
        """Record a proposal: all of its entries or none. Returns it as it was recorded.

        Where others have recorded meanwhile, it is decided again and tried again; but not if they
        have changed what it is about.

        Raises:
            Changed: they have; nothing of it is recorded.
            Refused: it can't be recorded any more as things stand.
            NotRecorded: what they have recorded is beyond this program.
            Problem: the store can't take it.
        """
        deadline = time.monotonic() + PATIENCE
        for tries in count(1):
            try:
                stored = self._store.append(proposal.entries, after=proposal.head)
            except Conflict:
                if time.monotonic() > deadline:
                    raise Refused("Not recorded, for others kept recording. Try again.") from None
                # Before deciding again: what was decided before a pause is out of date. And the
                # longer one has tried, the sooner one's turn comes.
                time.sleep(random.uniform(0.0, 0.05 / tries))  # noqa: S311 - jitter, no secret
                proposal = self._decided_again(proposal)
            else:
                self.follow()
                return proposal._replace(entries=stored)
        raise AssertionError  # one counts for ever

    def meanwhile(self, proposal: Proposal, since: int) -> None:
        """Make sure that a proposal is about nothing that has changed behind an entry.

        Whoever agrees to it has seen the record as far as that entry.

        Raises:
            Changed: it is.
        """
        things = self._things(proposal.entries)
        changed = [one for one in self._history.after(since) if things & self._things([one])]
        if changed:
            raise Changed(min(things & self._things(changed[-1:])), changed)

    def follow(self, timeout: float = 0.0) -> tuple[Entry, ...]:
        """Take in what anybody has recorded since; wait up to `timeout` seconds for something."""
        if timeout and not self._store.wait(self._history.seq, timeout):
            return ()
        entries = tuple(self._store.read(self._history.seq))
        self._history.take(entries)
        return entries

    def wait(self, timeout: float) -> bool:
        """Wait until somebody has recorded something, for at most `timeout` seconds."""
        return self._store.wait(self._history.seq, timeout)

    @property
    def lost(self) -> str | None:
        """Why the record can't be reached now; None as long as it can."""
        return self._store.lost if isinstance(self._store, Shared) else None

    def present(self) -> tuple[str, ...]:
        """Tell who else has the record open, where that can be told.

        Raises:
            Untrusted: it can't be reached.
        """
        return self._store.present(self.operator) if isinstance(self._store, Shared) else ()

    def copy(self) -> "Desk":
        """Copy the record into memory: what is recorded at that desk is recorded nowhere else."""
        from negotiation.record.memory import MemoryStore

        store = MemoryStore(self._wall_clock, tuple(self._history.all))
        return Desk(store, operator=self.operator, via=self._via, wall_clock=self._wall_clock)

    def close(self) -> None:
        """Let go of the record."""
        self._store.close()

    def _decide(self, update: Decidable) -> Decision:
        if self._history.read_only is not None:
            raise NotRecorded(self._history.read_only)
        latest = instant(self._wall_clock())
        return update.decide(
            self.state(), Circumstances(self.now(), latest, self.operator, self._via)
        )

    def _decided_again(self, proposal: Proposal) -> Proposal:
        self.follow()
        # Not what was read just now: the screen may have followed the record in between.
        self.meanwhile(proposal, proposal.head)
        again = self._decide(proposal.update)
        if not isinstance(again, Proposal) or _subjects(again) != _subjects(proposal):
            raise Refused("What was recorded meanwhile stands in the way: look again.")
        named = zip(again.entries, proposal.entries, strict=True)
        entries = (new._replace(id=old.id, act=old.act) for new, old in named)
        return again._replace(entries=tuple(entries))

    def _things(self, entries: Iterable[Entry]) -> set[str]:
        """Tell what entries are about; reports that are not yet filed are about nothing."""
        about = (one for entry in entries for one in self._history.about(entry))
        return {entry.subject for entry in about if entry.subject}


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Leave entries alone while they come in: all are kept, and none refers to itself.

    Looking through them for garbage, over and over as they grow, takes as long as decoding them.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def _subjects(proposal: Proposal) -> list[str]:
    return [entry.subject for entry in proposal.entries]


def _new_id() -> str:
    from uuid6 import uuid7

    return str(uuid7())
