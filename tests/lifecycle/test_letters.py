"""The letters that hands learn."""

from __future__ import annotations

from string import ascii_lowercase

from negotiation.lifecycle.letters import LETTERS, letter, letters


def test_r_is_arrive_everywhere() -> None:
    assert LETTERS["arrive"] == "r"


def test_letters_leave_movement_and_leaving_alone() -> None:
    assert set(LETTERS.values()) <= set(ascii_lowercase) - set("jkq")


def test_a_trigger_of_a_scenario_gets_the_first_free_letter_of_its_name() -> None:
    assert letter("ponder", {"p"}) == "o"


def test_a_trigger_whose_letters_are_all_taken_gets_any_that_is_free() -> None:
    assert letter("nod", set("nod")) == "a"


def test_a_trigger_for_which_no_letter_is_left_has_none() -> None:
    assert letter("nod", set(ascii_lowercase)) == ""


def test_a_shipped_trigger_keeps_its_letter_among_a_scenario_s_own() -> None:
    assert letters(["ransom", "arrive", "deny"]) == {"ransom": "a", "arrive": "r", "deny": "d"}


def test_shipped_triggers_that_never_met_share_no_letter_in_a_scenario_s_table() -> None:
    given = letters(["arrive", "ratify", "reopen", "resume"])
    assert given["arrive"] == "r"
    assert len(set(given.values())) == 4
