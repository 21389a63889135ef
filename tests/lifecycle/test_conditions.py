"""What stands in the way: gates, what things require, and what counts only for a while."""

from __future__ import annotations

import pytest

from negotiation.kinds.base import Condition
from negotiation.lifecycle.conditions import gate, unmet
from negotiation.views.why import why
from negotiation.words.refs import Ref
from tests.talks import BREST, PEOPLE, Talks

ROUND = "round/brest"
BOMBING = "precondition/stop-bombing"
CORRIDOR = "measure/corridor"
PAUSE = "measure/pause"

GATED = (
    PEOPLE
    + """
rounds:
  brest: {title: Second round, format: video}
  minsk: {title: Third round, format: video}
preconditions:
  stop-bombing:
    title: Stop bombing
    demanded_by: ukraine
    addressed_to: [russia, belarus]
    gates: [round/brest, round/minsk]
"""
)


def measures(requires: str) -> Talks:
    """A round that requires something of a corridor and a pause."""
    return Talks.of(
        PEOPLE
        + f"""
measures:
  corridor: {{title: Corridor, undertaken_by: russia}}
  pause: {{title: Pause}}
rounds:
  brest:
    title: Second round
    format: video
    requires: {requires}
"""
    )


def gates(talks: Talks, ref: str = BOMBING) -> dict[str, str]:
    return {str(gated): how for gated, how in talks.thing(ref).gates.items()}


def test_an_unmet_precondition_blocks_all_that_it_gates() -> None:
    talks = Talks.of(GATED)

    assert gates(talks) == {"round/brest": "blocks", "round/minsk": "blocks"}
    assert talks.flagged("round/brest open") == [BOMBING]
    assert talks.flagged("round/minsk open") == [BOMBING]


def test_a_gate_blocks_the_gate_trigger_and_no_other() -> None:
    talks = Talks.of(GATED)
    talks.say("round/brest convene")

    assert talks.where(ROUND) == "convening"


@pytest.mark.parametrize("trigger", ["meet", "waive", "overtake", "withdraw", "supersede", "deny"])
def test_what_is_met_waived_overtaken_withdrawn_superseded_or_denied_is_cleared(
    trigger: str,
) -> None:
    talks = Talks.of(GATED)
    talks.say(f"{BOMBING} {trigger}")

    assert set(gates(talks).values()) == {"cleared"}
    assert talks.blockers(ROUND, "open") == []


@pytest.mark.parametrize("trigger", ["pledge", "partly_meet", "reject"])
def test_what_is_pledged_partly_met_or_rejected_still_blocks(trigger: str) -> None:
    talks = Talks.of(GATED)
    talks.say(f"{BOMBING} {trigger}")

    assert set(gates(talks).values()) == {"blocks"}


def test_who_could_clear_it_is_said_one_by_one() -> None:
    talks = Talks.of(GATED)
    state = talks.state()
    (blocker,) = why(state[Ref(ROUND)], "open", state).blockers
    by_trigger: dict[str, list[str | None]] = {}
    for way in blocker.cleared_by:
        by_trigger.setdefault(way.trigger, []).append(way.who)

    assert blocker.says == "Stop bombing: stated"
    assert by_trigger["meet"] == ["party/russia", "party/belarus"]
    assert by_trigger["waive"] == ["party/ukraine"]
    assert by_trigger["overtake"] == [None]


def test_a_met_precondition_that_lapsed_blocks_again() -> None:
    talks = Talks.of(GATED)
    talks.say(f"{BOMBING} meet --at 2022-03-02T10:00 --until 2022-03-02T12:00")
    state = talks.state(as_of="2022-03-02T11:00")

    assert gate(state[Ref(BOMBING)], Ref(ROUND), state) == "cleared"
    assert gates(talks)[ROUND] == "blocks"
    assert "meet" in {
        way.trigger
        for blocker in why(talks.state()[Ref(ROUND)], "open", talks.state()).blockers
        for way in blocker.cleared_by
    }


def test_met_by_anothers_word_does_not_clear_it() -> None:
    talks = Talks.of(GATED)
    talks.say(f"{BOMBING} meet --according-to russia")

    assert gates(talks)[ROUND] == "blocks"


def test_the_conditions_read_the_account_that_decides() -> None:
    talks = Talks.of(GATED)
    talks.say(f"amend {BOMBING} decided_by=ukraine")
    talks.say(f"{BOMBING} meet --at 2022-03-02T10:00")
    talks.say(f"{BOMBING} violate --according-to ukraine --at 2022-03-02T11:00")
    state = talks.state()
    (blocker,) = why(state[Ref(ROUND)], "open", state).blockers

    assert blocker.says == "Stop bombing: violated, according to Ukraine"
    assert "meet" in {way.trigger for way in blocker.cleared_by}

    talks.say(f"{BOMBING} meet --according-to ukraine --at 2022-03-02T12:00")
    assert gates(talks)[ROUND] == "cleared"


def test_overridden_it_is_overtaken_at_that_gate_only_and_keeps_its_state() -> None:
    talks = Talks.of(GATED)
    talks.say(f"{ROUND} open --despite 'They met all the same.' --at 2022-03-02T21:00")

    assert gates(talks) == {"round/brest": "overtaken", "round/minsk": "blocks"}
    assert talks.where(BOMBING) == "stated"
    assert talks.flagged("round/minsk open") == [BOMBING]


def test_what_was_overtaken_at_a_gate_does_not_block_there_again() -> None:
    talks = Talks.of(GATED)
    talks.say(f"{ROUND} open --despite 'They met all the same.' --at 2022-03-02T20:00")
    talks.say(f"observe {ROUND} scheduled --note 'A new start' --at 2022-03-02T20:30")

    assert talks.blockers(ROUND, "open") == []


def test_it_was_not_yet_overtaken_the_day_before() -> None:
    talks = Talks.of(GATED)
    talks.say(f"{ROUND} open --despite 'They met all the same.' --at 2022-03-02T21:00")
    before = talks.state(as_of="2022-03-01")

    assert gate(before[Ref(BOMBING)], Ref(ROUND), before) == "blocks"


def test_anything_may_require_something_of_anything() -> None:
    talks = Talks.of(
        PEOPLE
        + """
items: {ceasefire: {title: A ceasefire}}
texts:
  accord:
    title: Accord
    requires: {bring_into_force: {ref: item/ceasefire, states: [agreed]}}
"""
    )
    assert talks.flagged("text/accord bring_into_force") == ["item/ceasefire"]

    talks.say("item/ceasefire agree")
    talks.say("text/accord bring_into_force")

    assert talks.where("text/accord") == "in_force"


def test_all_lists_every_part_that_does_not_hold() -> None:
    both = (
        f"{{ref: {CORRIDOR}, states: [in_effect]}}, {{ref: {PAUSE}, states: [agreed, in_effect]}}"
    )
    talks = measures(f"{{open: {{all: [{both}]}}}}")
    assert talks.blockers(ROUND, "open") == [CORRIDOR, PAUSE]

    talks.say(f"{CORRIDOR} start")
    assert talks.blockers(ROUND, "open") == [PAUSE]

    talks.say(f"{PAUSE} agree")
    assert talks.blockers(ROUND, "open") == []


def test_any_is_content_with_one_and_lists_all_while_there_is_none() -> None:
    both = f"{{ref: {CORRIDOR}, states: [in_effect]}}, {{ref: {PAUSE}, states: [in_effect]}}"
    talks = measures(f"{{open: {{any: [{both}]}}}}")
    assert talks.blockers(ROUND, "open") == [CORRIDOR, PAUSE]

    talks.say(f"{PAUSE} start")
    assert talks.blockers(ROUND, "open") == []


def test_at_least_counts_the_parts_that_hold() -> None:
    three = (
        f"{{ref: {CORRIDOR}, states: [in_effect]}}, {{ref: {PAUSE}, states: [in_effect]}},"
        " {ref: party/belarus, states: [participating]}"
    )
    talks = measures(f"{{open: {{at_least: 2, of: [{three}]}}}}")
    assert talks.blockers(ROUND, "open") == [CORRIDOR, PAUSE]

    talks.say(f"{CORRIDOR} start")
    assert talks.blockers(ROUND, "open") == []


def test_not_names_what_is_in_the_way() -> None:
    talks = measures(f"{{open: {{not: {{ref: {CORRIDOR}, states: [breached]}}}}}}")
    assert talks.blockers(ROUND, "open") == []

    talks.say(f"observe {CORRIDOR} breached --note 'It was shelled.'")
    state = talks.state()
    (blocker,) = why(state[Ref(ROUND)], "open", state).blockers

    assert blocker.says == "Corridor: breached, which is in the way"


def test_a_requirement_says_what_is_due_and_who_could_bring_it() -> None:
    talks = measures(f"{{open: {{ref: {CORRIDOR}, states: [agreed, in_effect]}}}}")
    state = talks.state()
    (blocker,) = why(state[Ref(ROUND)], "open", state).blockers

    assert blocker.says == "Corridor: requested; agreed or in effect is due"
    assert [(way.trigger, way.who) for way in blocker.cleared_by] == [
        ("agree", None),
        ("start", "party/russia"),
    ]


def test_what_is_not_there_can_not_be_met() -> None:
    talks = Talks.of(GATED)
    due = Condition(ref=Ref("measure/truce"), states=("in_effect",))

    assert [one.says for one in unmet(due, talks.state())] == [
        "measure/truce is not there; in effect is due"
    ]


def test_what_is_agreed_counts_only_while_what_it_was_provided_with_holds() -> None:
    talks = Talks.of(
        GATED + f"    provided: {{ref: {CORRIDOR}, states: [in_effect]}}\n"
        "measures: {corridor: {title: Corridor, undertaken_by: russia}}\n"
    )
    talks.say(f"{BOMBING} waive --at 2022-03-02T10:00")
    state = talks.state()
    own, corridor = why(state[Ref(ROUND)], "open", state).blockers

    assert own.says == "Stop bombing: waived, which counts only while its own condition holds"
    assert corridor.says == "Corridor: requested; in effect is due"
    assert gates(talks)[ROUND] == "blocks"

    talks.say(f"{CORRIDOR} start")
    assert gates(talks)[ROUND] == "cleared"


def test_two_that_count_only_while_the_other_does_count_neither() -> None:
    talks = Talks.of(
        PEOPLE
        + f"""
measures:
  corridor: {{title: Corridor, state: agreed, provided: {{ref: {PAUSE}, states: [agreed]}}}}
  pause: {{title: Pause, state: agreed, provided: {{ref: {CORRIDOR}, states: [agreed]}}}}
"""
    )
    due = Condition(ref=Ref(CORRIDOR), states=("agreed",))
    says = [one.says for one in unmet(due, talks.state())]

    assert says[0] == "Corridor: agreed, which counts only while its own condition holds"
    assert says[-1] == "Corridor: agreed, which counts only while it counts itself"


def test_every_blocker_is_listed_whatever_it_comes_from() -> None:
    talks = Talks.of(
        BREST.replace(
            "    title: Second round\n",
            "    title: Second round\n"
            "    requires: {open: {ref: party/belarus, states: [invited]}}\n",
        )
    )

    assert set(talks.flagged(f"{ROUND} open")) == {
        "delegation/russia-brest",
        "delegation/ukraine-brest",
        "party/belarus",
        BOMBING,
    }


def test_what_lapsed_may_be_had_again_by_what_keeps_it_as_it_is() -> None:
    talks = measures(f"{{open: {{ref: {CORRIDOR}, states: [in_effect]}}}}")
    talks.say(f"{CORRIDOR} start --at 2022-03-02T10:00 --until 2022-03-02T12:00")
    state = talks.state()
    (blocker,) = why(state[Ref(ROUND)], "open", state).blockers

    assert blocker.says == "Corridor: in effect, lapsed; in effect is due"
    assert {way.trigger for way in blocker.cleared_by} == {"start", "extend", "repair"}


def test_what_was_overridden_at_a_gate_does_not_clear_it_for_others() -> None:
    talks = Talks.of(GATED)
    talks.say(f"{ROUND} open --despite 'They met all the same.' --at 2022-03-02T20:00")
    talks.say(f"observe {ROUND} scheduled --note 'A new start' --at 2022-03-02T20:30")
    talks.say("add precondition exchange title=Exchange demanded_by=russia gates=round/brest")

    assert talks.blockers(ROUND, "open") == ["precondition/exchange"]
