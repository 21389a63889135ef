"""Old records: what any version has written is read to the byte, and comes to the same state."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from sqlite3 import connect
from typing import Any

import pytest

from negotiation.desk import Desk
from negotiation.events import TYPES, VERSION, Entry, canonical, decode, encode
from negotiation.record import file
from negotiation.record.chain import Row, verify, walk
from negotiation.record.sqlite import SqliteStore, stored
from negotiation.views.log import log
from negotiation.views.status import status
from tests.talks import Talks

GOLDEN = Path(__file__).with_name("golden")
VERSIONS = range(1, VERSION + 1)
GIVEN_BY_THE_CHAIN = {"prev", "hash"}

each_version = pytest.mark.parametrize("version", VERSIONS)


def rows(version: int) -> list[Row]:
    """Read a record as it was stored: its hashes hold only for the very bytes that were written."""
    lines = (GOLDEN / f"v{version}.jsonl").read_text("utf-8").splitlines()
    each = [json.loads(line) for line in lines]
    return [
        (one["body"]["seq"], one["body"]["id"], canonical(one["body"]), one["hash"]) for one in each
    ]


@pytest.fixture
def old(tmp_path: Path) -> Callable[[int], Path]:
    """Put an old record back into a file."""

    def written(version: int) -> Path:
        path = tmp_path / f"v{version}.parley"
        file.create(path)
        with closing(connect(path)) as connection, connection:
            connection.executemany("INSERT INTO entries VALUES (?, ?, ?, ?)", rows(version))
        return path

    return written


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("v*/*.json")), ids=lambda one: one.stem)
def test_an_entry_of_each_type_is_read_and_written_to_the_byte(path: Path) -> None:
    body = path.read_text("utf-8").removesuffix("\n")
    entry = decode(body)

    assert encode(entry) == body
    assert (entry.type, f"v{entry.v}") == (path.stem, path.parent.name)


@each_version
def test_a_whole_record_is_read_and_written_to_the_byte(version: int) -> None:
    old = rows(version)

    assert verify(old).fault is None
    assert [encode(entry) for entry in walk(old)] == [body for _, _, body, _ in old]


@each_version
def test_the_records_use_all_that_an_entry_can_hold(version: int) -> None:
    kept = {path.stem for path in (GOLDEN / f"v{version}").iterdir()}
    entries = list(walk(rows(version)))
    used = {name for _, _, body, _ in rows(version) for name in json.loads(body)}

    assert kept >= {entry.type for entry in entries}
    if version == VERSION:
        assert kept == set(TYPES)
        assert used == set(Entry._fields) - GIVEN_BY_THE_CHAIN


@each_version
def test_an_old_record_comes_to_the_state_that_it_came_to(
    version: int, old: Callable[[int], Path]
) -> None:
    desk = Desk(SqliteStore.open(old(version)))

    stood = json.loads((GOLDEN / f"v{version}.state.json").read_text("utf-8"))
    stands = json.loads(json.dumps(status(desk.state()).as_json()))
    assert kept(stands, stood) == stood
    assert stands["entities"].keys() == stood["entities"].keys()
    assert len(log(desk.state())) == len(rows(version))
    desk.close()


def kept(now: Any, then: Any) -> Any:
    """Leave out the fields that have been added to what is shown since."""
    if isinstance(now, dict) and isinstance(then, dict):
        return {name: kept(one, then[name]) for name, one in now.items() if name in then}
    return now


@each_version
def test_an_old_record_is_gone_on_with(version: int, old: Callable[[int], Path]) -> None:
    path = old(version)
    talks = Talks(SqliteStore.open(path))
    talks.say("round/brest conclude")
    talks.desk.close()

    assert verify(stored(path)).sound == len(rows(version)) + 1
