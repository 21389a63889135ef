"""Tables for spreadsheets: the columns of the kind, and no cell that would be run."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from negotiation.papers.spreadsheet import export
from negotiation.views.filters import Choice, Filters
from tests.talks import BREST, PEOPLE, Talks


def table(talks: Talks, kind: str, **wanted: str) -> dict[str, dict[str, str]]:
    text = "".join(export(talks.state(), Choice(Filters(**wanted)), kind))
    return {row["ref"]: row for row in csv.DictReader(StringIO(text, newline=""))}


def test_a_thing_is_a_line_with_its_fields_its_state_and_the_last_word() -> None:
    talks = Talks.of(BREST)
    talks.say("round/brest schedule scheduled='2022-03-03 evening' --source nrc:2")
    talks.say(
        "amend round/brest parties=ukraine parties=russia place='{name: Brest, latitude: 52}'"
    )
    row = table(talks, "round")["round/brest"]

    assert row["title"] == row["called"] == "Second round"
    assert row["parties"] == "party/ukraine | party/russia"
    assert (row["place"], row["place_latitude"], row["place_longitude"]) == ("Brest", "52", "")
    assert row["scheduled"] == "2022-03-03 evening"
    assert row["scheduled_start"] == "2022-03-03T16:00Z"
    assert (row["state"], row["category"]) == ("scheduled", "pending")


def test_the_last_word_comes_with_its_grade() -> None:
    talks = Talks.of(BREST)
    talks.say("confirm precondition/stop-bombing --source nrc:2")
    row = table(talks, "precondition")["precondition/stop-bombing"]
    assert (row["last_word_source"], row["last_word_grade"]) == ("nrc:2", "B2")


def test_each_account_has_columns_of_its_own_beside_the_desks() -> None:
    talks = Talks.of(BREST)
    talks.say("precondition/stop-bombing meet degree=3 --according-to russia")
    row = table(talks, "precondition")["precondition/stop-bombing"]
    assert (row["state"], row["party/russia state"]) == ("stated", "met")
    assert row["party/russia fields"] == '{"degree":3}'


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_a_text(begins: str) -> None:
    talks = Talks.of(BREST)
    talks.say(f"amend round/brest title=\"{begins}cmd|' /C calc'!A0\"")
    row = table(talks, "round")["round/brest"]
    assert row["title"] == f"'{begins}cmd|' /C calc'!A0"


def test_a_cell_that_begins_with_a_tab_or_a_line_break_is_made_a_text() -> None:
    talks = Talks.of(BREST)
    for begins in ("\t", "\n"):
        talks.say(f'amend round/brest text="{begins}=1+1"')
        assert table(talks, "round")["round/brest"]["text"] == f"'{begins}=1+1"


def test_numbers_below_nothing_stay_numbers() -> None:
    body = PEOPLE + "questions: {dead: {title: Dead, claims: {russia: {best: -5}}}}"
    row = table(Talks.of(body), "claim")["claim/russia-dead"]
    assert row["best"] == "-5"


def test_what_could_steer_a_terminal_is_visible_and_quotes_and_lines_stay_in_their_cell() -> None:
    talks = Talks.of(BREST)
    talks.say('amend round/brest text="one, \\"two\\"\nthree \x1b[31m"')
    assert table(talks, "round")["round/brest"]["text"] == 'one, "two"\nthree ␛[31m'


def test_filters_choose_the_lines_and_what_is_hidden_is_in_none() -> None:
    talks = Talks.of(BREST)
    talks.say("amend delegation/russia-brest handling=red")
    talks.say("precondition/stop-bombing meet --according-to russia")
    talks.say("amend party/russia handling=red")
    assert list(table(talks, "delegation", handling="amber")) == ["delegation/ukraine-brest"]
    assert "party/russia" not in str(table(talks, "precondition", handling="amber"))
    assert list(table(talks, "delegation", party="party/ukraine")) == ["delegation/ukraine-brest"]
