"""Many at once: every update of every writer is there, in one chain, and all followers see it."""

import os
import sys
from collections.abc import Callable
from contextlib import closing
from threading import Thread

from negotiation.desk import Desk
from negotiation.kinds.base import Ref
from negotiation.record import Store
from negotiation.updates.decision import Proposal
from negotiation.updates.note import Note
from negotiation.words.when import Span
from tests.prove.desks import Opened, acts_in
from tests.prove.finding import Finding
from tests.talks import PEOPLE, recorded


def loaded(
    made: Callable[[], Store],
    opened: Opened,
    writers: int,
    updates: int,
    followers: int,
    where: str,
) -> Finding:
    """Let writers record at the same time, each about a round of its own, and others follow."""
    rounds = "".join(f"  r{number}: A round\n" for number in range(writers))
    with closing(made()) as store:
        recorded(store, f"{PEOPLE}rounds:\n{rounds}")
        begin = max(one.seq for one in store.read())
    due = begin + writers * updates
    seen: list[list[int]] = [[] for _ in range(followers)]
    listening = [Thread(target=_follow, args=(opened, begin, due, each)) for each in seen]
    # Before any thread starts: a process that is forked beside one may inherit its locks.
    children = [_writer(opened, number, updates) for number in range(writers)]
    for one in listening:
        one.start()
    failed = [child for child in children if os.waitpid(child, 0)[1]]
    for one in listening:
        one.join(timeout=120)
    acts = acts_in(opened)
    numbers = [entry.seq for entries in acts.values() for entry in entries]
    broken = [f"{len(failed)} writers were refused something"] if failed else []
    if sorted(numbers) != list(range(1, due + 1)):
        broken.append(f"{due - len(numbers)} updates are missing")
    expected = list(range(begin + 1, due + 1))
    behind = sum(one != expected for one in seen)
    if behind:
        broken.append(f"{behind} followers did not see all of it in order")
    tried = f"{writers} writers × {updates} updates, {followers} followers"
    return Finding(f"load, {where}", tried, tuple(broken))


def _writer(opened: Opened, number: int, updates: int) -> int:
    child = os.fork()
    if child:
        return child
    try:
        desk = Desk(opened(), operator=f"desk-{number}", via="prove")
        for count in range(updates):
            desk.follow()
            _note(desk, number, count)
        desk.close()
        os._exit(0)
    except BaseException as error:  # noqa: BLE001 - whatever it is, it counts as refused
        sys.stderr.write(f"desk-{number}: {error!r}\n")
        os._exit(1)


def _note(desk: Desk, number: int, count: int) -> None:
    now = desk.now()
    update = Note(ref=Ref(f"round/r{number}"), note=str(count), at=Span(now, "UTC", now, now))
    proposal = desk.propose(update)
    if not isinstance(proposal, Proposal):
        raise TypeError("a note is never flagged")
    desk.record(proposal)


def _follow(opened: Opened, after: int, due: int, seen: list[int]) -> None:
    with closing(opened()) as store:
        while after < due and store.wait(after, 60.0):
            for entry in store.read(after):
                seen.append(entry.seq)
                after = entry.seq
