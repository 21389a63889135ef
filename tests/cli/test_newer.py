"""A record in which a newer Parley has written: commands read it, and record nothing in it."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from negotiation.events import Entry
from negotiation.record.sqlite import SqliteStore
from negotiation.words.when import Instant

Parley = Callable[..., CompletedProcess[str]]

TOLD = (
    "This record is read-only until Parley is updated:"
    " entry #{} is of a type this Parley does not know: 'linked'.\n"
)


@pytest.fixture
def newer(record: Path) -> int:
    """Link the second round to another, as some later Parley may; return the entry's number."""
    entry = Entry(
        "newer", "newer", "linked", "round/brest", {"to": "round/istanbul"},
        known=Instant("2022-03-02T19:00Z"), operator="o.p.",
    )  # fmt: skip
    with closing(SqliteStore.open(record)) as store:
        return store.append([entry], after=len(list(store.read())))[0].seq


@pytest.mark.parametrize(
    "words",
    [
        ("advance", "round/brest", "postpone"),
        ("observe", "round/brest", "in_session", "--note", "seen"),
        ("add", "item", "prisoners", "title=Prisoners"),
        ("amend", "round/brest", "ordinal=2"),
        ("confirm", "precondition/stop-bombing"),
        ("note", "A convoy"),
        ("undo",),
    ],
)
def test_no_update_is_recorded(parley: Parley, newer: int, words: tuple[str, ...]) -> None:
    for way in ((), ("--json",)):
        ran = parley(*words, *way)
        assert (ran.returncode, ran.stdout, ran.stderr) == (3, "", TOLD.format(newer))
    assert len(json.loads(parley("log", "--json").stdout)) == newer


def test_what_is_understood_is_shown_and_what_is_not_is_told_of(parley: Parley, newer: int) -> None:
    ran = parley("status", "--json")

    assert (ran.returncode, ran.stderr) == (0, TOLD.format(newer))
    talks = json.loads(ran.stdout)["entities"]["round/brest"]
    assert (talks["state"], talks["last_word"]["source"]) == ("convening", "nrc:2")


def test_the_log_shows_its_entries_by_their_type(parley: Parley, newer: int) -> None:
    for words in (("log",), ("log", "round/brest"), ("status", "round/brest")):
        last = parley(*words).stdout.splitlines()[-1]
        assert last.split() == [f"#{newer}", "Second", "round:", "linked", "o.p."]
    assert json.loads(parley("log", "--json").stdout)[-1]["data"] == {"to": "round/istanbul"}


def test_it_is_verified(parley: Parley, newer: int) -> None:
    ran = parley("verify")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith(f"{newer} entries, each as it was recorded.")


@pytest.mark.usefixtures("record")
def test_a_type_can_not_steer_the_terminal(parley: Parley, record: Path) -> None:
    entry = Entry("newer", "newer", "\x1b[31m\nlinked", "", {})
    with closing(SqliteStore.open(record)) as store:
        store.append([entry], after=len(list(store.read())))
    for words in (("log",), ("status",), ("note", "A convoy")):
        ran = parley(*words)
        assert "\x1b" not in ran.stdout + ran.stderr
