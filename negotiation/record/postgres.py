"""A record on a PostgreSQL server: for several operators at once, in several places."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from functools import partial
from socket import SHUT_RDWR, socket
from threading import Condition, RLock
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from negotiation.events import Entry
from negotiation.record import server
from negotiation.record.appending import Admitted, Clock, admit, wall_clock
from negotiation.record.chain import Row, walk
from negotiation.record.problems import CannotOpen, Closed, NotRecorded, PerhapsRecorded, Untrusted
from negotiation.record.server import Address

if TYPE_CHECKING:
    from psycopg import Connection

    Rows = Connection[tuple[Any, ...]]

ROWS = "SELECT seq, id, body, hash FROM parley.entries WHERE process = %s"

HOLD = "SELECT pg_advisory_xact_lock(hashtextextended('parley:' || %s, 0))"

INSERT = "INSERT INTO parley.entries (process, seq, id, body, hash) VALUES (%s, %s, %s, %s, %s)"

PRESENT = (
    "SELECT application_name FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid() AND starts_with(application_name, %s)"
)
"""Asks for the badges of the others; every user of a database may see those."""

PAGE = 1000
"""How many entries are fetched at once; between two pages no transaction stays open."""

POLL = 2.0
"""How many seconds a waiting store lets pass before it looks by itself.

The server rings when something is recorded, but not where a pooler stands before it, nor while the
connection is down.
"""

PATIENCE = 1.0
"""For how many seconds closing waits for an answer that the server owes."""

_Answer = TypeVar("_Answer")


class PostgresStore:
    """Keeps the entries of one negotiation in a database, beside those of others.

    A connection that was lost is made again by whatever is asked next: reading goes on where it
    was, and an update whose answer was lost is sent again, which adds nothing twice.
    """

    def __init__(self, connection: "Rows", address: Address, clock: Clock) -> None:
        self._connection = connection
        self._address = address
        self._clock = clock
        self._closed = False
        self.lost: str | None = None
        self._in_doubt = False
        self._silent_since: float | None = None
        """Since when the server owes an answer, by a clock that only goes forward."""
        self._lock = RLock()
        self._listening: Rows | None = None
        self._waiting = Condition()

    @classmethod
    def create(
        cls, where: str, clock: Clock = wall_clock, entries: Sequence[Entry] = ()
    ) -> "PostgresStore":
        """Begin a record in a database that is prepared for records, with all the entries or not.

        Raises:
            CannotOpen: it can't be reached, or holds a record of that process already.
        """
        import psycopg

        connection, address = server.reach(where)
        store = cls(connection, address, clock)
        try:
            with connection.transaction():
                connection.execute("INSERT INTO parley.records VALUES (%s)", (address.process,))
                store._append(entries, 0)
        except psycopg.errors.UniqueViolation as error:
            connection.close()
            raise CannotOpen(f"There is a record at {address} already: open that.") from error
        except psycopg.Error as error:
            connection.close()
            raise CannotOpen(
                f"No record can be made at {address}: {server.reason(error)}."
            ) from error
        return store

    @classmethod
    def open(cls, where: str, clock: Clock = wall_clock) -> "PostgresStore":
        """Open a record.

        Raises:
            CannotOpen: it can't be reached, or is not there.
        """
        connection, address = server.reach(where)
        question = "SELECT 1 FROM parley.records WHERE process = %s"
        if connection.execute(question, (address.process,)).fetchone() is None:
            connection.close()
            raise server.not_there(address)
        return cls(connection, address, clock)

    @classmethod
    def unreached(cls, where: str, lost: str, clock: Clock = wall_clock) -> "PostgresStore":
        """Begin with a record that can't be reached now: whatever is asked next tries it again.

        Args:
            where: its address.
            lost: why it can't be reached.
            clock: when entries are recorded.
        """
        import psycopg

        connection = psycopg.Connection[tuple[Any, ...]](psycopg.pq.PGconn.connect_start(b""))
        connection.close()
        store = cls(connection, server.address(where), clock)
        store.lost = lost
        return store

    @property
    def where(self) -> str:
        """Where the record is, without a password."""
        return server.without_password(f"{self._address.database}#{self._address.process}")

    def require_there(self) -> None:
        """Make sure that the record is still there, as `Shared` says."""

        def look() -> list[tuple[Any, ...]]:
            server.require_format(self._connection, self._address)
            return self._ask("SELECT 1 FROM parley.records WHERE process = %s")

        if not self._reading(look):
            raise server.not_there(self._address)

    def hang_up(self, seconds: float) -> None:
        """Count the server as lost if it has owed an answer for so long; who waits is let go."""
        import psycopg

        since = self._silent_since
        if since is None or monotonic() - since < seconds:
            return
        with (
            suppress(OSError, psycopg.Error),
            socket(fileno=os.dup(self._connection.fileno())) as line,
        ):
            line.shutdown(SHUT_RDWR)

    def append(self, entries: Sequence[Entry], after: int) -> tuple[Entry, ...]:
        """Add all the entries behind the head, or none of them, as `Store.append` says.

        Where the connection is lost on the way, nobody knows whether they were kept: they are sent
        once more, and found there if they were.
        """
        import psycopg

        with self._lock:
            self._require_open()
            self._in_doubt = False
            try:
                return self._connected(lambda: self._append(entries, after)).stored
            except psycopg.Error as error:
                if self._in_doubt:
                    raise PerhapsRecorded(
                        f"Nobody knows whether the update is recorded at {self._address}:"
                        f" {server.reason(error)}. Look there before you say it again."
                    ) from error
                raise NotRecorded(
                    f"The update is NOT recorded at {self._address}: {server.reason(error)}."
                ) from error
            except Untrusted as damage:
                raise Untrusted(f"The update is NOT recorded. {damage}") from damage

    def read(self, after: int = 0) -> Iterator[Entry]:
        """Give the entries whose seq is higher than `after`, oldest first, checking each."""
        self._require_open()
        return walk(self.rows(after), after, self._reading(partial(self._hash, after)))

    def wait(self, after: int, timeout: float) -> bool:
        """Wait until there is an entry behind `after`, for at most `timeout` seconds.

        While the server can't be reached there is nothing behind it.
        """
        end = monotonic() + timeout
        while not self._closed:
            bell = self._bell()
            with suppress(Untrusted, Closed):
                if self.last() > after:
                    return True
            left = end - monotonic()
            if left <= 0:
                break
            self._listen(bell, min(left, POLL))
        return False

    def close(self) -> None:
        """Put the record away, and let go whoever is waiting."""
        self._closed = True
        with self._waiting:
            self._waiting.notify_all()
        if not self._lock.acquire(timeout=PATIENCE):
            self.hang_up(0.0)
            if not self._lock.acquire(timeout=PATIENCE):
                return  # somebody is still connecting, and will close what comes of it
        try:
            self._connection.close()
        finally:
            self._lock.release()

    def present(self, operator: str | None) -> tuple[str, ...]:
        """Let others see who works here, and return who else has it open, as `Shared` says."""
        mine, all_ = (server.badge(self._address.process, one) for one in (operator, None))

        def ask() -> list[tuple[Any, ...]]:
            self._connection.execute("SELECT set_config('application_name', %s, false)", (mine,))
            return self._connection.execute(PRESENT, (all_,)).fetchall()

        names = {server.wearer(worn) for (worn,) in self._reading(ask)}
        return tuple(sorted(names - {""}))

    def last(self) -> int:
        """Return the seq of the head; 0 if there is none."""
        return self._reading(self._last)

    def rows(self, after: int = 0) -> Iterator[Row]:
        """Give the rows behind `after` as they are stored, a page at a time."""
        question = f"{ROWS} AND seq > %s ORDER BY seq LIMIT %s"
        while page := self._reading(partial(self._ask, question, after, PAGE)):
            yield from map(_row, page)
            after = int(page[-1][0])

    def _append(self, entries: Sequence[Entry], after: int) -> Admitted:
        process = self._address.process
        with self._connection.transaction():
            # Sequences commit out of order: whoever appends to a record holds it meanwhile.
            self._connection.execute(HOLD, (process,))
            admitted = admit(entries, after, self._head(), self._find, self._clock)
            rows = [(process, *sealed.row) for sealed in admitted.added]
            with self._connection.cursor() as cursor:
                cursor.executemany(INSERT, rows)
            if rows:
                self._connection.execute("SELECT pg_notify(%s, %s)", (server.CHANNEL, process))
                self._in_doubt = True  # until the commit is answered, only the server knows
        self._in_doubt = False
        return admitted

    def _reading(self, ask: Callable[[], _Answer]) -> _Answer:
        """Ask what changes nothing.

        Raises:
            Untrusted: the server can't be reached, or can't answer.
        """
        import psycopg

        with self._lock:
            self._require_open()
            try:
                return self._connected(ask)
            except psycopg.Error as error:
                why = server.reason(error)
                raise Untrusted(f"The record {self._address} can't be read: {why}.") from error

    def _connected(self, ask: Callable[[], _Answer]) -> _Answer:
        """Ask, and once more on a new connection where the old one was lost."""
        import psycopg

        self._silent_since = monotonic()
        try:
            answer = self._asked(ask)
        except psycopg.OperationalError as error:
            if self._connection.closed:
                self.lost = server.reason(error)
            raise
        finally:
            self._silent_since = None
        self.lost = None
        return answer

    def _asked(self, ask: Callable[[], _Answer]) -> _Answer:
        import psycopg

        try:
            return ask()
        except psycopg.OperationalError:
            if self._closed or not self._connection.closed:
                raise
        self._connection = server.connected(self._address.database)
        if self._closed:
            self._connection.close()
        self._require_open()
        return ask()

    def _head(self) -> Entry | None:
        seq = self._last()
        return self._entry(seq) if seq else None

    def _last(self) -> int:
        [(seq,)] = self._ask("SELECT coalesce(max(seq), 0) FROM parley.entries WHERE process = %s")
        return int(seq)

    def _find(self, id_: str) -> Entry | None:
        found = self._ask("SELECT seq FROM parley.entries WHERE process = %s AND id = %s", id_)
        return self._entry(int(found[0][0])) if found else None

    def _entry(self, seq: int) -> Entry:
        rows = self._ask(f"{ROWS} AND seq = %s", seq)
        return next(walk(map(_row, rows), seq - 1, self._hash(seq - 1)))

    def _hash(self, seq: int) -> str:
        found = self._ask("SELECT hash FROM parley.entries WHERE process = %s AND seq = %s", seq)
        return str(found[0][0]) if found else ""

    def _ask(self, question: str, *given: int | str) -> list[tuple[Any, ...]]:
        """Ask about this process; whatever goes wrong is the driver's own error."""
        answer = self._connection.execute(question, (self._address.process, *given)).fetchall()
        self._silent_since = monotonic()
        return answer

    def _bell(self) -> "Rows | None":
        """Return a connection on which the server rings; None while there is none."""
        if self._listening is not None and not self._listening.closed:
            return self._listening
        import psycopg

        with suppress(psycopg.Error):
            bell = server.connected(self._address.database)
            bell.execute("LISTEN parley")
            self._listening = bell
            return bell
        return None

    def _listen(self, bell: "Rows | None", seconds: float) -> None:
        """Wait until the server rings, at most so long."""
        import psycopg

        end = monotonic() + seconds
        while not self._closed and (left := end - monotonic()) > 0:
            if bell is None:
                with self._waiting:
                    self._waiting.wait(min(left, 0.5))
                continue
            try:
                rung = list(bell.notifies(timeout=min(left, 0.5), stop_after=1))
            except psycopg.Error:
                bell.close()
                return
            if any(one.payload == self._address.process for one in rung):
                return

    def _require_open(self) -> None:
        if self._closed:
            raise Closed(f"The record {self._address} has been closed.")


def _row(row: tuple[Any, ...]) -> Row:
    seq, id_, body, digest = row
    return int(seq), str(id_), str(body), str(digest)


def stored(where: str) -> Iterator[Row]:
    """Give every row of a record as it is, for `negotiation.record.chain.verify`.

    Raises:
        CannotOpen: there is no record, or it can't be read.
    """
    with closing(PostgresStore.open(where)) as store:
        yield from store.rows()
