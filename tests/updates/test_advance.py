"""Advancing: recorded, flagged, or not a transition."""

from __future__ import annotations

import pytest

from negotiation.updates.decision import Flagged, NotATransition, Proposal
from tests.talks import Talks

ROUND = "round/brest"
RUSSIA, UKRAINE = "delegation/russia-brest", "delegation/ukraine-brest"
BOMBING = "precondition/stop-bombing"


def test_an_update_is_recorded_flagged_or_not_a_transition() -> None:
    talks = Talks.of()

    assert isinstance(talks.ask(f"{ROUND} convene"), Proposal)
    assert isinstance(talks.ask(f"{ROUND} open"), Flagged)
    assert isinstance(talks.ask(f"{ROUND} resume"), NotATransition)


def test_a_flagged_update_is_not_recorded() -> None:
    talks = Talks.of()

    assert "Stop bombing civilians: stated" in talks.refused(f"{ROUND} open")


def test_despite_keeps_the_reason_and_what_was_overridden() -> None:
    talks = Talks.of()
    entry = talks.say(f"{ROUND} open --despite 'The delegations met all the same.'").entries[0]

    assert talks.where(ROUND) == "in_session"
    assert entry.data["despite"] == "The delegations met all the same."
    assert entry.data["overrode"] == [
        {"ref": BOMBING, "says": "Stop bombing civilians: stated"},
        {"ref": RUSSIA, "says": "Russia's delegation, Second round has not arrived: named"},
        {"ref": UKRAINE, "says": "Ukraine's delegation, Second round has not arrived: named"},
    ]


@pytest.mark.parametrize("reason", ["''", "'  '"])
def test_an_empty_reason_is_none(reason: str) -> None:
    talks = Talks.of()

    assert BOMBING in talks.flagged(f"{ROUND} open --despite {reason}")


def test_a_reason_where_nothing_is_in_the_way_overrides_nothing() -> None:
    talks = Talks.of()
    entry = talks.say(f"{ROUND} convene --despite 'Nobody expected it.'").entries[0]

    assert entry.data["despite"] == "Nobody expected it."
    assert "overrode" not in entry.data


def test_conditions_are_for_the_desk_and_anothers_word_is_recorded_as_said() -> None:
    talks = Talks.of()
    talks.say(f"{ROUND} open --according-to russia")

    assert (talks.where(ROUND), talks.where(ROUND, by="russia")) == ("proposed", "in_session")


def test_a_trigger_that_is_not_possible_from_there_names_the_nearest_and_lists_all() -> None:
    talks = Talks.of()
    reason = talks.refused(f"{ROUND} conven")

    assert reason.startswith(f"'conven' is not possible for {ROUND}, which is proposed.")
    assert "Did you mean 'convene'?" in reason
    assert "agree, schedule, postpone, convene, open" in reason


def test_what_never_moves_can_not_be_advanced() -> None:
    talks = Talks.of()

    assert "has no lifecycle" in talks.refused("person/medinsky arrive")


def test_an_unknown_ref_names_the_nearest() -> None:
    talks = Talks.of()

    assert "did you mean round/brest?" in talks.refused("round/brst convene")


def test_it_is_decided_against_the_state_at_its_own_moment() -> None:
    talks = Talks.of()
    talks.say(f"{RUSSIA} arrive --at 2022-03-02T18:00")
    talks.say(f"{UKRAINE} arrive --at 2022-03-02T19:00")
    talks.say(f"{BOMBING} meet --at 2022-03-02T17:00")

    assert talks.flagged(f"{ROUND} open --at 2022-03-02T18:30") == [UKRAINE]
    assert set(talks.flagged(f"{ROUND} open --at 2022-03-01T12:00")) == {RUSSIA, UKRAINE}

    talks.say(f"{ROUND} open --at 2022-03-02T19:30")
    assert isinstance(talks.ask(f"{ROUND} open"), NotATransition)


def test_it_is_decided_as_known_now_even_about_the_past() -> None:
    talks = Talks.of()
    talks.say(f"{ROUND} convene --at 2022-03-01T10:00")

    assert talks.say(f"{ROUND} conclude --at 2022-03-01T20:00").entries[0].data["from"] == (
        "convening"
    )


def test_before_its_first_entry_a_thing_stands_as_it_was_added() -> None:
    talks = Talks.of()
    reason = talks.say(f"{BOMBING} pledge --at 2022-02-20").entries[0]

    assert reason.data["from"] == "stated"


def test_an_advance_carries_fields_in_the_same_entry() -> None:
    talks = Talks.of()
    talks.say(f"amend {ROUND} outcome=no_agreement")
    before = len(talks.entries)
    entry = talks.say(f"{ROUND} conclude outcome=agreed_to_meet_again parties+=russia").entries[0]

    assert len(talks.entries) == before + 1
    assert talks.where(ROUND) == "concluded"
    assert talks.field(ROUND, "outcome") == "agreed_to_meet_again"
    assert talks.field(ROUND, "parties") == ["party/russia"]
    assert entry.data["old"] == {"outcome": "no_agreement"}


def test_rescheduling_keeps_the_state_and_since_when_it_stands() -> None:
    talks = Talks.of()
    talks.say(f"{ROUND} convene --at 2022-03-02T10:00")
    talks.say(f"{ROUND} reschedule scheduled=2022-03-03T15:00 --at 2022-03-02T12:00")
    stand = talks.thing(ROUND).stand

    assert stand is not None
    assert (stand.state, stand.since) == ("convening", "2022-03-02T08:00Z")
    assert talks.state()[talks.thing(ROUND).ref].desk.fields["scheduled"] is not None


def test_an_update_that_is_not_the_last_word_says_which_is() -> None:
    talks = Talks.of()
    convened = talks.say(f"{ROUND} convene --at 2022-03-02T12:00")
    late = talks.say(f"{ROUND} agree --at 2022-03-01")

    assert convened.later is None
    assert late.later == convened.entries[0]
    assert talks.where(ROUND) == "convening"


def test_what_was_added_later_is_no_later_word() -> None:
    talks = Talks.of()
    talks.say("add round antalya title=Antalya --at 2022-03-02T12:00")
    late = talks.say("round/antalya conclude --at 2022-03-01")

    assert late.later is None
    assert talks.where("round/antalya") == "concluded"


def test_anothers_later_word_does_not_overrule_the_desks() -> None:
    talks = Talks.of()
    talks.say(f"{RUSSIA} arrive --according-to russia --at 2022-03-02T12:00")

    assert talks.say(f"{RUSSIA} depart --at 2022-03-01").later is None


def test_a_live_desk_refuses_a_report_from_the_future() -> None:
    talks = Talks.live()

    assert "For plans, schedule a round or add a deadline" in talks.refused(
        f"{ROUND} convene --at 2022-03-02T22:01"
    )
    talks.say(f"{ROUND} convene --at 2022-03-02")
    assert talks.where(ROUND) == "convening"


def test_a_desk_of_the_past_takes_a_report_after_its_clock_but_none_from_the_worlds_future() -> (
    None
):
    talks = Talks.of()
    talks.say(f"{ROUND} convene --at 2022-03-03T10:00")

    assert "has not come yet" in talks.refused(f"{ROUND} conclude --at 2030-01-01")


def test_nobody_can_have_known_it_in_the_future() -> None:
    talks = Talks.live()

    assert "Nobody can have known" in talks.refused(f"{ROUND} convene --known 2022-03-03")
    known = talks.say(f"{ROUND} convene --at 2022-03-02T10:00 --known 2022-03-02").entries[0].known
    assert known == "2022-03-02T20:00Z"


def test_what_comes_last_is_overruled_by_nothing_before_it() -> None:
    talks = Talks.of()
    talks.say(f"{ROUND} agree --at 2022-03-01T10:00")

    assert talks.say(f"{ROUND} convene --at 2022-03-02T10:00").later is None


def test_who_says_that_it_moved_to_where_it_is_already_is_told_to_amend_or_confirm() -> None:
    talks = Talks.of()
    talks.say(f"{BOMBING} partly_meet degree=1")

    reason = talks.refused(f"{BOMBING} partly_meet degree=2")
    assert reason.startswith(
        f"'partly_meet' is not possible for {BOMBING}, which is partially met already."
        " Amend it if more is known of it, confirm it if it is still so."
    )
