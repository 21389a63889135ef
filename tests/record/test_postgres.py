"""A record on a server: who may do what, and what happens when the connection is lost."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from negotiation.events import Entry
from negotiation.record import schema, server
from negotiation.record.chain import verify
from negotiation.record.postgres import PostgresStore, stored
from negotiation.record.problems import CannotOpen, NotRecorded, PerhapsRecorded, Untrusted
from negotiation.words.problems import Problem
from tests.prove.faulty_line import line_to

Report = Callable[..., Entry]


def user(database: str, name: str, role: str) -> str:
    """Make a user of the database with a role, and return the address for them."""
    with closing(psycopg.connect(database, autocommit=True)) as owner:
        owner.execute(f"DROP ROLE IF EXISTS {name}")
        owner.execute(f"CREATE ROLE {name} LOGIN IN ROLE {role}")
    return database.replace("postgres:@", f"{name}:@", 1)


class TestWhoMayDoWhat:
    def test_a_reader_reads_and_records_nothing(
        self, database: str, address: str, report: Report
    ) -> None:
        with closing(PostgresStore.create(address)) as store:
            store.append([report()], after=0)
        process = address.partition("#")[2]
        theirs = f"{user(database, 'reads', 'parley_reader')}#{process}"
        with closing(PostgresStore.open(theirs)) as store:
            assert len(list(store.read())) == 1
            with pytest.raises(NotRecorded, match="this user may not do that there"):
                store.append([report()], after=1)

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE parley.entries SET body = 'x'",
            "DELETE FROM parley.entries",
            "TRUNCATE parley.entries CASCADE",
            "DROP TABLE parley.entries",
            "ALTER TABLE parley.entries DISABLE TRIGGER ALL",
        ],
    )
    def test_an_operator_appends_and_never_changes_or_takes_out(
        self, database: str, address: str, report: Report, statement: str
    ) -> None:
        operator = user(database, "operates", "parley_operator")
        theirs = f"{operator}#{address.partition('#')[2]}"
        with closing(PostgresStore.create(theirs)) as store:
            store.append([report()], after=0)
            with (
                closing(psycopg.connect(operator, autocommit=True)) as connection,
                pytest.raises(psycopg.errors.InsufficientPrivilege),
            ):
                connection.execute(statement)
            assert len(list(store.read())) == 1

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE parley.entries SET body = 'x'",
            "DELETE FROM parley.entries",
            "TRUNCATE parley.entries",
        ],
    )
    def test_even_the_owner_is_refused_by_the_triggers(
        self, database: str, address: str, report: Report, statement: str
    ) -> None:
        with closing(PostgresStore.create(address)) as store:
            store.append([report()], after=0)
        with (
            closing(psycopg.connect(database, autocommit=True)) as owner,
            pytest.raises(psycopg.errors.RaiseException, match="an entry is never"),
        ):
            owner.execute(statement)

    def test_the_user_of_the_database_is_kept_and_can_not_be_forged(
        self, database: str, address: str, report: Report
    ) -> None:
        operator = user(database, "signs", "parley_operator")
        process = address.partition("#")[2]
        with closing(PostgresStore.create(f"{operator}#{process}")) as store:
            store.append([report(operator="somebody else")], after=0)
        with closing(psycopg.connect(operator, autocommit=True)) as connection:
            question = "SELECT by_user FROM parley.entries WHERE process = %s"
            assert connection.execute(question, (process,)).fetchone() == ("signs",)
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(
                    "INSERT INTO parley.entries (process, seq, id, body, hash, by_user)"
                    " VALUES (%s, 2, 'x', 'x', 'x', 'postgres')",
                    (process,),
                )

    @pytest.mark.parametrize("numbers", [[2], [1, 3], [0, 1]])
    def test_numbers_can_not_be_left_out(
        self, database: str, address: str, numbers: list[int]
    ) -> None:
        PostgresStore.create(address).close()
        with pytest.raises(psycopg.errors.RaiseException, match="has the next number"):
            self.insert(database, address.partition("#")[2], numbers)

    def test_not_even_the_owner_signs_for_another(self, database: str, address: str) -> None:
        PostgresStore.create(address).close()
        with pytest.raises(psycopg.errors.RaiseException, match="signed by who records it"):
            self.insert(database, address.partition("#")[2], [1], by="anna")

    def test_an_entry_belongs_to_a_record(self, database: str, address: str) -> None:
        with pytest.raises(psycopg.errors.RaiseException, match="belongs to a record"):
            self.insert(database, address.partition("#")[2], [1])

    @pytest.mark.parametrize("statement", ["DELETE FROM", "TRUNCATE"])
    def test_a_record_can_not_be_taken_from_under_its_entries(
        self, database: str, address: str, statement: str
    ) -> None:
        PostgresStore.create(address).close()
        with (
            closing(psycopg.connect(database, autocommit=True)) as owner,
            pytest.raises(psycopg.errors.RaiseException, match="never taken out"),
        ):
            owner.execute(f"{statement} parley.records")

    def insert(self, database: str, process: str, numbers: list[int], by: str = "postgres") -> None:
        with closing(psycopg.connect(database, autocommit=True)) as owner:
            owner.execute(
                "INSERT INTO parley.entries SELECT %s, seq, seq::text, 'x', 'x', %s"
                " FROM unnest(%s::bigint[]) seq",
                (process, by, numbers),
            )


class TestOpening:
    def test_many_negotiations_stand_beside_each_other(self, address: str, report: Report) -> None:
        other = f"{address}-2"
        with closing(PostgresStore.create(address)) as here:
            here.append([report("here")], after=0)
            with closing(PostgresStore.create(other)) as there:
                there.append([report("there")], after=0)
                assert [one.note for one in there.read()] == ["there"]
            assert [one.note for one in here.read()] == ["here"]

    def test_a_record_is_not_made_twice(self, address: str) -> None:
        PostgresStore.create(address).close()
        with pytest.raises(CannotOpen, match=r"There is a record at .* already"):
            PostgresStore.create(address)

    def test_one_that_is_not_there_is_told_with_those_that_are(self, address: str) -> None:
        PostgresStore.create(address).close()
        process = address.partition("#")[2]
        with pytest.raises(CannotOpen, match=f"There is no record of nowhere on .*{process}"):
            PostgresStore.open(address.replace(process, "nowhere"))

    def test_an_address_says_which_negotiation(self) -> None:
        with pytest.raises(Problem, match="Say it behind a #"):
            server.address("postgresql://host/talks")
        at = server.address("postgresql://host/talks?sslmode=require#ukraine-2022")
        assert at == ("postgresql://host/talks?sslmode=require", "ukraine-2022")

    def test_a_database_that_is_not_prepared_is_told_how(self, database: str) -> None:
        with closing(psycopg.connect(database, autocommit=True)) as owner:
            owner.execute("DROP DATABASE IF EXISTS bare")
            owner.execute("CREATE DATABASE bare")
        bare = database.replace("/postgres?", "/bare?", 1)
        with pytest.raises(CannotOpen, match="parley db init"):
            PostgresStore.open(f"{bare}#talks")
        schema.prepare(bare)
        schema.prepare(bare)  # doing it again changes nothing
        PostgresStore.create(f"{bare}#talks").close()

    def test_a_server_that_does_not_answer_is_told_without_its_password(self) -> None:
        where = "postgresql://mk:secret@127.0.0.1:1/talks?password=secret#talks"
        with pytest.raises(CannotOpen) as told:
            PostgresStore.open(where)
        assert "no server answers there" in str(told.value)
        assert "secret" not in str(told.value)

    def test_one_that_falls_silent_is_noticed_within_seconds(self, database: str) -> None:
        with closing(server.connect(database)) as connection:
            said = connection.info.get_parameters()
            assert (said["tcp_user_timeout"], said["keepalives_idle"]) == ("3000", "3")
        patient = f"{database}&connect_timeout=60&keepalives_idle=600"
        with closing(server.connect(patient)) as connection:
            said = connection.info.get_parameters()
            assert (said["connect_timeout"], said["keepalives_idle"]) == ("60", "600")

    @pytest.mark.timeout(60)
    def test_one_that_takes_a_call_and_says_nothing_is_given_up(self) -> None:
        with closing(socket.create_server(("127.0.0.1", 0))) as silent:
            where = f"postgresql://127.0.0.1:{silent.getsockname()[1]}/talks#talks"
            with pytest.raises(CannotOpen, match="it did not answer in time"):
                PostgresStore.open(where)

    @pytest.mark.timeout(60)
    def test_a_desk_that_holds_the_record_and_says_nothing_is_put_out(
        self, address: str, report: Report
    ) -> None:
        with (
            closing(PostgresStore.create(address)) as frozen,
            closing(PostgresStore.open(address)) as other,
            ThreadPoolExecutor() as threads,
        ):
            other.append([report("first")], after=0)
            freezes = iter([True])

            def decided(_: Iterator[Entry]) -> list[Entry]:
                if next(freezes, False):
                    recorded = threads.submit(other.append, [report("second")], 1)
                    assert recorded.result(timeout=30)[0].seq == 2
                return [report("late")]

            [late] = frozen.append([report("late")], 0, decided)
            assert late.seq == 3
            assert [one.note for one in other.read()] == ["first", "second", "late"]

    def test_a_password_is_never_shown(self) -> None:
        at = server.address("postgresql://mk:s:e@host/db?password=x&sslmode=require#talks")
        assert str(at) == "postgresql://mk@host/db?password=…&sslmode=require#talks"


class TestALostConnection:
    def cut(self, database: str) -> None:
        """Let the server end all other connections."""
        with closing(psycopg.connect(database, autocommit=True)) as owner:
            owner.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )

    def test_what_is_asked_next_is_asked_on_a_new_one(
        self, database: str, address: str, report: Report
    ) -> None:
        with closing(PostgresStore.create(address)) as store:
            store.append([report("before")], after=0)
            self.cut(database)
            store.append([report("after")], after=1)
            self.cut(database)
            assert [one.note for one in store.read()] == ["before", "after"]

    @pytest.mark.parametrize("moved", [False, True])
    def test_an_update_whose_answer_was_lost_is_there_once(
        self,
        database: str,
        address: str,
        report: Report,
        monkeypatch: pytest.MonkeyPatch,
        moved: bool,
    ) -> None:
        with closing(PostgresStore.create(address)) as store:
            if moved:
                store.append([report("others")], after=0)
            kept, cuts = store._adding.add, iter([True])

            def lost(*given: object) -> object:
                answer = kept(*given)  # type: ignore[arg-type]
                if next(cuts, False):
                    self.cut(database)
                    store._line._connection.execute("SELECT 1")
                return answer

            monkeypatch.setattr(store._adding, "add", lost)
            entry = report("as it was")
            again = entry._replace(note="as it was decided again")
            store.append([entry], 0, lambda _: [again])
            *_, last = store.read()
            assert (last.id, last.seq) == (entry.id, 1 + moved)
            assert last.note == (again if moved else entry).note

    def test_where_nobody_answers_any_more_the_update_is_not_said_to_be_missing(
        self, address: str, report: Report
    ) -> None:
        PostgresStore.create(address).close()
        with (
            TemporaryDirectory() as folder,  # a path short enough for a socket
            line_to(address, Path(folder)) as (line, through),
            closing(PostgresStore.open(through)) as store,
        ):
            line.cut, line.down = "after", True
            entry = report()
            with pytest.raises(PerhapsRecorded, match="Nobody knows whether the update"):
                store.append([entry], after=0)
            line.down = False
            assert [one.id for one in store.append([entry], after=0)] == [entry.id]
            assert len(list(store.read())) == 1

    def test_before_the_commit_it_is_said_not_to_be_recorded(
        self, address: str, report: Report
    ) -> None:
        PostgresStore.create(address).close()
        with (
            TemporaryDirectory() as folder,
            line_to(address, Path(folder)) as (line, through),
            closing(PostgresStore.open(through)) as store,
        ):
            line.down = True
            store._line._connection.close()
            with pytest.raises(NotRecorded, match="The update is NOT recorded"):
                store.append([report()], after=0)

    def test_whoever_waits_for_a_silent_server_is_let_go(
        self, address: str, report: Report
    ) -> None:
        PostgresStore.create(address).close()
        with (
            TemporaryDirectory() as folder,
            line_to(address, Path(folder)) as (line, through),
            closing(PostgresStore.open(through)) as store,
            ThreadPoolExecutor() as threads,
        ):
            line.be_silent()
            line.down = True
            entry = report()
            waiting = threads.submit(store.append, [entry], 0)
            store.hang_up(60.0)
            assert not waiting.done()
            while not waiting.done():
                store.hang_up(0.0)
            with pytest.raises(NotRecorded, match=r"the connection was lost|no server answers"):
                waiting.result()
            assert store.lost is not None
            line.be_silent(silent=False)
            line.down = False
            store.append([entry], after=0)
            assert len(list(store.read())) == 1

    def test_a_server_that_is_full_says_so(self) -> None:
        full = psycopg.OperationalError("FATAL:  sorry, too many clients already")
        assert server.reason(full) == "it has as many connections as it takes"

    def test_who_waits_hears_of_it_afterwards(
        self, database: str, address: str, report: Report
    ) -> None:
        with (
            closing(PostgresStore.create(address)) as here,
            closing(PostgresStore.open(address)) as there,
        ):
            assert not there.wait(0, 0.05)
            self.cut(database)
            here.append([report()], after=0)
            assert there.wait(0, 10.0)
            assert len(list(there.read())) == 1


def test_every_row_is_verified_and_a_changed_one_is_found(
    database: str, address: str, report: Report
) -> None:
    with closing(PostgresStore.create(address)) as store:
        store.append([report("one"), report("two"), report("three")], after=0)
    assert verify(stored(address)).fault is None
    with closing(psycopg.connect(database, autocommit=True)) as owner:
        owner.execute("ALTER TABLE parley.entries DISABLE TRIGGER ALL")
        owner.execute(
            "UPDATE parley.entries SET body = replace(body, 'two', 'too') WHERE process = %s",
            (address.partition("#")[2],),
        )
        owner.execute("ALTER TABLE parley.entries ENABLE TRIGGER ALL")
    verdict = verify(stored(address))
    assert verdict.sound == 1
    assert "#2" in (verdict.fault or "")
    with closing(PostgresStore.open(address)) as store, pytest.raises(Untrusted):
        list(store.read())
