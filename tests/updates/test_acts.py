"""Correcting, taking back and adopting what was recorded; and denying that a thing ever was."""

from __future__ import annotations

import pytest

from negotiation.record.memory import MemoryStore
from tests.talks import BREST, PEOPLE, Talks, recorded

ROUND = "round/brest"
RUSSIA = "delegation/russia-brest"
UKRAINE = "delegation/ukraine-brest"
BOMBING = "precondition/stop-bombing"


def last(talks: Talks) -> int:
    return talks.entries[-1].seq


def arrived_too_early() -> Talks:
    """Ukraine's delegation arrived on Tuesday, as somebody typed on Wednesday at 22:00."""
    talks = Talks.of()
    talks.say(f"{UKRAINE} arrive size=6 --at 2022-03-01T20:00 --source nrc:2 --quote 'We are here'")
    return talks


class TestCorrecting:
    def test_an_act_is_said_again_with_another_time_and_keeps_all_else(self) -> None:
        talks = arrived_too_early()
        talks.say(f"correct {last(talks)} --at 2022-03-02T20:00")
        entry = talks.entries[-1]

        assert talks.where(UKRAINE, as_of="2022-03-02T12:00") == "named"
        assert talks.where(UKRAINE) == "arrived"
        assert talks.field(UKRAINE, "size") == 6
        assert (entry.source, entry.quote) == ("nrc:2", "We are here")

    def test_what_was_believed_before_stays_askable(self) -> None:
        talks = Talks.live()
        talks.say(f"{UKRAINE} arrive")
        wrong = last(talks)
        talks.turn_clock("2022-03-02T23:30+02:00")
        talks.say(f"correct #{wrong} depart")

        assert talks.where(UKRAINE, known_at="2022-03-02T23:00") == "arrived"
        assert talks.where(UKRAINE) == "en_route"

    def test_another_trigger_is_decided_against_what_stood_before_the_mistake(self) -> None:
        talks = Talks.of()
        talks.say(f"{UKRAINE} depart")
        talks.say(f"correct {last(talks)} confirm")

        assert talks.where(UKRAINE) == "confirmed"

    def test_fields_that_are_not_said_again_stay(self) -> None:
        talks = Talks.of()
        talks.say(f"amend {UKRAINE} size=5 head=medinsky mandate='To listen'")
        talks.say(f"correct #{last(talks)} head=")

        assert talks.field(UKRAINE, "head") is None
        assert talks.field(UKRAINE, "size") == 5

    def test_a_correction_is_one_act_that_cites_the_one_it_corrects(self) -> None:
        talks = arrived_too_early()
        wrong = talks.entries[-1].act
        corrected = talks.say(f"correct {last(talks)} --source nrc:3").entries

        assert [one.type for one in corrected] == ["retracted", "advanced"]
        assert corrected[1].because == (wrong,)
        talks.say("undo")
        assert talks.thing(UKRAINE).word is not None
        assert talks.thing(UKRAINE).word.source == "nrc:2"  # type: ignore[union-attr]

    def test_a_correction_can_be_corrected(self) -> None:
        talks = arrived_too_early()
        talks.say(f"correct {last(talks)} --at 2022-03-02T19:00")
        talks.say(f"correct {last(talks)} --at 2022-03-02T20:00")

        moved = [one for one in talks.state().entries(UKRAINE) if one.type == "advanced"]
        assert [one.occurred.edtf for one in moved if one.occurred] == ["2022-03-02T20:00"]

    def test_a_corrected_opening_is_flagged_like_any_other(self) -> None:
        talks = Talks.of()
        talks.say(f"{ROUND} convene")

        assert BOMBING in talks.flagged(f"correct {last(talks)} open")

    def test_a_line_of_the_scenario_can_be_corrected(self) -> None:
        talks = Talks.of()
        (added,) = (one.seq for one in talks.entries if one.subject == BOMBING)
        talks.say(f"correct {added} hardness=soft --at 2022-02-28")

        assert talks.field(BOMBING, "hardness") == "soft"
        assert talks.field(BOMBING, "demanded_by") == "party/ukraine"
        assert talks.where(BOMBING, as_of="2022-02-28") == "stated"

    @pytest.mark.parametrize(
        ("words", "why"),
        [
            ("correct 999 depart", "There is no entry 999 in this record"),
            ("correct x depart", "There is no entry x in this record"),
            ("correct {n} fly", "'fly' is not possible for delegation/ukraine-brest"),
            ("correct {n} depart leave", "'leave' is not field=value"),
            ("correct {n} siez=5", "did you mean 'size'?"),
            ("correct {n} --at never", "--at: 'never' is not a word of time"),
        ],
    )
    def test_what_can_not_be_corrected_so_is_refused(self, words: str, why: str) -> None:
        talks = arrived_too_early()

        assert why in talks.refused(words.format(n=last(talks)))

    def test_what_was_taken_back_is_not_corrected(self) -> None:
        talks = arrived_too_early()
        number = last(talks)
        talks.say("undo")

        assert "taken back" in talks.refused(f"correct {number} depart")
        assert "retract it instead" in talks.refused(f"correct {last(talks)}")


class TestTakingBack:
    def test_any_act_can_be_taken_back_with_a_reason_also_a_scenarios(self) -> None:
        talks = Talks.of()
        (added,) = (one.seq for one in talks.entries if one.subject == BOMBING)
        assert "--note" in talks.refused(f"retract {added}")
        talks.say(f"retract {added} --note 'A mistranslation.' --source nrc:2")

        assert talks.where(BOMBING) == "not there"
        assert talks.flagged(f"{ROUND} open") == [RUSSIA, UKRAINE]

    def test_only_who_asks_as_known_later_misses_it(self) -> None:
        talks = Talks.live()
        talks.say(f"{UKRAINE} depart")
        number = last(talks)
        talks.turn_clock("2022-03-02T23:30+02:00")
        talks.say(f"retract {number} --note 'It was another convoy.'")

        assert talks.where(UKRAINE) == "named"
        assert talks.where(UKRAINE, known_at="2022-03-02T23:00") == "en_route"

    def test_a_retraction_can_be_taken_back_and_nothing_twice(self) -> None:
        talks = Talks.of()
        talks.say(f"{UKRAINE} depart")
        number = last(talks)
        talks.say(f"retract {number} --note 'Not so.'")
        assert "already" in talks.refused(f"retract {number} --note 'Not so.'")
        talks.say(f"retract {last(talks)} --note 'It was so after all.'")

        assert talks.where(UKRAINE) == "en_route"

    def test_undo_takes_back_a_retraction(self) -> None:
        talks = Talks.of()
        talks.say(f"{UKRAINE} depart")
        talks.say(f"retract {last(talks)} --note 'Not so.'")
        talks.say("undo")

        assert talks.where(UKRAINE) == "en_route"


class TestAdopting:
    def test_what_ukraine_says_of_its_delegation_becomes_the_desks_account(self) -> None:
        talks = Talks.of()
        talks.say(f"{UKRAINE} depart size=6 --according-to ukraine --source nrc:3 --at 2022-03-02")
        told = talks.entries[-1]
        talks.say(f"adopt {told.seq}")
        adopted = talks.entries[-1]

        assert talks.where(UKRAINE) == "en_route"
        assert talks.field(UKRAINE, "size") == 6
        assert adopted.because == (told.act,)
        assert (adopted.source, adopted.occurred) == ("nrc:3", told.occurred)
        assert talks.thing(UKRAINE).voices == ()

    def test_the_head_of_a_delegation_that_only_one_side_named(self) -> None:
        talks = Talks.of()
        talks.say(f"amend {RUSSIA} head=medinsky --according-to russia")
        talks.say(f"adopt #{last(talks)}")

        assert talks.field(RUSSIA, "head") == "person/medinsky"

    def test_what_stands_in_the_way_asks_for_a_reason(self) -> None:
        talks = Talks.of()
        talks.say(f"{ROUND} open --according-to russia")
        number = last(talks)
        assert BOMBING in talks.flagged(f"adopt {number}")
        talks.say(f"adopt {number} --despite 'All wires have it.'")

        assert talks.where(ROUND) == "in_session"

    def test_where_the_desk_stands_elsewhere_it_goes_straight_to_what_was_told(self) -> None:
        talks = Talks.of()
        talks.say(f"{UKRAINE} arrive --according-to ukraine --at 2022-03-02T18:00")
        talks.say(f"{UKRAINE} sit_down --according-to ukraine --at 2022-03-02T19:00")
        talks.say(f"{UKRAINE} rise --according-to ukraine --at 2022-03-02T20:00")
        talks.say(f"adopt {last(talks)}")

        assert talks.where(UKRAINE) == "arrived"
        assert "trigger" not in talks.entries[-1].data

    def test_a_state_that_somebody_confirmed(self) -> None:
        talks = Talks.of()
        talks.say(f"{BOMBING} meet --according-to russia --at 2022-03-02T10:00")
        talks.say(f"confirm {BOMBING} --according-to russia --at 2022-03-02T12:00")
        talks.say(f"adopt {last(talks)}")

        assert talks.where(BOMBING) == "met"

    def test_the_desks_own_account_is_nothing_to_adopt(self) -> None:
        talks = Talks.of()
        talks.say(f"{UKRAINE} depart")

        assert "nothing to adopt" in talks.refused(f"adopt {last(talks)}")


class TestDenying:
    def test_russia_denies_that_there_is_such_a_demand(self) -> None:
        talks = Talks.of()
        talks.say(f"deny {BOMBING} --according-to russia")

        assert talks.where(BOMBING, by="russia") == "denied"
        assert talks.where(BOMBING) == "stated"
        assert "denied already" in talks.refused(f"deny {BOMBING} --according-to russia")

    def test_out_of_denial_every_trigger_leads(self) -> None:
        talks = Talks.of()
        talks.say(f"deny {ROUND}")
        assert talks.where(ROUND) == "denied"
        talks.say(f"{ROUND} conclude")

        assert talks.where(ROUND) == "concluded"

    def test_what_never_moves_can_be_denied_too(self) -> None:
        body = PEOPLE + "developments: {strike: {title: A strike on a hospital, at: 2022-03-01}}\n"
        talks = Talks(recorded(MemoryStore(), body))
        talks.say("deny development/strike --according-to russia --source tass:3")
        (voice,) = talks.thing("development/strike").voices

        assert voice.stand is not None
        assert (voice.stand.label, voice.stand.category) == ("Denied", "failed")
        assert talks.thing("development/strike").stand is None

    def test_a_scenario_may_say_who_denies_what(self) -> None:
        body = (
            BREST
            + "history: {2022-03-02: [deny precondition/stop-bombing: {according_to: russia}]}"
        )

        assert Talks(recorded(MemoryStore(), body)).where(BOMBING, by="russia") == "denied"
