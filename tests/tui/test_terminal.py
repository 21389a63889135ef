"""Whole updates in a real terminal, from the start of the program on, and what they leave."""

import random
import subprocess
import sys
from pathlib import Path

from negotiation.record import Store
from tests.prove.killed import killed_while_recording
from tests.tui.terminal import ROOT, Terminal


class Hands:
    """Types, and counts the keys besides the words."""

    def __init__(self, record: Path) -> None:
        self.terminal, self.keys = Terminal(record), 0
        self.terminal.until("Stop bombing civilians")

    def press(self, keys: str, *, shows: str) -> None:
        """Press keys, a character each, and wait for what they show."""
        self.keys += 1 if keys.startswith("\x1b") else len(keys)
        self.terminal.type(keys)
        self.terminal.until(shows)

    def words(self, words: str, *, shows: str) -> None:
        """Type words, and wait for what they show."""
        self.terminal.type(words)
        self.terminal.until(shows)

    def leave(self) -> None:
        """Leave the program."""
        self.terminal.type("q")
        assert self.terminal.ended() == 0


def told(record: Path, *words: str) -> str:
    """Ask the command line."""
    command = [sys.executable, "-m", "tui.cli.main", *words, "-r", str(record)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return said.stdout


def test_an_update_by_keyboard_alone_survives_leaving_and_coming_back(
    record: Path, store: Store
) -> None:
    terminal = Terminal(record)
    terminal.until("Stop bombing civilians")
    terminal.type("jar-40m reuters:2")
    terminal.until("21:20")
    terminal.type("\r")
    terminal.until("takes it back")
    terminal.type("q")
    assert terminal.ended() == 0
    assert list(store.read())[-1].source == "reuters:2"
    assert list(store.read())[-1].data["to"] == "arrived"

    again = Terminal(record)
    again.until("arrived")
    again.type("q")
    assert again.ended() == 0


def test_the_delegation_has_arrived_says_reuters_forty_minutes_ago(record: Path) -> None:
    hands = Hands(record)
    hands.press("jar", shows="when")
    hands.words("-40m reuters:2", shows="21:20")
    hands.press("\r", shows="takes it back")
    assert hands.keys <= 5
    hands.leave()
    assert "arrived" in told(record, "status", "delegation/ukraine-brest")


def test_russia_says_it_is_met_and_ukraine_says_it_is_not(record: Path, store: Store) -> None:
    hands = Hands(record)
    hands.press("at", shows="when")
    hands.words("says russia tass:4", shows="There is no source")
    hands.press("\t\r", shows="takes it back")
    hands.press(".", shows="when")
    hands.words("says ukraine reuters:2", shows="reuters:2")
    hands.press("\r", shows="takes it back")
    assert hands.keys <= 7
    hands.leave()
    entries = list(store.read())[-2:]
    assert [(one.according_to, one.source) for one in entries] == [
        ("party/russia", "tass:4"),
        ("party/ukraine", "reuters:2"),
    ]
    assert "precondition/stop-bombing" in told(record, "log", "precondition/stop-bombing", "--json")


def test_another_answer_to_an_open_question(record: Path) -> None:
    hands = Hands(record)
    hands.press("5", shows="Kherson")
    hands.press("n", shows="New claim")
    hands.words("pentagon", shows="pentagon")
    hands.press("\t", shows="says")
    hands.words("Half of it", shows="Half of it")
    hands.press("\x1b[6~", shows="source")
    hands.words("nrc:3", shows="nrc:3")
    hands.press("\r", shows="takes it back")
    assert hands.keys <= 5
    hands.leave()
    assert "Half of it" in told(record, "claims")


def test_killed_at_any_moment_of_an_update_the_record_has_all_of_it_or_none(
    record: Path,
) -> None:
    assert killed_while_recording(record, 2, random.Random(1)).broken == ()
