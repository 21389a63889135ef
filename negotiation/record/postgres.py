"""A record on a PostgreSQL server: for several operators at once, in several places."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from functools import partial
from threading import RLock
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from negotiation.events import Entry
from negotiation.record import Again, schema, server
from negotiation.record.adding import AMONG, Adding, rows_of
from negotiation.record.appending import Clock, Sent, wall_clock
from negotiation.record.bell import Bell
from negotiation.record.chain import Row
from negotiation.record.line import Line
from negotiation.record.problems import CannotOpen, Closed, NotRecorded, PerhapsRecorded, Untrusted
from negotiation.record.server import Address
from negotiation.record.table import Table

if TYPE_CHECKING:
    from negotiation.record.line import Rows

THERE = "SELECT 1 FROM parley.records WHERE process = %s"

PRESENT = (
    "SELECT application_name FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid() AND starts_with(application_name, %s)"
)
"""Asks for the badges of the others; every user of a database may see those."""

MOMENT = 1.0
"""For how many seconds closing waits for an answer that the server owes."""

POLL = 2.0
"""How many seconds a waiting store lets pass before it looks by itself."""

_Answer = TypeVar("_Answer")


class PostgresStore:
    """Keeps the entries of one negotiation in a database, beside those of others.

    A connection that was lost is made again by whatever is asked next: reading goes on where it
    was, and an update whose answer was lost is sent again, which adds nothing twice.
    """

    def __init__(self, connection: "Rows", address: Address, clock: Clock) -> None:
        self._line = Line(connection, address.database)
        self._address = address
        self._table = Table(self._fetch, AMONG)
        self._adding = Adding(address.process, clock, self._line, self._table)
        self._bell = Bell(address)
        self._closed = False
        self._lock = RLock()

    @classmethod
    def create(
        cls, where: str, clock: Clock = wall_clock, entries: Sequence[Entry] = ()
    ) -> "PostgresStore":
        """Begin a record in a database that is prepared for records, with all the entries or not.

        Raises:
            CannotOpen: it can't be reached, or holds a record of that process already.
        """
        import psycopg

        connection, address = schema.reach(where)
        store = cls(connection, address, clock)
        try:
            with connection.transaction():
                connection.execute("INSERT INTO parley.records VALUES (%s)", (address.process,))
                store._adding.add(Sent(entries, 0), connection)
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
        connection, address = schema.reach(where)
        if connection.execute(THERE, (address.process,)).fetchone() is None:
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
        store._line.lost = lost
        return store

    @property
    def where(self) -> str:
        """Where the record is, without a password."""
        return server.without_password(f"{self._address.database}#{self._address.process}")

    def require_there(self) -> None:
        """Make sure that the record is still there, as `Shared` says."""

        def look(connection: "Rows") -> bool:
            schema.require_format(connection, self._address)
            found = connection.execute(THERE, (self._address.process,))
            return found.fetchone() is not None

        if not self._reading(look):
            raise server.not_there(self._address)

    def hang_up(self, seconds: float) -> None:
        """Count the server as lost if it has owed an answer for so long; who waits is let go."""
        self._line.hang_up(seconds)

    def append(
        self, entries: Sequence[Entry], after: int, again: Again | None = None
    ) -> tuple[Entry, ...]:
        """Add all the entries behind the head, or none of them, as `Store.append` says.

        Where the connection is lost on the way, nobody knows whether they were kept: they are sent
        once more, and found there if they were.
        """
        import psycopg

        with self._lock:
            self._require_open()
            self._adding.in_doubt = False
            sent = Sent(entries, after, again)
            try:
                return self._line.ask(partial(self._adding.add, sent)).stored
            except psycopg.Error as error:
                if self._adding.in_doubt:
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
        return self._table.read(after)

    def wait(self, after: int, timeout: float) -> bool:
        """Wait until there is an entry behind `after`, for at most `timeout` seconds.

        While the server can't be reached there is nothing behind it.
        """
        end = monotonic() + timeout
        while not self._closed:
            self._bell.listen()
            with suppress(Untrusted, Closed):
                if self._table.last() > after:
                    return True
            left = end - monotonic()
            if left <= 0:
                break
            self._bell.wait(min(left, POLL))
        return False

    def close(self) -> None:
        """Put the record away, and let go whoever is waiting."""
        self._closed = True
        self._bell.close()
        self._line.end()
        if not self._lock.acquire(timeout=MOMENT):
            self.hang_up(0.0)
            if not self._lock.acquire(timeout=MOMENT):
                return  # somebody is still connecting, and will close what comes of it
        try:
            self._line.close()
        finally:
            self._lock.release()

    @property
    def lost(self) -> str | None:
        """Why the server can't be reached now; None as long as it can."""
        return self._line.lost

    def present(self, operator: str | None) -> tuple[str, ...]:
        """Let others see who works here, and return who else has it open, as `Shared` says."""
        mine, all_ = (server.badge(self._address.process, one) for one in (operator, None))

        def ask(connection: "Rows") -> list[tuple[Any, ...]]:
            connection.execute("SELECT set_config('application_name', %s, false)", (mine,))
            return connection.execute(PRESENT, (all_,)).fetchall()

        names = {server.wearer(worn) for (worn,) in self._reading(ask)}
        return tuple(sorted(names - {""}))

    def rows(self, after: int = 0) -> Iterator[Row]:
        """Give the rows behind `after` as they are stored, a page at a time."""
        return self._table.rows(after)

    def _fetch(self, condition: str, *values: object) -> list[Row]:
        process = self._address.process
        return self._reading(lambda connection: rows_of(connection, process, condition, *values))

    def _reading(self, question: "Callable[[Rows], _Answer]") -> _Answer:
        """Ask what changes nothing.

        Raises:
            Untrusted: the server can't be reached, or can't answer.
        """
        import psycopg

        with self._lock:
            self._require_open()
            try:
                return self._line.ask(question)
            except psycopg.Error as error:
                why = server.reason(error)
                raise Untrusted(f"The record {self._address} can't be read: {why}.") from error

    def _require_open(self) -> None:
        if self._closed:
            raise Closed(f"The record {self._address} has been closed.")


def stored(where: str) -> Iterator[Row]:
    """Give every row of a record as it is, for `negotiation.record.chain.verify`.

    Raises:
        CannotOpen: there is no record, or it can't be read.
    """
    with closing(PostgresStore.open(where)) as store:
        yield from store.rows()
