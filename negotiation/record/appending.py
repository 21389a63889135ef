"""What appending means, whatever a store keeps its entries in."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple, TypeAlias

from negotiation.events import Entry, carried, encode
from negotiation.record.chain import Sealed, seal
from negotiation.record.problems import Conflict
from negotiation.words.problems import Problem

Clock: TypeAlias = Callable[[], datetime]
"""Tells the time, with its zone."""


class Admitted(NamedTuple):
    """What a store has to add, and what it then answers."""

    added: list[Sealed]
    stored: tuple[Entry, ...]
    """For each entry that was sent its stored form."""


def wall_clock() -> datetime:
    """Tell the time of this computer."""
    return datetime.now(UTC)


def admit(
    entries: Sequence[Entry],
    after: int,
    head: Entry | None,
    find: Callable[[str], Entry | None],
    clock: Clock,
) -> Admitted:
    """Decide what is added when `entries` are sent, by somebody who has read up to `after`.

    The store calls this while nobody else can append to it. `find` gives the stored entry of an id.

    Raises:
        Conflict: there is something to add, and the head is not `after`.
        Problem: an entry is not the one that is stored, or sent before it, under its id.
    """
    stored: dict[str, Entry] = {}
    fresh: dict[str, Entry] = {}
    for entry in entries:
        if entry.id not in stored and (found := find(entry.id)) is not None:
            stored[entry.id] = found
        first = stored.get(entry.id) or fresh.setdefault(entry.id, entry)
        if first is not entry and not _says_the_same(entry, first):
            raise Problem(f"The id {entry.id} is taken by another entry, about '{first.subject}'.")
    at = head.seq if head is not None else 0
    if fresh and at != after:
        raise Conflict(at, after)
    added = seal(fresh.values(), head, _written(clock()))
    stored.update((entry.id, entry) for entry, _ in added)
    return Admitted(added, tuple(stored[entry.id] for entry in entries))


def _says_the_same(sent: Entry, stored: Entry) -> bool:
    """Compare two entries but for what the store gives."""
    given = sent._replace(seq=stored.seq, recorded=stored.recorded)
    return encode(carried(given)) == encode(carried(stored))


def _written(now: datetime) -> str:
    """Write a time in UTC to the microsecond, so that the order of texts is that of times."""
    return now.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
