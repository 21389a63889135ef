"""Desks over one record: what is recorded, by whom, and what happens when two record at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from negotiation.desk import Changed, Desk
from negotiation.events import Entry
from negotiation.record import Store
from negotiation.record.memory import MemoryStore
from negotiation.record.problems import Untrusted
from negotiation.record.sqlite import SqliteStore
from negotiation.updates.decision import Proposal, Refused
from tests.talks import BREST, LIVE, Talks, recorded

ROUND = "round/brest"
RUSSIA = "delegation/russia-brest"
BOMBING = "precondition/stop-bombing"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "talks.parley"


@pytest.fixture
def two(path: Path) -> Iterator[tuple[Talks, Talks]]:
    """Two operators, each with the same record open."""
    stores: list[Store] = [recorded(SqliteStore.create(path), BREST), SqliteStore.open(path)]
    first, second = Talks(stores[0], operator="m.k."), Talks(stores[1], operator="o.p.")
    yield first, second
    first.desk.close()
    second.desk.close()


def proposal(talks: Talks, words: str) -> Proposal:
    decision = talks.ask(words)
    assert isinstance(decision, Proposal)
    return decision


def test_nothing_is_recorded_by_proposing() -> None:
    talks = Talks.of()
    before = talks.entries
    talks.ask(f"{ROUND} convene")
    talks.desk.follow()

    assert talks.entries == before


def test_what_is_recorded_is_there_when_the_record_is_opened_again(path: Path) -> None:
    talks = Talks(recorded(SqliteStore.create(path), BREST))
    talks.say(f"{ROUND} convene")
    said = talks.entries
    talks.desk.close()
    again = Talks(SqliteStore.open(path))

    assert again.entries == said
    assert again.where(ROUND) == "convening"
    again.desk.close()


def test_a_desk_follows_what_others_record(two: tuple[Talks, Talks]) -> None:
    mine, theirs = two
    entry = theirs.say(f"{ROUND} convene").entries[0]

    assert mine.where(ROUND) == "proposed"
    assert mine.desk.follow(timeout=5) == (entry,)
    assert mine.where(ROUND) == "convening"
    assert mine.desk.follow() == ()


def test_an_update_is_recorded_although_others_recorded_about_something_else(
    two: tuple[Talks, Talks],
) -> None:
    mine, theirs = two
    proposed = proposal(mine, f"{ROUND} convene")
    theirs.say(f"{BOMBING} meet")
    done = mine.desk.record(proposed)

    assert [one.id for one in done.entries] == [one.id for one in proposed.entries]
    assert done.entries[0].seq == len(mine.entries)
    assert (mine.where(ROUND), mine.where(BOMBING)) == ("convening", "met")


def test_an_update_is_refused_when_its_subject_has_changed_meanwhile(
    two: tuple[Talks, Talks],
) -> None:
    mine, theirs = two
    proposed = proposal(mine, f"{ROUND} convene")
    entry = theirs.say(f"{ROUND} postpone").entries[0]
    with pytest.raises(Changed, match=f"{ROUND} has changed meanwhile .#{entry.seq}.") as refused:
        mine.desk.record(proposed)

    assert refused.value.entries == (entry,)
    assert mine.where(ROUND) == "postponed"
    assert mine.entries[-1] == entry


def test_it_is_refused_too_when_the_desk_followed_the_change_in_between(
    two: tuple[Talks, Talks],
) -> None:
    mine, theirs = two
    proposed = proposal(mine, f"{ROUND} convene")
    theirs.say(f"{ROUND} postpone")
    mine.desk.follow()
    with pytest.raises(Changed):
        mine.desk.record(proposed)

    assert mine.where(ROUND) == "postponed"


def test_what_was_recorded_is_told_as_recorded_although_it_can_not_be_read_any_more(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = recorded(SqliteStore.create(path), BREST)
    talks = Talks(store)
    proposed = proposal(talks, f"{ROUND} convene")
    once = talks.desk.record(proposed)
    Talks(SqliteStore.open(path)).say(f"{BOMBING} meet")

    def lost(*_: object) -> Iterator[Entry]:
        raise Untrusted("The record can't be read: the connection was lost.")

    monkeypatch.setattr(store, "read", lost)
    assert talks.desk.record(proposed).entries == once.entries
    assert talks.say(f"note {RUSSIA} 'They have left Gomel.'").entries[0].seq == once.head + 3
    talks.desk.close()


def test_it_is_refused_when_something_about_its_subject_was_taken_back_meanwhile(
    two: tuple[Talks, Talks],
) -> None:
    mine, theirs = two
    theirs.say(f"{ROUND} convene")
    mine.desk.follow()
    proposed = proposal(mine, f"{ROUND} postpone")
    theirs.say("undo")
    with pytest.raises(Changed, match=ROUND):
        mine.desk.record(proposed)


def test_it_is_decided_again_and_refused_when_conditions_are_no_longer_met(
    two: tuple[Talks, Talks],
) -> None:
    mine, theirs = two
    mine.say(f"{BOMBING} meet --at 2022-03-02T10:00")
    for party in ("russia", "ukraine"):
        mine.say(f"delegation/{party}-brest arrive --at 2022-03-02T10:00")
    proposed = proposal(mine, f"{ROUND} open")
    theirs.desk.follow()
    theirs.say(f"{BOMBING} violate")
    before = theirs.entries
    with pytest.raises(Refused, match="stands in the way"):
        mine.desk.record(proposed)

    assert mine.entries == before


def test_two_unfiled_reports_are_about_nothing_in_common(two: tuple[Talks, Talks]) -> None:
    mine, theirs = two
    proposed = proposal(mine, "note 'Cars at the gate.'")
    theirs.say("note 'A plane has landed.'")
    mine.desk.record(proposed)

    assert [one.note for one in mine.entries[-2:]] == ["A plane has landed.", "Cars at the gate."]


def test_an_undo_takes_back_what_its_operator_was_looking_at_or_nothing(path: Path) -> None:
    here = Talks(recorded(SqliteStore.create(path), BREST))
    elsewhere = Talks(SqliteStore.open(path))
    here.say(f"{ROUND} convene")
    proposed = proposal(here, "undo")
    elsewhere.desk.follow()
    elsewhere.say(f"{BOMBING} meet")
    with pytest.raises(Refused):
        here.desk.record(proposed)

    assert (here.where(ROUND), here.where(BOMBING)) == ("convening", "met")
    here.desk.close()
    elsewhere.desk.close()


def test_an_update_sent_twice_is_recorded_once(two: tuple[Talks, Talks]) -> None:
    mine, theirs = two
    proposed = proposal(mine, f"{ROUND} convene")
    once = mine.desk.record(proposed)
    theirs.desk.follow()
    theirs.say(f"{BOMBING} meet")
    twice = mine.desk.record(proposed)

    assert twice.entries == once.entries
    assert [one.id for one in mine.entries].count(proposed.entries[0].id) == 1


def test_each_update_is_an_act_with_ids_of_its_own() -> None:
    talks = Talks.of()
    acts = {talks.say(f"note 'Report {number}'").entries[0].act for number in range(3)}

    assert len(acts) == 3
    assert acts.isdisjoint(one.id for one in talks.entries)


def test_entries_carry_who_recorded_them_and_by_which_way() -> None:
    talks = Talks.of()
    entry = talks.say(f"{ROUND} convene").entries[0]

    assert (entry.operator, entry.via) == ("m.k.", "test")
    assert {one.operator for one in talks.entries[:-1]} == {None}
    assert {one.via for one in talks.entries[:-1]} == {"scenario"}


def test_a_state_follows_the_record_as_it_grows() -> None:
    talks = Talks.of()
    state = talks.desk.state()
    talks.say(f"{ROUND} convene")

    assert talks.where(ROUND) == "convening"
    assert state[talks.thing(ROUND).ref].desk.state == "convening"


def test_a_clock_that_can_not_be_read_pins_nothing() -> None:
    store = recorded(MemoryStore(), BREST, LIVE)
    world = datetime(2022, 3, 2, 20, 0, tzinfo=UTC)
    desk = Desk(store, operator="m.k.", wall_clock=lambda: world)
    added = next(store.read())
    broken = added._replace(
        id="broken", type="amended", data={"set": {"clock": {"end": "soon"}}}, place=None
    )
    store.append([broken], after=len(list(store.read())))
    desk.follow()

    assert desk.now() == "2022-03-02T20:00Z"


def test_a_thing_that_never_was_changes_nothing_for_the_others(two: tuple[Talks, Talks]) -> None:
    mine, theirs = two
    before = theirs.entries

    assert "did you mean round/brest?" in mine.refused("round/brst convene")
    theirs.desk.follow()
    assert theirs.entries == before
    assert mine.where(RUSSIA) == theirs.where(RUSSIA)
