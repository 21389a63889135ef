"""Desks in processes of their own, which write until they are killed."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from select import select
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeAlias
from uuid import uuid4

from negotiation.events import NOTED, Entry
from negotiation.record import Store
from negotiation.record.postgres import PostgresStore
from negotiation.record.problems import Conflict, NotRecorded, Untrusted
from negotiation.record.sqlite import SqliteStore

Opened: TypeAlias = Callable[[], Store]
"""Opens the record, in whichever process it is called."""

ENTRIES_AN_ACT = 3


def act_of(operator: str) -> list[Entry]:
    """Make an act of several entries, which a record holds whole or not at all."""
    act = str(uuid4())
    return [
        Entry(str(uuid4()), act, NOTED, f"round/r{number}", {}, note="So.", operator=operator)
        for number in range(ENTRIES_AN_ACT)
    ]


def write(opened: Opened, acknowledged: int, operator: str) -> None:
    """Record act after act for ever, and write the id of each that is acknowledged to a pipe."""
    store = opened()
    head = max((one.seq for one in store.read()), default=0)
    while True:
        update = act_of(operator)
        try:
            head = store.append(update, after=head)[-1].seq
        except Conflict as conflict:
            head = conflict.head
        except (NotRecorded, Untrusted):
            time.sleep(0.01)  # the server is not there: what was not acknowledged is not claimed
        else:
            os.write(acknowledged, f"{update[0].act}\n".encode())


class Writer(NamedTuple):
    """A process that writes."""

    process: int
    begins: Callable[[], object]
    """Waits until a first act has been acknowledged to it."""
    told: Callable[[], list[str]]
    """Tells which acts were, once it has ended."""


@contextmanager
def writing(opened: Opened, operator: str) -> Iterator[Writer]:
    """Let a process write."""
    reading, acknowledged = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            write(opened, acknowledged, operator)
        finally:
            os._exit(1)
    os.close(acknowledged)

    def told() -> list[str]:
        chunks = []
        while chunk := os.read(reading, 65_536):
            chunks.append(chunk)
        # a line that was cut short was not told
        return b"".join(chunks).decode().rpartition("\n")[0].split()

    try:
        yield Writer(child, lambda: select([reading], [], [], 10.0), told)
    finally:
        kill(child)
        os.close(reading)


def kill(process: int) -> None:
    """End a process at once, as a power cut would."""
    try:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    except (ProcessLookupError, ChildProcessError):
        pass


@contextmanager
def in_a_file() -> Iterator[Opened]:
    """Make a record in a file."""
    with TemporaryDirectory(prefix="parley-prove-") as folder:
        path = Path(folder) / "talks.parley"
        SqliteStore.create(path).close()
        yield lambda: SqliteStore.open(path)


@contextmanager
def on_a_server(database: str) -> Iterator[Opened]:
    """Make a record on a server."""
    address = f"{database}#talks-{uuid4().hex[:8]}"
    PostgresStore.create(address).close()
    yield lambda: PostgresStore.open(address)


def acts_in(opened: Opened) -> dict[str, list[Entry]]:
    """Read a record, checking its chain, by act."""
    acts: dict[str, list[Entry]] = {}
    with closing(opened()) as store:
        for entry in store.read():
            acts.setdefault(entry.act, []).append(entry)
    return acts
