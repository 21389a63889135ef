"""`parley import`: what a person meets beside what docs/imports.md shows."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.docs.pages import ROOT, blocks

Parley = Callable[..., CompletedProcess[str]]

SHOWN = list(blocks(ROOT / "docs" / "imports.md"))
FILES = {one.name: one.body for one in SHOWN if one.name}
UCDP = next(one.body for one in SHOWN if one.language == "yaml" and not one.name)


@pytest.fixture
def files(record: Path) -> Path:
    folder = record.parent
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.usefixtures("record")
def test_the_page_s_other_mapping_takes_the_columns_of_ucdp(parley: Parley) -> None:
    parley("add", "source", "ucdp", "name=UCDP", "--at", "2022-02-01")
    Path("ucdp.yaml").write_text(UCDP, "utf-8")
    Path("ged.csv").write_text(
        "id,date_start,date_end,where_description,country,low,best,high\n"
        "412,2022-02-27 00:00:00.000,2022-03-01 00:00:00.000,Kharkiv,Ukraine,3,7,12\n",
        "utf-8",
    )

    ran = parley("import", "ged.csv", "--mapping", "ucdp.yaml", "--yes")
    assert "1 row of ged.csv: 2 new" in ran.stdout
    assert "7 (3 to 12)" in parley("claims").stdout


def test_a_table_is_printed_for_scripts(parley: Parley, files: Path) -> None:
    said = json.loads(parley("import", "wrong.csv", "--mapping", "events.yaml", "--json").stdout)

    assert (said["recorded"], said["rows"]) == (False, 2)
    assert [one["row"] for one in said["wrong"]] == [2, 3]
    assert files.exists()


@pytest.mark.usefixtures("files")
def test_looking_asks_nobody_who_they_are_and_recording_does(
    parley: Parley, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PARLEY_OPERATOR")
    words = "import", "events.csv", "--mapping", "events.yaml"

    assert parley(*words).returncode == 0
    assert parley(*words, "--yes").returncode == 2


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("events.csv",), 2, "What are the columns of events.csv?"),
        (("none.csv", "--mapping", "events.yaml"), 2, "There is no file none.csv."),
        (("events.csv", "--mapping", "none.yaml"), 2, "There is no file none.yaml."),
        (("none.jsonl",), 2, "There is no file none.jsonl."),
        ((".", "--mapping", "events.yaml"), 2, ". is a folder: name a file in it."),
    ],
)
@pytest.mark.usefixtures("files")
def test_a_wrong_word_is_answered_with_a_sentence(
    parley: Parley, words: tuple[str, ...], status: int, sentence: str
) -> None:
    ran = parley("import", *words)
    assert (ran.returncode, ran.stdout) == (status, "")
    assert ran.stderr.startswith(sentence)


def test_exported_entries_are_shown_then_recorded_and_then_there(
    parley: Parley, record: Path
) -> None:
    parley("advance", "delegation/ukraine-brest", "depart", "--at", "2022-03-02T21:00")
    parley("undo")
    parley("export", "jsonl", "-o", "talks.jsonl")
    number = len(Path("talks.jsonl").read_text("utf-8").splitlines())
    words = "import", "talks.jsonl", "-r", "new.parley"

    assert f"{number} new, 0 already there. new.parley is made of them." in parley(*words).stdout
    assert not Path("new.parley").exists()
    assert parley(*words, "--yes").stdout.endswith("Recorded.\n")
    assert f"0 new, {number} already there." in parley(*words, "--yes").stdout
    here, there = (
        json.loads(parley("status", "--json", "-r", one).stdout)["entities"]
        for one in (str(record), "new.parley")
    )
    assert here == there


def test_a_broken_line_is_told_by_its_number_and_nothing_is_made(parley: Parley) -> None:
    Path("talks.jsonl").write_text('{"id":\n', "utf-8")

    ran = parley("import", "talks.jsonl", "-r", "new.parley", "--yes")
    assert ran.returncode == 1
    assert ran.stderr.startswith("talks.jsonl:1:1: This is not JSON, or only half a line")
    assert not Path("new.parley").exists()
