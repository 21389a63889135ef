"""`parley import`: what docs/imports.md shows, and what a person meets beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from negotiation.events import encode
from negotiation.record.sqlite import SqliteStore

Parley = Callable[..., CompletedProcess[str]]

DOCS = (Path(__file__).parents[2] / "docs" / "imports.md").read_text("utf-8")
(EVENTS,) = re.findall(r"```csv\n(.*?)```", DOCS, re.DOTALL)
MAPPING, UCDP = re.findall(r"```yaml\n(.*?)```", DOCS, re.DOTALL)
SHOWN = re.findall(r"```console\n\$ parley (.+)\n((?:.*\n)*?)```", DOCS)


@pytest.fixture
def files(record: Path) -> Path:
    folder = record.parent
    (folder / "events.csv").write_text(EVENTS, "utf-8")
    (folder / "events.yaml").write_text(MAPPING, "utf-8")
    wrong = EVENTS.replace("01 March", "1 Marz").replace("46.6354", "146.6354")
    (folder / "wrong.csv").write_text(wrong, "utf-8")
    return folder


@pytest.mark.usefixtures("files")
def test_the_commands_of_the_page_print_what_stands_there(parley: Parley) -> None:
    assert len(SHOWN) == 4
    for command, printed in SHOWN:
        ran = parley(*command.split())
        assert ran.stdout + ran.stderr == printed
        assert ran.returncode == ("wrong" in command)


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


def test_entries_are_shown_then_recorded_and_then_there(parley: Parley, record: Path) -> None:
    store = SqliteStore.open(record)
    lines = [encode(one) for one in store.read()]
    store.close()
    Path("talks.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    number = len(lines)
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
