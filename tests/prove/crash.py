"""Killed at any moment: what was acknowledged is there whole, the rest whole or not at all."""

import random
import time
from collections.abc import Callable, Iterable

from tests.prove.desks import ENTRIES_AN_ACT, Opened, acts_in, kill, writing
from tests.prove.finding import Finding


def killed(opened: Opened, times: int, where: str, chance: random.Random) -> Finding:
    """Kill a writing process again and again, and look at the record after each."""
    broken: list[str] = []
    acknowledged: list[str] = []
    for number in range(times):
        with writing(opened, f"desk-{number}") as writer:
            if number % 5:  # one of five is killed before it gets that far
                writer.begins()
            time.sleep(chance.uniform(0.0, 0.03))
            kill(writer.process)
            acknowledged += writer.told()
        if number % 50 == 49 or number == times - 1:
            broken += wrong(acknowledged, opened)
    tried = f"{times} kills, {len(acknowledged)} acknowledged updates"
    return Finding(f"crash of a client, {where}", tried, tuple(dict.fromkeys(broken)))


def server_killed(
    opened: Opened, times: int, stop: Callable[[], None], start: Callable[[], None]
) -> Finding:
    """Kill the server itself while a process writes, and start it again."""
    chance = random.Random(7)
    with writing(opened, "desk") as writer:
        writer.begins()
        for _ in range(times):
            time.sleep(chance.uniform(0.05, 0.3))
            stop()
            start()
        time.sleep(0.5)
        kill(writer.process)
        acknowledged = writer.told()
    tried = f"{times} kills, {len(acknowledged)} acknowledged updates"
    return Finding("crash of the server", tried, tuple(wrong(acknowledged, opened)))


def wrong(acknowledged: Iterable[str], opened: Opened) -> list[str]:
    """Tell what a record should hold and does not, or holds and should not."""
    acts = acts_in(opened)
    lost = [f"{act} was acknowledged and is lost" for act in acknowledged if act not in acts]
    parted = [
        f"{act} has {len(entries)} of its {ENTRIES_AN_ACT} entries"
        for act, entries in acts.items()
        if len({one.id for one in entries}) != ENTRIES_AN_ACT or len(entries) != ENTRIES_AN_ACT
    ]
    return [*lost, *parted]
