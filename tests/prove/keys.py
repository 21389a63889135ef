"""Random keys, pastes, clicks, sizes: the interface goes on, and its record verifies."""

import asyncio
import random
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from unicodedata import category

from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.worker import Worker, WorkerState

from tests.prove.finding import Finding
from tests.tui.hands import frame
from tui.actions import ALL, SYMBOLS
from tui.app import Parley
from tui.cli.records import make, read_scenario, verify
from tui.opening import open_desk

SEED = Path(__file__).parents[2] / "scenarios" / "ukraine-2022.yaml"
LONGEST = 10.0
"""Seconds after which a step counts as a loop that has frozen."""

SIZES = ((80, 24), (60, 15), (60, 16), (120, 40), (200, 60), (20, 3))

ACTION_KEYS = tuple(key for one in ALL if one.id != "quit" for key in one.keys)
DIALOG_KEYS = (
    *("escape", "enter", "tab", "shift+tab", "space", "backspace", "delete", "down", "up"),
    *("left", "right", "home", "end", "pageup", "pagedown", "ctrl+a", "ctrl+u", "ctrl+w"),
)
CHARACTERS = {**SYMBOLS, "space": " ", "escape": None}
LETTERS = tuple("abcdefghijklmnoprstuvwxyz0123456789")

PASTES = (
    *("-40m reuters:2", "tass:3 says russia – They wait.", "wed 20:00 nrc:2", "yesterday evening?"),
    *(
        "a b c",
        "russia",
        "Second round",
        "now",
        "-1d",
        "2022-03-01",
        "brest",
        "",
        " ",
        "漢字 e\u0301",
    ),
    *("\x1b[2J\x1b]52;c;aGk=\x07", "[/x] [b] [@click=app.quit]x[/]", "\u202egnirts\u200b\ud7ff"),
    *("two\nlines\tand a tab", "long " * 2000, "👩\u200d🚒", "-9999999999d", "0000-00-00", "#12"),
    *("advance round/brest open", "add item truce title=Truce", "note 'So.'", "undo", "'", '"'),
)


class Step(NamedTuple):
    """What the hands do next."""

    kind: str
    what: object
    waits: bool = True
    """Whether the hands wait for all that comes of it, or type ahead."""

    def __str__(self) -> str:
        """Write it briefly."""
        return f"{self.kind} {self.what!r}"[:60]


def walked(folder: Path, seeds: Iterable[int], steps: int) -> Finding:
    """Let random hands work at a record of their own, once a seed, for so many steps each."""
    each = tuple(seeds)
    broken: list[str] = []
    for seed in each:
        place = folder / str(seed)
        place.mkdir(parents=True)
        broken += [f"seed {seed}: {one}" for one in _walk(place, random.Random(seed), steps)]
    return Finding("random keys and clicks", f"{len(each) * steps} of them", tuple(broken))


def step_of(chance: random.Random) -> Step:
    """Choose what the hands do next."""
    roll = chance.random()
    if roll < 0.002:
        return Step("press", "q")
    if roll < 0.08:
        return Step("paste", chance.choice(PASTES))
    if roll < 0.2:
        return Step("click", (chance.random(), chance.random(), chance.choice((1, 1, 2))))
    if roll < 0.22:
        return Step("size", chance.choice(SIZES))
    keys = chance.choice((ACTION_KEYS, ACTION_KEYS, DIALOG_KEYS, LETTERS))
    return Step("press", chance.choice(keys), waits=chance.random() < 0.2)


async def take(step: Step, app: Parley, pilot: Pilot[None]) -> None:
    """Do it, as a terminal would tell of it."""
    match step.kind, step.what:
        case "press", str(key):
            app.post_message(Key(key, key if len(key) == 1 else CHARACTERS.get(key)))
        case "paste", str(text):
            app.post_message(Paste(text))
        case "click", (float(across), float(down), int(times)):
            at = int(across * app.size.width), int(down * app.size.height)
            await pilot.click(offset=at, times=times)
        case "size", (int(width), int(height)):
            await pilot.resize_terminal(width, height)
    if step.waits:
        await pilot.pause()
    else:
        await pilot._wait_for_screen()


def _walk(place: Path, chance: random.Random, steps: int) -> Iterator[str]:
    """Sit down at the record again and again, until all steps are done."""
    record = place / "talks.parley"
    make(read_scenario(SEED), record).close()
    left = steps
    while left > 0:
        done, wrong = asyncio.run(_sitting(record, chance, left))
        left -= max(done, 1)
        yield from wrong
    verdict = verify(str(record), None)
    if verdict.fault is not None:
        yield f"the record does not verify: {verdict.fault}"


async def _sitting(record: Path, chance: random.Random, most: int) -> tuple[int, list[str]]:
    """Work until the program is left. Returns how many steps were taken, and what went wrong."""
    app = Parley(open_desk(record, "prove"), "prove")
    taken: list[Step] = []
    wrong: list[str] = []
    try:
        with _workers_watched(wrong.append):
            async with app.run_test(
                size=chance.choice(SIZES), notifications=True, tooltips=True
            ) as pilot:
                await pilot.pause()
                while len(taken) < most and app.is_running and app.return_code is None:
                    taken.append(step_of(chance))
                    began = time.perf_counter()
                    await take(taken[-1], app, pilot)
                    if app.return_code is not None:
                        break
                    if time.perf_counter() - began > LONGEST:
                        wrong.append(f"frozen for {time.perf_counter() - began:.0f} s")
                    if not is_clean(frame(app)):
                        wrong.append("an unclean character is painted")
                    if wrong:
                        break
    except Exception as error:  # noqa: BLE001 - whatever it is, a person should never see it
        wrong.append(f"{error!r}")
    after = " · ".join(map(str, taken[-12:]))
    return len(taken), [f"{one} after {len(taken)} steps: {after}" for one in wrong]


@contextmanager
def _workers_watched(told: Callable[[str], None]) -> Iterator[None]:
    """Tell of a thread of the interface that ends in an error, which Textual keeps to itself."""
    begun = Worker._run

    async def run(worker: Worker[object], app: Parley) -> None:
        await begun(worker, app)
        if worker.state is WorkerState.ERROR:
            told(f"{worker.name}: {worker.error!r}")

    Worker._run = run  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        Worker._run = begun  # type: ignore[method-assign]


def is_clean(painted: str) -> bool:
    """Tell whether nothing is painted that a terminal would obey, or hide."""
    return all(one in "\n\u200d" or category(one) not in {"Cc", "Cf", "Cs"} for one in painted)
