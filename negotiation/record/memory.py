"""A record that lives as long as the program: for what is only read or tried, and for tests."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from threading import Condition

from negotiation.events import Entry
from negotiation.record import Again
from negotiation.record.appending import Clock, Sent, admit, wall_clock
from negotiation.record.problems import Closed


class MemoryStore:
    """Keeps the entries of one negotiation in a list.

    Args:
        clock: when entries are recorded.
        entries: those that another store holds, as it gave them: this one goes on from there.
    """

    def __init__(self, clock: Clock = wall_clock, entries: Iterable[Entry] = ()) -> None:
        self._clock = clock
        self._listed = _Listed(entries)
        self._closed = False
        self._changed = Condition()

    def append(
        self, entries: Sequence[Entry], after: int, again: Again | None = None
    ) -> tuple[Entry, ...]:
        """Add all the entries behind the head, or none of them, as `Store.append` says."""
        with self._changed:
            self._require_open()
            admitted = admit(Sent(entries, after, again), self._listed, self._clock)
            self._listed.take(entry for entry, _ in admitted.added)
            self._changed.notify_all()
        return admitted.stored

    def read(self, after: int = 0) -> Iterator[Entry]:
        """Give the entries whose seq is higher than `after`, oldest first."""
        with self._changed:
            self._require_open()
            return self._listed.read(after)

    def wait(self, after: int, timeout: float) -> bool:
        """Wait until there is an entry behind `after`, for at most `timeout` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._listed.last > after, timeout)
            return not self._closed and self._listed.last > after

    def close(self) -> None:
        """Let go whoever is waiting."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _require_open(self) -> None:
        if self._closed:
            raise Closed("This record has been closed.")


class _Listed:
    """Entries in a list."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: list[Entry] = []
        self._by_id: dict[str, Entry] = {}
        self.take(entries)

    @property
    def last(self) -> int:
        return len(self._entries)

    def take(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            self._entries.append(entry)
            self._by_id[entry.id] = entry

    def head(self) -> Entry | None:
        return self._entries[-1] if self._entries else None

    def find(self, ids: Collection[str]) -> dict[str, Entry]:
        return {id_: self._by_id[id_] for id_ in ids if id_ in self._by_id}

    def read(self, after: int) -> Iterator[Entry]:
        return iter(self._entries[after:])
