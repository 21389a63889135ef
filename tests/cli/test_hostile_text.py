"""Text that came from people is shown as itself, and does nothing to the terminal."""

import json
import unicodedata
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

from negotiation.words.cells import width
from tui.cli.output import columns

Parley = Callable[..., CompletedProcess[str]]

pytestmark = pytest.mark.usefixtures("record")

HOSTILE = [
    "[/x] [Annex B] [bold]text[/bold]",
    "red \x1b[31malert\x1b[0m and \x1b]0;title\x07",
    "turned \u202eround\u202c and \u200bhidden",
    "\x9b31m and \x7f",
    "会談 협상 👩\u200d👩\u200d👧 é",
    'quotes " and \\ and \u2028 ends',
]
FIELDS = ("title=", "text=", "tags+=", "aka+=", "place=")


@pytest.fixture
def told(parley: Parley) -> Callable[[str], list[CompletedProcess[str]]]:
    """Put a text into every field that takes one, and run every command that shows it."""

    def run(text: str) -> list[CompletedProcess[str]]:
        said = [
            parley("amend", "round/brest", *(f"{field}{text}" for field in FIELDS)),
            parley("note", "round/brest", text, "--quote", text, "--link", text, "--tag", text),
            parley("note", text, "--operator", text),
            parley("advance", "round/brest", "open", "--despite", text, "--note", text),
        ]
        assert [one.returncode for one in said] == [0, 0, 0, 0]
        shown = (
            ("status",),
            ("status", "round/brest"),
            ("list", "round"),
            ("log",),
            ("delegations",),
            ("brief",),
            ("brief", "--format", "markdown"),
            ("brief", "--format", "html"),
        )
        more = ("why", "round/brest", "adjourn"), ("log", "round/brest")
        return said + [parley(*words) for words in (*shown, *more)]

    return run


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_a_terminal_obeys_is_printed(
    told: Callable[[str], list[CompletedProcess[str]]], text: str
) -> None:
    for ran in told(text):
        for character in (ran.stdout + ran.stderr).replace("\n", "").replace("\u200d", ""):
            assert unicodedata.category(character) not in {"Cc", "Cf", "Zl", "Zp"}, ran.args


@pytest.mark.parametrize("text", ["[/x] [Annex B]", "会談 👩\u200d👩\u200d👧"])
def test_brackets_and_wide_letters_are_shown_as_they_are(
    told: Callable[[str], list[CompletedProcess[str]]], text: str
) -> None:
    assert sum(text in ran.stdout for ran in told(text)) >= 6


@pytest.mark.parametrize("text", HOSTILE)
def test_json_is_safe_to_look_at_and_loses_nothing(
    parley: Parley, told: Callable[[str], list[CompletedProcess[str]]], text: str
) -> None:
    told(text)
    status, log = parley("status", "--json"), parley("log", "--json")
    for ran in (status, log):
        printed = ran.stdout.replace("\n", "").replace("\u200d", "")
        assert not {"Cc", "Cf", "Zl", "Zp"} & set(map(unicodedata.category, printed))
    assert json.loads(status.stdout)["entities"]["round/brest"]["fields"]["title"] == text
    assert text in [one.get("quote") for one in json.loads(log.stdout)]


def test_a_line_break_in_a_title_makes_no_line_of_its_own(parley: Parley) -> None:
    parley("amend", "round/brest", "title=Second\n✔ First round  agreed")
    assert "Second ✔ First round agreed" in parley("status", "round/brest").stdout
    assert parley("status").stdout.count("\n✔ First") == 0


def test_errors_are_as_safe_as_everything_else(parley: Parley) -> None:
    for words in (
        ("status", "round/\x1b[31m"),
        ("advance", "round/brest", "\x1b[31m"),
        ("\x1b[31m",),
        ("confirm", "round/brest", "--at", "\x1b[31m"),
        ("check", "\x1b[31m.yaml"),
        ("status", "-r", "\x1b[31m.parley"),
    ):
        ran = parley(*words)
        assert ran.returncode in {1, 2, 3}
        assert "\x1b" not in ran.stderr + ran.stdout
        assert "␛" in ran.stderr or words[0] == "status"


def test_columns_count_what_a_terminal_shows() -> None:
    rows = [("会談", "x"), ("e\u0301a", "y"), ("abcde", "z")]
    assert columns(rows).splitlines() == ["会談   x", "e\u0301a     y", "abcde  z"]
    assert [width(one) for one, _ in rows] == [4, 2, 5]


def test_a_column_in_which_nothing_stands_takes_no_room() -> None:
    assert columns([("", "a", "", "b"), ("", "c", "", "")], indent="  ") == "  a  b\n  c"
    assert columns([]) == ""
