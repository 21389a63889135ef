"""The interface is killed while it records: the record has all of it or none, and so the draft."""

import random
import time
from contextlib import closing
from pathlib import Path

from negotiation.record.sqlite import SqliteStore
from tests.prove.finding import Finding
from tests.tui.terminal import Terminal
from tui.typed.drafts import folder

OFFERED = "You were typing"
LATEST = 0.06
"""Seconds after Enter within which it is killed; to record takes about half of them."""

PATIENCE = 15.0
"""Seconds for which a draft is waited for on a computer that is busy."""


def killed_while_recording(record: Path, times: int, chance: random.Random) -> Finding:
    """Kill the interface in a terminal, just after Enter, and look at the record and its draft."""
    broken: list[str] = []
    recorded = 0
    for number in range(times):
        note = f"Still so, {number}."
        before = entries(record)
        terminal = Terminal(record)
        terminal.until("Stop bombing civilians")
        terminal.type(".")
        terminal.until("when")
        terminal.type(f"reuters:2 – {note}")
        if not kept(note):
            broken.append(f"{number}: no draft of it is kept")
        terminal.type("\r")
        time.sleep(chance.uniform(0.0, LATEST))
        terminal.kill()
        more = entries(record) - before
        recorded += more
        if more not in {0, 1}:
            broken.append(f"{number}: {more} entries of an update that is one")
        if more == 0 and not offered(record):
            broken.append(f"{number}: neither recorded nor offered again")
    tried = f"{times} kills, of which {recorded} came after it was recorded"
    return Finding("interface killed in a terminal", tried, tuple(broken))


def entries(record: Path) -> int:
    """Count what a record holds, checking its chain."""
    with closing(SqliteStore.open(record)) as store:
        return len(list(store.read()))


def kept(words: str) -> bool:
    """Wait until words stand in a draft; tell whether they ever do."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if any(words in one.read_text("utf-8") for one in folder().glob("*.json")):
            return True
        time.sleep(0.05)
    return False


def offered(record: Path) -> bool:
    """Tell whether the words are offered again where they were typed."""
    terminal = Terminal(record)
    try:
        terminal.until("Stop bombing civilians")
        terminal.type(".")
        terminal.until(OFFERED, seconds=PATIENCE)
    except AssertionError:
        return False
    finally:
        terminal.kill()
    return True
