"""A short update reaches a server with one question; where somebody was faster, it is looked up."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier
from typing import Any

import psycopg
import pytest

from negotiation.events import Entry
from negotiation.record.adding import FEW
from negotiation.record.appending import Admitted, Sent
from negotiation.record.chain import verify
from negotiation.record.postgres import PostgresStore, stored
from negotiation.record.problems import Conflict, NotRecorded, PerhapsRecorded
from tests.prove.faulty_line import Line, line_to

Report = Callable[..., Entry]


@pytest.fixture
def begun(address: str, report: Report) -> str:
    """Make a record that holds one entry."""
    with closing(PostgresStore.create(address)) as store:
        store.append([report("departed")], after=0)
    return address


@pytest.fixture
def store(begun: str) -> Iterator[PostgresStore]:
    """Open it, and read it."""
    with closing(PostgresStore.open(begun)) as store:
        assert [one.note for one in store.read()] == ["departed"]
        yield store


@pytest.fixture
def faulty(begun: str) -> Iterator[tuple[Line, PostgresStore]]:
    """Open it over a line that can be cut, and read it."""
    with (
        TemporaryDirectory() as folder,  # a path short enough for a socket
        line_to(begun, Path(folder)) as (line, through),
        closing(PostgresStore.open(through)) as store,
    ):
        assert len(list(store.read())) == 1
        yield line, store


def held(store: PostgresStore, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note from now on behind which entries a store adds while it holds the record."""
    noted: list[int] = []
    adding = store._adding._while_held

    def noting(sent: Sent, connection: psycopg.Connection[Any]) -> Admitted:
        noted.append(sent.after)
        return adding(sent, connection)

    monkeypatch.setattr(store._adding, "_while_held", noting)
    return noted


def test_what_is_decided_on_the_head_that_was_read_or_added_needs_no_hold(
    store: PostgresStore, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = held(store, monkeypatch)
    store.append([report("arrived"), report("sat down")], after=1)
    [last] = store.append([report("rose")], after=3)
    assert looked == []
    assert last.seq == 4
    assert [one.note for one in store.read()] == ["departed", "arrived", "sat down", "rose"]


def test_many_entries_are_added_as_ever(
    store: PostgresStore, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = held(store, monkeypatch)
    store.append([report() for _ in range(FEW + 1)], after=1)
    assert looked == [1]
    assert verify(store.rows()).sound == FEW + 2


def test_two_desks_at_once_are_both_in_one_chain(begun: str, report: Report) -> None:
    together = Barrier(2)

    def keep_watch(store: PostgresStore) -> None:
        head = max(one.seq for one in store.read())
        for _ in range(25):
            entry = report()
            together.wait()
            [kept] = store.append([entry], head, lambda _, entry=entry: [entry])  # type: ignore[misc]
            head = kept.seq

    with (
        closing(PostgresStore.open(begun)) as here,
        closing(PostgresStore.open(begun)) as there,
        ThreadPoolExecutor() as threads,
    ):
        list(threads.map(keep_watch, [here, there]))
    verdict = verify(stored(begun))
    assert (verdict.sound, verdict.fault) == (51, None)


def test_where_the_head_has_moved_it_is_decided_again(
    begun: str, store: PostgresStore, report: Report
) -> None:
    with closing(PostgresStore.open(begun)) as other:
        other.append([report("detained")], after=1)
    with pytest.raises(Conflict):
        store.append([report("arrived")], after=1)
    seen: list[str] = []

    def again(others: Iterator[Entry]) -> list[Entry]:
        seen.extend(one.note for one in others)
        return [report("released")]

    [released] = store.append([report("arrived")], 1, again)
    assert seen == ["detained"]
    assert released.seq == 3


@pytest.mark.parametrize("moved", [False, True])
def test_an_entry_that_is_sent_twice_is_there_once(
    store: PostgresStore, report: Report, moved: bool
) -> None:
    update = [report("arrived"), report("sat down")]
    kept = store.append(update, after=1)
    assert store.append(update, after=3 if moved else 1) == kept
    both = store.append([report("rose"), update[0]], after=3)
    assert [one.seq for one in both] == [4, 2]
    assert verify(store.rows()).sound == 4


def test_whoever_holds_the_record_is_waited_for(
    begun: str, store: PostgresStore, report: Report
) -> None:
    with closing(PostgresStore.open(begun)) as other, ThreadPoolExecutor() as threads:
        waiting = []

        def again(_: Iterator[Entry]) -> list[Entry]:
            late = report("late")
            waiting.append(threads.submit(store.append, [late], 1, lambda _: [late]))
            assert not wait(waiting, timeout=0.2).done
            return [report("first")]

        other.append([report("first")], 0, again)
        [late] = waiting[0].result()
    assert late.seq == 3
    assert [one.note for one in store.read()] == ["departed", "first", "late"]


def test_behind_another_head_of_the_same_number_nothing_is_chained_to_the_old_one(
    database: str, store: PostgresStore, begun: str, report: Report
) -> None:
    other = f"{begun}-restored"
    with closing(PostgresStore.create(other)) as restored:
        restored.append([report("detained")], after=0)
    here, there = begun.partition("#")[2], other.partition("#")[2]
    with closing(psycopg.connect(database, autocommit=True)) as owner, owner.transaction():
        owner.execute("ALTER TABLE parley.entries DISABLE TRIGGER ALL")
        owner.execute("DELETE FROM parley.entries WHERE process = %s", (here,))
        owner.execute("UPDATE parley.entries SET process = %s WHERE process = %s", (here, there))
        owner.execute("ALTER TABLE parley.entries ENABLE TRIGGER ALL")
    store.append([report("arrived")], after=1)
    verdict = verify(stored(begun))
    assert (verdict.sound, verdict.fault) == (2, None)


def test_what_the_server_refuses_is_known_not_to_be_there(
    database: str, store: PostgresStore, report: Report
) -> None:
    with closing(psycopg.connect(database, autocommit=True)) as owner:
        owner.execute("ALTER TABLE parley.entries ADD CONSTRAINT full_up CHECK (seq < 2) NOT VALID")
        try:
            with pytest.raises(NotRecorded, match="is NOT recorded"):
                store.append([report("arrived")], after=1)
        finally:
            owner.execute("ALTER TABLE parley.entries DROP CONSTRAINT full_up")
    store.append([report("arrived")], after=1)
    assert len(list(store.read())) == 2


@pytest.mark.parametrize("where", ["before", "after"])
@pytest.mark.parametrize("down", [False, True])
def test_where_the_line_is_cut_before_the_answer_it_is_looked_for(
    faulty: tuple[Line, PostgresStore], report: Report, where: str, down: bool
) -> None:
    line, store = faulty
    line.cut, line.down = where, down
    entry = report("arrived")
    if down:
        with pytest.raises(PerhapsRecorded):
            store.append([entry], after=1)
        line.down = False
    assert store.append([entry], after=1)[0].seq == 2
    assert [one.note for one in store.read()] == ["departed", "arrived"]


def test_where_the_line_was_cut_before_anything_was_said_nobody_is_in_doubt(
    faulty: tuple[Line, PostgresStore], report: Report
) -> None:
    line, store = faulty
    line.cut_off()
    with pytest.raises(NotRecorded) as told:
        store.append([report("arrived")], after=1)
    assert not isinstance(told.value, PerhapsRecorded)
