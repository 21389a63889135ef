"""States that end by themselves: until when, what then, and what renews them."""

from __future__ import annotations

import pytest

from tests.talks import PEOPLE, Talks

PAUSE = "measure/pause"


@pytest.fixture
def talks() -> Talks:
    """A pause from Tuesday 10:00 to Wednesday 12:00, seen on Wednesday at 22:00."""
    talks = Talks.of(PEOPLE + "measures: {pause: {title: Pause, undertaken_by: russia}}")
    talks.say(f"{PAUSE} start --at 2022-03-01T10:00 --until 2022-03-02T12:00")
    return talks


def test_a_state_has_lapsed_as_of_the_instant_at_which_it_ends(talks: Talks) -> None:
    assert talks.where(PAUSE, as_of="2022-03-02T11:59") == "in_effect"
    assert talks.where(PAUSE, as_of="2022-03-02T12:00") == "in_effect, lapsed"
    assert talks.where(PAUSE) == "in_effect, lapsed"


def test_a_vague_until_means_its_end(talks: Talks) -> None:
    talks.say(f"{PAUSE} extend --at 2022-03-01T11:00 --until 2022-03-01")

    assert talks.where(PAUSE, as_of="2022-03-01T23:58") == "in_effect"
    assert talks.where(PAUSE, as_of="2022-03-01T23:59") == "in_effect, lapsed"


def test_a_lapsed_state_stands_since_the_instant_at_which_it_lapsed(talks: Talks) -> None:
    stand = talks.thing(PAUSE).stand

    assert stand is not None
    assert (stand.lapsed, stand.since) == (True, "2022-03-02T10:00Z")


def test_a_state_may_fall_to_another_with_no_event(talks: Talks) -> None:
    talks.say(f"{PAUSE} extend --at 2022-03-01T11:00 --until 2022-03-02T12:00 --then completed")

    assert talks.where(PAUSE, as_of="2022-03-02T11:59") == "in_effect"
    assert talks.where(PAUSE) == "completed"


def test_a_fallen_state_stands_since_it_fell_whatever_is_said_of_it_later(talks: Talks) -> None:
    talks.say(f"{PAUSE} extend --at 2022-03-01T11:00 --until 2022-03-02T12:00 --then suspended")
    at_once = talks.thing(PAUSE).stand
    talks.say(f"amend {PAUSE} route='Kyiv to Lviv' --at 2022-03-02T20:00")

    assert at_once is not None
    assert at_once.since == "2022-03-02T10:00Z"
    assert talks.thing(PAUSE).stand == at_once


def test_what_moves_next_moves_from_the_state_it_fell_to(talks: Talks) -> None:
    talks.say(f"{PAUSE} extend --at 2022-03-01T11:00 --until 2022-03-02T12:00 --then completed")

    started = talks.say(f"{PAUSE} start --at 2022-03-02T13:00").entries[0]

    assert started.data["from"] == "completed"
    assert talks.where(PAUSE) == "in_effect"


def test_a_later_advance_renews_it_without_end(talks: Talks) -> None:
    talks.say(f"{PAUSE} extend --at 2022-03-02T11:00")

    assert talks.where(PAUSE) == "in_effect"


def test_a_later_advance_renews_it_to_its_own_end(talks: Talks) -> None:
    talks.say(f"{PAUSE} extend --at 2022-03-02T11:00 --until 2022-03-02T21:00")

    assert talks.where(PAUSE, as_of="2022-03-02T20:59") == "in_effect"
    assert talks.where(PAUSE) == "in_effect, lapsed"


def test_a_confirmation_renews_it(talks: Talks) -> None:
    talks.say(f"confirm {PAUSE} --at 2022-03-02T13:00")

    assert talks.where(PAUSE, as_of="2022-03-02T12:30") == "in_effect, lapsed"
    assert talks.where(PAUSE) == "in_effect"


def test_an_amendment_renews_it_only_if_it_carries_an_end(talks: Talks) -> None:
    talks.say(f"amend {PAUSE} route='Kyiv to Lviv' --at 2022-03-02T11:00")
    assert talks.where(PAUSE) == "in_effect, lapsed"

    talks.say(f"amend {PAUSE} route='Kyiv to Poltava' --at 2022-03-02T11:30 --until 2022-03-03")
    assert talks.where(PAUSE) == "in_effect"


def test_an_end_may_be_amended_by_itself(talks: Talks) -> None:
    talks.say(f"amend {PAUSE} --at 2022-03-02T11:30 --until 2022-03-03")

    assert talks.where(PAUSE) == "in_effect"


def test_an_end_by_their_word_ends_their_account_of_it_only(talks: Talks) -> None:
    talks.say(f"confirm {PAUSE} --at 2022-03-02T11:00")
    talks.say(f"amend {PAUSE} --at 2022-03-02T11:30 --until 2022-03-02T18:00 --according-to russia")

    assert talks.where(PAUSE) == "in_effect"
    assert talks.where(PAUSE, by="russia") == "in_effect, lapsed"


def test_from_a_lapsed_state_the_triggers_that_lead_to_it_are_open_too(talks: Talks) -> None:
    assert talks.refused(f"{PAUSE} start --at 2022-03-02T11:00").startswith("'start' is not")

    talks.say(f"{PAUSE} start --at 2022-03-02T13:00")

    assert talks.where(PAUSE) == "in_effect"


def test_a_renewed_state_stands_since_it_was_renewed_and_an_extended_one_since_it_began(
    talks: Talks,
) -> None:
    talks.say(f"{PAUSE} extend --at 2022-03-02T11:00")
    extended = talks.thing(PAUSE).stand
    talks.say("undo")
    talks.say(f"{PAUSE} start --at 2022-03-02T13:00")
    renewed = talks.thing(PAUSE).stand

    assert extended is not None
    assert renewed is not None
    assert (extended.since, renewed.since) == ("2022-03-01T08:00Z", "2022-03-02T11:00Z")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("--then completed", "say both, or neither"),
        ("--until 2022-03-03 --then complete", "did you mean 'completed'?"),
        ("--until 2022-03-01", "before it began"),
    ],
)
def test_an_end_that_makes_no_sense_is_refused(talks: Talks, words: str, why: str) -> None:
    assert why in talks.refused(f"{PAUSE} extend --at 2022-03-02T11:00 {words}")


def test_what_has_no_states_can_not_end(talks: Talks) -> None:
    assert "has no states" in talks.refused("amend person/medinsky office=Aide --until 2022-03-03")


def test_confirming_a_fallen_state_confirms_what_it_fell_to(talks: Talks) -> None:
    talks.say(f"{PAUSE} extend --at 2022-03-01T11:00 --until 2022-03-02T12:00 --then completed")
    talks.say(f"confirm {PAUSE} --at 2022-03-02T13:00")

    assert talks.where(PAUSE) == "completed"


class TestWhatSeveralHaveBroughtAbout:
    """Ecowas and the African Union suspended Guinea-Bissau, each to an end of its own."""

    @pytest.fixture
    def suspended(self) -> Talks:
        """Suspended on Tuesday by Belarus until Thursday, and by Ukraine until Wednesday noon."""
        talks = Talks.of()
        talks.say("party/russia suspend --actor belarus --at 2022-03-01 --until 2022-03-03")
        talks.say(
            "party/russia suspend --actor ukraine --at 2022-03-01T23:59 --until 2022-03-02T12:00"
        )
        return talks

    def test_it_lasts_until_the_last_of_them_ends_it(self, suspended: Talks) -> None:
        assert suspended.where("party/russia") == "suspended"

    def test_who_ends_it_early_ends_only_his_own(self, suspended: Talks) -> None:
        suspended.say("amend party/russia --actor ukraine --until 2022-03-02T22:00")
        assert suspended.where("party/russia") == "suspended"
        suspended.say("amend party/russia --actor belarus --until 2022-03-02T22:00")
        assert suspended.where("party/russia") == "suspended, lapsed"

    def test_one_without_an_end_outlasts_the_others(self, suspended: Talks) -> None:
        suspended.say("party/russia suspend --actor ukraine")
        suspended.say("amend party/russia --actor belarus --until 2022-03-02T22:00")

        assert suspended.where("party/russia") == "suspended"

    def test_a_word_by_nobody_in_particular_is_the_last_on_all(self, suspended: Talks) -> None:
        suspended.say("confirm party/russia --at 2022-03-02T13:00 --until 2022-03-02T21:00")

        assert suspended.where("party/russia") == "suspended, lapsed"

    def test_what_moves_on_leaves_all_of_them_behind(self, suspended: Talks) -> None:
        suspended.say("party/russia readmit --until 2022-03-02T22:00 --then participating")

        assert suspended.where("party/russia") == "participating"
