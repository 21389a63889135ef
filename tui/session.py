"""A desk that several threads of the interface share."""

from threading import Event, RLock

from negotiation.desk import Desk
from negotiation.events import Entry
from negotiation.fold.state import State
from negotiation.updates.decision import Decision, Proposal
from negotiation.updates.update import Update

GLANCE = 0.2
"""Seconds between two looks at what others have recorded."""


class Session:
    """A desk behind a lock: the screen reads it, one thread records, one listens to others."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = RLock()
        self._closed = Event()

    @property
    def operator(self) -> str | None:
        """Who works here."""
        return self._desk.operator

    @operator.setter
    def operator(self, name: str) -> None:
        self._desk.operator = name

    def state(self) -> State:
        """Look at the talks as they stand."""
        with self._lock:
            return self._desk.state()

    def propose(self, update: Update) -> Decision:
        """Decide what an update comes to; nothing is recorded."""
        with self._lock:
            return self._desk.propose(update)

    def record(self, proposal: Proposal) -> Proposal:
        """Record a proposal, durably."""
        with self._lock:
            return self._desk.record(proposal)

    def heard(self) -> tuple[Entry, ...] | None:
        """Wait for what others record, and return it; None once the session is closed.

        Nothing is waited for under the lock, so that reading and recording never wait for others.
        """
        while not self._closed.wait(GLANCE):
            with self._lock:
                if self._closed.is_set():
                    return None
                if entries := self._desk.follow():
                    return entries
        return None

    def close(self) -> None:
        """Let go of the record, and of whoever listens."""
        self._closed.set()
        with self._lock:
            self._desk.close()
