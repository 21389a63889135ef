"""Commands that record: what they keep, and what they refuse."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Parley = Callable[..., CompletedProcess[str]]
Count = Callable[[], int]

pytestmark = pytest.mark.usefixtures("record")


def last(parley: Parley) -> Any:
    return json.loads(parley("log", "--json").stdout)[-1]


def test_an_update_is_echoed_with_the_time_in_full(parley: Parley) -> None:
    ran = parley(
        "advance", "delegation/ukraine-brest", "arrive", "--at", "wed 21:00", "--source", "nrc:3"
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("#19 Ukraine's delegation, Second round: arrived")
    assert ran.stdout.endswith(" · Wed 2 Mar 2022 21:00, Kyiv · nrc:3\n")


def test_when_a_state_is_to_end_is_echoed_too(parley: Parley) -> None:
    ran = parley("confirm", "delegation/russia-brest", "--until", "fri 18:00")

    assert ", until Fri 4 Mar 18:00" in ran.stdout


def test_everything_that_can_be_said_of_an_update_is_kept(parley: Parley) -> None:
    parley(
        "advance", "delegation/ukraine-brest", "depart", "head=medinsky",
        "--at", "2022-03-02T20:00", "--known", "2022-03-02T21:00", "--source", "nrc:3",
        "--according-to", "russia", "--actor", "ukraine",
        "--until", "2022-03-03", "--then", "arrived",
        "--because", "#18", "--because", "round/brest", "--quote", "They left.",
        "--link", "https://example.org", "--note", "By car.",
        "--tag", "road", "--handling", "green",
    )  # fmt: skip
    entry = last(parley)
    assert entry["operator"] == "m.k."
    assert entry["occurred"]["edtf"] == "2022-03-02T20:00"
    assert entry["known"] == "2022-03-02T19:00Z"
    assert (entry["according_to"], entry["actor"]) == ("party/russia", "party/ukraine")
    assert (entry["source"], entry["handling"]) == ("nrc:3", "green")
    assert (entry["quote"], entry["note"]) == ("They left.", "By car.")
    assert (entry["link"], entry["tags"]) == ("https://example.org", ["road"])
    assert entry["because"][1] == "round/brest"
    assert entry["data"]["set"] == {"head": "person/medinsky"}
    assert entry["data"]["until"]["edtf"] == "2022-03-03"
    assert entry["data"]["then"] == "arrived"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("observe", "round/brest", "suspended", "--note", "they rose"), "advanced"),
        (("add", "item", "corridor", "title=A corridor", "state=on_agenda"), "added"),
        (("amend", "round/brest", "format+=closed", "ordinal=2"), "amended"),
        (("confirm", "round/brest", "--source", "nrc:2"), "noted"),
        (("note", "round/brest", "Nobody has come"), "noted"),
        (("note", "A convoy was seen"), "noted"),
    ],
)
def test_every_verb_records_one_entry(
    parley: Parley, count: Count, words: tuple[str, ...], kind: str
) -> None:
    before = count()
    ran = parley(*words)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert count() == before + 1
    assert last(parley)["type"] == kind


def test_an_update_as_json_gives_its_entries(parley: Parley) -> None:
    answer = json.loads(parley("note", "A convoy was seen", "--json").stdout)
    assert answer["answer"] == "recorded"
    assert [one["note"] for one in answer["entries"]] == ["A convoy was seen"]


def test_an_update_that_is_not_the_last_word_says_so(parley: Parley) -> None:
    ran = parley("advance", "round/brest", "schedule", "--at", "2022-03-01")
    assert ran.returncode == 0
    assert ran.stderr.startswith("This is not the last word: Second round: convening, by the later")


def test_undo_and_redo_take_back_and_bring_again(parley: Parley) -> None:
    def state() -> str:
        whole = json.loads(parley("status", "round/brest", "--json").stdout)
        return str(whole["entities"]["round/brest"]["state"])

    parley("advance", "round/brest", "postpone")
    assert state() == "postponed"
    assert parley("undo").returncode == 0
    assert state() == "convening"
    assert parley("undo", "--redo").returncode == 0
    assert state() == "postponed"


def test_a_flagged_update_says_every_reason_and_how_to_record_it_all_the_same(
    parley: Parley, count: Count
) -> None:
    before = count()
    ran = parley("advance", "round/brest", "open")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("Not recorded: open is flagged for round/brest.\n✗ ")
    assert "✗ Stop bombing civilians: stated" in ran.stderr
    assert "✗ Ukraine's delegation, Second round has not arrived: named" in ran.stderr
    assert ran.stderr.endswith('say why: --despite "…".\n')
    assert count() == before


def test_a_flagged_update_as_json_gives_the_blockers(parley: Parley) -> None:
    ran = parley("advance", "round/brest", "open", "--json")
    answer = json.loads(ran.stdout)
    assert (ran.returncode, answer["answer"]) == (1, "flagged")
    assert len(answer["blockers"]) == 2


def test_a_trigger_that_is_not_open_from_here_lists_those_that_are(
    parley: Parley, count: Count
) -> None:
    before = count()
    ran = parley("advance", "round/brest", "adjourn")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "From there: reschedule, postpone, open, conclude, collapse, cancel" in ran.stderr
    as_json = json.loads(parley("advance", "round/brest", "opne", "--json").stdout)
    assert as_json["answer"] == "not_a_transition"
    assert "open" in as_json["triggers"]
    assert count() == before


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("advance", "round/brst", "open"), 2, "did you mean round/brest?"),
        (("advance", "round/brest"), 2, "The following arguments are required: "),
        (("advance", "brest", "postpone", "--at", "soonish"), 2, "--at: 'soonish' is not a word"),
        (("advance", "brest", "postpone", "--at", "2022-02-30"), 2, "February 2022 has 28 days."),
        (("observe", "round/brest", "sitting", "--note", "x"), 2, "is not a state of a round"),
        (("observe", "round/brest", "suspended"), 1, "An observation needs its reason: --note"),
        (("add", "rond", "x", "title=X"), 2, "'rond' is not a kind, did you mean 'round'?"),
        (("add", "round", "Second Round", "title=X"), 2, "can't be a slug"),
        (("add", "round", "brest", "title=X"), 1, "round/brest is there already"),
        (("add", "precondition", "x", "title=X"), 2, "demanded_by"),
        (("amend", "round/brest", "tittle=X"), 2, "did you mean 'title'?"),
        (("amend", "round/brest", "host+=belarus"), 2, "host holds one value: say host=belarus."),
        (("amend", "round/brest", "title"), 2, "'title' is not field=value."),
        (("amend", "round/brest"), 1, "Nothing to amend: say field=value"),
        (("confirm", "round/brest", "--source", "ncr:2"), 2, "did you mean source/nrc?"),
        (("confirm", "round/brest", "--source", "nrc:9"), 2, "--source: '9' is not a credibility"),
        (("confirm", "round/brest", "--because", "#99"), 2, "There is no entry #99"),
        (("note",), 2, "required: note"),
        (("undo",), 1, "There is no update of yours to take back."),
        (("undo", "--redo"), 1, "There is no undo of yours to take back."),
        (("confirm", "round/brest", "--then", "held"), 1, "say both, or neither."),
        (("confirm", "round/brest", "--tga", "x"), 2, "Unrecognized arguments: --tga x."),
    ],
)
def test_a_wrong_update_is_refused_in_a_sentence_and_records_nothing(
    parley: Parley, count: Count, words: tuple[str, ...], status: int, sentence: str
) -> None:
    before = count()
    ran = parley(*words)
    assert (ran.returncode, ran.stdout) == (status, "")
    assert sentence in ran.stderr
    assert "Traceback" not in ran.stderr
    assert count() == before


def test_all_that_is_wrong_in_an_update_is_told_at_once_by_option(
    parley: Parley, count: Count
) -> None:
    before = count()
    ran = parley(
        "confirm", "round/brest", "--at", "soonish", "--until", "2022-02-30", "--source", "nrx:2",
        "--according-to", "nobody", "--handling", "pink",
    )  # fmt: skip
    assert ran.returncode == 2
    assert {line.split(":")[0] for line in ran.stderr.splitlines()} == {
        "--at",
        "--until",
        "--source",
        "--according-to",
        "--handling",
    }
    assert count() == before


def test_nothing_that_has_not_happened_yet_is_recorded(parley: Parley, machine: Path) -> None:
    machine.joinpath("live.yaml").write_text(
        "parley: 1\nprocess: {id: live, title: Live}\nrounds: {next: Next}\n"
    )
    parley("new", "live.yaml", "-r", "live.parley")
    ran = parley("confirm", "round/next", "--at", "2999-01-01", "-r", "live.parley")
    assert ran.returncode == 1
    assert "has not come yet" in ran.stderr
    assert "schedule" in ran.stderr


def test_a_time_that_begins_with_a_minus_is_a_time(parley: Parley) -> None:
    ran = parley("note", "round/brest", "Nobody has come", "--at", "-2h")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Wed 2 Mar 2022 20:00" in ran.stdout
