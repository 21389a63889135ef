"""How fast the rooms of long talks answer and appear in a terminal, and the memory they take."""

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from negotiation.record.sqlite import SqliteStore
from tests.bench import constant, minimal
from tests.bench.floor import decode
from tests.bench.interface import CALM, press_keys
from tests.bench.long_talks import ENTRIES_A_ROUND, long_talks
from tests.bench.looks import ROUNDS
from tests.bench.measure import Figure, p95, seconds
from tests.bench.startup import environment, parley
from tests.bench.terminal import Terminal
from tui.rooms import ROOMS

TIMES = 3
FEWER = 100
"""Rounds of the talks whose first frame is measured: 20 000 entries."""
EMPTY = {"delegations"}
"""Rooms that have nothing to move through: all rounds are over."""
AN_ENTRY = 1_500
"""Bytes that an entry may take in memory."""


def figures(place: Path) -> Iterator[Figure]:
    """Compare the interface on long talks with Textual apps that show no data at all."""
    home = environment(place)
    least = [sys.executable, str(Path(minimal.__file__))]
    yield _first_frame(_record(place, FEWER), least, home)
    ours = [parley(), "open", str(_record(place, ROUNDS))]
    switching = [sys.executable, str(Path(constant.__file__))]
    with (
        Terminal(ours, home) as talks,
        Terminal(least, home) as number,
        Terminal(switching, home) as texts,
    ):
        for one in (talks, number, texts):
            one.settles(CALM)
        yield from _answering(talks, number, texts)
        most = 2 * number.memory + AN_ENTRY * ROUNDS * ENTRIES_A_ROUND
        memory = (talks.memory / most,)
    yield Figure("memory, after all rooms", "2 minimal apps and 1.5 kB an entry", 1, memory * 2)


def _record(place: Path, rounds: int) -> Path:
    path = place / f"{rounds}.parley"
    with closing(SqliteStore.create(path)) as store:
        store.append(tuple(long_talks(rounds)), after=0)
    return path


def _first_frame(record: Path, least: list[str], home: Mapping[str, str]) -> Figure:
    ratios = []
    for _ in range(TIMES):
        with Terminal([parley(), "open", str(record)], home) as terminal:
            ours = terminal.shows("In the way")
        with Terminal(least, home) as terminal:
            floor = terminal.shows("ready")
        ratios.append(ours / (2.2 * floor + 1.5 * seconds(lambda: decode(record))))
    name = f"first frame, {FEWER * ENTRIES_A_ROUND:,} entries"
    return Figure(name, "2.2 minimal apps, 1.5 bare reads", 1, tuple(ratios))


def _answering(talks: Terminal, number: Terminal, texts: Terminal) -> Iterator[Figure]:
    """Go through the rooms, and in each of them press keys."""
    keys: dict[str, list[float]] = defaultdict(list)
    first, again = [], []
    for time in range(TIMES):
        for room in (*ROOMS[1:], ROOMS[0]):
            entered, floor = (_enter(one, room.key) for one in (talks, texts))
            (again if time else first).append(entered / floor)
            if room.name not in EMPTY:
                keys[room.name].append(p95(press_keys(talks)) / p95(press_keys(number)))
    for name, found in keys.items():
        yield Figure(f"key to paint, p95, {name}", "a minimal Textual app's", 2, tuple(found))
    yield Figure("entering a room the first time", "a screen of constant text", 4, tuple(first))
    yield Figure("entering it again", "a screen of constant text", 4, tuple(again))


def _enter(terminal: Terminal, key: str) -> float:
    terminal.press(key)
    return terminal.settles(0.3)
