"""Records that several people keep: on a server, in copies that grew apart, followed."""

import json
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from negotiation.record.away import copies, keep
from negotiation.record.merge import merge
from negotiation.record.postgres import PostgresStore
from negotiation.record.sqlite import SqliteStore
from tests.cli.test_processes import MODULE, ROOT
from tui.cli import settings

Parley = Callable[..., CompletedProcess[str]]

UKRAINE, RUSSIA = "delegation/ukraine-brest", "delegation/russia-brest"


@pytest.fixture
def shared(record: Path, address: str) -> str:
    """The record of the talks, on a server."""
    with closing(SqliteStore.open(record)) as file, closing(PostgresStore.create(address)) as store:
        merge(store, file.read())
    return address


class TestMerging:
    def test_two_desks_that_grew_apart_are_united(self, parley: Parley, record: Path) -> None:
        parley("backup", "hotel.parley")
        parley("advance", UKRAINE, "depart", "--source", "nrc:2")
        parley("advance", RUSSIA, "sit_down", "-r", "hotel.parley")
        parley("amend", UKRAINE, "size=6", "-r", "hotel.parley")
        ran = parley("merge", "hotel.parley")

        assert ran.returncode == 0
        assert ran.stdout.splitlines() == [
            "2 entries taken over.",
            "Both sides have had a word on these since they grew apart; the later one stands:",
            f"  Ukraine's delegation, Second round  ({UKRAINE})",
        ]
        assert json.loads(parley("merge", "hotel.parley", "--json").stdout)["taken"] == 0
        assert parley("merge", str(record), "-r", "hotel.parley").returncode == 0
        assert parley("diff", "hotel.parley").stdout == "Nothing is different.\n"
        assert parley("verify").returncode == 0

    @pytest.mark.usefixtures("record")
    def test_one_that_is_stopped_says_how_far_it_came_and_goes_on_from_there(
        self, parley: Parley, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        parley("backup", "hotel.parley")
        for size in (5, 6, 7):
            parley("amend", UKRAINE, f"size={size}", "-r", "hotel.parley")
        whole, batches = SqliteStore.append, iter([False, False, True])

        def stopped(*given: object) -> object:
            if next(batches, False):
                raise KeyboardInterrupt
            return whole(*given)  # type: ignore[arg-type]

        monkeypatch.setattr("negotiation.record.merge.BATCH", 1)
        monkeypatch.setattr(SqliteStore, "append", stopped)
        ran = parley("merge", "hotel.parley")
        assert ran.returncode == 130
        assert ran.stderr.startswith(
            "Stopped: 2 of 3 entries taken over. Merge again to take over the rest.\n"
        )
        assert parley("merge", "hotel.parley").stdout.startswith("1 entry taken over.")

    @pytest.mark.usefixtures("scenario", "record")
    def test_a_scenario_is_no_record_to_merge(self, parley: Parley) -> None:
        ran = parley("merge", "talks.yaml")
        assert ran.returncode == 2
        assert "talks.yaml is a scenario" in ran.stderr
        assert parley("merge", "nowhere.parley").returncode == 3


class TestBackingUp:
    def test_a_copy_is_whole_private_and_verified(self, parley: Parley, record: Path) -> None:
        parley("note", "A convoy near Kobryn")
        ran = parley("backup", "copy.parley")

        assert ran.returncode == 0
        assert ran.stdout.startswith("copy.parley: ")
        assert stat.S_IMODE(Path("copy.parley").stat().st_mode) == 0o600
        ours, theirs = (json.loads(parley("verify", "--json", "-r", one).stdout) for one in (
            str(record), "copy.parley"))  # fmt: skip
        assert ours == theirs

    @pytest.mark.usefixtures("record")
    def test_one_that_is_stopped_leaves_nothing_behind(
        self, parley: Parley, machine: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def stopped(_: Path, to: Path) -> None:
            SqliteStore.create(to).close()
            raise KeyboardInterrupt

        monkeypatch.setattr("negotiation.record.file.copy", stopped)
        assert parley("backup", "hotel.parley").returncode == 130
        assert list(machine.glob("*hotel*")) == []

    @pytest.mark.usefixtures("record")
    def test_a_file_that_is_there_is_never_replaced(self, parley: Parley) -> None:
        Path("copy.parley").write_text("mine")
        ran = parley("backup", "copy.parley")
        assert ran.returncode == 3
        assert "There is a file copy.parley already" in ran.stderr
        assert Path("copy.parley").read_text() == "mine"

    @pytest.mark.usefixtures("record")
    def test_a_record_that_is_damaged_gives_no_copy_that_passes(
        self, parley: Parley, record: Path
    ) -> None:
        with closing(sqlite3.connect(record)) as connection:
            connection.execute("DROP TRIGGER nothing_is_changed")
            connection.execute("UPDATE entries SET body = replace(body, 'Talks', 'Walks')")
            connection.execute("UPDATE entries SET hash = 'x' WHERE seq = 3")
            connection.commit()
        ran = parley("backup", "copy.parley")
        assert ran.returncode == 3
        assert "is not sound" in ran.stderr


class TestRedacting:
    def test_what_may_not_be_passed_on_is_in_no_byte_of_the_copy(
        self, parley: Parley, record: Path
    ) -> None:
        parley("add", "person", "source-x", "name=Ivan Petrenko", "handling=red")
        parley("note", "round/brest", "Petrenko saw the list", "--handling", "red")
        parley("amend", "person/source-x", "office=Driver")
        parley("undo")
        parley("note", "round/brest", "The hotel is booked")
        ran = parley("backup", "public.parley", "--handling", "amber")

        assert ran.returncode == 0
        assert ran.stderr == "4 entries left out for their handling.\n"
        assert b"Petrenko" not in Path("public.parley").read_bytes()
        assert "The hotel is booked" in parley("log", "-r", "public.parley").stdout
        assert parley("verify", "-r", "public.parley").returncode == 0
        assert "Petrenko" in parley("log", "-r", str(record)).stdout

    @pytest.mark.usefixtures("record")
    def test_a_marking_that_there_is_not_makes_no_copy(self, parley: Parley) -> None:
        ran = parley("backup", "public.parley", "--handling", "orange")
        assert ran.returncode == 2
        assert not Path("public.parley").exists()


class TestOnAServer:
    def test_it_is_read_and_written_like_a_file(self, parley: Parley, shared: str) -> None:
        assert "Second round" in parley("status", "-r", shared).stdout
        assert parley("advance", UKRAINE, "depart", "-r", shared).returncode == 0
        assert (
            json.loads(parley("status", UKRAINE, "--json", "-r", shared).stdout)["entities"][
                UKRAINE
            ]["state"]
            == "en_route"
        )
        assert parley("verify", "-r", shared).returncode == 0
        assert parley("undo", "-r", shared).returncode == 0

    def test_it_is_copied_into_a_file_and_merged_back(self, parley: Parley, shared: str) -> None:
        assert parley("backup", "hotel.parley", "-r", shared).returncode == 0
        parley("advance", UKRAINE, "depart", "-r", "hotel.parley")
        assert parley("merge", "hotel.parley", "-r", shared).stdout == "1 entry taken over.\n"
        assert parley("diff", "hotel.parley", "-r", shared).stdout == "Nothing is different.\n"

    @pytest.mark.usefixtures("record")
    def test_one_that_can_not_be_reached_is_told_of_in_one_sentence(self, parley: Parley) -> None:
        ran = parley("status", "-r", "postgresql://mk:secret@127.0.0.1:1/talks#talks")
        assert (ran.returncode, ran.stdout) == (3, "")
        assert (
            ran.stderr
            == "postgresql://mk@127.0.0.1:1/talks can't be reached: no server answers there.\n"
        )

    def test_which_negotiation_has_to_be_said(self, parley: Parley, shared: str) -> None:
        ran = parley("status", "-r", shared.partition("#")[0])
        assert ran.returncode == 2
        assert "Say it behind a #" in ran.stderr

    def test_a_database_is_prepared_and_its_records_are_listed(
        self, parley: Parley, shared: str
    ) -> None:
        database, _, process = shared.partition("#")
        ran = parley("db", "init", database)
        assert ran.returncode == 0
        assert "parley_operator" in ran.stdout
        assert process in parley("db", "list", database).stdout.splitlines()
        assert parley("db", "drop", database).returncode == 2
        assert parley("db", "init", "talks.parley").returncode == 2


class TestWhileTheServerIsAway:
    UPDATE = ("advance", UKRAINE, "depart", "--operator", "m.k.")

    @pytest.fixture
    def away(self, shared: str) -> str:
        """The address of the record where no server answers, and a copy that is kept of it."""
        away = "postgresql://mk:s3cret@127.0.0.1:1/talks#talks"
        with closing(PostgresStore.open(shared)) as store:
            copy = keep(settings.data_folder(), away, list(store.read()))
        with closing(SqliteStore.open(copy.path)) as kept:
            assert kept.append([], after=copy.after) == ()
        return away

    def test_a_command_records_nothing_and_names_the_copy_that_is_kept(
        self, parley: Parley, away: str
    ) -> None:
        ran = parley(*self.UPDATE, "-r", away)
        [copy] = settings.data_folder().glob("*.parley")
        assert (ran.returncode, ran.stdout) == (3, "")
        why = "postgresql://mk@127.0.0.1:1/talks can't be reached: no server answers there."
        assert ran.stderr.splitlines() == [
            f"Nothing is recorded: {why}",
            f"Updates from when the server was away are kept in {copy}: `parley open` brings them.",
        ]
        assert "s3cret" not in copy.name
        assert parley(*self.UPDATE, "-r", str(copy)).returncode == 0

    def test_what_is_kept_is_told_of_once_the_server_is_back_and_merged_by_hand(
        self, parley: Parley, shared: str
    ) -> None:
        with closing(PostgresStore.open(shared)) as store:
            copy = keep(settings.data_folder(), shared, list(store.read())).path
        parley(*self.UPDATE, "-r", str(copy))
        ran = parley("status", "-r", shared)
        assert ran.returncode == 0
        assert f"are kept in {copy}" in ran.stderr
        assert parley("merge", str(copy), "-r", shared).stdout == "1 entry taken over.\n"
        assert parley("merge", str(copy), "-r", shared).stdout == "0 entries taken over.\n"
        assert parley("verify", "-r", shared).returncode == 0

    def test_a_variant_of_the_same_address_finds_the_same_copy(self, tmp_path: Path) -> None:
        where = "postgresql://mk@host/talks#brest"
        made = keep(tmp_path, where, [])
        assert copies(tmp_path, "postgresql://mk:x@host/talks?sslmode=require#brest") == (made,)
        assert copies(tmp_path, "postgresql://mk@host:5433/talks#brest") == ()
        assert copies(tmp_path, "postgresql://mk@host/talks#minsk") == ()
        assert copies(tmp_path, "postgresql://[/t#brest") == ()


class TestWhoElse:
    def test_it_names_who_has_the_record_open(self, parley: Parley, shared: str) -> None:
        assert "Nobody else" in parley("who", "-r", shared).stdout
        with closing(PostgresStore.open(shared)) as other:
            other.present("Зоя К.")
            assert parley("who", "-r", shared).stdout == "Зоя К.\n"
            assert json.loads(parley("who", "-r", shared, "--json").stdout) == ["Зоя К."]

    @pytest.mark.usefixtures("record")
    def test_a_file_can_not_tell(self, parley: Parley) -> None:
        ran = parley("who")
        assert (ran.returncode, ran.stdout) == (2, "")
        assert "Only a record on a server" in ran.stderr


class TestFollowing:
    def test_updates_are_printed_as_they_come(self, record: Path) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        words = (*MODULE, "follow", "--json", "--count", "2", "-r", str(record))
        with subprocess.Popen(
            words, stdout=subprocess.PIPE, text=True, env=environment
        ) as following:
            assert following.stdout is not None
            said = [*MODULE, "note", "--operator", "a.b.", "-r", str(record)]
            while following.poll() is None:
                subprocess.run(
                    [*said, "A convoy"], env=environment, check=True, capture_output=True
                )
            told = [json.loads(line) for line in following.stdout]
        assert [one["says"] for one in told] == ["Unfiled: A convoy"] * 2
        assert following.returncode == 0

    @pytest.mark.usefixtures("record")
    def test_it_begins_behind_a_number(self, parley: Parley) -> None:
        ran = parley("follow", "--after", "0", "--count", "2")
        assert [line.split()[0] for line in ran.stdout.splitlines()] == ["#1", "#2"]


def test_sharing_loads_no_driver_where_no_server_is_named(record: Path) -> None:
    program = (
        "import sys; from tui.cli.main import main; main(sys.argv[1:]);"
        " print('psycopg' in sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, "status", "-r", str(record)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert ran.stderr.strip() == "False"


def test_a_scenario_is_made_a_record_on_a_server(
    parley: Parley, scenario: Path, address: str
) -> None:
    ran = parley("new", str(scenario), "-r", address)
    assert ran.returncode == 0
    assert "entries from" in ran.stdout
    assert "Second round" in parley("status").stdout  # the last one is remembered
    again = parley("new", str(scenario), "-r", address)
    assert again.returncode == 3
    assert "already: open that" in again.stderr
    assert parley("new", str(scenario), "-r", "postgresql://x:s3cret@127.0.0.1:1/t").returncode == 3
    assert "s3cret" not in parley("new", str(scenario), "-r", "postgresql://x:s3cret@[/t").stderr
