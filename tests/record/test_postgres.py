"""A record on a server: who may do what, and what happens when the connection is lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from negotiation.events import Entry
from negotiation.record import server
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

    def test_numbers_can_not_be_left_out(self, database: str, address: str) -> None:
        PostgresStore.create(address).close()
        with (
            closing(psycopg.connect(database, autocommit=True)) as owner,
            pytest.raises(psycopg.errors.RaiseException, match="has the next number"),
        ):
            owner.execute(
                "INSERT INTO parley.entries (process, seq, id, body, hash)"
                " VALUES (%s, 2, 'x', 'x', 'x')",
                (address.partition("#")[2],),
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
        server.prepare(bare)
        server.prepare(bare)  # doing it again changes nothing
        PostgresStore.create(f"{bare}#talks").close()

    def test_a_server_that_does_not_answer_is_told_without_its_password(self) -> None:
        where = "postgresql://mk:secret@127.0.0.1:1/talks?password=secret#talks"
        with pytest.raises(CannotOpen) as told:
            PostgresStore.open(where)
        assert "no server answers there" in str(told.value)
        assert "secret" not in str(told.value)

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

    def test_an_update_whose_answer_was_lost_is_there_once(
        self, database: str, address: str, report: Report, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with closing(PostgresStore.create(address)) as store:
            kept = store._append

            def lost(*given: object) -> object:
                monkeypatch.setattr(store, "_append", kept)
                kept(*given)  # type: ignore[arg-type]
                self.cut(database)
                return store._last()

            monkeypatch.setattr(store, "_append", lost)
            (entry,) = store.append([report()], after=0)
            assert [one.id for one in store.read()] == [entry.id]

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
            store._connection.close()
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
