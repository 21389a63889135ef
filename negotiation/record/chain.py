"""The hash chain, which shows whether a record still says what was once recorded.

The hash of an entry is SHA-256, in hexadecimal, over the UTF-8 bytes of: the hash of the entry
before it (nothing, for the first one), a line feed, and its own text as it is stored. So the hash
of the last entry stands for every byte of all of them. It proves only as much as a copy of it that
is kept elsewhere: whoever can rewrite a record can compute its hashes anew.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple, TypeAlias

from negotiation.events import Entry, decode, encode
from negotiation.record.problems import Untrusted
from negotiation.words.problems import Problem

Row: TypeAlias = tuple[int, str, str, str]
"""An entry as it is stored: its seq, its id, its canonical JSON, which holds both too, its hash."""


class Sealed(NamedTuple):
    """An entry that has its place in the chain, with the text that its hash was computed over."""

    entry: Entry
    body: str

    @property
    def row(self) -> Row:
        """What is to be stored."""
        return self.entry.seq, self.entry.id, self.body, self.entry.hash


class Verdict(NamedTuple):
    """How far a record can be trusted."""

    sound: int
    """How many entries, from the first on, are what was recorded."""
    head: str
    """The hash of the last of them; empty if there is none."""
    fault: str | None = None
    """What is wrong behind them, in a sentence; None if nothing is."""


def link(prev: str, body: str) -> str:
    """Compute the hash of an entry from that of the one before it and its own text."""
    return sha256(f"{prev}\n{body}".encode()).hexdigest()


def seal(entries: Iterable[Entry], head: Entry | None, recorded: str) -> list[Sealed]:
    """Give entries their places behind the head of a record.

    `recorded` is what the clock says. Clocks are set back at times; still no entry is recorded
    before the one that it follows.

    Raises:
        Problem: an entry holds what can't be written as JSON in UTF-8.
    """
    after, prev = 0, ""
    if head is not None:
        after, prev, recorded = head.seq, head.hash, max(head.recorded, recorded)
    sealed = []
    for seq, entry in enumerate(entries, start=after + 1):
        try:
            body = encode(entry, seq=seq, recorded=recorded)
            digest = link(prev, body)
        except ValueError as error:
            raise Problem(
                f"What is said about '{entry.subject}' can't be kept: it holds a character that is"
                " not Unicode, or a number that is not finite."
            ) from error
        if entry.hash:  # it was read from a record, and is what its text says
            stored = entry._replace(seq=seq, recorded=recorded, prev=prev, hash=digest)
        else:
            stored = decode(body, prev, digest)
        sealed.append(Sealed(stored, body))
        prev = digest
    return sealed


def walk(rows: Iterable[Row], after: int = 0, prev: str = "") -> Iterator[Entry]:
    """Read stored entries in their order, each only if it follows from the one before it.

    Args:
        rows: all that stands behind the entry `after`.
        after: the seq of the last entry that is already known.
        prev: its hash.

    Raises:
        Untrusted: a row, the first such one, does not follow.
    """
    for due, (seq, id_, body, digest) in enumerate(rows, start=after + 1):
        if seq != due:
            raise Untrusted(
                f"#{seq} stands where entry #{due} belongs: some were taken out or put in."
            )
        if digest != link(prev, body):
            raise Untrusted(f"Entry #{seq} is not what was recorded: its text or hash was changed.")
        try:
            entry = decode(body, prev, digest)
        except (ValueError, TypeError, RecursionError) as error:
            raise Untrusted(f"Entry #{seq} can't be read: {error}.") from error
        if entry.seq != seq or entry.id != id_:
            raise Untrusted(f"Entry #{seq} is kept under another number or id than its own.")
        yield entry
        prev = digest


def verify(rows: Iterable[Row], head: str | None = None) -> Verdict:
    """Check every row of a record from the first one on.

    What is missing at the end can't be told from what is left. So `head` may be a hash that was
    kept elsewhere, on a report for instance: the entry that had it must still be there.
    """
    sound, last, seen = 0, "", head is None
    try:
        for entry in walk(rows):
            sound, last = entry.seq, entry.hash
            seen = seen or last == head
    except Untrusted as problem:
        return Verdict(sound, last, str(problem))
    if seen:
        return Verdict(sound, last)
    fault = f"No entry has the hash {head}: the end was cut off, or all of it was written anew."
    return Verdict(sound, last, fault)
