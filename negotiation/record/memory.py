"""A record that lives as long as the program: for what is only read or tried, and for tests."""

from collections.abc import Iterable, Iterator, Sequence
from threading import Condition

from negotiation.events import Entry
from negotiation.record.appending import Clock, admit, wall_clock
from negotiation.record.problems import Closed


class MemoryStore:
    """Keeps the entries of one negotiation in a list.

    Args:
        clock: when entries are recorded.
        entries: those that another store holds, as it gave them: this one goes on from there.
    """

    def __init__(self, clock: Clock = wall_clock, entries: Iterable[Entry] = ()) -> None:
        self._clock = clock
        self._entries = list(entries)
        self._by_id = {entry.id: entry for entry in self._entries}
        self._closed = False
        self._changed = Condition()

    def append(self, entries: Sequence[Entry], after: int) -> tuple[Entry, ...]:
        """Add all the entries behind the head, or none of them, as `Store.append` says."""
        with self._changed:
            self._require_open()
            head = self._entries[-1] if self._entries else None
            admitted = admit(entries, after, head, self._by_id.get, self._clock)
            for entry, _ in admitted.added:
                self._entries.append(entry)
                self._by_id[entry.id] = entry
            self._changed.notify_all()
        return admitted.stored

    def read(self, after: int = 0) -> Iterator[Entry]:
        """Give the entries whose seq is higher than `after`, oldest first."""
        with self._changed:
            self._require_open()
            return iter(self._entries[after:])

    def wait(self, after: int, timeout: float) -> bool:
        """Wait until there is an entry behind `after`, for at most `timeout` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or len(self._entries) > after, timeout)
            return not self._closed and len(self._entries) > after

    def close(self) -> None:
        """Let go whoever is waiting."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _require_open(self) -> None:
        if self._closed:
            raise Closed("This record has been closed.")
