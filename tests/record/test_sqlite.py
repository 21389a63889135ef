"""The record in a `.parley` file: nothing in it is changed, nothing is lost."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

import negotiation
from negotiation.events import Entry
from negotiation.record.chain import Verdict, link, verify
from negotiation.record.problems import CannotOpen, NotRecorded, Untrusted
from negotiation.record.sqlite import SqliteStore, stored
from negotiation.record.table import PAGE

Report = Callable[..., Entry]


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    with closing(SqliteStore.create(path)) as store:
        yield store


def by_hand(path: Path) -> "closing[sqlite3.Connection]":
    """Open a record past everything that guards it."""
    return closing(sqlite3.connect(path, isolation_level=None))


def without_guards(connection: sqlite3.Connection) -> None:
    for guard in ("nothing_is_changed", "nothing_is_lost", "nothing_is_replaced"):
        connection.execute(f"DROP TRIGGER {guard}")


# An entry is never changed


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET body = '{}' WHERE seq = 2",
        "UPDATE OR REPLACE entries SET seq = 1 WHERE seq = 2",
        "UPDATE entries SET hash = hash",
        "DELETE FROM entries WHERE seq = 3",
        "DELETE FROM entries",
        "REPLACE INTO entries SELECT seq, id, '{}', hash FROM entries WHERE seq = 2",
        "REPLACE INTO entries SELECT 4, id, body, hash FROM entries WHERE seq = 2",
        "INSERT OR IGNORE INTO entries SELECT 4, id, body, hash FROM entries WHERE seq = 2",
        "INSERT INTO entries VALUES (5, 'new', '{}', '')",
        "INSERT INTO entries VALUES (0, 'new', '{}', '')",
        "INSERT INTO entries (id, body, hash) VALUES ('new', '{}', '')",
        "INSERT INTO entries VALUES (2, '', '', '') ON CONFLICT DO UPDATE SET body = ''",
    ],
)
def test_no_statement_changes_what_was_recorded(record: Path, statement: str) -> None:
    before = list(stored(record))
    with by_hand(record) as connection, pytest.raises(sqlite3.IntegrityError, match=r"entry|grows"):
        connection.execute(statement)
    assert list(stored(record)) == before


# Whether it can be trusted


@pytest.mark.parametrize(
    "change",
    [
        "SET body = replace(body, 'arrived', 'escaped') WHERE seq = 2",
        "SET body = body || ' ' WHERE seq = 2",
        "SET body = CAST(body AS BLOB) WHERE seq = 2",
        "SET body = CAST(x'ff' AS TEXT) WHERE seq = 2",
        "SET id = 'another' WHERE seq = 2",
        "SET hash = upper(hash) WHERE seq = 2",
        "SET hash = (SELECT hash FROM entries WHERE seq = 1) WHERE seq = 2",
        "SET seq = 5 WHERE seq = 2",
        "SET seq = seq + 1 WHERE seq = 3",
    ],
)
def test_what_was_changed_past_the_guards_is_found(record: Path, change: str) -> None:
    with by_hand(record) as connection:
        without_guards(connection)
        connection.execute(f"UPDATE entries {change}")
    verdict = verify(stored(record))
    assert verdict.fault
    assert verdict.sound == (2 if "seq = 3" in change else 1)
    with closing(SqliteStore.open(record)) as store, pytest.raises(Untrusted):
        list(store.read())


@pytest.mark.parametrize("seq", [-1, 0])
def test_an_entry_put_in_before_the_first_is_found(record: Path, seq: int) -> None:
    with by_hand(record) as connection:
        without_guards(connection)
        connection.execute("INSERT INTO entries VALUES (?, 'forged', '{}', '')", (seq,))
    assert f"#{seq} stands where entry #1 belongs" in str(verify(stored(record)).fault)


def test_a_cut_end_is_found_by_whoever_kept_the_head(record: Path) -> None:
    whole = verify(stored(record))
    assert whole == verify(stored(record), head=whole.head)
    with by_hand(record) as connection:
        without_guards(connection)
        connection.execute("DELETE FROM entries WHERE seq = 3")
    assert verify(stored(record)).fault is None
    assert verify(stored(record), head=whole.head).fault


def test_an_id_changed_where_sqlite_looks_it_up_is_found(record: Path) -> None:
    rows = list(stored(record))
    name = rows[1][1].encode()
    file = record.read_bytes()
    places = [at for at in range(len(file)) if file.startswith(name, at)]
    assert len(places) == 3  # in the row, in its body, in the index
    for at in places:
        record.write_bytes(file[:at] + b"x" + file[at + 1 :])
        assert verify(stored(record)).fault
    record.write_bytes(file)
    assert verify(stored(record)) == Verdict(3, rows[2][3])


def test_no_byte_of_the_file_changes_unseen_what_it_says(record: Path) -> None:
    said = list(stored(record))
    file = record.read_bytes()
    for at in range(0, len(file), 71):
        record.write_bytes(file[:at] + bytes([file[at] ^ 0x21]) + file[at + 1 :])
        try:
            trusted = verify(stored(record)).fault is None
        except CannotOpen:
            continue
        assert not trusted or list(stored(record)) == said, at


def test_behind_an_entry_that_was_changed_nothing_is_recorded(record: Path, report: Report) -> None:
    with by_hand(record) as connection:
        without_guards(connection)
        connection.execute("UPDATE entries SET hash = upper(hash) WHERE seq = 3")
    with closing(SqliteStore.open(record)) as store:
        with pytest.raises(Untrusted, match=r"NOT recorded\. Entry #3 is not what was recorded"):
            store.append([report()], after=3)
        assert len(list(stored(record))) == 3


def test_a_record_without_its_table_can_not_be_read(record: Path) -> None:
    with by_hand(record) as connection:
        connection.execute("DROP TABLE entries")
    with closing(SqliteStore.open(record)) as store, pytest.raises(Untrusted, match="tables"):
        list(store.read())
    assert "tables" in str(verify(stored(record)).fault)


def test_a_table_put_in_the_place_of_the_record_is_found(record: Path) -> None:
    with by_hand(record) as connection:
        connection.execute("DROP TABLE entries")
        connection.execute("CREATE TABLE entries (seq, id, body, hash)")
        connection.execute("INSERT INTO entries VALUES (1, 'x', 5, ?)", (link("", "5"),))
    assert "#1 can't be read" in str(verify(stored(record)).fault)


# When the disk or the neighbours get in the way


def test_an_update_for_which_there_is_no_room_is_not_recorded(
    store: SqliteStore, path: Path, report: Report
) -> None:
    store.append([report("departed")], after=0)
    store._connection.execute("PRAGMA max_page_count = 1")
    long = report("arrived", quote="…" * 100_000)
    with pytest.raises(NotRecorded, match=r"The update is NOT recorded in .*: the disk is full\."):
        store.append([report("short"), long], after=1)
    assert [entry.note for entry in store.read()] == ["departed"]
    store._connection.execute("PRAGMA max_page_count = 1000000")
    assert store.append([long], after=1)[0].seq == 2
    assert verify(stored(path)).sound == 2


@pytest.mark.parametrize("replaced", [False, True])
def test_an_update_never_goes_into_a_file_that_was_deleted_or_replaced(
    store: SqliteStore, path: Path, report: Report, *, replaced: bool
) -> None:
    store.append([report("departed")], after=0)
    another = path.with_name("another.parley")
    SqliteStore.create(another).close()
    path.rename(path.with_name("elsewhere.parley"))
    with pytest.raises(CannotOpen, match="belongs to another, which was moved"):
        SqliteStore.create(path)
    if replaced:
        another.rename(path)
    with pytest.raises((NotRecorded, Untrusted), match="deleted or replaced while it was open"):
        store.append([report("arrived")], after=1)
    with pytest.raises(Untrusted, match="deleted or replaced while it was open"):
        list(store.read())
    store.close()
    assert verify(stored(path.with_name("elsewhere.parley"))).sound == 1
    if replaced:
        assert verify(stored(path)).sound == 0


def test_an_update_that_does_not_get_its_turn_is_not_recorded(
    store: SqliteStore, path: Path, report: Report
) -> None:
    store.append([report("departed")], after=0)
    store._connection.execute("PRAGMA busy_timeout = 10")
    with by_hand(path) as neighbour:
        neighbour.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotRecorded, match="another program has kept it to itself"):
            store.append([report("arrived")], after=1)
        assert [entry.note for entry in store.read()] == ["departed"]
    assert store.append([report("arrived")], after=1)[0].seq == 2


def test_whoever_reads_does_not_hold_up_the_others(
    store: SqliteStore, path: Path, report: Report
) -> None:
    store.append([report() for _ in range(PAGE + 1)], after=0)
    reading = store.read()
    next(reading)
    with by_hand(path) as neighbour:
        (busy, *_) = neighbour.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        assert not busy
    assert len(list(reading)) == PAGE


# Several processes

KEEP_RECORDING = """
import sys
from pathlib import Path
from negotiation.events import NOTED, Entry
from negotiation.record.problems import Conflict
from negotiation.record.sqlite import SqliteStore

store, name, count = SqliteStore.open(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
head = 0
for number in range(count):
    entry = Entry(f"{name}-{number}", f"{name}-{number}", NOTED, "round/brest", {})
    while True:
        try:
            [stored] = store.append([entry], after=head)
        except Conflict as conflict:
            head = conflict.head
        else:
            head = stored.seq
            print(entry.id, flush=True)
            break
"""


def recording(path: Path, name: str, count: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", KEEP_RECORDING, str(path), name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(negotiation.__file__).parents[1])},
    )


def test_what_two_processes_record_at_once_is_all_there_in_one_chain(record: Path) -> None:
    desks = [recording(record, name, 100) for name in ("day", "night")]
    for desk in desks:
        desk.communicate(timeout=60)
        assert desk.returncode == 0
    assert verify(stored(record)).sound == 203
    ids = [id_ for _, id_, _, _ in stored(record)]
    for name in ("day", "night"):
        assert [id_ for id_ in ids if id_.startswith(name)] == [f"{name}-{n}" for n in range(100)]


def test_what_was_acknowledged_before_a_crash_is_there_after_it(
    record: Path, report: Report
) -> None:
    desk = recording(record, "desk", 1_000_000)
    assert desk.stdout is not None
    with desk.stdout as lines:
        acknowledged = [next(lines).strip() for _ in range(50)]
        desk.send_signal(signal.SIGKILL)
        acknowledged += [line.strip() for line in lines]
    desk.wait(timeout=60)
    with closing(SqliteStore.open(record)) as store:
        *_, last = store.read()
        store.append([report()], after=last.seq)
    verdict = verify(stored(record))
    assert verdict.fault is None
    ids = [id_ for _, id_, _, _ in stored(record)]
    assert ids[3 : 3 + len(acknowledged)] == acknowledged
    assert verdict.sound - 3 - len(acknowledged) in {1, 2}


def test_waiting_ends_when_another_process_records(record: Path) -> None:
    with closing(SqliteStore.open(record)) as store:
        desk = recording(record, "desk", 1)
        assert store.wait(after=3, timeout=60)
        desk.communicate(timeout=60)
        assert [entry.id for entry in store.read(after=3)] == ["desk-0"]
