"""The `.parley` file, an SQLite database: how one is made, recognised and opened."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from negotiation.record.drive import network_drive
from negotiation.record.problems import CannotOpen
from negotiation.record.whole import unlink, whole_or_not_at_all
from negotiation.words.problems import nearest

APPLICATION = int.from_bytes(b"PRLY", "big")
"""Stands in the head of the file and tells a record from other databases."""

FORMAT = 1
"""The version of the tables below; this program can't read a later one."""

PATIENCE = 5.0
"""For how many seconds to wait for another process to finish writing."""

TABLES = """
CREATE TABLE entries (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE TRIGGER nothing_is_changed BEFORE UPDATE ON entries BEGIN
    SELECT RAISE(ABORT, 'an entry is never changed: correct it by another one');
END;
CREATE TRIGGER nothing_is_lost BEFORE DELETE ON entries BEGIN
    SELECT RAISE(ABORT, 'an entry is never taken out: retract it by another one');
END;
CREATE TRIGGER nothing_is_replaced BEFORE INSERT ON entries
WHEN NEW.seq <> (SELECT ifnull(max(seq), 0) + 1 FROM entries)
    OR EXISTS (SELECT 1 FROM entries WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'a record only grows: a new entry has the next number and a new id');
END;
"""
"""What a new record is made of. The third guard stops REPLACE, which deletes past the second."""

REASONS = {
    sqlite3.SQLITE_BUSY: "another program has kept it to itself for too long",
    sqlite3.SQLITE_CANTOPEN: "it, or a file beside it that belongs to it, can't be opened",
    sqlite3.SQLITE_CORRUPT: "the file is damaged",
    sqlite3.SQLITE_ERROR: "its tables are not those of a Parley record",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk reports an error",
    sqlite3.SQLITE_NOTADB: "it is not a Parley record",
    sqlite3.SQLITE_READONLY: "it may be read, but not written to",
}


def reason(error: sqlite3.Error) -> str:
    """Say in plain words why SQLite could not do what it was asked."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return "it holds bytes that are not text"
    return REASONS.get(code & 0xFF, str(error))


def create(path: Path) -> None:
    """Make a new, empty record that only its owner may read.

    Raises:
        CannotOpen: there is a file already, or none can be made there.
    """
    _refuse_network_drive(path.parent)
    for beside in (Path(f"{path}-wal"), Path(f"{path}-shm")):
        if beside.exists() and not path.exists():
            raise CannotOpen(
                f"No record can be made at {path}: {beside.name} belongs to another, which was"
                " moved while it was open. Put that back, or close it first."
            )
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError as error:
        raise CannotOpen(f"There is a file {path} already: a record never replaces one.") from error
    except FileNotFoundError as error:
        raise CannotOpen(f"There is no folder {path.parent} to keep a record in.") from error
    except OSError as error:
        raise CannotOpen(f"No record can be made at {path}: {error.strerror}.") from error
    try:
        with closing(_connection(path, "mode=rw")) as connection:
            _write_ahead(connection, path)
            connection.executescript(
                f"BEGIN; {TABLES} PRAGMA application_id = {APPLICATION};"
                f" PRAGMA user_version = {FORMAT}; COMMIT;"
            )
    except CannotOpen:
        path.unlink()
        raise
    except sqlite3.Error as error:
        path.unlink()
        raise CannotOpen(f"No record can be made at {path}: {reason(error)}.") from error


def copy(path: Path, to: Path) -> None:
    """Copy a record that others may be writing to, as it stands, into a file that is not there yet.

    Raises:
        CannotOpen: the record can't be read, or the copy not be made.
    """
    with closing(connect(path)) as connection:
        create(to)
        try:
            with closing(_connection(to, "mode=rw")) as copied:
                connection.backup(copied)
        except sqlite3.Error as error:
            to.unlink()
            raise CannotOpen(f"No copy can be made at {to}: {reason(error)}.") from error


@contextmanager
def new_record(path: Path) -> Iterator[Path]:
    """Give a place beside a file, from which it becomes a record when all of it is on the disk.

    Raises:
        CannotOpen: there is one by then.
    """
    try:
        with whole_or_not_at_all(path) as draft:
            yield draft
    except FileExistsError:
        raise CannotOpen(f"There is a file {path} already: a record never replaces one.") from None


def remove(path: Path, head: int) -> bool:
    """Delete a record, unless somebody has appended to it since its last entry was `head`.

    Nobody can meanwhile. Returns whether it is deleted.

    Raises:
        CannotOpen: there is no record, or it can't be read or deleted.
    """
    with closing(connect(path)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
            [(last,)] = connection.execute("SELECT ifnull(max(seq), 0) FROM entries").fetchall()
        except sqlite3.Error as error:
            raise CannotOpen(f"The record {path} can't be read: {reason(error)}.") from error
        if last != head:
            return False
        try:
            path.unlink()
        except OSError as error:
            raise CannotOpen(f"{path} can't be deleted: {error.strerror}.") from error
    unlink(path)
    return True


def connect(path: Path) -> sqlite3.Connection:
    """Open a record; for reading only, where it may not be written to.

    Raises:
        CannotOpen: there is no record, or this person or this program can't read it.
    """
    _require_file(path)
    _refuse_network_drive(path)
    try:
        try:
            return _recognised(path, writable=True)
        except sqlite3.OperationalError as error:
            if not _lies_still(path, error):
                raise
            return _recognised(path, writable=False)
    except sqlite3.Error as error:
        raise CannotOpen(f"The record {path} can't be opened: {reason(error)}.") from error


def identity(path: Path) -> tuple[int, int] | None:
    """Tell which file stands at a path, whatever it holds; None if there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - several times in each update, at a third of the price
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _lies_still(path: Path, error: sqlite3.Error) -> bool:
    """Tell whether a record that can't be opened to be shared is read as a file that never changes.

    SQLite keeps two files beside a record in use. Where it may not make them, as on a medium that
    can't be written to, and nobody else has made them, nobody is writing.
    """
    hindered = error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
    return hindered and not Path(f"{path.resolve()}-wal").exists()


def _connection(path: Path, access: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{access}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )


def _recognised(path: Path, *, writable: bool) -> sqlite3.Connection:
    connection = _connection(path, "mode=rw" if writable else "immutable=1")
    try:
        _require_format(connection, path)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA synchronous = FULL")
        if writable:
            _write_ahead(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _require_format(connection: sqlite3.Connection, path: Path) -> None:
    application, version = connection.execute(
        "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version"
    ).fetchone()
    if application != APPLICATION:
        raise CannotOpen(f"{path} is not a Parley record.")
    if version > FORMAT:
        raise CannotOpen(
            f"The record {path} was made by a newer Parley, in format {version}; this one reads"
            f" format {FORMAT}. Update Parley to open it."
        )


def _write_ahead(connection: sqlite3.Connection, path: Path) -> None:
    """Let others read while somebody writes."""
    (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode != "wal":
        raise CannotOpen(f"{path} lies on a drive that can't keep a record: use another disk.")


def _require_file(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError) as error:
        like = nearest(path.name, (other.name for other in path.parent.glob("*.parley")))
        hint = f" Did you mean '{like}'?" if like else ""
        raise CannotOpen(f"There is no record {path}.{hint}") from error
    except OSError as error:
        raise CannotOpen(f"The record {path} can't be opened: {error.strerror}.") from error
    if stat.S_ISDIR(mode):
        raise CannotOpen(f"{path} is a folder: name a .parley file in it.")
    if not stat.S_ISREG(mode):
        raise CannotOpen(f"{path} is not a Parley record.")
    if not os.access(path, os.R_OK):
        raise CannotOpen(f"The record {path} can't be opened: you may not read it.")


def _refuse_network_drive(place: Path) -> None:
    kind = network_drive(place)
    if kind is not None:
        raise CannotOpen(
            f"{place} lies on a network drive ({kind}), where a record would be damaged:"
            " keep it on a disk of this computer."
        )
