from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from negotiation.desk import Desk
from negotiation.events import Entry
from negotiation.record import Store
from negotiation.record.memory import MemoryStore
from negotiation.record.sqlite import SqliteStore
from tui.cli.records import in_memory, read_scenario

SEED = Path(__file__).parents[2] / "scenarios" / "ukraine-2022.yaml"


RECORDED = datetime(2026, 1, 1, 12, tzinfo=UTC)
"""When the seed was recorded: a frame that shows it is the same on every day."""


@cache
def seed_entries() -> Sequence[Entry]:
    store = in_memory(read_scenario(SEED))
    return [entry._replace(seq=0, prev="", hash="", recorded="") for entry in store.read()]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "talks.parley"
    with closing(SqliteStore.create(path, clock=lambda: RECORDED)) as store:
        store.append(seed_entries(), after=0)
    return path


@pytest.fixture
def store(record: Path) -> Iterator[Store]:
    """The record as another process has it open."""
    with closing(SqliteStore.open(record)) as store:
        yield store


@pytest.fixture
def desk(record: Path) -> Desk:
    return Desk(SqliteStore.open(record), operator="m.k.", via="tui")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    for name in ("PARLEY_OPERATOR", "PARLEY_RECORD", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def scenario(tmp_path: Path) -> Callable[[str], Path]:
    def written(text: str) -> Path:
        path = tmp_path / "scenario.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


@cache
def in_memory_desk() -> Desk:
    store = MemoryStore()
    store.append(seed_entries(), after=0)
    return Desk(store)
