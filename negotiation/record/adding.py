"""How a record on a server grows: with one question, or while it is held against others."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from negotiation.events import Entry
from negotiation.record.appending import Admitted, Clock, Sent, admit
from negotiation.record.chain import Row
from negotiation.record.line import Line
from negotiation.record.table import Table

if TYPE_CHECKING:
    from negotiation.record.line import Rows

PATIENCE = 5
"""For how many seconds to wait for others to finish recording."""

SILENCE = 3
"""After how many seconds the server puts out a desk that holds a record and says nothing."""

FEW = 20
"""How many entries go with one question at most; more of them go faster by COPY."""

KEY = "hashtextextended('parley:' || %s, 0)"
"""What is locked by whoever appends to a record."""

HOLD = (
    f"SELECT set_config('lock_timeout', '{PATIENCE}s', true),"
    f" set_config('idle_in_transaction_session_timeout', '{SILENCE}s', true),"
    f" pg_advisory_xact_lock({KEY})"
)
"""Keeps others from appending until the transaction ends."""

COPY = "COPY parley.entries (process, seq, id, body, hash) FROM STDIN"

ADD = f"""
INSERT INTO parley.entries (process, seq, id, body, hash)
SELECT %s, added.* FROM (VALUES {{rows}}) AS added
WHERE %s = (SELECT hash FROM parley.entries WHERE process = %s ORDER BY seq DESC LIMIT 1)
AND (SELECT pg_try_advisory_xact_lock({KEY}))
"""  # noqa: S608 - made of constants
"""Adds all of the entries behind the head whose hash is given, or none of them.

None, where that is not the head, or where another desk holds the record or waits for it. Where
others have added to it since the server began to look, the number or the id of an entry is taken.
"""

ROW = "(%s::bigint, %s, %s, %s)"

AMONG = "id = ANY(?)"

ROWS = "SELECT seq, id, body, hash FROM parley.entries WHERE process = %s"
"""Asks for a `Row` of each entry."""


class Believed(NamedTuple):
    """A record of which only the head is known; what else it holds is left to the server."""

    newest: Entry

    def head(self) -> Entry:
        """Return the last entry."""
        return self.newest

    def find(self, ids: Collection[str]) -> Mapping[str, Entry]:  # noqa: ARG002 - as `Held` says
        """Know of none of them."""
        return {}

    def read(self, after: int) -> Iterator[Entry]:  # noqa: ARG002 - as `Held` says
        """Know of nothing behind the head."""
        return iter(())


class Adding:
    """Adds to one record.

    Args:
        process: which of those in the database.
        clock: when entries are recorded.
        line: over which it is asked.
        table: what is known of the record otherwise.
    """

    def __init__(self, process: str, clock: Clock, line: Line, table: Table) -> None:
        self._process = process
        self._clock = clock
        self._line = line
        self._table = table
        self.in_doubt = False
        """Whether only the server knows if what was sent last is there."""

    def add(self, sent: Sent, connection: "Rows") -> Admitted:
        """Add what is sent; what goes wrong at the server is the driver's own error.

        Raises:
            Problem: as `admit` says.
        """
        if self.in_doubt:  # it may be there, and is looked for
            admitted = self._while_held(sent, connection)
        else:
            admitted = self._at_once(sent, connection) or self._while_held(sent, connection)
        if admitted.added:
            self._table.newest = admitted.added[-1].entry
        return admitted

    def _at_once(self, sent: Sent, connection: "Rows") -> Admitted | None:
        """Add a short update behind the entry that was last seen, if nobody was faster."""
        import psycopg

        newest = self._table.newest
        if newest is None or newest.seq != sent.after or not 0 < len(sent.entries) <= FEW:
            return None
        admitted = admit(sent, Believed(newest), self._clock)
        rows = [one.row for one in admitted.added]
        question = ADD.format(rows=", ".join([ROW] * len(rows)))
        process = self._process
        given = (process, *chain.from_iterable(rows), newest.hash, process, process)
        self.in_doubt, added = True, 0  # until it is answered
        try:
            with suppress(psycopg.errors.UniqueViolation):
                added = connection.execute(question, given).rowcount
        except psycopg.Error as error:
            self.in_doubt = self._line.is_cut(error)
            raise
        self.in_doubt = False
        return admitted if added else None

    def _while_held(self, sent: Sent, connection: "Rows") -> Admitted:
        """Add an update, decided again where others were faster, while they wait."""
        held = Table(partial(rows_of, connection, self._process), AMONG)
        held.newest = self._table.newest
        with connection.transaction():
            # Sequences commit out of order: whoever appends to a record holds it meanwhile.
            connection.execute(HOLD, (self._process,))
            self._line.heard()
            admitted = admit(sent, held, self._clock)
            self._line.heard()
            if admitted.added:
                with connection.cursor() as cursor, cursor.copy(COPY) as copy:
                    for sealed in admitted.added:
                        copy.write_row((self._process, *sealed.row))
                        self._line.heard()
                self.in_doubt = True  # until the commit is answered
        self.in_doubt = False
        return admitted


def rows_of(connection: "Rows", process: str, condition: str, *values: object) -> list[Row]:
    """Fetch rows of a process; whatever goes wrong is the driver's own error."""
    question = f"{ROWS} AND {condition.replace('?', '%s')}"
    return connection.execute(question, (process, *values)).fetchall()
