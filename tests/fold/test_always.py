"""What holds of any entries whatever, hostile ones included."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation.events import ADDED, Entry
from negotiation.fold.account import fold
from negotiation.fold.folds import Folds
from negotiation.fold.history import History
from negotiation.fold.state import State, clock_of
from negotiation.fold.visible import in_order, visible
from negotiation.lifecycle import blockers
from negotiation.views.claims import claims
from negotiation.views.filters import Choice
from negotiation.views.log import log
from negotiation.views.status import status
from negotiation.views.timeline import timeline
from negotiation.words.refs import Ref
from negotiation.words.when import Instant
from tests.generated import INSTANTS, hostile, instants, plausible, records

modest = settings(max_examples=30, deadline=None)


@modest
@given(record=records(hostile))
def test_no_entries_make_the_fold_raise(record: list[Entry]) -> None:
    fold(Ref("round/brest"), record)
    history = History(record)
    state = State(history, INSTANTS[2])
    clock_of(history)
    for entity in state.values():
        assert entity.ref in state
        assert entity.said.tags is not None
        for now in INSTANTS:
            entity.standing(now, Ref("party/russia"))


@modest
@given(record=records(hostile))
def test_no_entries_make_a_view_of_them_raise(record: list[Entry]) -> None:
    state = State(History(record), INSTANTS[2])
    whole = status(state)

    assert len(log(state)) == len(record)
    assert set(claims(state, Choice()).as_json()) == {"questions"}
    assert set(timeline(state, Choice()).as_json()) == {"days"}
    assert set(whole.as_json()) == {"as_of", "known_at", "head", "entities"}
    for entity in state.values():
        for blocker in blockers(entity, "open", ["delegations_arrived", "unheard_of"], state):
            assert blocker.says


@modest
@given(record=records(plausible), mixed=st.randoms(use_true_random=False))
def test_the_same_entries_fold_to_the_same_in_whatever_order_they_were_recorded(
    record: list[Entry], mixed: random.Random
) -> None:
    shuffled = list(record)
    mixed.shuffle(shuffled)
    one_by_one = History()
    seen = State(one_by_one, INSTANTS[3])
    for entry in shuffled:
        one_by_one.take([entry])
        dict(seen)

    assert dict(seen) == dict(State(History(record), INSTANTS[3]))
    assert one_by_one.clock == History(record).clock


@modest
@given(record=records(plausible))
def test_as_of_now_is_the_live_state(record: list[Entry]) -> None:
    history = History(record)
    now = max(INSTANTS)

    assert dict(State(history, now, as_of=now)) == dict(State(history, now))
    assert dict(State(history, now, known_at=now)) == dict(State(history, now))


@modest
@given(record=records(plausible), then=instants)
def test_as_of_never_shows_what_happened_later(record: list[Entry], then: Instant) -> None:
    state = State(History(record), max(INSTANTS), as_of=then)

    for entity in state.values():
        first, *others = entity.entries
        assert first.type == ADDED
        assert all(one.order.moment <= then for one in others)
        assert min(one.order.moment for one in entity.entries) <= then


@modest
@given(record=records(plausible), times=st.lists(st.none() | instants, min_size=2, max_size=6))
def test_looks_as_of_many_times_share_folds_and_none_sees_another_time(
    record: list[Entry], times: list[Instant | None]
) -> None:
    history, shared = History(), Folds()
    for entry, then in zip(record, times * len(record), strict=False):
        history.take([entry])
        shown = State(history, max(INSTANTS), as_of=then, folded=shared)

        assert dict(shown) == dict(State(history, max(INSTANTS), as_of=then))


@modest
@given(record=records(plausible), then=instants)
def test_known_at_never_shows_what_was_learned_later(record: list[Entry], then: Instant) -> None:
    earlier = [one for one in record if one.known is None or one.known <= then]
    as_known = State(History(record), max(INSTANTS), known_at=then)

    assert dict(as_known) == dict(State(History(earlier), max(INSTANTS)))


@modest
@given(record=records(plausible))
def test_what_counts_is_in_order_and_what_was_added_comes_first(record: list[Entry]) -> None:
    added: list[Entry] = []
    others: list[Entry] = []
    counting = visible(in_order(record)).entries
    for entry in counting:
        (added if entry.type == ADDED else others).append(entry)

    assert [*counting] == [*added, *others]
    for part in (added, others):
        assert part == sorted(part, key=lambda one: one.order)
