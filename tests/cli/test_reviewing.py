"""`parley apply`: a scenario that changed since, taken over into its record."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Parley = Callable[..., CompletedProcess[str]]
Count = Callable[[], int]


@pytest.fixture
def changed(scenario: Path, record: Path) -> Path:
    text = scenario.read_text("utf-8")
    text = text.replace("title: Kherson,", "title: Kherson oblast,")
    scenario.write_text(text.replace("belarus: {", "oman: Oman, belarus: {"), "utf-8")
    assert record.exists()
    return scenario


@pytest.mark.usefixtures("record", "scenario")
def test_a_scenario_that_says_what_the_record_holds_is_no_news(parley: Parley) -> None:
    ran = parley("apply", "talks.yaml")
    assert (ran.returncode, ran.stdout) == (0, "The record holds all that the scenario says.\n")


@pytest.mark.usefixtures("changed")
def test_a_changed_scenario_is_shown_and_nothing_is_recorded(parley: Parley, count: Count) -> None:
    before = count()
    ran = parley("apply", "talks.yaml")

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == [
        "New: 1",
        "  Oman: participating  (party/oman)",
        "Changed: 1",
        "  Kherson  (item/kherson)",
        "      title  Kherson → Kherson oblast",
        "Nothing is recorded yet: --yes records what is new, and what has changed of the",
        "things that --changed names.",
    ]
    assert count() == before


@pytest.mark.usefixtures("changed")
def test_what_is_new_is_recorded_and_what_changed_only_where_it_is_named(
    parley: Parley, count: Count
) -> None:
    before = count()

    assert parley("apply", "talks.yaml", "--yes").stdout.endswith(
        "Recorded; 1 changed left as it was.\n"
    )
    assert count() == before + 1
    ran = parley("apply", "talks.yaml", "--yes", "--changed", "item/kherson")
    assert "  Kherson  (item/kherson)  taken over\n" in ran.stdout
    assert count() == before + 3
    assert "Kherson oblast" in parley("status", "item/kherson").stdout
    assert parley("verify").returncode == 0


@pytest.mark.usefixtures("changed")
def test_only_what_has_changed_can_be_chosen(parley: Parley, count: Count) -> None:
    before = count()
    ran = parley("apply", "talks.yaml", "--yes", "--changed", "item/kersn")

    assert (ran.returncode, ran.stdout) == (2, "")
    assert "did you mean 'item/kherson'?" in ran.stderr
    assert count() == before


@pytest.mark.usefixtures("changed")
def test_what_changed_is_signed_and_what_is_new_needs_nobody(
    parley: Parley, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PARLEY_OPERATOR")

    assert parley("apply", "talks.yaml", "--yes", "--changed", "all").returncode == 2
    assert parley("apply", "talks.yaml", "--yes").returncode == 0


@pytest.mark.usefixtures("changed")
def test_a_difference_is_printed_for_scripts(parley: Parley) -> None:
    said = json.loads(parley("apply", "talks.yaml", "--json").stdout)

    assert [one["ref"] for one in said["new"]] == ["party/oman"]
    assert said["changed"] == [
        {
            "ref": "item/kherson",
            "changes": [{"what": "title", "before": "Kherson", "after": "Kherson oblast"}],
            "taken": False,
        }
    ]
    assert (said["vanished"], said["taken_back"], said["recorded"]) == ([], [], False)


def test_a_scenario_without_a_record_and_one_with_mistakes_are_told(
    parley: Parley, scenario: Path
) -> None:
    ran = parley("apply", "talks.yaml")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.endswith("yet: make it with `parley new talks.yaml`.\n")
    scenario.write_text(scenario.read_text("utf-8").replace("rounds:", "ronds:"), "utf-8")
    assert parley("apply", "talks.yaml").returncode == 1
