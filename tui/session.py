"""A desk that several threads of the interface share."""

from threading import Event, Lock, RLock
from typing import TypeAlias

from negotiation.courier import Courier, Delivery
from negotiation.desk import Desk
from negotiation.events import Entry
from negotiation.fold.history import History
from negotiation.fold.state import State
from negotiation.record.problems import Closed, Untrusted
from negotiation.updates.decision import Decidable, Decision, Proposal, Refused
from negotiation.what_if import WhatIf
from negotiation.words.when import Instant
from tui.cli import settings
from tui.travel import NOW, Look, behind, step

Sight: TypeAlias = tuple[Look, History, int, Instant]
"""What a look depends on: the times, the entries and how many they are, and the clock."""

MOMENT = 1.0
"""Seconds for which others are waited for before one looks who is there."""

GLANCE = 0.2
MOST_PAUSE = 30.0
"""Seconds between two looks for a record that is lost: at first, and at most."""

SILENCE = 10.0
"""Seconds after which a server that owes an answer counts as lost."""


class Session:
    """A desk that the screen reads while one thread records, and one listens to others.

    What is read and recorded is the record, at the time that is looked at; in a what-if it is the
    what-if, until that is kept or dropped. While the record's server is away, it is a copy.

    Whoever records or follows waits for disks and servers, one at a time; the screen waits only
    while what was read is taken in.
    """

    def __init__(self, desk: Desk) -> None:
        self._courier = Courier(desk, settings.data_folder())
        self._what_if: WhatIf | None = None
        self._seen: tuple[Sight, State] | None = None
        """The last look at another time than now, for as long as it would be the same."""
        self._lock = RLock()
        self._recording = Lock()
        self._origin.guard = self._desk.guard = self._lock
        self._closed = Event()
        self._pause = GLANCE
        self.lost = self._origin.lost
        """Why the record can't be reached now; None as long as it can."""
        self._delivery: Delivery | None = None
        self.others: tuple[str, ...] = ()
        """Who else has it open, as far as that can be told."""
        self.look = NOW
        """The time that is looked at."""

    @property
    def operator(self) -> str | None:
        """Who works here."""
        return self._desk.operator

    @operator.setter
    def operator(self, name: str) -> None:
        self._courier.sign(name)
        if self._what_if is not None:
            self._what_if.desk.operator = name

    def state(self) -> State:
        """Look at the talks, at the time that is looked at."""
        with self._lock:
            live, look = self._at.state(), self.look
            if look == NOW:
                return live
            sight = look, live.history, live.history.seq, live.now
            if self._seen is None or self._seen[0] != sight:
                self._seen = sight, self._at.state(as_of=look.as_of, known_at=look.known_at)
            return self._seen[1]

    def live(self) -> State:
        """Look at the talks as they stand now, whatever time is looked at."""
        with self._lock:
            return self._at.state()

    def told(self) -> State:
        """Look at all that is told, by the clock of the time that is looked at.

        It is what the words of an update are understood against: one without a time is of then.
        """
        live, then = self.live(), self.look.as_of
        return live if then is None else State(live.history, then, folded=live.folded)

    def then(self) -> State:
        """Look at the time that is looked at, as known now: what an update of then follows."""
        with self._lock:
            return self._at.state(as_of=self.look.as_of)

    @property
    def clock(self) -> str:
        """What the time of an update is called if it has none of its own."""
        return "now" if self.look.as_of is None else "the time you look at"

    def step(self, way: str, *, as_known: bool) -> Look | None:
        """Return the look at the act before or after; None if there is none that way."""
        with self._lock:
            return step(self.look, way, self._at.state().history, as_known=as_known)

    def behind(self, look: Look) -> int:
        """Count the acts that a look leaves out."""
        with self._lock:
            return behind(look, self._at.state().history)

    def propose(self, update: Decidable) -> Decision:
        """Decide what an update comes to; nothing is recorded."""
        with self._lock:
            return self._at.propose(update)

    def meanwhile(self, proposal: Proposal, since: int) -> None:
        """Make sure that what a proposal is about has not changed behind an entry.

        Raises:
            Changed: it has.
        """
        with self._lock:
            self._at.meanwhile(proposal, self._courier.since(since))

    def record(self, proposal: Proposal) -> Proposal:
        """Record a proposal, durably; in a what-if, try it."""
        with self._recording:
            if self._what_if is not None:
                return self._what_if.record(proposal)
            return self._record(proposal)

    @property
    def what_if(self) -> WhatIf | None:
        """What is tried; None outside of a what-if."""
        return self._what_if

    def begin_what_if(self) -> None:
        """Copy the record into memory, and go on there."""
        made = WhatIf(self._desk)
        with self._lock:
            self._what_if = made

    def drop_what_if(self) -> None:
        """Forget what was tried."""
        with self._lock:
            self._what_if = None

    def propose_what_if(self, tried: WhatIf) -> Proposal:
        """Decide all that is tried against the record as it is now; nothing is recorded.

        Raises:
            Refused: it can't be recorded as things stand; a sentence for each conflict.
        """
        with self._lock:
            decision = self._desk.propose(tried.together())
        if not isinstance(decision, Proposal):
            raise Refused(str(decision))
        return decision

    def keep_what_if(self, proposal: Proposal) -> Proposal:
        """Record all that is tried, or nothing; then the what-if has ended.

        Raises:
            Problem: nothing of it is recorded, and the what-if goes on.
        """
        with self._recording:
            kept = self._record(proposal)
            self._what_if = None
            return kept

    @property
    def history(self) -> History:
        """The entries of the record itself, as far as they are known; not what is kept or tried."""
        return self._origin.state().history

    def record_state(self) -> State:
        """Look at the record as it stands now, whatever is tried."""
        with self._lock:
            return self._desk.state()

    def heard(self) -> tuple[Entry, ...] | None:
        """Wait for what others record, and return it; None once the session is closed.

        Nothing is returned where others come or go, and where the record is lost or found again: a
        lost one is asked for again and again, each time after a longer pause.
        """
        while not self._closed.is_set():
            before = self.lost, self.others
            entries = self._heard()
            if entries or self._delivery or (self.lost, self.others) != before:
                return entries
            if self.lost is None:
                self._pause = GLANCE
            else:
                self._pause = min(2 * self._pause, MOST_PAUSE)
                self._closed.wait(self._pause)
        return None

    def delivery(self) -> Delivery | None:
        """Tell, once, what became of what was kept while the server was away; None if nothing."""
        told, self._delivery = self._delivery, None
        return told

    @property
    def kept(self) -> int:
        """How many updates are kept here, and not known to be in the record."""
        with self._lock:
            return self._courier.kept

    @property
    def is_away(self) -> bool:
        """Whether one works in a copy, for the record is out of reach."""
        return self._courier.is_away

    def let_go(self) -> None:
        """Count a server as lost that owes an answer for too long; this waits for nobody."""
        if self._origin.shared is not None:
            self._origin.shared.hang_up(SILENCE)

    def _heard(self) -> tuple[Entry, ...]:
        """Wait a moment for what others record, and see who they are; bring what is kept."""
        origin = self._origin
        try:
            origin.wait(MOMENT)
            if self._closed.is_set():
                return ()
            self.others = origin.present()
            with self._recording:
                if self._closed.is_set():
                    return ()
                entries = origin.follow()
                self._delivery = self._courier.deliver() or self._delivery
                return entries
        except Closed:
            return ()
        except Untrusted:
            if origin.lost is None:
                raise
            return ()
        finally:
            self.lost = origin.lost
            if self.lost is not None:
                self.others = ()

    def close(self) -> None:
        """Let go of the record, and of whoever listens."""
        self._closed.set()
        in_time = self._recording.acquire(timeout=MOMENT)
        self._origin.close()
        if not in_time:  # it waits for a server that does not answer, and has been let go now
            self._recording.acquire()
        self._courier.close()
        self._recording.release()

    def _record(self, proposal: Proposal) -> Proposal:
        try:
            return self._courier.record(proposal)
        finally:
            self.lost = self._origin.lost

    @property
    def _origin(self) -> Desk:
        """The desk over the record itself."""
        return self._courier.origin

    @property
    def _desk(self) -> Desk:
        """The desk over the record, or over its copy while that is out of reach."""
        return self._courier.desk

    @property
    def _at(self) -> Desk:
        """The desk that is worked at."""
        return self._what_if.desk if self._what_if is not None else self._desk
