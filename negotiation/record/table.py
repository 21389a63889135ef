"""What is asked of the table in which a record's entries stand, whichever database keeps it."""

from collections.abc import Callable, Collection, Iterator
from typing import TypeAlias

from negotiation.events import Entry
from negotiation.record.chain import Row, walk

Ask: TypeAlias = Callable[..., list[Row]]
"""Fetches the rows of one record for which a condition holds; each `?` in it is a value."""

PAGE = 1000
"""How many entries are fetched at once; between two pages no transaction stays open."""

LAST = "TRUE ORDER BY seq DESC LIMIT ?"
BEHIND = "seq > ? ORDER BY seq LIMIT ?"


class Table:
    """The entries of one record, a row each.

    Args:
        ask: fetches rows. What it raises is raised.
        among: the condition that an id is one of those in a value.
    """

    def __init__(self, ask: Ask, among: str) -> None:
        self._ask = ask
        self._among = among
        self.newest: Entry | None = None
        """The entry that was last seen; it is checked once, also where it is the head."""

    def last(self) -> int:
        """Return the seq of the head; 0 if there is none."""
        rows = self._ask(LAST, 1)
        return rows[0][0] if rows else 0

    def head(self) -> Entry | None:
        """Return the last entry; None if there is none."""
        rows = self._ask(LAST, 2)
        if not rows:
            return None
        row, *before = rows
        newest = self.newest
        if newest is None or (newest.seq, newest.hash) != (row[0], row[3]):
            self.newest = _entry(row, before[0][3] if before else "")
        return self.newest

    def find(self, ids: Collection[str]) -> dict[str, Entry]:
        """Return those entries of which an id is given."""
        rows = self._ask(self._among, list(ids))
        return {row[1]: _entry(row, self._hash(row[0] - 1)) for row in rows}

    def read(self, after: int) -> Iterator[Entry]:
        """Give the entries behind `after`, oldest first, checking each."""
        for entry in walk(self.rows(after), after, self._hash(after)):
            self.newest = entry
            yield entry

    def rows(self, after: int = 0) -> Iterator[Row]:
        """Give the rows behind `after`, a page at a time."""
        page = self._ask(BEHIND, after, PAGE)
        yield from page
        while len(page) == PAGE:
            page = self._ask(BEHIND, page[-1][0], PAGE)
            yield from page

    def _hash(self, seq: int) -> str:
        """Return the hash of an entry; empty where there is none, as before the first."""
        rows = self._ask("seq = ?", seq) if seq else []
        return rows[0][3] if rows else ""


def _entry(row: Row, prev: str) -> Entry:
    return next(walk([row], row[0] - 1, prev))
