"""The record: what was said about a negotiation, kept so that nothing is lost or silently changed.

`Store` is all that the rest of the program knows of it. `memory`, `sqlite` and others keep one;
`appending` and `chain` say what all of them have in common.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeAlias, runtime_checkable

from negotiation.events import Entry

Again: TypeAlias = Callable[[Iterator[Entry]], Sequence[Entry]]
"""Decides again: is given what others have appended, and returns what is to be appended now."""


class Store(Protocol):
    """Where the entries of one negotiation stand, in the order in which they were appended.

    The head of a record is its last entry. Whoever reads a record to its end knows the head, and
    hands its seq back when appending. Every verb may be called from any thread; once the record is
    closed, `append` and `read` raise `Closed`.
    """

    def append(
        self, entries: Sequence[Entry], after: int, again: Again | None = None
    ) -> tuple[Entry, ...]:
        """Add all the entries behind the head, or none of them.

        An entry whose id the record already holds is not added again, so an update whose answer was
        lost may be sent once more; if the record holds all of them, it does not matter where the
        head is.

        Args:
            entries: what to record. Their `seq`, `recorded`, `prev` and `hash` are given by the
                store; `place` only those have that come from elsewhere.
            after: the seq of the head that the update was decided on; 0 for an empty record.
            again: decides again where the head is another one by now. Nobody else can append before
                it has, so it is asked once; the record is not to be used meanwhile. What it raises
                is raised, and nothing is added.

        Returns:
            For each entry that was appended its stored form, in the same order.

        Raises:
            Conflict: the head is another one by now, and nobody decides again.
            NotRecorded: the update could not be kept; the record is as it was.
            Untrusted: the head, or an entry that is sent again, is not what was recorded.
            Problem: the record holds another entry of the same id.
        """

    def read(self, after: int = 0) -> Iterator[Entry]:
        """Give the entries whose seq is higher than `after`, oldest first.

        Each is checked against the hash chain before it is given.

        Raises:
            Untrusted: an entry, the first such one, is not what was recorded.
        """

    def wait(self, after: int, timeout: float) -> bool:
        """Wait until there is an entry behind `after`, for at most `timeout` seconds.

        Returns:
            Whether there is one. A store that is closed meanwhile has nothing more to give: False.
        """

    def close(self) -> None:
        """Put the record away. Whoever is waiting is let go; closing again does nothing."""


@runtime_checkable
class Shared(Store, Protocol):
    """A store that several desks have open, and that may be out of reach for a while."""

    @property
    def lost(self) -> str | None:
        """Why it can't be reached now; None as long as it can."""

    @property
    def where(self) -> str:
        """Where the record is, without a password."""

    def require_there(self) -> None:
        """Make sure that the record is still there, in a form that this program knows.

        Raises:
            CannotOpen: it is not.
            Untrusted: it can't be reached.
        """

    def hang_up(self, seconds: float) -> None:
        """Count a server as lost that has owed an answer for so long; whoever waits is let go."""

    def present(self, operator: str | None) -> tuple[str, ...]:
        """Let others see who works here, and return who else has the record open.

        It is the names that they give themselves.

        Raises:
            Untrusted: it can't be reached.
        """
