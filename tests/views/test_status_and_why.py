"""Where everything stands, why something is not happening, and who is trusted how far."""

from __future__ import annotations

import json

import pytest

from negotiation.views.filters import Choice, Filters, may_show
from negotiation.views.status import status
from negotiation.views.why import CLEAR, FLAGGED, NOT_A_TRANSITION, why
from negotiation.views.word import grade_of
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from negotiation.words.when import Instant
from tests.talks import Talks

ROUND = Ref("round/brest")
UKRAINE = "delegation/ukraine-brest"
BOMBING = "precondition/stop-bombing"


def test_status_lists_kind_by_kind_and_rounds_before_preconditions() -> None:
    kinds = list(dict.fromkeys(one.ref.kind for one in status(Talks.of().state()).things))

    assert kinds[0] == "process"
    assert kinds.index("round") < kinds.index("delegation") < kinds.index("precondition")


def test_status_may_be_of_some_kinds_only() -> None:
    things = status(Talks.of().state(), ["round", "unheard_of"]).things

    assert [one.ref for one in things] == [ROUND]


def test_status_for_scripts_says_when_and_by_which_head() -> None:
    talks = Talks.of()
    state = talks.state(as_of="2022-03-02T12:00", known_at="2022-03-02T13:00")
    shown = status(state).as_json()

    assert shown["as_of"] == "2022-03-02T10:00Z"
    assert shown["known_at"] == "2022-03-02T11:00Z"
    assert shown["head"] == talks.entries[-1].hash
    assert json.loads(json.dumps(shown)) == shown


def test_why_answers_clear_flagged_or_not_a_transition() -> None:
    talks = Talks.of()
    state = talks.state()
    talks_at = state[ROUND]

    assert why(talks_at, "convene", state).answer == CLEAR
    assert why(talks_at, "open", state).answer == FLAGGED
    assert why(talks_at, "resume", state).answer == NOT_A_TRANSITION
    assert "convene" in why(talks_at, "resume", state).triggers


def test_why_for_scripts_names_every_blocker_and_who_could_clear_it() -> None:
    talks = Talks.of()
    talks.say(f"{UKRAINE} depart --source nrc:3 --at 2022-03-02T20:00")
    state = talks.state()
    shown = why(state[ROUND], "open", state).as_json(state)
    assert isinstance(shown["blockers"], list)
    by_ref = {one["ref"]: one for one in shown["blockers"]}

    assert (shown["ref"], shown["trigger"], shown["answer"]) == (ROUND, "open", "flagged")
    assert set(by_ref) == {BOMBING, UKRAINE, "delegation/russia-brest"}
    assert all(one["may_override"] for one in by_ref.values())
    assert {"ref": BOMBING, "trigger": "waive", "who": "party/ukraine"} in (
        by_ref[BOMBING]["cleared_by"]
    )
    assert by_ref[UKRAINE]["last_word"]["moment"] == "2022-03-02T18:00Z"
    assert by_ref[UKRAINE]["last_word"]["grade"] == "B3"


def test_why_is_asked_of_what_moves() -> None:
    state = Talks.of().state()

    with pytest.raises(Problem, match="has no lifecycle"):
        why(state[Ref("person/medinsky")], "arrive", state)


def test_why_as_of_the_day_before_says_what_was_in_the_way_then() -> None:
    talks = Talks.of()
    talks.say(f"{BOMBING} meet --at 2022-03-02T12:00")
    before = talks.state(as_of="2022-03-01")
    now = talks.state()

    assert BOMBING in [one.ref for one in why(before[ROUND], "open", before).blockers]
    assert BOMBING not in [one.ref for one in why(now[ROUND], "open", now).blockers]


@pytest.mark.parametrize(
    ("source", "grade"),
    [
        ("nrc:2", "B2"),
        ("tass:3 via nrc:1", "D3"),
        ("nrc", "B6"),
        ("unheard-of:1", "F1"),
        (None, "F6"),
        ("not a source!", "F6"),
    ],
)
def test_a_grade_is_the_reliability_of_who_says_it_and_the_credibility_of_what(
    source: str | None, grade: str
) -> None:
    assert grade_of(source, Talks.of().state()) == grade


def found(talks: Talks, wanted: Filters) -> set[str]:
    choice = Choice(wanted)
    return {str(one.ref) for one in status(talks.state()).things if choice.wants(one)}


def test_filters_choose_by_kind_party_round_state_tag_and_time() -> None:
    talks = Talks.of()
    talks.say(f"amend {BOMBING} tags+=urgent --at 2022-03-02T20:00")

    assert found(talks, Filters(kind="round")) == {ROUND}
    assert found(talks, Filters(party=Ref("party/ukraine"))) == {"party/ukraine", UKRAINE, BOMBING}
    assert found(talks, Filters(round=ROUND)) == {
        ROUND,
        UKRAINE,
        "delegation/russia-brest",
        BOMBING,
    }
    assert found(talks, Filters(state="stated")) == {BOMBING}
    assert found(talks, Filters(tag="urgent")) == {BOMBING}
    assert found(talks, Filters(since=Instant("2022-03-02T18:00Z"))) == {BOMBING}
    assert found(talks, Filters(since=Instant("2022-03-02T18:01Z"))) == set()
    assert found(talks, Filters(kind="round", state="stated")) == set()


def test_what_may_not_be_shown_is_counted_but_left_out() -> None:
    talks = Talks.of()
    talks.say(f"amend {BOMBING} handling=amber")
    things = status(talks.state(), ["precondition"]).things

    green, amber, anything = (Choice(Filters(handling=one)) for one in ("green", "amber", None))

    assert not any(map(green.wants, things))
    assert all(map(amber.wants, things))
    assert all(map(anything.wants, things))
    assert (green.withheld, amber.withheld) == (1, 0)


def test_what_is_not_marked_may_always_be_shown() -> None:
    assert may_show(None, "clear")
    assert may_show("red", None)
    assert not may_show("red", "amber+strict")
