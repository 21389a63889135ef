"""What it costs to keep an update, and to open a long record."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path

from negotiation.desk import Desk
from negotiation.events import Entry
from negotiation.kinds.base import Ref
from negotiation.record.sqlite import SqliteStore
from negotiation.updates.advance import Advance
from negotiation.updates.decision import Proposal
from tests.bench.floor import decode
from tests.bench.measure import Figure, paired, seconds
from tests.bench.worlds import CLOCK, TUESDAY, delegation_of, entries

UPDATES = 100
UPDATE_PAIRS = 11

OPENING_PAIRS = 7
LONG = 100_000
LATER = 36
"""Entries about each round after its things were added: it has forty in all."""


def figures(place: Path) -> Iterator[Figure]:
    """Compare the desk and its store with SQLite by itself."""
    yield _updating(place)
    yield _opening(place)


def _updating(place: Path) -> Figure:
    """Compare updates recorded one by one with rows that are inserted as durably.

    A batch of updates is followed by a batch of rows with the bytes of the entries that it made.
    """
    record = _recorded(place / "updates.parley", entries(1 + UPDATES * UPDATE_PAIRS))
    with (
        closing(Desk(SqliteStore.open(record), operator="m.k.", via="cli")) as desk,
        closing(bare(place / "bare.sqlite")) as plain,
    ):
        recorded_by_desk(desk, [delegation_of(0)])
        rates = []
        for first in range(1, 1 + UPDATES * UPDATE_PAIRS, UPDATES):
            before = desk.state().history.seq
            delegations = [delegation_of(one) for one in range(first, first + UPDATES)]
            ours = seconds(partial(recorded_by_desk, desk, delegations))
            theirs = seconds(partial(_insert, plain, rows_of(record, before)))
            rates.append(theirs / ours)
    floor = "bare SQLite inserts of the same bytes"
    return Figure("durable updates a second, by the desk", floor, 0.5, tuple(rates), at_least=True)


def _opening(place: Path) -> Figure:
    """Compare opening a record with reading, hashing and decoding its rows."""
    record = _recorded(place / "long.parley", islice(entries(LONG // 40, LATER), LONG))

    def opened() -> None:
        with closing(Desk(SqliteStore.open(record))) as desk:
            desk.state()

    floor = "reading, hashing and decoding the same rows"
    ratios = paired(opened, partial(decode, record), OPENING_PAIRS)
    return Figure(f"opening a record of {LONG:,} entries", floor, 2, ratios)


def _recorded(path: Path, made: Iterable[Entry]) -> Path:
    with closing(SqliteStore.create(path)) as store:
        store.append(tuple(made), after=0)
    return path


def recorded_by_desk(desk: Desk, delegations: Iterable[Ref]) -> None:
    """Record that delegations have left, an update for each."""
    for delegation in delegations:
        update = Advance(ref=delegation, trigger="depart", at=TUESDAY, known=CLOCK, source="nrc:2")
        proposal = desk.propose(update)
        if not isinstance(proposal, Proposal):
            raise TypeError(f"{delegation} should be free to leave")
        desk.record(proposal)


def rows_of(record: Path, after: int = 0) -> list[tuple[object, ...]]:
    """Give the rows of a record as they are stored."""
    with closing(sqlite3.connect(record)) as connection:
        question = "SELECT seq, id, body, hash FROM entries WHERE seq > ? ORDER BY seq"
        return connection.execute(question, (after,)).fetchall()


def bare(path: Path) -> sqlite3.Connection:
    """Make a table like that of a record, with nothing around it."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(
        "CREATE TABLE entries (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
        " body TEXT NOT NULL, hash TEXT NOT NULL)"
    )
    return connection


def _insert(connection: sqlite3.Connection, rows: list[tuple[object, ...]]) -> None:
    for row in rows:
        connection.execute("INSERT INTO entries VALUES (?, ?, ?, ?)", row)
