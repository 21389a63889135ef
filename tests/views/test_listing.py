"""A long list: only what somebody looks at is worked out, and all of it is there."""

from __future__ import annotations

from negotiation.fold.state import State
from negotiation.views.conditions import conditions
from negotiation.views.filters import Choice, Filters
from negotiation.views.listing import Listing
from negotiation.words.refs import Ref
from tests.talks import PEOPLE, Talks

DEMANDS = (
    PEOPLE
    + """
preconditions:
  bombing: {title: Stop bombing, demanded_by: ukraine, at: 2022-03-01}
  nuclear: {title: Stand down, demanded_by: ukraine, at: 2022-03-01}
measures:
  corridor: {title: A corridor, undertaken_by: russia, at: 2022-03-01}
"""
)


def folded(state: State, *refs: str) -> list[bool]:
    """Tell which things have been looked at."""
    found = (state.folded.find(Ref(ref), state.history.changed(ref), None) for ref in refs)
    return [one is not None for one in found]


def test_what_nobody_looks_at_is_not_worked_out() -> None:
    state = Talks.of(DEMANDS).state()
    rows = conditions(state, Choice()).rows

    assert len(rows) == 3
    assert rows[0].thing.title == "Stop bombing"
    assert folded(state, "precondition/bombing", "precondition/nuclear") == [True, False]


def test_a_row_is_worked_out_once() -> None:
    made: list[int] = []
    refs = [Ref("round/first"), Ref("round/second")]
    listing = Listing(refs, lambda place: made.append(place) or str(place))

    assert [*listing, *listing] == ["0", "1", "0", "1"]
    assert made == [0, 1]


def test_a_condition_is_found_however_far_down_it_stands() -> None:
    rows = conditions(Talks.of(DEMANDS).state(), Choice()).rows

    assert rows.first(Ref("measure/corridor")) == 2
    assert rows.first(Ref("measure/other")) is None
    assert [one.thing.ref for one in rows.of_kind("measure")] == ["measure/corridor"]


def test_what_is_asked_for_by_words_is_looked_for_everywhere() -> None:
    rows = conditions(Talks.of(DEMANDS).state(), Choice(Filters(find="corridor"))).rows

    assert rows.refs == ["measure/corridor"]


def test_what_is_taken_back_while_it_is_listed_has_no_row_any_more() -> None:
    talks = Talks.of(DEMANDS)
    rows = conditions(talks.state(), Choice()).rows
    talks.say(
        f"retract {talks.state().history.entries('precondition/nuclear')[0].seq} --note Wrong"
    )

    assert rows.found("precondition/nuclear") is None
    assert [one.thing.title for one in rows[:]] == ["Stop bombing", "A corridor"]


def test_what_was_taken_back_is_not_among_what_is_there() -> None:
    talks = Talks.of(DEMANDS)
    talks.say(
        f"retract {talks.state().history.entries('precondition/nuclear')[0].seq} --note Wrong"
    )

    assert talks.state().refs("precondition") == ("precondition/bombing",)
    assert [one.subject for one in talks.state().told("precondition")] == ["precondition/bombing"]
