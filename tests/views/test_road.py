"""What has to happen before a thing gets somewhere, and what is behind what stands in its way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation.record.memory import MemoryStore
from negotiation.updates.decision import Proposal
from negotiation.views.road import Road, road
from negotiation.views.why import Reason, chain, why
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from tests.talks import BREST, PEOPLE, Talks, recorded

ROUND = "round/brest"
UKRAINE = "delegation/ukraine-brest"

CORRIDOR = (
    PEOPLE
    + """
rounds:
  brest:
    title: Second round
    delegations:
      russia: {state: arrived}
      ukraine:
        requires:
          arrive: {ref: measure/corridor, states: in_effect}
          sit_down: {ref: measure/corridor, states: in_effect}
measures:
  corridor: {title: Safe corridor, undertaken_by: russia, state: offered}
preconditions:
  hold-fire:
    title: Hold fire along the road
    demanded_by: ukraine
    addressed_to: russia
    gates: measure/corridor
    provided: {ref: precondition/order, states: pledged}
  order: {title: Order to the troops, demanded_by: ukraine, addressed_to: russia}
"""
)
"""The round waits for a delegation, that for a corridor, that for a precondition and a pledge."""


def way(talks: Talks, ref: str, to: str) -> Road:
    state = talks.state()
    return road(state[Ref(ref)], to, state)


def steps(talks: Talks, ref: str, to: str) -> list[str]:
    found = way(talks, ref, to)
    assert found.steps is not None, found.blocked_by
    return [f"{one.ref} {one.trigger}" for one in found.steps]


def behind(reason: Reason) -> list[object]:
    return [str(reason.blocker.ref), *(behind(one) for one in reason.behind)]


def test_why_follows_what_is_in_the_way_down_to_its_end() -> None:
    state = Talks(recorded(MemoryStore(), CORRIDOR)).state()
    (reason,) = chain(why(state[Ref(ROUND)], "open", state).blockers, state)

    assert behind(reason) == [
        UKRAINE,
        ["measure/corridor", ["precondition/hold-fire", ["precondition/order"]]],
    ]


def test_things_that_wait_for_each_other_are_followed_once() -> None:
    body = PEOPLE + (
        "items:\n"
        "  a: {title: A, requires: {agree: {ref: item/b, states: agreed}}}\n"
        "  b: {title: B, requires: {agree: {ref: item/a, states: agreed}}}\n"
    )
    talks = Talks(recorded(MemoryStore(), body))
    state = talks.state()
    (reason,) = chain(why(state[Ref("item/a")], "agree", state).blockers, state)

    assert behind(reason) == ["item/b", ["item/a", ["item/b"]]]
    found = way(talks, "item/a", "agreed")
    assert found.steps is None
    assert {one.ref for one in found.blocked_by} == {"item/a", "item/b"}


def test_each_reason_is_followed_once_however_many_wait_for_it() -> None:
    """Twenty items of which each waits for all the others: nothing is agreed until everything."""
    body = "items:\n" + "".join(
        f"  i{one}: {{title: Item {one}, requires: {{agree: [{others}]}}}}\n"
        for one in range(20)
        for others in [
            ", ".join(f"{{ref: item/i{n}, states: agreed}}" for n in range(20) if n != one)
        ]
    )
    state = Talks.of(body).state()
    reasons = chain(why(state[Ref("item/i0")], "agree", state).blockers, state)

    def count(each: tuple[Reason, ...]) -> int:
        return sum(1 + count(one.behind) for one in each)

    assert count(reasons) == 19 + 20 * 19


def test_the_road_to_the_second_round_leads_over_the_corridor_and_the_order() -> None:
    talks = Talks(recorded(MemoryStore(), CORRIDOR))

    assert steps(talks, ROUND, "in_session") == [
        "precondition/hold-fire meet",
        "precondition/order pledge",
        "measure/corridor start",
        f"{UKRAINE} arrive",
        f"{ROUND} open",
    ]


def test_each_step_says_whom_it_depends_on() -> None:
    found = way(Talks.of(), ROUND, "in_session")
    assert found.steps is not None

    assert {one.ref: one.who for one in found.steps} == {
        "precondition/stop-bombing": ("party/russia",),
        "delegation/russia-brest": ("party/russia",),
        UKRAINE: ("party/ukraine",),
        ROUND: (),
    }


def test_of_several_ways_round_the_shortest_is_taken() -> None:
    body = (
        PEOPLE
        + """
rounds:
  brest:
    title: Second round
    format: video
    requires:
      open:
        any:
          - {ref: item/ceasefire, states: agreed}
          - {ref: measure/pause, states: in_effect}
items:
  ceasefire:
    title: A ceasefire
    requires: {agree: {ref: item/monitors, states: agreed}}
  monitors: {title: Monitors}
measures: {pause: {title: A pause}}
"""
    )
    talks = Talks(recorded(MemoryStore(), body))

    assert steps(talks, ROUND, "in_session") == ["measure/pause start", f"{ROUND} open"]


def test_what_two_steps_have_in_common_is_done_once() -> None:
    body = (
        PEOPLE
        + """
items:
  peace:
    title: Peace
    requires:
      agree: [{ref: item/land, states: agreed}, {ref: item/water, states: agreed}]
  land: {title: Land, requires: {agree: {ref: item/map, states: agreed}}}
  water: {title: Water, requires: {agree: {ref: item/map, states: agreed}}}
  map: {title: The map}
"""
    )
    talks = Talks(recorded(MemoryStore(), body))

    assert steps(talks, "item/peace", "agreed") == [
        "item/map agree",
        "item/land agree",
        "item/water agree",
        "item/peace agree",
    ]


def test_what_is_in_the_way_as_such_has_to_leave_its_state() -> None:
    body = PEOPLE + (
        "rounds: {brest: {title: Second round, format: video,"
        " requires: {open: {not: {ref: measure/siege, states: in_effect}}}}}\n"
        "measures: {siege: {title: The siege, state: in_effect}}\n"
    )
    talks = Talks(recorded(MemoryStore(), body))

    first, second = steps(talks, ROUND, "in_session")
    assert first.startswith("measure/siege ")
    assert second == f"{ROUND} open"


def test_a_step_that_another_account_decides_is_one_by_that_account() -> None:
    body = (
        PEOPLE
        + """
rounds: {brest: {title: Second round, format: video}}
preconditions:
  stop-bombing:
    {title: Stop bombing, demanded_by: ukraine, gates: round/brest, decided_by: ukraine}
"""
    )
    found = way(Talks(recorded(MemoryStore(), body)), ROUND, "in_session")
    assert found.steps is not None

    assert [one.voice for one in found.steps] == ["party/ukraine", None]


def test_where_it_is_already_no_step_is_left() -> None:
    assert steps(Talks.of(), ROUND, "proposed") == []


def test_a_party_without_a_delegation_is_what_no_step_can_clear() -> None:
    talks = Talks.of(PEOPLE + "rounds: {brest: {title: Second round, parties: [ukraine]}}")
    found = way(talks, ROUND, "in_session")

    assert found.steps is None
    assert [one.says for one in found.blocked_by] == ["Ukraine has no delegation at Second round"]


@pytest.mark.parametrize(
    ("ref", "to", "says"),
    [
        (ROUND, "in_sesion", "did you mean 'in_session'?"),
        ("person/medinsky", "home", "A person has no lifecycle"),
    ],
)
def test_a_state_that_there_is_not_is_told(ref: str, to: str, says: str) -> None:
    with pytest.raises(Problem, match=says):
        way(Talks.of(), ref, to)


conditions = st.recursive(
    st.tuples(st.integers(0, 3), st.sampled_from(["agreed", "on_agenda", "deferred"])).map(
        lambda leaf: {"ref": f"item/i{leaf[0]}", "states": leaf[1]}
    ),
    lambda inner: st.tuples(
        st.sampled_from(["all", "any", "not"]), st.lists(inner, min_size=1, max_size=2)
    ).map(lambda join: {join[0]: join[1]}),
    max_leaves=3,
)


@given(
    st.lists(st.none() | conditions, min_size=4, max_size=4),
    st.lists(
        st.sampled_from(["proposed", "agreed", "deferred", "withdrawn"]), min_size=4, max_size=4
    ),
)
def test_steps_of_a_road_when_taken_do_get_there(required: list[object], states: list[str]) -> None:
    import json

    lines = [
        f"  i{number}: {json.dumps({'title': 'An item', 'state': state, 'requires': requires})}"
        for number, (one, state) in enumerate(zip(required, states, strict=True))
        for requires in [{"agree": one, "accept": one} if one else {}]
    ]
    talks = Talks(recorded(MemoryStore(), "\n".join(["items:", *lines, ""])))
    found = way(talks, "item/i0", "agreed")
    for step in found.steps or ():
        assert isinstance(talks.ask(f"{step.ref} {step.trigger}"), Proposal)
        talks.say(f"{step.ref} {step.trigger}")

    assert (found.steps is None) == (found.blocked_by != ())
    assert found.steps is None or talks.where("item/i0") == "agreed"


def test_the_seed_of_the_talks_needs_both_delegations_there() -> None:
    talks = Talks.of(BREST)
    for step in way(talks, ROUND, "concluded").steps or ():
        talks.say(f"{step.ref} {step.trigger}")

    assert talks.where(ROUND) == "concluded"
