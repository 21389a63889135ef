"""Handover and diff on the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Parley = Callable[..., CompletedProcess[str]]

pytestmark = pytest.mark.usefixtures("record")


def lines(ran: CompletedProcess[str]) -> list[str]:
    return [" ".join(line.split()) for line in ran.stdout.splitlines()]


def test_a_handover_tells_what_changed_and_what_needs_attention(parley: Parley) -> None:
    parley("add", "deadline", "lists", "title=Exchange of lists", "due=2022-03-01")
    parley("note", "A convoy near Kobryn", "--source", "nrc:3")
    told = lines(parley("handover", "--since", "2022-03-02T12:00"))

    assert told[1] == "Since Wed 2 Mar 12:00"
    assert "Overdue: 1" in told
    assert "Exchange of lists was due Tue 1 Mar F6 deadline/lists" in told
    assert any(
        line.startswith(
            "Ukraine's delegation, Second round Ukraine says otherwise: en route B3 nrc:3"
        )
        and line.endswith(" delegation/ukraine-brest")
        for line in told
    )
    assert any(line.startswith("#") and "A convoy near Kobryn" in line for line in told)


def test_without_a_time_it_begins_where_the_last_shift_ended(parley: Parley) -> None:
    parley("note", "round/brest", "Nothing new")
    told = lines(parley("handover"))

    assert told[1] == "Since the beginning"
    assert any("Nothing new" in line for line in told)


def test_a_handover_can_end_at_a_time_as_it_was_known_then(parley: Parley) -> None:
    until = ("--since", "2022-02-27", "--until", "2022-03-01")
    seen = json.loads(parley("handover", *until, "--json").stdout)

    assert seen["until"] == "2022-03-01T21:59Z"
    assert {one["subject"] for one in seen["happened"]} == {
        "round/border",
        "round/brest",
        "precondition/stop-bombing",
        "item/kherson",
    }
    assert [one["ref"] for one in seen["contradictory"]] == ["question/dead"]


def test_what_is_marked_above_the_ceiling_is_left_out_and_counted(parley: Parley) -> None:
    ran = parley("handover", "--since", "2022-02-27", "--handling", "green")

    assert "Kherson" not in ran.stdout
    assert ran.stderr.strip().endswith("left out for their handling.")


def test_diff_compares_two_times(parley: Parley) -> None:
    ran = parley("diff", "--from", "2022-03-01", "--to", "2022-03-02", "--kind", "round")

    assert lines(ran) == ["Changed", "Second round round/brest", "state proposed → convening"]
    changed = json.loads(
        parley("diff", "--from", "2022-03-01", "--kind", "round", "--json").stdout
    )["changed"]
    assert changed == [
        {
            "ref": "round/brest",
            "title": "Second round",
            "changes": [{"what": "state", "before": "proposed", "after": "convening"}],
        }
    ]


def test_diff_as_known_leaves_out_what_was_learned_later(parley: Parley) -> None:
    late = ("--at", "2022-02-28", "--source", "nrc:2")
    parley("advance", "precondition/stop-bombing", "pledge", *late)
    times = ("--from", "2022-02-28", "--to", "2022-03-01", "--kind", "precondition")

    assert parley("diff", *times).stdout.startswith("Changed") is False
    assert "precondition/stop-bombing" in parley("diff", *times, "--as-known").stdout


@pytest.mark.usefixtures("scenario")
def test_diff_compares_with_another_record(parley: Parley, machine: Path) -> None:
    parley("new", "talks.yaml", "-r", "other.parley")
    parley("advance", "round/brest", "postpone", "-r", "other.parley")
    ran = parley("diff", "talks.yaml", "-r", "other.parley")

    assert lines(ran) == ["Changed", "Second round round/brest", "state convening → postponed"]
    assert machine.joinpath("other.parley").exists()
    assert parley("diff", "talks.yaml", "-r", "talks.yaml").stdout == "Nothing is different.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("diff",), "Compare with what? Say --from WHEN, or name another record"),
        (("diff", "talks.yaml", "--from", "2022-03-01"), "one of them"),
        (("diff", "--from", "never"), "--from: 'never' is not a word of time"),
        (("handover", "--until", "never"), "--until: 'never' is not a word of time"),
        (("handover", "--handling", "pink"), "'pink' is not a known handling"),
        (("handover", "--party", "rusia"), "did you mean party/russia?"),
    ],
)
def test_words_that_make_no_sense_are_refused(
    parley: Parley, words: tuple[str, ...], sentence: str
) -> None:
    ran = parley(*words)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert sentence in ran.stderr


class TestTheLog:
    def test_it_takes_the_filters_of_the_lists(self, parley: Parley) -> None:
        def subjects(*words: str) -> set[str]:
            return {one["subject"] for one in json.loads(parley("log", "--json", *words).stdout)}

        assert subjects("--kind", "delegation") == {
            "delegation/russia-brest",
            "delegation/ukraine-brest",
        }
        assert "precondition/stop-bombing" in subjects("--party", "russia")
        assert "item/kherson" not in subjects("--party", "russia")
        assert subjects("--find", "convening") == {"round/brest"}
        assert subjects("--since", "2022-03-02 evening") == {
            "round/brest",  # on Wednesday, as known at 22:00
            "delegation/russia-brest",
            "delegation/ukraine-brest",
        }

    def test_an_entry_is_found_by_its_own_tag_and_words(self, parley: Parley) -> None:
        parley("note", "round/brest", "Hotel booked", "--tag", "logistics")

        assert len(parley("log", "--tag", "logistics").stdout.splitlines()) == 1
        assert "Hotel booked" in parley("log", "--find", "HOTEL").stdout

    def test_unfiled_reports_are_listed_until_they_are_filed(self, parley: Parley) -> None:
        parley("note", "Convoy seen at Kobryn")
        (report,) = json.loads(parley("log", "--unfiled", "--json").stdout)
        assert "Kobryn" in parley("log", "--unfiled").stdout
        for number in (str(report["seq"]), f"#{report['seq']}"):
            parley("advance", "delegation/ukraine-brest", "depart", "--because", number)
            assert parley("log", "--unfiled").stdout == "No entries.\n"
            assert f"because of #{report['seq']}" in parley("log").stdout
            parley("undo")


def test_a_handover_names_what_each_entry_is_about_by_ref(parley: Parley) -> None:
    taken = parley("handover", "--since", "2022-03-02").stdout.splitlines()
    (arrived,) = (one for one in taken if "arrived" in one)
    assert arrived.endswith("delegation/russia-brest")
    parley("note", "delegation/russia-brest", "They were seen")
    parley("undo")
    taken_back = parley("handover", "--since", "2022-03-02").stdout.partition("Taken back")[2]
    assert taken_back.splitlines()[1].endswith("delegation/russia-brest")


def test_diff_tells_in_the_zone_of_the_talks_until_when_a_state_holds(parley: Parley) -> None:
    parley("add", "measure", "pause", "title=A pause", "--at", "2022-03-01")
    parley("advance", "measure/pause", "start", "--until", "2022-03-03T12:00")
    words = ("diff", "--from", "2022-03-02T12:00", "--to", "2022-03-02")
    assert "until – → Thu 3 Mar 12:00" in " ".join(parley(*words).stdout.split())
    assert "2022-03-03T10:00Z" in parley(*words, "--json").stdout
