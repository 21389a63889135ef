"""Adding to a record on a server with one question, which is answered where nobody was faster."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from negotiation.events import Entry
from negotiation.record.appending import Admitted, Clock, Sent, admit

if TYPE_CHECKING:
    from negotiation.record.line import Rows

FEW = 100
"""How many entries are sent with one question at most; more of them go faster by COPY."""

ADD = """
INSERT INTO parley.entries (process, seq, id, body, hash)
SELECT %(process)s, added.*
FROM unnest(%(seqs)b::bigint[], %(ids)b::text[], %(bodies)b::text[], %(hashes)b::text[]) AS added
WHERE %(head)s = (
    SELECT hash FROM parley.entries WHERE process = %(process)s ORDER BY seq DESC LIMIT 1
) AND (SELECT pg_try_advisory_xact_lock(hashtextextended('parley:' || %(process)s, 0)))
"""
"""Adds all of the entries behind the head whose hash is given, or none of them.

None, where that is not the head, or where another desk holds the record or waits for it. Where one
of them has been added since the server began to look, the number or the id of an entry is taken.
"""


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


def added_at_once(
    sent: Sent, newest: Entry | None, process: str, clock: Clock, connection: "Rows"
) -> Admitted | None:
    """Add what is sent, if it is little, behind the entry that was last seen, if it is the head.

    Returns:
        What was added; None if nothing was, and it has to be looked up why.

    Raises:
        Problem: as `admit` says.
    """
    import psycopg

    if newest is None or newest.seq != sent.after or not 0 < len(sent.entries) <= FEW:
        return None
    admitted = admit(sent, Believed(newest), clock)
    seqs, ids, bodies, hashes = map(list, zip(*(one.row for one in admitted.added), strict=True))
    given = {"seqs": seqs, "ids": ids, "bodies": bodies, "hashes": hashes}
    try:
        found = connection.execute(ADD, given | {"process": process, "head": newest.hash})
    except psycopg.errors.UniqueViolation:
        return None
    return admitted if found.rowcount else None
