"""How fast the interface appears and answers, in a terminal like anybody's."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.bench import minimal
from tests.bench.measure import Figure, p95, paired
from tests.bench.startup import environment, parley, seed_record
from tests.bench.terminal import Terminal

FRAME_PAIRS = 11
ROUNDS, KEYS, SAVES = 5, 40, 12
CALM = 1.0
"""Seconds of quiet after which an app has loaded all that it loads behind its first frame."""

DOWN, UP, STILL_SO, ENTER = "j", "k", ".", "\r"
THE_ROUND = "Second round"
SAVED = "● #"
"""What the interface shows before the number of an entry that it has recorded."""


def figures(place: Path) -> Iterator[Figure]:
    """Compare the Board of the seed with a minimal Textual app."""
    home = environment(place)
    ours = [parley(), "open", str(seed_record(place))]
    least = [sys.executable, str(Path(minimal.__file__))]

    def board() -> None:
        with Terminal(ours, home) as terminal:
            terminal.shows(THE_ROUND)

    def number() -> None:
        with Terminal(least, home) as terminal:
            terminal.shows("ready")

    frames = paired(board, number, FRAME_PAIRS)
    yield Figure("first frame that shows the round", "a minimal Textual app's", 2.2, frames)
    yield from _answering(ours, least, home)


def _answering(ours: list[str], least: list[str], home: Mapping[str, str]) -> Iterator[Figure]:
    with Terminal(ours, home) as board, Terminal(least, home) as number:
        board.settles(CALM)
        number.settles(CALM)
        _save(board)
        keys, saves = [], []
        for _ in range(ROUNDS):
            ours_p95, least_p95 = p95(press_keys(board)), p95(press_keys(number))
            saved_p95 = p95([_save(board) for _ in range(SAVES)])
            keys.append(ours_p95 / least_p95)
            saves.append(saved_p95 / ours_p95)
    yield Figure("key to paint, p95", "a minimal Textual app's", 2, tuple(keys))
    yield Figure("Enter to saved, p95", "key to paint", 6, tuple(saves))


def press_keys(terminal: Terminal) -> list[float]:
    """Move the cursor down and up, and measure how long each key takes to be painted."""
    taken = []
    for number in range(KEYS):
        terminal.press(UP if number % 2 else DOWN)
        taken.append(terminal.settles())
    return taken


def _save(terminal: Terminal) -> float:
    """Record that what is under the cursor is still so, and measure it from Enter on."""
    terminal.press(STILL_SO)
    terminal.settles(0.2)
    terminal.press(ENTER)
    taken = terminal.shows(SAVED)
    terminal.settles(0.1)
    return taken
