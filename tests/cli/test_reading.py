"""Commands that read: what they print, for people and for scripts."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Parley = Callable[..., CompletedProcess[str]]

pytestmark = pytest.mark.usefixtures("record")

BLOCKER = {"ref", "says", "may_override", "cleared_by", "last_word", "accounts", "behind"}

THING = {
    "kind",
    "title",
    "state",
    "since",
    "category",
    "lapsed",
    "ends",
    "last_word",
    "accounts",
    "gates",
    "fields",
    "handling",
}


def told(ran: CompletedProcess[str]) -> Any:
    return json.loads(ran.stdout)


def refs(ran: CompletedProcess[str]) -> set[str]:
    return set(told(ran)["entities"])


def line_with(text: str, ran: CompletedProcess[str]) -> str:
    (line,) = (one for one in ran.stdout.splitlines() if text in one)
    return " ".join(line.split())


def test_status_shows_everything_by_kind_with_the_desks_own_last_word(parley: Parley) -> None:
    ran = parley("status")
    assert ran.returncode == 0
    lines = ran.stdout.splitlines()
    assert lines[0] == "The talks · as of Wed 2 Mar 22:00, Europe/Kyiv"
    assert lines[1:3] == ["", "Rounds"]
    assert line_with("round/brest", ran) == "◐ Second round convening Wed 2 Mar B2 round/brest"
    desk = "○ Ukraine's delegation, Second round named delegation/ukraine-brest"
    assert line_with("delegation/ukraine-brest", ran) == desk
    assert line_with("Ukraine says", ran) == "Ukraine says en route Wed 2 Mar, evening B3"
    assert line_with("gates Second round", ran) == "gates Second round blocks"
    assert lines[-1].startswith("Head ")


def test_what_has_always_been_there_is_not_graded_but_an_answer_is(parley: Parley) -> None:
    ran = parley("status")
    assert line_with("party/russia", ran) == "◐ Russia participating party/russia"
    answer = "○ Ukraine on Soldiers killed: 5,300 reported B6 claim/ukraine-dead"
    assert line_with("claim/ukraine-dead", ran) == answer
    assert line_with("person/medinsky", ran) == "Vladimir Medinsky person/medinsky"


def test_columns_are_aligned_and_no_line_has_white_space_at_its_end(parley: Parley) -> None:
    ran = parley("list", "party")
    rows = [line for line in ran.stdout.splitlines() if "party/" in line]
    assert len({line.index("party/") for line in rows}) == 1
    assert all(line == line.rstrip() for line in ran.stdout.splitlines())


def test_status_of_one_thing_tells_all_of_it(parley: Parley) -> None:
    text = parley("status", "precondition/stop-bombing").stdout
    assert text.startswith(
        "Stop bombing civilians  (precondition/stop-bombing)\n○ stated · Tue 1 Mar"
    )
    assert "gates Second round  blocks" in text
    assert "  demanded by   party/ukraine\n" in text
    assert "Stop bombing civilians: stated  B2  nrc:2" in text


def test_status_of_one_thing_tells_what_is_in_the_way_of_its_gate(parley: Parley) -> None:
    text = parley("status", "round/brest").stdout
    assert "In the way of open:\n✗ " in text
    assert "✗ Stop bombing civilians: stated  (precondition/stop-bombing)" in text


def test_status_as_json_has_the_shape_that_is_documented(parley: Parley) -> None:
    whole = told(parley("status", "--json"))
    assert set(whole) == {"as_of", "known_at", "head", "entities"}
    assert (whole["as_of"], whole["known_at"]) == ("2022-03-02T20:00Z", None)
    assert len(whole["head"]) == 64
    assert all(set(one) == THING for one in whole["entities"].values())
    delegation = whole["entities"]["delegation/ukraine-brest"]
    assert {"state", "source", "at"} <= set(delegation["accounts"]["party/ukraine"])
    assert delegation["accounts"]["party/ukraine"]["state"] == "en_route"
    assert delegation["accounts"]["party/ukraine"]["at"] == "2022-03-02 evening"
    assert whole["entities"]["precondition/stop-bombing"]["gates"] == {"round/brest": "blocks"}
    assert whole["entities"]["person/medinsky"]["state"] is None


def test_json_is_the_same_however_often_it_is_asked_for(parley: Parley) -> None:
    assert parley("status", "--json").stdout == parley("status", "--json").stdout


def test_status_of_one_thing_as_json_has_the_same_shape(parley: Parley) -> None:
    whole = told(parley("status", "round/brest", "--json"))
    assert set(whole) == {"as_of", "known_at", "head", "entities"}
    assert set(whole["entities"]) == {"round/brest"}


def test_why_as_json_has_the_shape_that_is_documented(parley: Parley) -> None:
    ran = parley("why", "round/brest", "open", "--json")
    assert ran.returncode == 1
    answer = told(ran)
    assert set(answer) >= {"ref", "trigger", "answer", "blockers"}
    assert (answer["ref"], answer["trigger"]) == ("round/brest", "open")
    assert answer["answer"] == "flagged"
    for blocker in answer["blockers"]:
        assert set(blocker) == BLOCKER
        assert all(set(one) == {"ref", "trigger", "who"} for one in blocker["cleared_by"])
    blocking = {one["ref"]: one for one in answer["blockers"]}
    assert set(blocking) == {"precondition/stop-bombing", "delegation/ukraine-brest"}
    meet = {"ref": "precondition/stop-bombing", "trigger": "meet", "who": "party/russia"}
    assert meet in blocking["precondition/stop-bombing"]["cleared_by"]


def test_why_tells_the_age_of_the_last_word_and_what_others_say(parley: Parley) -> None:
    text = parley("why", "round/brest", "open").stdout
    assert "    last word: Tue 1 Mar (22 h ago) · B2\n" in text
    assert "    Ukraine says: en route\n" in text
    assert "just now ago" not in text


def test_to_deny_that_there_is_such_a_thing_is_no_way_to_clear_it(parley: Parley) -> None:
    blockers = told(parley("why", "round/brest", "open", "--json"))["blockers"]
    triggers = {way["trigger"] for one in blockers for way in one["cleared_by"]}
    assert "arrive" in triggers
    assert "deny" not in triggers


def test_why_not_is_answered_with_nothing_in_the_way(parley: Parley) -> None:
    ran = parley("why", "round/brest", "postpone")
    assert (ran.returncode, ran.stdout) == (
        0,
        "Nothing stands in the way of round/brest postpone.\n",
    )
    assert told(parley("why", "round/brest", "postpone", "--json"))["answer"] == "clear"


def test_why_lists_the_triggers_that_there_are_instead_of_a_wrong_one(parley: Parley) -> None:
    ran = parley("why", "round/brest", "opne")
    assert ran.returncode == 1
    assert "Did you mean 'open'?" in ran.stdout
    assert "From here: reschedule, postpone, open, conclude, collapse, cancel" in ran.stdout
    answer = told(parley("why", "round/brest", "opne", "--json"))
    assert answer["answer"] == "not_a_transition"
    assert answer["blockers"] == []


def test_the_log_lists_every_entry_with_who_says_so(parley: Parley) -> None:
    ran = parley("log")
    lines = ran.stdout.splitlines()
    assert lines[0].split()[0] == "#1"
    assert "Ukraine: Ukraine's delegation, Second round: en route" in lines[-1]
    assert lines[-1].endswith("B3  nrc:3")


def test_the_log_of_one_thing_is_about_it_alone(parley: Parley) -> None:
    rows = told(parley("log", "round/brest", "--json"))
    assert {one["subject"] for one in rows} == {"round/brest"}
    assert [one["type"] for one in rows] == ["added", "advanced"]
    assert all(one["in_force"] and len(one["hash"]) == 64 for one in rows)


@pytest.mark.parametrize("kind", ["round", "rounds"])
def test_a_list_is_of_a_kind_by_its_name_or_its_plural(parley: Parley, kind: str) -> None:
    assert refs(parley("list", kind, "--json")) == {"round/border", "round/brest"}


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (("--kind", "round"), {"round/border", "round/brest"}),
        (("--state", "concluded"), {"round/border"}),
        (("--tag", "next"), {"round/brest"}),
        (("--kind", "delegation", "--party", "party/russia"), {"delegation/russia-brest"}),
        (("--kind", "delegation", "--party", "ukraine"), {"delegation/ukraine-brest"}),
        (("--round", "brest", "--kind", "precondition"), {"precondition/stop-bombing"}),
        (
            ("--since", "2022-03-02"),
            {"round/brest", "delegation/russia-brest", "delegation/ukraine-brest"},
        ),
        (("--kind", "deadline"), set()),
    ],
)
def test_filters_choose_what_is_shown(
    parley: Parley, filters: tuple[str, ...], found: set[str]
) -> None:
    assert refs(parley("status", "--json", *filters)) == found


def test_what_is_marked_above_the_handling_is_left_out_and_counted(parley: Parley) -> None:
    ran = parley("status", "--kind", "item", "--handling", "green")
    assert "kherson" not in ran.stdout
    assert ran.stderr == "1 left out for their handling.\n"
    whole = told(parley("status", "--handling", "green", "--json"))
    assert "item/kherson" not in whole["entities"]
    assert whole["withheld"] == 1


def test_what_is_marked_is_shown_to_those_who_may_see_it(parley: Parley) -> None:
    ran = parley("list", "item", "--handling", "amber")
    assert "item/kherson" in ran.stdout
    assert ran.stderr == ""


def test_handling_holds_for_one_thing_its_entries_and_what_it_blocks(parley: Parley) -> None:
    one = parley("status", "item/kherson", "--handling", "clear")
    assert (one.stdout, one.stderr) == ("", "1 left out for their handling.\n")
    as_json = told(parley("status", "item/kherson", "--handling", "clear", "--json"))
    assert (as_json["entities"], as_json["withheld"]) == ({}, 1)
    log = parley("log", "--handling", "clear")
    assert "Kherson" not in log.stdout
    assert log.stderr == "1 left out for their handling.\n"
    parley("note", "round/brest", "For our eyes only", "--handling", "red")
    assert "eyes only" in parley("status", "round/brest").stdout
    brest = parley("status", "round/brest", "--handling", "green")
    assert "eyes only" not in brest.stdout
    assert brest.stderr == "1 left out for their handling.\n"
    parley("amend", "precondition/stop-bombing", "handling=red")
    why = parley("why", "round/brest", "open", "--handling", "green")
    assert "bombing" not in why.stdout
    assert why.stderr == "1 left out for their handling.\n"


def test_as_of_leaves_out_what_happened_later(parley: Parley) -> None:
    ran = parley("status", "--as-of", "2022-03-01")
    assert ran.stdout.startswith("The talks · as of Tue 1 Mar 23:59, Europe/Kyiv")
    assert (
        told(parley("status", "--as-of", "2022-03-01", "--json"))["entities"]["round/brest"][
            "state"
        ]
        == "proposed"
    )


def test_known_at_leaves_out_what_was_known_later(parley: Parley) -> None:
    parley("confirm", "round/border", "--at", "2022-02-28", "--known", "2022-03-02T21:30")
    before = told(parley("log", "--known-at", "2022-03-02T21:00", "--json"))
    after = told(parley("log", "--known-at", "2022-03-02T21:30", "--json"))
    assert not any("confirms" in one["data"] for one in before)
    assert any("confirms" in one["data"] for one in after)
    heading = parley("status", "--known-at", "2022-03-02T21:00").stdout.splitlines()[0]
    assert heading == ("The talks · as of Wed 2 Mar 22:00, as known Wed 2 Mar 21:00, Europe/Kyiv")


def test_all_wrong_times_are_told_at_once_by_their_option(parley: Parley) -> None:
    ran = parley("status", "--as-of", "soonish", "--known-at", "2022-02-30", "--since", "x",
                 "--handling", "pink")  # fmt: skip
    assert ran.returncode == 2
    assert [line.split(":")[0] for line in ran.stderr.splitlines()] == [
        "--handling",
        "--as-of",
        "--known-at",
        "--since",
    ]
    assert "Write, for example, 2022-03-02T20:00" in ran.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("status", "round/brst"), "round/brst is not in this record, did you mean round/brest?"),
        (("status", "rond/brest"), "'rond' is not a kind, did you mean 'round'?"),
        (("why", "round/nowhere-at-all", "open"), "round/nowhere-at-all is not in this record."),
        (("log", "brst"), "'brst' is not in this record, did you mean round/brest?"),
        (("list", "ronds"), "'ronds' is not a kind, did you mean 'round'?"),
        (("list",), "The following arguments are required: KIND."),
        (("status", "--party", "rusia"), "party/rusia is not in this record, did you mean party/r"),
        (("status", "--state", "conclude"), "--state: 'conclude' is not a state of what is listed"),
        (("status", "--colour"), "Unrecognized arguments: --colour."),
        (("why", "person/medinsky", "speak"), "A person has no lifecycle"),
    ],
)
def test_wrong_words_are_answered_with_the_nearest(
    parley: Parley, words: tuple[str, ...], sentence: str
) -> None:
    ran = parley(*words)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert sentence in ran.stderr


def test_lifecycles_are_listed_without_the_denial_that_all_have(parley: Parley) -> None:
    ran = parley("lifecycles")
    assert ran.returncode == 0
    assert "round · gate open\n" in ran.stdout
    assert "denied" not in ran.stdout


def test_a_lifecycle_is_drawn_and_told_as_json(parley: Parley) -> None:
    text = parley("lifecycles", "precondition").stdout
    assert "stateDiagram-v2" in text
    assert "  meet" in text
    assert " any " in text
    table = told(parley("lifecycles", "precondition", "--json"))["precondition"]
    assert table["initial"] == "stated"


def test_lifecycles_of_a_record_are_its_own(parley: Parley, machine: Path) -> None:
    machine.joinpath("own.yaml").write_text(
        "parley: 1\nprocess: {id: own, title: Own}\nlifecycles:\n  deadline:\n"
        "    initial: open\n    states: {open: {category: open}, shut: {category: closed}}\n"
        "    transitions:\n      - {trigger: close, source: open, dest: shut}\n"
        "      - {trigger: reopen, source: shut, dest: open}\n"
    )
    assert "reopen" in parley("lifecycles", "deadline", "-r", "own.yaml").stdout
    assert "reopen" not in parley("lifecycles", "deadline").stdout


def test_a_kind_without_a_lifecycle_says_so(parley: Parley) -> None:
    ran = parley("lifecycles", "person")
    assert (ran.returncode, ran.stderr) == (2, "A person has no lifecycle.\n")


def test_conditions_are_listed_with_who_asks_and_what_they_gate(parley: Parley) -> None:
    ran = parley("conditions")
    assert line_with("precondition/stop-bombing", ran).startswith("○ Stop bombing civilians stated")
    assert line_with("asks", ran) == "Ukraine asks Russia · last word 22 h"
    assert line_with("gates", ran) == "gates Second round blocks"
    (row,) = told(parley("conditions", "--json"))["conditions"]
    assert row["ref"] == "precondition/stop-bombing"
    assert row["gates"] == {"round/brest": "blocks"}
    assert parley("conditions", "--find", "corridor").stdout.endswith(
        "Nothing is asked or undertaken.\n"
    )


def test_the_road_lists_steps_and_whom_they_depend_on(parley: Parley) -> None:
    ran = parley("road", "round/brest", "in_session")
    assert ran.returncode == 0
    assert ran.stdout.splitlines()[0] == "3 steps lead Second round (round/brest) to in session:"
    assert line_with("meet", ran) == ("1. precondition/stop-bombing meet → met depends on Russia")
    steps = told(parley("road", "round/brest", "in_session", "--json"))["steps"]
    assert [one["trigger"] for one in steps] == ["meet", "arrive", "open"]
    assert parley("road", "round/brest", "flying").returncode == 2


def test_claims_stand_side_by_side_under_their_question(parley: Parley) -> None:
    ran = parley("claims")
    assert line_with("question/dead", ran) == "○ Soldiers killed · open (question/dead)"
    assert line_with("5,300", ran) == "Ukraine 5,300 disputed NRC B6"
    assert line_with("Russia", ran) == "Russia 500 disputed NRC B6"
    ((ours, theirs),) = [one["answers"] for one in told(parley("claims", "--json"))["questions"]]
    assert ours["standing"] == {"standing": "disputed", "by": ["claim/russia-dead"]}
    assert theirs["fields"]["best"] == 500
    parley("confirm", "claim/russia-dead", "--according-to", "belarus", "--at", "2022-03-02")
    parley("advance", "claim/ukraine-dead", "retract")
    parley("advance", "claim/ukraine-dead", "deny", "--according-to", "russia", "--at",
           "2022-03-02")  # fmt: skip
    ran = parley("claims")
    assert line_with("5,300", ran) == "Ukraine 5,300 retracted NRC B6"
    assert line_with("Russia  ", ran) == "Russia 500 uncorroborated NRC B6"
    assert line_with("Belarus", ran) == "Belarus confirms F6 Wed 2 Mar"
    assert line_with("Russia says", ran) == "Russia says denied F6 Wed 2 Mar"
    assert parley("claims", "--find", "corridor").stdout.endswith(
        "Nothing is contested or judged.\n"
    )


def test_the_timeline_tells_day_by_day_what_moved_and_what_led_where(parley: Parley) -> None:
    parley("add", "development", "raids", "title=Raids", "bearing=away", "--at", "2022-03-01 night",
           "--known", "2022-03-02", "--source", "nrc:3", "--according-to", "ukraine")  # fmt: skip
    parley("add", "development", "wish", "title=Wish", "bearing=towards", "--at", "2022-03-01")
    parley("add", "development", "column", "title=Column", "--at", "2022-02-27/2022-03-01")
    ran = parley("timeline")
    assert line_with("Column", ran) == (
        "developments Sun 27 Feb – Tue 1 Mar Column F6 learned Wed 2 Mar"
    )
    assert line_with("▲1", ran) == "Tue 1 Mar ▲1 ▼0"
    assert line_with("▼ ", ran) == "▼ developments night Ukraine: Raids NRC B3 learned Wed 2 Mar"
    assert line_with("convening", ran) == "rounds Second round: convening NRC B2"
    days = told(parley("timeline", "--json", "--since", "2022-03-02"))["days"]
    assert [(one["day"], one["towards"], one["away"]) for one in days] == [("2022-03-02", 0, 0)]
    assert parley("timeline", "--find", "corridor").stdout.endswith(
        "Nothing is known to have happened.\n"
    )


def test_what_may_not_be_named_is_neither_gated_nor_on_the_road_of_what_may(
    parley: Parley,
) -> None:
    parley("add", "round", "villa", "title=The villa", "handling=red")
    parley("amend", "precondition/stop-bombing", "gates+=round/villa")
    for words in (["status"], ["status", "precondition/stop-bombing"], ["conditions"]):
        for form in ([], ["--json"]):
            seen = parley(*words, *form, "--handling", "green").stdout
            assert "round/brest" in seen or "Second round" in seen
            assert "villa" not in seen.partition("#")[0]
    parley("amend", "precondition/stop-bombing", "handling=red")
    road = parley("road", "round/brest", "in_session", "--handling", "green")
    assert "round/brest open" in road.stdout
    assert "bombing" not in road.stdout
    assert "(1 not shown, for their handling)" in road.stdout
    assert road.stderr == "1 left out for their handling.\n"


def test_what_may_not_be_shown_is_not_told_of_by_asking_for_it_or_by_its_parts(
    parley: Parley,
) -> None:
    parley("amend", "round/brest", "handling=red")
    for words in (["why", "round/brest", "open"], ["road", "delegation/ukraine-brest", "arrived"]):
        asked = parley(*words, "--handling", "amber")
        assert asked.returncode == 2
        assert "may not be shown: it is marked above amber" in asked.stderr
    for words in (["status"], ["list", "delegations"], ["delegations"], ["handover"]):
        for form in ([], ["--json"]):
            assert "brest" not in parley(*words, *form, "--handling", "amber").stdout, words
