"""What appending means, whatever a store keeps its entries in."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Protocol, TypeAlias

from negotiation.events import Entry, carried, encode
from negotiation.record import Again
from negotiation.record.chain import Sealed, seal
from negotiation.record.problems import Conflict
from negotiation.words.problems import Problem

Clock: TypeAlias = Callable[[], datetime]
"""Tells the time, with its zone."""


class Held(Protocol):
    """The entries of a record to which nobody else can append at the moment."""

    def head(self) -> Entry | None:
        """Return the last entry; None if there is none."""

    def find(self, ids: Collection[str]) -> Mapping[str, Entry]:
        """Return those entries of which an id is given."""

    def read(self, after: int) -> Iterator[Entry]:
        """Give the entries behind `after`, oldest first."""


@dataclass
class Sent:
    """What is sent to a record, as `Store.append` takes it.

    Where it was decided again, it is from then on what was decided last: whoever has lost the
    answer sends that.
    """

    entries: Sequence[Entry]
    after: int
    again: Again | None = None


class Admitted(NamedTuple):
    """What a store has to add, and what it then answers."""

    added: list[Sealed]
    stored: tuple[Entry, ...]
    """For each entry that was sent its stored form."""


def wall_clock() -> datetime:
    """Tell the time of this computer."""
    return datetime.now(UTC)


def admit(sent: Sent, held: Held, clock: Clock) -> Admitted:
    """Decide what is added, after having it decided again where the head has moved.

    Raises:
        Conflict: the head has moved, and nobody decides again.
        Problem: an entry is not the one that is stored, or sent before it, under its id.
    """
    try:
        return _admitted(sent, held, clock)
    except Conflict as conflict:
        if sent.again is None:
            raise
        sent.entries, sent.after = sent.again(held.read(sent.after)), conflict.head
        return _admitted(sent, held, clock)


def _admitted(sent: Sent, held: Held, clock: Clock) -> Admitted:
    first: dict[str, Entry] = {}
    for entry in sent.entries:
        require_same(entry, first.setdefault(entry.id, entry))
    stored = dict(held.find(first))
    for id_, entry in stored.items():
        require_same(first[id_], entry)
    fresh = [entry for id_, entry in first.items() if id_ not in stored]
    head = held.head()
    at = head.seq if head is not None else 0
    if fresh and at != sent.after:
        raise Conflict(at, sent.after)
    added = seal(fresh, head, _written(clock()))
    stored |= {entry.id: entry for entry, _ in added}
    return Admitted(added, tuple(stored[entry.id] for entry in sent.entries))


def require_same(sent: Entry, stored: Entry) -> None:
    """Compare two entries of one id but for what a store gives.

    Raises:
        Problem: they do not say the same.
    """
    if sent is stored:
        return
    of_store = {name: getattr(stored, name) for name in ("seq", "recorded", "prev", "hash")}
    given, kept = carried(sent._replace(**of_store)), carried(stored)
    if given != kept and encode(given) != encode(kept):
        raise Problem(f"The id {sent.id} is taken by another entry, about '{stored.subject}'.")


def _written(now: datetime) -> str:
    """Write a time in UTC to the microsecond, so that the order of texts is that of times."""
    return now.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
