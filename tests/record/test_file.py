"""The `.parley` file: how one is made, and what is said of one that can't be opened."""

import os
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from negotiation.events import Entry
from negotiation.record import drive, file
from negotiation.record.chain import verify
from negotiation.record.file import APPLICATION, FORMAT
from negotiation.record.problems import CannotOpen, NotRecorded
from negotiation.record.sqlite import SqliteStore, stored

Report = Callable[..., Entry]

NOBODY = 65534


def test_only_its_owner_may_read_a_record(path: Path, report: Report) -> None:
    umask = os.umask(0)
    try:
        with closing(SqliteStore.create(path)) as store:
            store.append([report()], after=0)
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    finally:
        os.umask(umask)
    assert modes == {"talks.parley": 0o600, "talks.parley-wal": 0o600, "talks.parley-shm": 0o600}


def test_an_acknowledged_update_is_on_the_disk(record: Path) -> None:
    with closing(SqliteStore.open(record)) as store:
        settings = {
            name: store._connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "application_id", "user_version")
        }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "application_id": APPLICATION,
        "user_version": FORMAT,
    }


def test_a_record_is_shared_from_the_first_and_so_is_a_copy_of_it(path: Path) -> None:
    def mode(path: Path) -> str:
        with closing(sqlite3.connect(path)) as connection:
            return str(connection.execute("PRAGMA journal_mode").fetchone()[0])

    file.create(path)
    assert mode(path) == "wal"
    copy = path.with_name("copy.parley")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
    assert mode(copy) == "delete"
    SqliteStore.open(copy).close()
    assert mode(copy) == "wal"


def test_a_record_that_was_put_away_is_one_file(record: Path) -> None:
    assert list(record.parent.iterdir()) == [record]


def test_any_name_will_do(tmp_path: Path, report: Report) -> None:
    path = tmp_path / "Мінськ #1? 100%25&mode=memory.parley"
    with closing(SqliteStore.create(path)) as store:
        store.append([report()], after=0)
    assert verify(stored(path)).sound == 1


# What can't be opened


def refusal(path: Path) -> str:
    with pytest.raises(CannotOpen) as refused:
        SqliteStore.open(path)
    return str(refused.value)


def test_a_new_record_never_replaces_a_file(record: Path) -> None:
    before = record.read_bytes()
    with pytest.raises(CannotOpen, match=r"There is a file .* already"):
        SqliteStore.create(record)
    assert record.read_bytes() == before


def test_a_new_record_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match="There is no folder"):
        SqliteStore.create(tmp_path / "nowhere" / "talks.parley")
    (tmp_path / "file").touch()
    with pytest.raises(CannotOpen, match="No record can be made"):
        SqliteStore.create(tmp_path / "file" / "talks.parley")


def test_a_record_that_is_not_there_is_not_made(record: Path) -> None:
    missing = record.with_name("talk.parley")
    assert refusal(missing) == f"There is no record {missing}. Did you mean 'talks.parley'?"
    assert not missing.exists()
    assert refusal(record / "talks.parley").startswith("There is no record")


def test_a_folder_is_not_a_record(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path} is a folder: name a .parley file in it."


def test_a_pipe_is_not_a_record(path: Path) -> None:
    os.mkfifo(path)
    assert refusal(path) == f"{path} is not a Parley record."


@pytest.mark.parametrize("content", [b"", b"parley: 1\n", b"parley: 1\n" * 1000])
def test_another_file_is_not_a_record(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert refusal(path).endswith("not a Parley record.")
    assert path.read_bytes() == content


def test_another_database_is_not_a_record_and_stays_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE entries (seq, id, body, hash)")
    before = path.read_bytes()
    assert refusal(path) == f"{path} is not a Parley record."
    assert path.read_bytes() == before


def test_a_record_of_a_newer_parley_is_not_read(record: Path) -> None:
    with closing(sqlite3.connect(record)) as connection:
        connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
    assert "newer Parley, in format 2; this one reads format 1" in refusal(record)


def test_a_record_is_not_kept_on_a_network_drive(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mountinfo"
    monkeypatch.setattr(drive, "MOUNTS", mounts)
    device = record.stat().st_dev
    here = f"{os.major(device)}:{os.minor(device)}"
    mounts.write_text(
        f"22 1 {here} / / rw - ext4 /dev/root rw\n"
        "23 22 0:999 / /mnt/elsewhere rw - cifs //server/share rw\n"
    )
    SqliteStore.open(record).close()
    mounts.write_text(
        "22 1 0:998 / / rw - ext4 /dev/root rw\n"
        f"23 22 {here} / /home rw shared:1 - nfs4 server:/home rw\n"
    )
    assert "lies on a network drive (nfs4)" in refusal(record)
    with pytest.raises(CannotOpen, match="network drive"):
        SqliteStore.create(tmp_path / "new.parley")
    assert not (tmp_path / "new.parley").exists()


# What may only be read


@contextmanager
def somebody_else() -> Iterator[None]:
    """Act as somebody to whom the permissions of files apply, as they don't to root."""
    root = os.geteuid() == 0
    if root:
        os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        if root:
            os.setresuid(0, 0, 0)


@pytest.fixture
def archive(report: Report) -> Iterator[Path]:
    """Keep a record where nobody may write."""
    with tempfile.TemporaryDirectory() as name:
        folder, path = Path(name), Path(name) / "talks.parley"
        with closing(SqliteStore.create(path)) as store:
            store.append([report("departed"), report("arrived")], after=0)
        path.chmod(0o444)
        folder.chmod(0o555)
        yield path
        folder.chmod(0o755)


def test_a_record_in_an_archive_can_be_read_but_not_added_to(archive: Path, report: Report) -> None:
    with somebody_else(), closing(SqliteStore.open(archive)) as store:
        assert [entry.note for entry in store.read()] == ["departed", "arrived"]
        with pytest.raises(NotRecorded, match="it may be read, but not written to"):
            store.append([report()], after=2)
        assert not store.wait(after=2, timeout=0)
        assert verify(stored(archive)).sound == 2


def test_a_record_in_an_archive_is_not_read_past_what_was_written_last(archive: Path) -> None:
    archive.parent.chmod(0o755)
    Path(f"{archive}-wal").touch()
    archive.parent.chmod(0o555)
    with somebody_else():
        assert "can't be opened" in refusal(archive)


def test_no_record_is_made_in_an_archive(archive: Path) -> None:
    with somebody_else(), pytest.raises(CannotOpen, match="Permission denied"):
        SqliteStore.create(archive.with_name("new.parley"))


def test_a_record_of_somebody_else_is_not_read(archive: Path) -> None:
    archive.chmod(0o000)
    with somebody_else():
        assert refusal(archive) == f"The record {archive} can't be opened: you may not read it."
    archive.parent.chmod(0o000)
    with somebody_else():
        assert refusal(archive) == f"The record {archive} can't be opened: Permission denied."
