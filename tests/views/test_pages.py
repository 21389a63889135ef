"""A page of a view: the next rows, without working out the others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from negotiation.fold.state import State
from negotiation.views.agenda import agenda
from negotiation.views.claims import claims
from negotiation.views.conditions import conditions
from negotiation.views.delegations import delegations
from negotiation.views.filters import Choice, Filters, Page
from negotiation.views.log import log
from negotiation.views.status import status
from negotiation.views.timeline import timeline
from negotiation.words.refs import Ref
from tests.talks import PEOPLE, Talks

MINSK = (
    PEOPLE
    + """
rounds:
  first: {title: First round, at: 2022-02-28, delegations: {russia: , ukraine: }}
  second: {title: Second round, at: 2022-03-01, delegations: {russia: , ukraine: }}
  third: {title: Third round, at: 2022-03-02, delegations: {russia: }}
preconditions:
  bombing: {title: Stop bombing, demanded_by: ukraine, at: 2022-02-28}
  nuclear: {title: Stand down, demanded_by: ukraine, at: 2022-03-01, handling: red}
measures:
  corridor: {title: A corridor, undertaken_by: russia, at: 2022-03-02}
  convoy: {title: A convoy, undertaken_by: belarus, at: 2022-03-02}
items:
  status: {title: Status}
  guarantees: {title: Guarantees}
texts:
  paper: {title: Paper, items: status}
  answer: {title: Answer, items: status}
questions:
  dead: {title: Soldiers killed, claims: {russia: {best: 500}, ukraine: {best: 5300}}}
  wounded: {title: Soldiers wounded, claims: {russia: {best: 1597}}}
"""
)

Listing = Callable[[State, Choice], list[str]]

LISTINGS: dict[str, Listing] = {
    "status": lambda state, choice: [one.ref for one in status(state, choice=choice).things],
    "conditions": lambda state, choice: [one.thing.ref for one in conditions(state, choice).rows],
    "agenda": lambda state, choice: [
        one.thing.ref for rows in agenda(state, choice)[2:] for one in rows
    ],
    "delegations": lambda state, choice: [
        one.round.ref for one in delegations(state, choice).rounds
    ],
    "claims": lambda state, choice: [one.thing.ref for one in claims(state, choice).questions],
    "timeline": lambda state, choice: [one.day.day for one in timeline(state, choice).days],
}


def pages(listing: Listing, state: State, most: int) -> list[list[str]]:
    """Turn the pages of a view until one is empty."""
    found, after = [], ""
    while page := listing(state, Choice(page=Page(after, most))):
        found.append(page)
        after = page[-1]
    return found


@pytest.mark.parametrize("view", LISTINGS)
@pytest.mark.parametrize("most", [1, 2, 3])
def test_page_by_page_a_view_lists_what_it_lists_at_once(view: str, most: int) -> None:
    state, listing = Talks.of(MINSK).state(), LISTINGS[view]
    turned = pages(listing, state, most)

    assert [one for page in turned for one in page] == listing(state, Choice())
    assert all(len(page) <= most for page in turned)
    assert len(turned) > 1 or most == 3


def test_a_page_begins_with_preconditions_and_ends_with_measures() -> None:
    state = Talks.of(MINSK).state()

    assert pages(LISTINGS["conditions"], state, 3) == [
        ["precondition/bombing", "precondition/nuclear", "measure/corridor"],
        ["measure/convoy"],
    ]


def test_a_page_is_filled_with_what_is_wanted() -> None:
    state = Talks.of(MINSK).state()
    choice = Choice(Filters(handling="green"), Page(most=2))

    assert LISTINGS["conditions"](state, choice) == ["precondition/bombing", "measure/corridor"]
    assert choice.withheld == 1


def test_the_answers_to_a_question_are_not_torn_apart() -> None:
    """Two answers fill a page for one; the next page has the next question."""
    state = Talks.of(MINSK).state()
    (asked,) = claims(state, Choice(page=Page(most=1))).questions

    assert [one.claimant for one in asked.rows] == ["Russia", "Ukraine"]


def test_nothing_is_folded_for_other_pages() -> None:
    state = Talks.of(MINSK).state()
    shown = State(state.history, state.now)
    status(shown, ["delegation"], Choice(page=Page("delegation/ukraine-first", 1)))

    folded = [ref for ref in state.history.subjects("delegation") if _is_folded(ref, shown)]
    assert folded == ["delegation/russia-second"]


def test_a_page_of_the_log_begins_behind_an_entry() -> None:
    state = Talks.of(MINSK).state()

    assert [one.seq for one in log(state, after=3, most=2)] == [4, 5]
    assert log(state, after=state.history.seq, most=2) == ()


def test_the_log_of_a_thing_has_what_took_something_of_it_back() -> None:
    talks = Talks.of(MINSK)
    talks.say("precondition/bombing pledge")
    talks.say("undo")
    talks.say("measure/convoy offer")

    said = [one.says for one in log(talks.state(), Ref("precondition/bombing"))]
    assert said == [
        "Stop bombing: stated",
        "Stop bombing: pledged",
        "undo: Stop bombing: pledged",
    ]


def _is_folded(ref: Ref, state: State) -> bool:
    return state.folded.find(ref, state.history.changed(ref), None) is not None
