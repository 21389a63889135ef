import json
import os
from pathlib import Path
from stat import S_IMODE

import pytest

from negotiation.words.cells import width
from tests.cli.conftest import Parley

pytestmark = pytest.mark.usefixtures("record")


def test_a_brief_is_printed_as_text_and_nothing_of_it_is_wrapped(parley: Parley) -> None:
    ran = parley("brief")
    assert ran.returncode == 0
    assert ran.stdout.startswith("TLP:AMBER\nThe talks\nAs of Wed 2 Mar 2022 22:00, Europe/Kyiv\n")
    assert max(map(width, ran.stdout.splitlines())) > 80


def test_in_a_terminal_a_line_has_at_most_eighty_cells(
    parley: Parley, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.cli.briefing._room", lambda: 80)
    assert max(map(width, parley("brief").stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (("--format", "markdown"), "**TLP:AMBER**"),
        (("--format", "html"), "<!doctype html>"),
        (("--format", "text"), "TLP:AMBER"),
    ],
)
def test_it_comes_in_the_format_that_is_asked_for(
    words: tuple[str, ...], begins: str, parley: Parley
) -> None:
    assert parley("brief", *words).stdout.lstrip().startswith(begins)


def test_the_name_of_the_file_tells_the_format_and_only_its_owner_may_read_it(
    parley: Parley, machine: Path
) -> None:
    ran = parley("brief", "-o", "talks.html")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "talks.html is written.\n", "")
    assert "<!doctype html>" in (machine / "talks.html").read_text("utf-8")
    assert S_IMODE((machine / "talks.html").stat().st_mode) == 0o600
    assert sorted(one.name for one in machine.iterdir() if one.name.startswith(".")) == []


def test_a_file_that_is_there_is_replaced_only_with_force(parley: Parley, machine: Path) -> None:
    (machine / "talks.md").write_text("mine")
    refused = parley("brief", "-o", "talks.md")
    assert refused.returncode == 2
    assert refused.stderr.startswith("There is a file talks.md already. Say --force")
    assert (machine / "talks.md").read_text() == "mine"
    assert parley("brief", "-o", "talks.md", "--force").returncode == 0
    assert "# The talks" in (machine / "talks.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("no/talks.md", "no/talks.md can't be written: No such file or directory.\n"),
        ("/dev/full", "/dev/full can't be written: No space left on device.\n"),
    ],
)
def test_what_can_not_be_written_is_said_in_a_sentence(
    file: str, says: str, parley: Parley
) -> None:
    ran = parley("brief", "-o", file)
    assert (ran.returncode, ran.stderr) == (3, says)


def test_a_disk_that_fills_up_leaves_no_half_a_file(
    parley: Parley, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ran = parley("brief", "-o", "talks.md")
    assert (ran.returncode, ran.stderr) == (
        3,
        "talks.md can't be written: No space left on device.\n",
    )
    assert [one.name for one in machine.iterdir() if "talks.md" in one.name] == []


def test_a_folder_is_no_file(parley: Parley) -> None:
    assert "is a folder: say the name of something" in parley("brief", "-o", ".").stderr


def test_sections_are_chosen_by_name_and_come_in_that_order(parley: Parley) -> None:
    printed = parley("brief", "--sections", "sources,standing").stdout
    assert printed.index("SOURCES") < printed.index("WHERE IT STANDS")
    assert "AGENDA" not in printed
    refused = parley("brief", "--sections", "agneda")
    assert refused.returncode == 2
    assert "'agneda' is not a section of a brief, did you mean 'agenda'?" in refused.stderr


def test_a_format_that_there_is_not_is_refused(parley: Parley) -> None:
    refused = parley("brief", "--format", "pdf")
    assert (refused.returncode, refused.stderr) == (
        2,
        "'pdf' is not a format of a brief. Allowed: text, markdown or html.\n",
    )


def test_it_tells_the_talks_as_they_stood_and_were_known(parley: Parley) -> None:
    until = json.loads(parley("brief", "--json", "--until", "2022-03-01").stdout)
    assert until["as_of"] == until["known_at"] == "Tue 1 Mar 2022 23:59"
    assert until["standing"]["next"]["stood"]["label"] == "proposed"
    both = parley("brief", "--until", "2022-03-01", "--as-of", "2022-03-01")
    assert "--until means both --as-of and --known-at: say it, or those." in both.stderr


def test_it_begins_where_one_says(parley: Parley) -> None:
    brief = json.loads(
        parley("brief", "--json", "--since", "2022-03-02 12:00", "--sections", "changes").stdout
    )
    happened = [one["says"] for one in brief["changes"]["happened"]]
    assert "Second round: convening" in happened
    assert "Stop bombing civilians: stated" not in happened


def test_what_may_not_be_shown_is_left_out_and_counted(parley: Parley) -> None:
    ran = parley("brief", "--handling", "green")
    assert "Kherson" not in ran.stdout
    assert "TLP:GREEN" in ran.stdout
    assert "1 left out for their handling" in ran.stdout
    assert ran.stderr == "1 left out for their handling.\n"


def test_a_filter_is_named_at_its_head(parley: Parley) -> None:
    assert "Only what goes by party russia" in parley("brief", "--party", "russia").stdout


def test_a_template_of_ones_own_tells_what_is_wrong_in_it(parley: Parley, machine: Path) -> None:
    (machine / "own.md").write_text("# {{ brief.title }}\n{{ brief.nothing }}\n")
    ran = parley("brief", "--template", "own.md")
    assert ran.returncode == 2
    assert ran.stderr.startswith("own.md, line 2: 'nothing' is not a name here")
    (machine / "own.md").write_text("# {{ brief.title }}\n")
    assert parley("brief", "--template", "own.md").stdout == "# The talks\n"
