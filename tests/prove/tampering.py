"""Tampered with: whatever is changed, taken out, put in or cut off is found."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from shutil import copyfile

from negotiation.record.chain import Verdict, verify
from negotiation.record.problems import CannotOpen, Untrusted
from negotiation.record.sqlite import stored
from tests.prove.finding import Finding

COLUMNS = ("id", "body", "hash")


def tampered(record: Path, times: int, chance: random.Random) -> Finding:
    """Change a character of a stored entry, many times, and try the other ways too."""
    broken = []
    whole = verify(stored(record))
    for number in range(times):
        what = _changed(record, lambda rows: _one_character(rows, chance))
        if what.fault is None:
            broken.append(f"change {number} was not found")
    others: dict[str, Callable[[sqlite3.Connection], None]] = {
        "a row removed": _removed,
        "two rows swapped": _swapped,
        "a row inserted": _inserted,
    }
    broken += [
        f"{name} was not found"
        for name, change in others.items()
        if _changed(record, change).fault is None
    ]
    if _changed(record, _cut_off, whole.head).fault is None:
        broken.append("a tail that was cut off was not found")
    tried = f"{times} characters changed, rows removed, swapped, inserted, a tail cut off"
    return Finding("tampering", tried, tuple(broken))


def _changed(
    record: Path, change: Callable[[sqlite3.Connection], None], head: str | None = None
) -> Verdict:
    """Verify a copy of a record, with something changed in it behind its back."""
    copy = record.with_name("tampered.parley")
    copyfile(record, copy)
    with closing(sqlite3.connect(copy)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            connection.execute(f"DROP TRIGGER {name}")
        change(connection)
        connection.commit()
    try:
        return verify(stored(copy), head)
    except (Untrusted, CannotOpen) as found:
        return Verdict(0, "", str(found))
    finally:
        for beside in ("", "-wal", "-shm"):
            Path(f"{copy}{beside}").unlink(missing_ok=True)


def _one_character(connection: sqlite3.Connection, chance: random.Random) -> None:
    (last,) = connection.execute("SELECT max(seq) FROM entries").fetchone()
    seq, column = chance.randint(1, last), chance.choice(COLUMNS)
    (text,) = connection.execute(f"SELECT {column} FROM entries WHERE seq = ?", (seq,)).fetchone()
    at = chance.randrange(len(text))
    other = chance.choice([one for one in "0aZ –\u202e" if one != text[at]])
    changed = text[:at] + other + text[at + 1 :]
    connection.execute(f"UPDATE entries SET {column} = ? WHERE seq = ?", (changed, seq))


def _removed(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM entries WHERE seq = 5")


def _swapped(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE entries SET seq = -1 WHERE seq = 5")
    connection.execute("UPDATE entries SET seq = 5 WHERE seq = 6")
    connection.execute("UPDATE entries SET seq = 6 WHERE seq = -1")


def _inserted(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE entries SET seq = -seq WHERE seq > 5")
    connection.execute("UPDATE entries SET seq = 1 - seq WHERE seq < 0")
    connection.execute("INSERT INTO entries SELECT 6, 'x', body, hash FROM entries WHERE seq = 5")


def _cut_off(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM entries WHERE seq > (SELECT max(seq) - 3 FROM entries)")
