"""A record in a `.parley` file: the usual way to keep one, on one computer."""

import json
import random
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Condition
from time import monotonic, sleep

from negotiation.events import Entry, encode
from negotiation.record import Again, file
from negotiation.record.appending import Clock, Sent, admit, wall_clock
from negotiation.record.chain import Row, link
from negotiation.record.problems import CannotOpen, Closed, NotRecorded, Untrusted
from negotiation.record.table import Table
from negotiation.words.problems import Problem

ROWS = "SELECT seq, id, body, hash FROM entries"
"""Asks for a `Row` of each entry."""

INSERT = "INSERT INTO entries (seq, id, body, hash) VALUES (?, ?, ?, ?)"

AMONG = "id IN (SELECT value FROM json_each(?))"

PAUSE = 0.02
"""How many seconds, at most, a desk lets pass before it tries again to write while others do."""

GLANCE = 0.1
"""How many seconds a waiting store lets pass before it looks again what other processes did."""


class SqliteStore:
    """Keeps the entries of one negotiation in an SQLite database.

    Several processes may have the same record open, and several threads the same store.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, clock: Clock) -> None:
        self._connection = connection
        self._path = path.absolute()
        self._file = file.identity(self._path)
        self._clock = clock
        self._table, self._held = Table(self._fetch, AMONG), Table(self._ask, AMONG)
        self._closed = False
        self._changed = Condition()

    @classmethod
    def create(cls, path: Path, clock: Clock = wall_clock) -> "SqliteStore":
        """Make a new, empty record that only its owner may read.

        Raises:
            CannotOpen: there is a file already, or none can be made there.
        """
        file.create(path)
        return cls.open(path, clock)

    @classmethod
    def open(cls, path: Path, clock: Clock = wall_clock) -> "SqliteStore":
        """Open a record; for reading only, where it may not be written to.

        Raises:
            CannotOpen: there is no record, or this person or this program can't read it.
        """
        return cls(file.connect(path), path, clock)

    def append(
        self, entries: Sequence[Entry], after: int, again: Again | None = None
    ) -> tuple[Entry, ...]:
        """Add all the entries behind the head, or none of them, as `Store.append` says."""
        with self._changed:
            self._require_open()
            try:
                with self._transaction():
                    admitted = admit(Sent(entries, after, again), self._held, self._clock)
                    rows = [sealed.row for sealed in admitted.added]
                    self._connection.executemany(INSERT, rows)
                    self._require_file("The update is NOT recorded", NotRecorded)
            except sqlite3.Error as error:
                raise NotRecorded(
                    f"The update is NOT recorded in {self._path}: {file.reason(error)}."
                ) from error
            except Untrusted as damage:
                raise Untrusted(f"The update is NOT recorded. {damage}") from damage
            if admitted.added:
                self._held.newest = admitted.added[-1].entry
                self._changed.notify_all()
        return admitted.stored

    def read(self, after: int = 0) -> Iterator[Entry]:
        """Give the entries whose seq is higher than `after`, oldest first, checking each."""
        self._require_open()
        return self._table.read(after)

    def wait(self, after: int, timeout: float) -> bool:
        """Wait until there is an entry behind `after`, for at most `timeout` seconds."""
        end = monotonic() + timeout
        with self._changed:
            while not self._closed:
                if self._table.last() > after:
                    return True
                left = end - monotonic()
                if left <= 0:
                    return False
                self._changed.wait(min(left, GLANCE))
        return False

    def close(self) -> None:
        """Put the record away, and let go whoever is waiting."""
        with self._changed:
            if not self._closed and file.identity(self._path) != self._file:
                self._settle()
            self._closed = True
            self._connection.close()
            self._changed.notify_all()

    def _fetch(self, condition: str, *values: int | list[str]) -> list[Row]:
        with self._changed:
            self._require_open()
            self._require_file("The record can't be read any further", Untrusted)
            try:
                return self._ask(condition, *values)
            except sqlite3.Error as error:
                raise Untrusted(
                    f"The record {self._path} can't be read any further: {file.reason(error)}."
                ) from error

    def _ask(self, condition: str, *values: int | list[str]) -> list[Row]:
        given = [json.dumps(one) if isinstance(one, list) else one for one in values]
        return self._connection.execute(f"{ROWS} WHERE {condition}", given).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Keep all that is done inside, or nothing."""
        self._begin()
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            # A full disk has already ended the transaction.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _begin(self) -> None:
        """Begin to write as soon as nobody else does, the longest waiting most likely first.

        SQLite by itself looks ever more rarely, so that among many desks some are left out.
        """
        end = monotonic() + file.PATIENCE
        self._connection.execute("PRAGMA busy_timeout = 0")
        try:
            while True:
                try:
                    self._connection.execute("BEGIN IMMEDIATE")
                except sqlite3.OperationalError as error:
                    left = end - monotonic()
                    if left <= 0 or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                        raise
                    sleep(random.uniform(0, PAUSE * left / file.PATIENCE))  # noqa: S311 - no secret
                else:
                    return
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {1000 * file.PATIENCE:.0f}")

    def _require_open(self) -> None:
        if self._closed:
            raise Closed(f"The record {self._path} has been closed.")

    def _settle(self) -> None:
        """Move what was acknowledged from the file beside the record into the record itself.

        Whoever renames a record that is open leaves the other behind.
        """
        with suppress(sqlite3.Error):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _require_file(self, so: str, problem: type[Problem]) -> None:
        """Refuse to go on with a file that nobody finds any more: what it gets is lost with it."""
        if file.identity(self._path) != self._file:
            self._settle()
            raise problem(
                f"{so}: {self._path} was deleted or replaced while it was open. Look what became of"
                " it, then open it again."
            )


def clone(entries: Iterable[Entry], to: Path) -> None:
    """Write a record, as another store gave it, into a file that is not there yet.

    Every entry keeps its number and its hash, so the clone goes on where that record stood.

    Raises:
        CannotOpen: it can't be made.
        Untrusted: an entry can't be written as it was recorded.
    """
    rows = list(_as_recorded(entries))
    with file.new_record(to) as draft:
        file.create(draft)
        with closing(file.connect(draft)) as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany(INSERT, rows)
                connection.execute("COMMIT")
            except sqlite3.Error as error:
                raise CannotOpen(f"No copy can be made at {to}: {file.reason(error)}.") from error


def _as_recorded(entries: Iterable[Entry]) -> Iterator[Row]:
    for one in entries:
        body = encode(one)
        if link(one.prev, body) != one.hash:
            raise Untrusted(f"Entry #{one.seq} holds more than this Parley can copy: update it.")
        yield one.seq, one.id, body, one.hash


def stored(path: Path) -> Iterator[Row]:
    """Give every row of a record as it is, for `negotiation.record.chain.verify`.

    Raises:
        CannotOpen: there is no record, or it can't be read.
        Untrusted: the file is damaged, in its rows or in the index of their ids.
    """
    with closing(file.connect(path)) as connection:
        try:
            yield from connection.execute(f"{ROWS} ORDER BY seq")
            for (finding,) in connection.execute("PRAGMA integrity_check(1)"):
                if finding != "ok":
                    raise Untrusted(f"The record {path} is damaged: {finding}.")
        except sqlite3.Error as error:
            raise Untrusted(f"The record {path} can't be read: {file.reason(error)}.") from error
