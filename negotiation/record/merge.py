"""Uniting records that grew apart: every entry of one that the other lacks is taken over.

Entries keep their ids and the place that they got where they were first written, and what they
come to depends on nothing else. So any two records that hold the same entries come to the same
state, in whatever order and however often they were merged.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from negotiation.events import Entry, carried
from negotiation.record import Store
from negotiation.record.problems import Conflict

BATCH = 500
"""How many acts are taken over in one transaction: others get their turn in between."""


class Merged(NamedTuple):
    """What a merge has taken over, and what both sides have had a word on since they grew apart."""

    taken: tuple[Entry, ...]
    """As they are stored now."""
    both: tuple[str, ...]
    """The subjects on which either side has entries that the other lacked, in order."""


def merge(store: Store, theirs: Iterable[Entry], after: int = 0) -> Merged:
    """Take over what another record holds and this one lacks, act by act.

    Merging again takes nothing over. Where others record meanwhile, what is left is tried again.

    Args:
        store: this record.
        theirs: the entries of the other one.
        after: the last entry up to which both are known to be the same; `theirs` are behind it.

    Raises:
        NotRecorded: this record can't keep it; what was taken over before that stays.
        Untrusted: either record is not what was recorded.
        Problem: the two hold different entries of one id.
    """
    other = list(theirs)
    here = list(store.read(after))
    lacking_here, lacking_there = _lacking(other, here), _lacking(here, other)
    changed_there = {one.subject for one in lacking_here if one.subject}
    both = dict.fromkeys(one.subject for one in lacking_there if one.subject in changed_there)
    # An entry of the same id that says something else is a fault of one of the records: sending
    # what both hold lets the store compare them.
    unheld = {one.id for one in lacking_here}
    store.append([carried(one) for one in other if one.id not in unheld], after=0)
    head = here[-1].seq if here else after
    taken: list[Entry] = []
    for batch in _batches(lacking_here):
        stored, head = _append(store, batch, head)
        taken += stored
    return Merged(tuple(taken), tuple(both))


def _append(store: Store, entries: Sequence[Entry], head: int) -> tuple[Sequence[Entry], int]:
    while True:
        try:
            stored = store.append(entries, after=head)
        except Conflict as conflict:
            head = conflict.head
        else:
            return stored, max(head, *(one.seq for one in stored))


def _lacking(entries: Iterable[Entry], record: Iterable[Entry]) -> list[Entry]:
    held = {one.id for one in record}
    return [carried(one) for one in entries if one.id not in held]


def _batches(entries: Sequence[Entry]) -> Iterable[Sequence[Entry]]:
    """Cut entries into batches, none of which parts an act."""
    batch: list[Entry] = []
    acts: dict[str, None] = {}
    for entry in entries:
        if entry.act not in acts and len(acts) == BATCH:
            yield batch
            batch, acts = [], {}
        acts[entry.act] = None
        batch.append(entry)
    if batch:
        yield batch
