"""Each proof, a few times: `make prove` tries them a thousand times and more."""

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from negotiation.record.postgres import PostgresStore
from negotiation.record.sqlite import SqliteStore
from tests.prove import faults
from tests.prove.crash import killed, wrong
from tests.prove.desks import act_of, in_a_file, on_a_server
from tests.prove.fuzz import fuzzed, record_of_talks
from tests.prove.keys import walked
from tests.prove.load import loaded
from tests.prove.tampering import tampered

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded")


def test_a_killed_desk_loses_nothing_that_was_acknowledged_in_a_file() -> None:
    with in_a_file() as opened:
        assert killed(opened, 10, "SQLite", random.Random(1)).broken == ()


def test_a_killed_desk_loses_nothing_that_was_acknowledged_on_a_server(database: str) -> None:
    with on_a_server(database) as opened:
        assert killed(opened, 4, "PostgreSQL", random.Random(1)).broken == ()


def test_the_proof_itself_notices_what_is_lost_and_what_is_half_there() -> None:
    with in_a_file() as opened:
        store = opened()
        whole, half = act_of("desk"), act_of("desk")[:2]
        store.append([*whole, *half], after=0)
        store.close()

        assert wrong([whole[0].act], opened) == [f"{half[0].act} has 2 of its 3 entries"]
        assert "elsewhere was acknowledged and is lost" in wrong(["elsewhere"], opened)


def test_several_desks_record_at_once_in_a_file_and_all_of_it_is_there(tmp_path: Path) -> None:
    path = tmp_path / "talks.parley"
    found = loaded(
        lambda: SqliteStore.create(path), lambda: SqliteStore.open(path), 4, 15, 4, "SQLite"
    )
    assert found.broken == ()


def test_several_desks_record_at_once_on_a_server_and_all_of_it_is_there(address: str) -> None:
    found = loaded(
        lambda: PostgresStore.create(address),
        lambda: PostgresStore.open(address),
        4,
        15,
        4,
        "PostgreSQL",
    )
    assert found.broken == ()


def test_faults_of_disks_and_clocks_get_a_sentence_and_lose_nothing() -> None:
    with TemporaryDirectory(prefix="parley-prove-") as folder:  # into which anybody may look
        found = list(faults.on_this_computer(Path(folder), 2))
    assert [str(one) for one in found if one.broken] == []


def test_a_line_that_is_cut_gets_a_sentence_and_loses_nothing(database: str) -> None:
    found = [faults.cut_in_a_commit(database, 4), faults.ended_by_the_server(database, 2)]
    assert [str(one) for one in found if one.broken] == []


def test_what_is_tampered_with_is_found(tmp_path: Path) -> None:
    record = record_of_talks(tmp_path / "talks.parley")
    assert tampered(record, 25, random.Random(1)).broken == ()


def test_nonsense_gets_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_OPERATOR", "prove")
    record = record_of_talks(tmp_path / "talks.parley")
    assert fuzzed(record, 40, random.Random(1)).broken == ()


def test_random_keys_and_clicks_break_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert walked(tmp_path / "walks", range(2), 150).broken == ()
