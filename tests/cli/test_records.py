"""Which record is meant, who signs, and what is said where a record can't be read."""

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from negotiation.record.problems import NotRecorded
from negotiation.record.sqlite import SqliteStore
from tui.cli import records

Parley = Callable[..., CompletedProcess[str]]
Count = Callable[[], int]

OTHER = "parley: 1\nprocess: {id: other, title: Other talks}\n"


@pytest.fixture
def other(machine: Path, parley: Parley) -> Path:
    """Make a record of other talks, which is then the last one."""
    machine.joinpath("other.yaml").write_text(OTHER)
    parley("new", "other.yaml", "-r", "other.parley")
    return machine / "other.parley"


def title(ran: CompletedProcess[str]) -> str:
    return ran.stdout.partition(" · ")[0]


@pytest.mark.usefixtures("record")
def test_the_record_that_is_named_goes_before_the_environments(parley: Parley, other: Path) -> None:
    assert title(parley("status")) == "The talks"
    assert title(parley("status", "-r", str(other))) == "Other talks"
    assert title(parley("status", f"--record={other}")) == "Other talks"


@pytest.mark.usefixtures("record", "other")
def test_the_environments_goes_before_the_last(
    parley: Parley, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert title(parley("status")) == "The talks"
    monkeypatch.delenv("PARLEY_RECORD")
    assert title(parley("status")) == "Other talks"


@pytest.mark.usefixtures("other")
def test_the_last_is_found_from_any_folder(
    parley: Parley, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (machine / "elsewhere").mkdir()
    monkeypatch.chdir(machine / "elsewhere")
    assert title(parley("status")) == "Other talks"


def test_without_any_it_is_said_how_to_name_one(parley: Parley) -> None:
    ran = parley("status")
    assert ran.returncode == 2
    assert ran.stderr == (
        "Which record? Say -r FILE, set PARLEY_RECORD, or make one: `parley new SCENARIO.yaml`.\n"
    )


def test_a_last_record_that_is_gone_is_as_good_as_none(parley: Parley, other: Path) -> None:
    other.unlink()
    assert parley("status").stderr.startswith("Which record?")


@pytest.mark.usefixtures("scenario")
def test_without_a_name_a_record_is_made_among_this_users(parley: Parley, machine: Path) -> None:
    ran = parley("new", "talks.yaml", "--json")
    made = json.loads(ran.stdout)
    assert made == {"record": str(machine / "home/data/parley/talks.parley"), "entries": 18}
    assert title(parley("status")) == "The talks"


@pytest.mark.usefixtures("scenario")
def test_new_never_replaces_a_file(parley: Parley, record: Path) -> None:
    before = record.read_bytes()
    ran = parley("new", "talks.yaml")
    assert ran.returncode == 2
    assert ran.stderr.startswith(f"There is a file {record} already: open it with `parley open ")
    assert record.read_bytes() == before


@pytest.mark.usefixtures("scenario")
def test_a_record_is_not_named_like_a_scenario(parley: Parley) -> None:
    ran = parley("new", "talks.yaml", "-r", "record.yaml")
    assert ran.returncode == 2
    assert ran.stderr == "record.yaml is named like a scenario: a record's name ends in .parley.\n"


@pytest.mark.usefixtures("scenario")
def test_a_scenario_is_read_in_memory(parley: Parley, machine: Path) -> None:
    before = sorted(machine.iterdir())
    assert title(parley("status", "-r", "talks.yaml")) == "The talks"
    assert parley("why", "round/brest", "open", "-r", "talks.yaml").returncode == 1
    assert len(parley("log", "-r", "talks.yaml").stdout.splitlines()) == 18
    assert sorted(machine.iterdir()) == before


@pytest.mark.usefixtures("scenario")
def test_an_update_on_a_scenario_says_how_to_make_a_record(
    parley: Parley, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARLEY_OPERATOR", "m.k.")
    ran = parley("note", "A convoy", "-r", "talks.yaml")
    assert ran.returncode == 2
    assert ran.stderr == (
        "talks.yaml is a scenario: updates are recorded in a record."
        " Make one with `parley new talks.yaml -r talks.parley`.\n"
    )


@pytest.mark.usefixtures("scenario")
def test_a_scenario_can_not_be_verified(parley: Parley) -> None:
    assert parley("verify", "-r", "talks.yaml").returncode == 2


def test_a_wrong_scenario_in_place_of_a_record_exits_with_its_errors(
    parley: Parley, machine: Path
) -> None:
    machine.joinpath("bad.yaml").write_text(f"{OTHER}weather: fine\n")
    for command in (("status", "-r", "bad.yaml"), ("new", "bad.yaml", "-r", "bad.parley")):
        ran = parley(*command)
        assert ran.returncode == 1
        assert ran.stderr.startswith("bad.yaml:3:1: 'weather' is not a section")
    assert not (machine / "bad.parley").exists()


@pytest.mark.usefixtures("record")
def test_the_operator_that_is_named_goes_before_the_environment_and_the_settings(
    parley: Parley, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = machine / "home/config/parley/config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('operator = "kept"\n')

    def signed(*words: str) -> str:
        ran = parley("note", "A convoy", "--json", *words)
        return str(json.loads(ran.stdout)["entries"][0]["operator"])

    assert signed("--operator", "named") == "named"
    assert signed() == "m.k."
    monkeypatch.setenv("PARLEY_OPERATOR", "  ")
    assert signed() == "kept"
    monkeypatch.delenv("PARLEY_OPERATOR")
    assert signed() == "kept"


@pytest.mark.usefixtures("record")
def test_without_an_operator_or_a_terminal_nothing_is_recorded(
    parley: Parley, count: Count, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PARLEY_OPERATOR")
    before = count()
    ran = parley("note", "A convoy")
    assert ran.returncode == 2
    assert ran.stderr == (
        "Updates are signed. Say who you are: --operator NAME, or PARLEY_OPERATOR=NAME.\n"
    )
    assert count() == before


@pytest.mark.usefixtures("record")
def test_what_is_flagged_is_told_before_anybody_is_asked_to_sign(
    parley: Parley, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PARLEY_OPERATOR")
    ran = parley("advance", "round/brest", "open")
    assert ran.returncode == 1
    assert "Ukraine's delegation, Second round has not arrived" in ran.stderr
    assert parley("undo").returncode == 2


@pytest.mark.usefixtures("record")
def test_settings_that_can_not_be_read_are_told_of(
    parley: Parley, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PARLEY_OPERATOR")
    settings = machine / "home/config/parley/config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("operator = m.k.\n")
    ran = parley("note", "A convoy")
    assert ran.returncode == 2
    assert ran.stderr.startswith(f"{settings} can't be read: ")


@pytest.mark.usefixtures("record")
def test_reading_needs_no_operator(parley: Parley, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PARLEY_OPERATOR")
    assert parley("status").returncode == 0


@pytest.mark.parametrize("command", [("status",), ("log",), ("verify",), ("note", "A convoy")])
@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("missing.parley", "There is no record missing.parley."),
        ("folder", "folder is a folder: name a .parley file in it."),
        ("garbage.parley", "it is not a Parley record"),
        ("empty.parley", "empty.parley is not a Parley record."),
        ("database.parley", "database.parley is not a Parley record."),
        ("newer.parley", "newer.parley was made by a newer Parley, in format 99;"),
    ],
)
def test_what_is_no_record_is_told_in_a_sentence(
    parley: Parley,
    record: Path,
    machine: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    name: str,
    sentence: str,
) -> None:
    monkeypatch.setenv("PARLEY_OPERATOR", "m.k.")
    (machine / "folder").mkdir()
    (machine / "garbage.parley").write_bytes(b"garbage" * 1000)
    (machine / "empty.parley").write_bytes(b"")
    with closing(sqlite3.connect("database.parley")) as database, database:
        database.execute("CREATE TABLE entries (seq INTEGER)")
    (machine / "newer.parley").write_bytes(record.read_bytes())
    with closing(sqlite3.connect("newer.parley")) as newer:
        newer.execute("PRAGMA user_version = 99")
    ran = parley(*command, "-r", name)
    assert (ran.returncode, ran.stdout) == (3, "")
    assert sentence in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_a_scenario_that_is_not_there_is_a_record_that_can_not_be_read(parley: Parley) -> None:
    ran = parley("status", "-r", "missing.yaml")
    assert (ran.returncode, ran.stderr) == (3, "There is no file missing.yaml.\n")
    assert parley("check", "missing.yaml").returncode == 2


@pytest.mark.usefixtures("record")
def test_a_head_that_was_kept_elsewhere_is_looked_for(parley: Parley) -> None:
    verified = json.loads(parley("verify", "--json").stdout)
    assert verified["fault"] is None
    assert parley("verify", "--head", verified["head"]).returncode == 0
    ran = parley("verify", "--head", "0" * 64)
    assert (ran.returncode, ran.stdout) == (3, "")


@pytest.mark.usefixtures("scenario")
def test_a_folder_that_can_not_be_made_is_told_of(parley: Parley, machine: Path) -> None:
    (machine / "file").write_text("")
    ran = parley("new", "talks.yaml", "-r", "file/talks.parley")
    assert ran.returncode == 2
    assert ran.stderr.startswith("file can't be made: ")


@pytest.mark.usefixtures("scenario")
def test_where_the_disk_is_full_no_half_made_record_is_left(
    parley: Parley, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(SqliteStore):
        def append(self, *_: object, **__: object) -> tuple[()]:
            raise NotRecorded("Nothing is recorded: the disk is full.")

    monkeypatch.setattr("negotiation.record.sqlite.SqliteStore", Full)
    ran = parley("new", "talks.yaml", "-r", "talks.parley")
    assert (ran.returncode, ran.stderr) == (3, "Nothing is recorded: the disk is full.\n")
    assert [one.name for one in machine.iterdir() if one.name.startswith("talks.parley")] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.usefixtures("scenario")
def test_a_folder_that_may_not_be_written_to_is_told_of(parley: Parley, machine: Path) -> None:
    (machine / "locked").mkdir(mode=0o500)
    ran = parley("new", "talks.yaml", "-r", "locked/talks.parley")
    assert ran.returncode == 3
    assert "Permission denied" in ran.stderr
    assert list((machine / "locked").iterdir()) == []


@pytest.mark.usefixtures("record")
def test_open_without_a_terminal_says_what_works_without_one(parley: Parley) -> None:
    for words in ((), ("open",), ("open", "talks.yaml"), ("-r", "talks.parley")):
        ran = parley(*words)
        assert ran.returncode == 2
        assert ran.stderr == (
            "The interface needs a terminal. Without one: `parley status`, `parley --help`.\n"
        )


@pytest.mark.usefixtures("scenario")
def test_while_a_record_is_being_made_there_is_none_to_be_opened(
    parley: Parley, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(SqliteStore):
        def append(self, *_: object, **__: object) -> tuple[()]:
            seen.append((machine / "talks.parley").exists())
            raise KeyboardInterrupt

    seen: list[bool] = []
    monkeypatch.setattr("negotiation.record.sqlite.SqliteStore", Killed)
    assert parley("new", "talks.yaml", "-r", "talks.parley").returncode == 130
    assert seen == [False]
    assert not list(machine.glob("*talks.parley*"))


@pytest.mark.usefixtures("scenario")
def test_what_another_process_makes_of_the_same_scenario_meanwhile_is_opened(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario, record = machine / "talks.yaml", machine / "talks.parley"
    understood = records.read_scenario(scenario)

    def slowly(_: Path) -> object:
        records.make(understood, record).close()
        return understood

    monkeypatch.setattr(records, "read_scenario", slowly)
    assert records.record_of(scenario, str(record)) == record
