"""Copies of a record on a server, in which work goes on while that is away.

A copy is a record in a file of its own, named after the process, the server and the last entry
that it was made behind: up to there it is the server's own chain, entry by entry and hash by hash.
It is deleted when the server has acknowledged all that stands behind.
"""

import re
from collections.abc import Sequence
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from negotiation.events import Entry, beyond
from negotiation.record import Store, file, server
from negotiation.record.merge import Merged, merge
from negotiation.record.problems import CannotOpen, NotRecorded
from negotiation.record.sqlite import SqliteStore, clone

NAMING = ("host", "hostaddr", "port", "dbname", "user", "service")
"""What of an address, in libpq's words, tells one server and its user from others."""

MOST_OF_A_HOST = 24
"""How many characters of its host stand in the name of a copy."""


class Copy(NamedTuple):
    """A copy that is kept."""

    path: Path
    after: int
    """The seq of the last entry that the server had: what stands behind is to be brought there."""

    def kept(self) -> "Kept":
        """Read what is kept in it.

        Raises:
            CannotOpen: the copy is not there any more, or can't be read.
            Untrusted: it is damaged.
        """
        with closing(SqliteStore.open(self.path)) as store:
            return _behind(store, self.after)

    def base(self) -> list[Entry]:
        """Read what the server had.

        Raises:
            CannotOpen: the copy is not there any more, or can't be read.
            Untrusted: it is damaged.
        """
        with closing(SqliteStore.open(self.path)) as store:
            return [one for one in store.read() if one.seq <= self.after]

    def drop(self, kept: "Kept") -> None:
        """Delete the copy, which is all in the record now; not if more is kept in it by then.

        Where it can't be deleted it is brought once more at another time, which adds nothing.
        """
        with suppress(CannotOpen):
            file.remove(self.path, self.after + len(kept.entries))


class Kept(NamedTuple):
    """What stands in a record behind an entry."""

    base: str
    """The hash of that entry, which stands for all before it too; empty before the first one."""
    entries: tuple[Entry, ...]


def copies(folder: Path, where: str) -> tuple[Copy, ...]:
    """Find the copies that are kept of a record on a server, the one that knows most last."""
    try:
        begin = _name(where)
    except CannotOpen:
        return ()
    found = (re.fullmatch(r"(\d+)\.parley", one.name.removeprefix(begin)) for one in _in(folder))
    seqs = sorted(int(one[1]) for one in found if one)
    return tuple(Copy(folder / f"{begin}{seq}.parley", seq) for seq in seqs)


def keep(folder: Path, where: str, entries: Sequence[Entry]) -> Copy:
    """Make a copy of a record on a server, from all that is known of it.

    Another desk of this user may have made it already, behind the same entry: then it is that one.

    Raises:
        CannotOpen: it can't be made.
        NotRecorded: there is one of that name already, of another record.
        Untrusted: an entry can't be written as it was recorded.
    """
    seq, base = (entries[-1].seq, entries[-1].hash) if entries else (0, "")
    copy = Copy(folder / f"{_name(where)}{seq}.parley", seq)
    if not copy.path.exists():
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotOpen(f"{folder} can't be made: {error.strerror}.") from error
        clone(entries, copy.path)
    _require_same(copy.kept().base, base)
    return copy


def hand_over(kept: Kept, copy: Copy, store: Store) -> Merged:
    """Take over into a record what is kept in a copy of it; the copy stays.

    Raises:
        NotRecorded: the record can't take it, or is another one than it was.
        Untrusted: the record is not what was recorded.
    """
    there = _behind(store, copy.after)
    _require_same(kept.base, there.base)
    if (newer := next(filter(beyond, there.entries), None)) is not None:
        raise NotRecorded(
            f"Entry #{newer.seq} on the server {beyond(newer)}. Update Parley, then open it again."
        )
    return merge(store, kept.entries, after=copy.after)


def _behind(store: Store, after: int) -> Kept:
    entries = tuple(store.read(max(after - 1, 0)))
    return Kept(entries[0].hash, entries[1:]) if after and entries else Kept("", entries)


def _require_same(base: str, there: str) -> None:
    """Refuse a copy that does not go on where the record stood."""
    if base != there:
        raise NotRecorded(
            "The record on the server is not the one that was copied: nothing is taken over. Look"
            " what became of it; `parley merge` takes over what the copy holds."
        )


def _name(where: str) -> str:
    """Return how the names of the copies of a record begin.

    Raises:
        CannotOpen: it is no address.
    """
    import psycopg

    at = server.address(where)
    try:
        said = psycopg.conninfo.conninfo_to_dict(at.database)
    except psycopg.Error as error:
        raise CannotOpen(f"{at} is not the address of a record.") from error
    host = next((said[one] for one in ("host", "hostaddr", "service") if said.get(one)), "")
    shown = re.sub(r"[^A-Za-z0-9.]+", "-", str(host)).strip("-.")[:MOST_OF_A_HOST] or "localhost"
    known_by = "\n".join(f"{name}={said.get(name) or ''}" for name in NAMING)
    return f"{at.process}@{shown}-{sha256(known_by.encode()).hexdigest()[:8]}-after-"


def _in(folder: Path) -> list[Path]:
    return list(folder.glob("*.parley"))
