"""Records that grew apart, and were united: nothing lost, nothing twice, whatever the order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation.events import Entry
from negotiation.fold.history import History
from negotiation.fold.state import State
from negotiation.record import Again, Store
from negotiation.record.memory import MemoryStore
from negotiation.record.merge import BATCH, merge
from negotiation.record.postgres import PostgresStore
from negotiation.record.problems import NotRecorded
from negotiation.record.sqlite import SqliteStore
from negotiation.views.status import status
from negotiation.words.problems import Problem
from negotiation.words.when import Instant
from tests.talks import BREST, Talks, recorded

UKRAINE = "delegation/ukraine-brest"
RUSSIA = "delegation/russia-brest"
BOMBING = "precondition/stop-bombing"
LATER = Instant("2026-01-02T00:00Z")


def entries(store: Store) -> list[Entry]:
    return list(store.read())


def seen(store: Store) -> object:
    """Tell what a record comes to, without its head."""
    state = State(History(store.read()), LATER)
    shown = {}
    for one in status(state).things:
        shown[one.ref] = one.as_json()
        word = shown[one.ref]["last_word"]
        assert word is None or isinstance(word, dict)
        shown[one.ref]["last_word"] = word and {**word, "entry": None}
    return shown


def desk(*words: str) -> Store:
    """A record of the talks at which these words were said, on a desk of their own."""
    store = recorded(MemoryStore(), BREST)
    talks = Talks(store)
    for one in words:
        talks.say(one)
    return store


def test_two_desks_that_opened_the_same_scenario_merge_to_one() -> None:
    here, there = desk(f"{UKRAINE} depart"), desk(f"{RUSSIA} arrive")
    merged = merge(here, there.read())

    assert [one.subject for one in merged.taken] == [RUSSIA]
    assert merged.both == ()
    assert len(entries(here)) == len(entries(there)) + 1


def test_what_both_have_had_a_word_on_is_listed() -> None:
    here = desk(f"{UKRAINE} depart", f"{BOMBING} pledge")
    there = desk(f"{UKRAINE} decline", f"{RUSSIA} arrive")

    assert merge(here, there.read()).both == (UKRAINE,)


def test_merging_again_changes_nothing() -> None:
    here, there = desk(f"{UKRAINE} depart"), desk(f"{RUSSIA} arrive")
    merge(here, there.read())
    before = entries(here)

    assert merge(here, there.read()).taken == ()
    assert entries(here) == before


def test_both_ways_come_to_the_same_state_and_so_does_the_third_desk() -> None:
    said = (
        (f"{UKRAINE} depart --at 2022-03-02T18:00", f"{BOMBING} pledge"),
        (f"{UKRAINE} recall --at 2022-03-02T18:00", "amend round/brest format+=video"),
        ("amend round/brest format+=closed", f"{RUSSIA} arrive", "undo"),
    )
    records = [desk(*words) for words in said]
    for one in records:
        for other in [entries(each) for each in records]:
            merge(one, other)

    assert seen(records[0]) == seen(records[1]) == seen(records[2])


@given(st.permutations(range(3)), st.permutations(range(3)))
def test_any_order_comes_to_the_same_state(one: Sequence[int], other: Sequence[int]) -> None:
    def united(order: Sequence[int]) -> Store:
        store = desk(f"{UKRAINE} depart --at 2022-03-02T18:00")
        for number in order:
            merge(store, parts[number])
        return store

    # the same ids whatever the order: each desk's entries are made once
    parts = [
        entries(desk(f"{UKRAINE} recall --at 2022-03-02T17:00")),
        entries(desk(f"amend {UKRAINE} size=5", f"{BOMBING} pledge")),
        entries(desk(f"amend {UKRAINE} size=6", "undo")),
    ]
    first, second = united(one), united(other)
    merge(first, second.read())
    merge(second, first.read())

    assert seen(first) == seen(second)


def test_an_undo_of_ones_own_is_not_one_of_what_came_from_elsewhere() -> None:
    here, there = desk(), desk(f"{RUSSIA} arrive")
    merge(here, there.read())

    assert "no update of yours" in Talks(here).refused("undo")


def test_another_entry_under_the_same_id_is_a_fault_and_nothing_is_taken() -> None:
    here, there = desk(f"{UKRAINE} depart"), desk()
    (own,) = entries(here)[-1:]
    forged = [*there.read(), own._replace(note="forged"), own._replace(id="another", act="another")]
    before = entries(here)

    with pytest.raises(Problem, match="is taken by another entry"):
        merge(here, forged)
    assert entries(here) == before


def test_a_file_and_a_server_are_united(
    tmp_path: Path, address: str, report: Callable[..., Entry]
) -> None:
    with (
        closing(SqliteStore.create(tmp_path / "talks.parley")) as file,
        closing(PostgresStore.create(address)) as shared,
    ):
        file.append([report("in the hotel")], after=0)
        shared.append([report("at the ministry"), report("in the newsroom")], after=0)
        merge(shared, file.read())
        merge(file, shared.read())

        assert {one.id for one in file.read()} == {one.id for one in shared.read()}
        assert len(entries(file)) == 3


def test_what_others_record_meanwhile_stands_in_nobodys_way(report: Callable[..., Entry]) -> None:
    class Busy(MemoryStore):
        """A record to which somebody adds whenever something is about to be."""

        def append(
            self, given: Sequence[Entry], after: int, again: Again | None = None
        ) -> tuple[Entry, ...]:
            super().append([report("meanwhile")], after=len(entries(self)))
            return super().append(given, after, again)

    here, there = Busy(), MemoryStore()
    there.append([report("one"), report("two")], after=0)
    merge(here, there.read())

    assert [one.note for one in here.read()] == ["meanwhile", "one", "two"]


@pytest.mark.parametrize("stopped", [NotRecorded("The disk is full."), KeyboardInterrupt()])
def test_a_merge_that_was_broken_off_goes_on_where_it_was(
    report: Callable[..., Entry], stopped: BaseException
) -> None:
    class Stopped(MemoryStore):
        """A record that is stopped at its third batch."""

        batches = 0

        def append(
            self, given: Sequence[Entry], after: int, again: Again | None = None
        ) -> tuple[Entry, ...]:
            self.batches += 1
            if self.batches == 3:
                raise stopped
            return super().append(given, after, again)

    here, there = Stopped(), MemoryStore()
    there.append([report() for _ in range(3 * BATCH)], after=0)
    told: list[tuple[int, int]] = []
    with pytest.raises(type(stopped)):
        merge(here, there.read(), lambda *given: told.append(given))
    assert told == [(BATCH, 3 * BATCH), (2 * BATCH, 3 * BATCH)]
    assert len(entries(here)) == 2 * BATCH

    assert len(merge(here, there.read()).taken) == BATCH
    assert [one.id for one in here.read()] == [one.id for one in there.read()]
