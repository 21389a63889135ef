"""What is reported, and a record that holds some of it."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from negotiation.events import ADVANCED, Entry
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


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "talks.parley"


@pytest.fixture
def record(path: Path, report: Callable[..., Entry]) -> Path:
    """Keep three entries in a file, and put it away."""
    with closing(SqliteStore.create(path)) as store:
        store.append([report("departed"), report("arrived"), report("sat down")], after=0)
    return path
