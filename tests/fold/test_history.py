"""Which acts are in force, and what an entry is about."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation.events import ADDED, NOTED, RETRACTED, Entry
from negotiation.fold.history import History, retracted
from negotiation.words.when import Instant

MIDNIGHT = Instant("2022-03-02T00:00Z")


def retraction(act: str, of: str, place: int, known: Instant = MIDNIGHT) -> Entry:
    return Entry(act, act, RETRACTED, of, {"by": "undo"}, known=known, place=place)


def remark(act: str, place: int, subject: str = "round/brest") -> Entry:
    return Entry(act, act, NOTED, subject, {}, known=MIDNIGHT, place=place)


def test_a_retraction_takes_its_act_out_of_force() -> None:
    assert retracted([retraction("undo", "report", 2)]) == {"report"}


def test_a_retraction_that_is_retracted_has_no_effect() -> None:
    undo, redo = retraction("undo", "report", 2), retraction("redo", "undo", 3)

    assert retracted([undo, redo]) == {"undo"}
    assert retracted([undo, redo, retraction("again", "redo", 4)]) == {"redo", "report"}


def test_a_retraction_that_retracts_itself_has_no_effect_on_itself() -> None:
    assert retracted([retraction("undo", "undo", 2)]) == frozenset()


def test_of_two_that_retract_each_other_only_the_later_one_has_an_effect() -> None:
    assert retracted([retraction("a", "b", 2), retraction("b", "a", 3)]) == {"a"}


names = st.sampled_from(["a", "b", "c", "d", "report"])
chains = st.lists(st.tuples(names, names), max_size=6).map(
    lambda pairs: [
        retraction(act, of, place)._replace(id=f"{place}") for place, (act, of) in enumerate(pairs)
    ]
)


@settings(max_examples=60, deadline=None)
@given(chain=chains, mixed=st.randoms(use_true_random=False))
def test_what_is_in_force_does_not_depend_on_the_order_in_which_it_was_recorded(
    chain: list[Entry], mixed: random.Random
) -> None:

    shuffled = list(chain)
    mixed.shuffle(shuffled)

    assert retracted(shuffled) == retracted(chain)
    one_by_one = History()
    for entry in shuffled:
        one_by_one.take([entry])
    assert one_by_one.out_of_force() == retracted(chain)


def test_a_retraction_may_arrive_before_what_it_retracts() -> None:
    history = History([retraction("undo", "report", 2), remark("report", 1)])

    assert "report" in history.out_of_force()
    assert history.clock < MIDNIGHT


def test_as_known_before_it_a_retraction_has_no_effect() -> None:
    late = retraction("undo", "report", 2, Instant("2022-03-03T00:00Z"))
    history = History([remark("report", 1), late])

    assert history.out_of_force(MIDNIGHT) == frozenset()
    assert history.out_of_force(Instant("2022-03-03T00:00Z")) == {"report"}


def test_a_redo_is_about_what_it_brings_back() -> None:
    report, undo, redo = (
        remark("report", 1),
        retraction("undo", "report", 2),
        retraction("redo", "undo", 3),
    )
    history = History([report, undo, redo])

    assert history.about(report) == history.about(undo) == history.about(redo) == (report,)


def test_what_takes_back_itself_is_about_nothing() -> None:
    entry = retraction("undo", "undo", 1)

    assert History([entry]).about(entry) == ()


@pytest.mark.parametrize("seq", [0, 1, 3, 4])
def test_entries_are_found_by_their_numbers(seq: int) -> None:
    entries = [remark(f"{number}", number)._replace(seq=number) for number in (1, 2, 3)]
    history = History(entries)
    found = history.numbered(seq)

    assert (found.seq if found else None) == (seq if seq in (1, 3) else None)
    assert list(history.after(seq)) == entries[seq:]


def test_what_names_a_thing_is_found_by_it() -> None:
    gate = Entry("1", "1", ADDED, "precondition/a", {"set": {"gates": ["round/brest"]}})
    history = History([gate, remark("2", 2)])

    assert history.mentioning("round/brest") == ("precondition/a",)
    assert history.mentioning("round/minsk") == ()


def test_what_follows_from_an_act_is_found_by_it() -> None:
    follows = remark("2", 2)._replace(because=("report",))
    history = History([remark("report", 1), follows])

    assert history.citing("report") == [follows]
    assert history.citing("2") == ()
