"""`parley export`: whole files or none, nothing replaced, and what is left out is told."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from negotiation.papers.exports import FORMS
from tests.cli.test_processes import MODULE, ROOT
from tui.cli import progress

Parley = Callable[..., CompletedProcess[str]]

ONE_FILE = [form for form in FORMS if form != "csv"]


@pytest.mark.parametrize("form", ONE_FILE)
@pytest.mark.usefixtures("record")
def test_what_goes_into_a_file_is_what_is_printed(form: str, parley: Parley) -> None:
    printed = parley("export", form)
    into = parley("export", form, "-o", "out")
    assert printed.returncode == into.returncode == 0
    assert into.stdout == "out is written.\n"
    assert Path("out").read_text("utf-8") == printed.stdout.replace("\r\n", "\n")
    assert Path("out").stat().st_mode & 0o777 == 0o600
    assert list(Path().glob(".out*")) == []


@pytest.mark.usefixtures("record")
def test_tables_go_into_a_folder_with_a_mark_that_spreadsheets_look_for(parley: Parley) -> None:
    ran = parley("export", "csv", "-o", "tables")
    assert ran.stdout.startswith("tables: ")
    assert Path("tables/rounds.csv").read_bytes().startswith(b"\xef\xbb\xbfref,called,title")
    printed = parley("export", "csv", "--kind", "rounds")
    assert printed.stdout.startswith("ref,called,title")
    assert parley("export", "csv", "--kind", "round", "-o", "rounds.csv").returncode == 0
    assert parley("export", "csv").returncode == 2


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.usefixtures("record")
def test_what_is_there_is_replaced_only_with_force(form: str, parley: Parley) -> None:
    Path("mine").write_text("mine", "utf-8")
    ran = parley("export", form, "-o", "mine")
    assert ran.returncode == 2
    assert ran.stderr.startswith("There is a file mine already. Say --force")
    assert Path("mine").read_text("utf-8") == "mine"
    replaced = parley("export", form, "-o", "mine", "--force")
    assert (replaced.returncode == 0) == (form != "csv")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.usefixtures("scenario")
def test_a_disk_that_is_full_gets_a_sentence_and_leaves_no_half_file(form: str) -> None:
    limit = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    limit += "resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20));"
    run = f"{limit} import sys; from tui.cli.main import main; sys.exit(main(sys.argv[1:]))"
    ran = subprocess.run(
        [sys.executable, "-c", run, "export", form, "-o", "out", "-r", "talks.yaml"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert (ran.returncode, ran.stderr) == (3, "out can't be written: File too large.\n")
    assert not Path("out").exists()
    assert list(Path().glob(".out*")) == []


@pytest.mark.usefixtures("record")
def test_where_nothing_can_be_written_that_is_said(parley: Parley) -> None:
    ran = parley("export", "ics", "-o", "nowhere/talks.ics")
    assert ran.returncode == 3
    assert "nowhere/talks.ics can't be written: No such file or directory." in ran.stderr


@pytest.mark.usefixtures("record")
def test_what_is_left_out_is_told_apart_from_what_is_printed(parley: Parley) -> None:
    parley("amend", "round/brest", "place=Brest")
    ran = parley("export", "geojson")
    head = json.loads(parley("status", "--json").stdout)["head"]
    assert json.loads(ran.stdout) == {
        "type": "FeatureCollection",
        "description": f"Record up to entry #19, head {head}",
        "features": [],
    }
    assert ran.stderr == "Places left out, for their coordinates are not known: 1.\n"
    written = parley("export", "geojson", "-o", "map.json", "--json")
    told = {"Places left out, for their coordinates are not known": 1}
    assert json.loads(written.stdout) == {"written": "map.json", "left_out": told}


@pytest.mark.usefixtures("record")
def test_filters_and_times_choose_and_a_marking_hides(parley: Parley) -> None:
    assert (
        "item/kherson"
        not in parley("export", "csv", "--kind", "item", "--handling", "green").stdout
    )
    hidden = parley("export", "scenario", "--handling", "green")
    assert "kherson" not in hidden.stdout
    assert "1 left out for their handling." in hidden.stderr
    assert "convene" not in parley("export", "scenario", "--as-of", "2022-03-01").stdout
    assert "UID" not in parley("export", "ics", "--kind", "deadline").stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("isc",), "'isc' is not a form to export, did you mean 'ics'?"),
        (("scenario", "--kind", "round"), "A scenario tells all of it: the only filter is"),
        (("ics", "round/brest"), "ics is of everything; only mermaid draws one thing."),
        (("mermaid", "item/kherson", "--handling", "green"), "item/kherson may not be shown"),
        (("csv", "--json"), "say -o as well"),
        (("mermaid", "round/brist"), "did you mean round/brest?"),
    ],
)
@pytest.mark.usefixtures("record")
def test_wrong_words_get_a_sentence(words: tuple[str, ...], sentence: str, parley: Parley) -> None:
    ran = parley("export", *words)
    assert ran.returncode == 2
    assert sentence in ran.stderr


@pytest.mark.usefixtures("record")
def test_a_record_becomes_a_scenario_becomes_a_record(parley: Parley) -> None:
    parley("advance", "delegation/ukraine-brest", "depart", "--at", "2022-03-02T21:00")
    assert parley("export", "scenario", "-o", "again.yaml").returncode == 0
    assert parley("check", "again.yaml").returncode == 0
    assert parley("new", "again.yaml", "-r", "again.parley").returncode == 0
    assert parley("diff", "again.parley").stdout == "Nothing is different.\n"
    again = parley("export", "scenario", "-r", "again.parley").stdout
    assert again == Path("again.yaml").read_text("utf-8")


@pytest.mark.usefixtures("record")
def test_whoever_waits_at_a_terminal_is_told_how_far_it_has_come(
    parley: Parley, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(progress, "PAUSE", 0.0)
    assert parley("export", "jsonl", "-o", "quiet.jsonl").stderr == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    told = parley("export", "jsonl", "-o", "told.jsonl").stderr
    assert told.startswith("\r1 pieces written …\x1b[K\r2 pieces written …")
    assert told.endswith("\r\x1b[K")
    assert Path("told.jsonl").read_text("utf-8") == Path("quiet.jsonl").read_text("utf-8")


@pytest.mark.usefixtures("record")
def test_a_pipe_that_is_closed_ends_it_quietly() -> None:
    command = " ".join([*MODULE, "export", "jsonl"])
    ran = subprocess.run(
        ["bash", "-c", f"{command} | head -1"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert ran.stderr == ""
    assert ran.stdout.count("\n") == 1
