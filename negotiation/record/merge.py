"""Uniting records that grew apart: every entry of one that the other lacks is taken over.

Entries keep their ids and the place that they got where they were first written, and what they
come to depends on nothing else. So any two records that hold the same entries come to the same
state, in whatever order and however often they were merged.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

from negotiation.events import Entry, carried
from negotiation.record import Store
from negotiation.record.appending import require_same
from negotiation.record.collector import collector_paused

BATCH = 10_000
"""How many acts are taken over in one transaction: others get their turn in between."""


class Merged(NamedTuple):
    """What a merge has taken over, and what both sides have had a word on since they grew apart."""

    taken: tuple[Entry, ...]
    """As they are stored now."""
    both: tuple[str, ...]
    """The subjects on which either side has entries that the other lacked, in order."""


Progress: TypeAlias = Callable[[int, int], object]
"""Is told how many entries have been taken over, of how many."""


def merge(
    store: Store,
    theirs: Iterable[Entry],
    progress: Progress = lambda _done, _of: None,
    after: int = 0,
) -> Merged:
    """Take over what another record holds and this one lacks, act by act.

    Merging again takes nothing over, so one that was broken off goes on where it was.

    Args:
        store: this record.
        theirs: the entries of the other one.
        progress: is told after each batch.
        after: the last entry up to which both are known to be the same; `theirs` are behind it.

    Raises:
        NotRecorded: this record can't keep it; what was taken over before that stays.
        Untrusted: either record is not what was recorded.
        Problem: the two hold different entries of one id.
    """
    with collector_paused():
        return _merged(store, theirs, progress, after)


def _merged(store: Store, theirs: Iterable[Entry], progress: Progress, after: int) -> Merged:
    there = {one.id: one for one in theirs}
    here = {one.id: one for one in store.read(after)}
    for id_, one in there.items():
        if id_ in here:
            require_same(carried(one), here[id_])
    lacking_here = [carried(one) for id_, one in there.items() if id_ not in here]
    lacking_there = [one for id_, one in here.items() if id_ not in there]
    changed_there = {one.subject for one in lacking_here if one.subject}
    both = dict.fromkeys(one.subject for one in lacking_there if one.subject in changed_there)
    taken: list[Entry] = []
    for batch in _batches(lacking_here):
        head = after + len(here) + len(taken)
        taken += store.append(batch, head, partial(_wherever_the_head_is, batch))
        progress(len(taken), len(lacking_here))
    return Merged(tuple(taken), tuple(both))


def _wherever_the_head_is(entries: Sequence[Entry], _others: Iterator[Entry]) -> Sequence[Entry]:
    return entries


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
