"""The words that entries can be found by."""

from collections.abc import Iterator, Sequence
from weakref import WeakKeyDictionary

from negotiation.events import ADDED, AMENDED, RETRACTED, Entry
from negotiation.fold.history import History
from negotiation.fold.naming import called, called_entity
from negotiation.fold.state import State
from negotiation.views.saying import saying
from negotiation.words.refs import Ref

_KEPT: WeakKeyDictionary[History, list[str]] = WeakKeyDictionary()
"""The words of each entry of a history as it stands now: to look through them is quick, to put them
together is not, and whoever types a filter does both with every key."""


def found_in(entries: Sequence[Entry], words: str, state: State) -> Sequence[Entry]:
    """Choose the entries that hold all of some words, in any order and large or small.

    They may stand in what an entry says, its remark, its quotation, its reason, its source, who
    recorded it and whose account it is, or in the names of what it is about.
    """
    wanted = words.casefold().split()
    is_all = entries is state.history.all and state.as_of is None and state.known_at is None
    texts = _of_all(state) if is_all else (words_of(one, state) for one in entries)
    return [
        one
        for one, text in zip(entries, texts, strict=True)
        if all(word in text for word in wanted)
    ]


def words_of(entry: Entry, state: State) -> str:
    """Join the words that an entry can be found by, in small letters."""
    return "\n".join(filter(None, _spoken(entry, state))).casefold()


def _spoken(entry: Entry, state: State) -> Iterator[str | None]:
    yield from (saying(entry, state), entry.note, entry.quote, entry.source, entry.operator)
    reason = entry.data.get("despite")
    yield reason if isinstance(reason, str) else None
    yield called(state, entry.according_to) if entry.according_to else None
    for ref in dict.fromkeys(Ref(one.subject) for one in state.history.about(entry)):
        yield ref
        if (entity := state.get(ref)) is not None:
            yield called_entity(state, entity)
            yield from entity.said.aka


def _of_all(state: State) -> Sequence[str]:
    texts = _KEPT.setdefault(state.history, [])
    fresh = state.history.after(state.history.all[len(texts) - 1].seq) if texts else ()
    if any(_may_rename(one, state.history) for one in fresh):
        texts.clear()
    texts += [words_of(one, state) for one in state.history.all[len(texts) :]]
    return texts


def _may_rename(entry: Entry, history: History) -> bool:
    """Tell whether what was said before may read differently by an entry."""
    return entry.type in {AMENDED, RETRACTED} or (
        entry.type == ADDED and bool(history.mentioning(entry.subject))
    )
