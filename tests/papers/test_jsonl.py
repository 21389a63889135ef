"""JSON Lines: nothing is lost, and a record that takes them over comes to the same state."""

from __future__ import annotations

from hypothesis import given

from negotiation.events import Entry, decode
from negotiation.fold.history import History
from negotiation.fold.state import State
from negotiation.papers.jsonl import export
from negotiation.record.chain import link
from negotiation.record.memory import MemoryStore
from negotiation.record.merge import merge
from negotiation.views.filters import Choice, Filters
from tests.generated import INSTANTS, talks
from tests.talks import BREST, Talks


def lines(state: State, **wanted: str) -> list[str]:
    return "".join(export(state, Choice(Filters(**wanted)))).splitlines()


def told() -> Talks:
    talks = Talks.of(BREST)
    talks.say("delegation/russia-brest depart --source nrc:2")
    talks.say("delegation/russia-brest arrive --according-to russia")
    talks.say("undo")
    talks.say("note 'A convoy near Kobryn'")
    return talks


def test_a_record_that_takes_the_lines_over_comes_to_the_same_state() -> None:
    talks = told()
    store = MemoryStore()
    merge(store, map(decode, lines(talks.state())))
    again = Talks(store).state()

    assert {one: entity.desk for one, entity in again.items()}.keys() == dict(talks.state()).keys()
    for ref, entity in talks.state().items():
        assert again[ref].said == entity.said
        assert again.standing(ref) == talks.state().standing(ref)
        assert [one.id for one in again[ref].entries] == [one.id for one in entity.entries]
    assert again.out_of_force == talks.state().out_of_force
    assert merge(store, map(decode, lines(talks.state()))).taken == ()


def test_the_hash_of_the_head_can_be_computed_from_the_lines() -> None:
    state = told().state()
    head = ""
    for line in lines(state):
        head = link(head, line)
    assert state.history.head is not None
    assert head == state.history.head.hash


@given(talks())
def test_each_line_is_an_entry_with_all_that_it_holds(entries: list[Entry]) -> None:
    state = State(History(entries), INSTANTS[-1])
    assert [decode(line) for line in lines(state)] == list(state.history.all)


def test_what_was_known_later_and_what_is_marked_above_are_left_out() -> None:
    talks = told()
    talks.say("note 'From the room' --handling red")
    talks.say("amend round/brest text=Later")
    seen = talks.state(known_at="2022-03-01")
    assert all((decode(line).known or "") <= "2022-03-01T21:59Z" for line in lines(seen))
    assert "From the room" not in "".join(lines(talks.state(), handling="amber"))
    assert "From the room" in "".join(lines(talks.state(), handling="red"))
