"""Which record is meant, and how it is opened."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from negotiation.desk import Desk
from negotiation.events import Entry
from negotiation.record import Store
from negotiation.record.problems import CannotOpen, Unreachable
from negotiation.words.problems import Problem
from negotiation.words.when import instant
from tui.cli import settings
from tui.cli.output import complain
from tui.cli.progress import Progress

if TYPE_CHECKING:
    from negotiation.record.chain import Row, Verdict
    from negotiation.scenario import Scenario

Place: TypeAlias = Path | str
"""Where a record is: a file, or the address of one on a server."""

RECORD_ENDING = ".parley"
SCENARIO_ENDINGS = (".yaml", ".yml")


def open_to_read(record: str | None) -> Desk:
    """Open a record for reading; a scenario is held in memory.

    What it holds that only a newer program understands is told of.
    """
    where = said(record)
    if is_scenario(where):
        return Desk(in_memory(_scenario(Path(where))))
    desk = Desk(_stored_at(where))
    if (sentence := desk.state().history.read_only) is not None:
        complain(sentence)
    return desk


def open_to_update(record: str | None, operator: str | None, via: str = "cli") -> Desk:
    """Open a record for updates; who signs them may still have to be asked.

    Raises:
        Problem: it is a scenario.
    """
    where = said(record)
    if is_scenario(where):
        raise Problem(
            f"{where} is a scenario: updates are recorded in a record. Make one with"
            f" `parley new {where} -r {Path(where).stem}{RECORD_ENDING}`."
        )
    try:
        store = _stored_at(where)
    except Unreachable as away:
        raise Unreachable(f"Nothing is recorded: {away}") from None
    try:
        return Desk(store, operator=settings.operator(operator), via=via)
    except Problem:
        store.close()
        raise


def _stored_at(where: str) -> Store:
    """Open a record; what is kept here from when its server was away is told of."""
    from tui.cli.away import hint

    try:
        store = stored_at(where)
    except Unreachable as away:
        raise Unreachable("\n".join(filter(None, (str(away), hint(where))))) from None
    if is_server(where) and (kept := hint(where)):
        complain(kept)
    return store


def record_of(scenario: Path, record: str | None = None) -> Place:
    """Return the record of a scenario, as said or among this user's; made, if there is none yet.

    Raises:
        Faults: something is wrong in the scenario.
        Problem: the record can't be made.
    """
    place = place_of(process_of(scenario), record)
    if not is_there(place):
        understood = read_scenario(scenario)
        try:
            make(understood, place).close()
        except CannotOpen:
            if not is_there(place):  # as it is where another process has made it meanwhile
                raise
    return place


def make(scenario: "Scenario", place: Place) -> Store:
    """Make a record of a scenario, where there is none yet."""
    from negotiation.scenario import entries_of

    entries = entries_of(scenario)
    if isinstance(place, str):
        from negotiation.record.postgres import PostgresStore

        return PostgresStore.create(place, entries=entries)
    return _file(entries, place)


def _file(entries: Sequence[Entry], path: Path) -> Store:
    from negotiation.record import file
    from negotiation.record.sqlite import SqliteStore

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(f"{path.parent} can't be made: {error.strerror}.") from None
    with file.new_record(path) as draft, closing(SqliteStore.create(draft)) as store:
        store.append(entries, after=0)
    return SqliteStore.open(path)


def in_memory(scenario: "Scenario") -> Store:
    """Hold a scenario in memory."""
    from negotiation.record.memory import MemoryStore
    from negotiation.scenario import entries_of

    store = MemoryStore()
    store.append(entries_of(scenario), after=0)
    return store


def read_scenario(path: Path) -> "Scenario":
    """Read and understand a scenario.

    Raises:
        Faults: everything that is wrong in it.
    """
    from negotiation.scenario import read
    from negotiation.words import strictyaml

    return read(strictyaml.read(path), instant(datetime.now(UTC)))


def _scenario(path: Path) -> "Scenario":
    """Read a scenario in place of a record: one that can't be opened is a record that can't be."""
    from negotiation.words.strictyaml import Faults

    try:
        return read_scenario(path)
    except Faults:
        raise
    except Problem as problem:
        raise CannotOpen(str(problem)) from None


def is_scenario(where: str) -> bool:
    """Tell a scenario from a record by its name."""
    return where.endswith(SCENARIO_ENDINGS)


def process_of(path: Path) -> str:
    """Read which process a scenario is about, and nothing else of it.

    Raises:
        Problem: it does not say.
    """
    from negotiation.words import strictyaml
    from negotiation.words.refs import is_slug

    tree = strictyaml.read(path)
    process = tree.root.get("process")
    slug = process.get("id") if isinstance(process, dict) else None
    if not isinstance(slug, str) or not is_slug(slug):
        fault = tree.fault(("process", "id"), "A scenario says which process it is about: `id`.")
        raise strictyaml.Faults(tree.name, [fault])
    return slug


def place_of(process: str, record: str | None) -> Place:
    """Return where the record of a process is, or is to be: as said, or among this user's.

    On a server that is said without a process, it goes by its own name.
    """
    said = record or environ.get("PARLEY_RECORD")
    if not said:
        return settings.data_folder() / f"{process}{RECORD_ENDING}"
    if is_server(said):
        return said if "#" in said else f"{said}#{process}"
    return Path(said)


def place(said: str) -> Place:
    """Tell the address of a record on a server from the name of a file."""
    return said if is_server(said) else Path(said)


def is_there(place: Place) -> bool:
    """Tell whether there is a record, or another file, at a place.

    Raises:
        CannotOpen: the server can't be reached.
    """
    if isinstance(place, Path):
        return place.exists()
    from negotiation.record import server

    at = server.address(place)
    return at.process in server.processes(at.database)


def shown(place: Place) -> str:
    """Write a place without a password."""
    if isinstance(place, Path):
        return str(place)
    from negotiation.record import server

    return server.safe(place)


def verify(record: str | None, head: str | None) -> "Verdict":
    """Check every entry of a record, and that it holds a head that was kept elsewhere."""
    from negotiation.record import chain

    where = said(record)
    if is_scenario(where):
        raise Problem(f"{where} is a scenario; what can be verified is a record.")
    with Progress("entries verified") as progress:
        return chain.verify(progress.counted(_rows(where)), head)


def _rows(where: str) -> "Iterator[Row]":
    if is_server(where):
        from negotiation.record.postgres import stored as on_server

        return on_server(where)
    from negotiation.record.sqlite import stored

    return stored(Path(where))


def said(record: str | None) -> str:
    """Return which record is meant: as said, as in the environment, or the last one.

    Raises:
        Problem: none is known.
    """
    where = record or environ.get("PARLEY_RECORD") or settings.last_record()
    if where is None:
        raise Problem(
            "Which record? Say -r FILE, set PARLEY_RECORD, or make one: `parley new SCENARIO.yaml`."
        )
    return where


def stored_at(where: str) -> Store:
    """Open a record where it is: in a file, or on a server.

    Raises:
        CannotOpen: it is not there, or can't be read.
    """
    if is_server(where):
        from negotiation.record.postgres import PostgresStore

        return PostgresStore.open(where)
    from negotiation.record.sqlite import SqliteStore

    return SqliteStore.open(Path(where))


def copy(where: str, to: Path) -> None:
    """Copy a record into a file that is not there yet.

    Raises:
        CannotOpen: it can't be read, or the copy not be made.
    """
    if not is_server(where):
        from negotiation.record import file

        with file.new_record(to) as draft:
            file.copy(Path(where), draft)
        return
    with closing(stored_at(where)) as shared, Progress("entries read") as progress:
        write(list(progress.counted(shared.read())), to)


def write(entries: Iterable[Entry], to: Path) -> None:
    """Write entries of a record into another one, in a file that is not there yet.

    Raises:
        CannotOpen: it can't be made.
    """
    from negotiation.record import file
    from negotiation.record.merge import merge
    from negotiation.record.sqlite import SqliteStore

    with (
        file.new_record(to) as draft,
        closing(SqliteStore.create(draft)) as store,
        Progress("entries written") as progress,
    ):
        merge(store, entries, progress)


def is_server(where: str) -> bool:
    """Tell a record on a server from one in a file."""
    return where.startswith(("postgresql://", "postgres://"))
