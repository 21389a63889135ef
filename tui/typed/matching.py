"""Finding things by any letters of their names, the likeliest first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from negotiation.fold.account import Entity
from negotiation.fold.naming import called_entity
from negotiation.fold.state import State
from negotiation.words.refs import Ref


class Candidate(NamedTuple):
    """Something to choose."""

    key: str
    """What it is by: a ref, a word, the name of a kind."""
    title: str
    note: str = ""
    """What is said beside it."""
    spellings: str = ""
    """Other names to find it by, in small letters, between line breaks."""

    @classmethod
    def of(cls, key: str, title: str, note: str = "", *others: str) -> "Candidate":
        """Make a candidate that is found by its title, its key and others of its names."""
        return cls(key, title, note, "\n".join((title, key, *others)).casefold())


Ranked: TypeAlias = tuple[int, int, int, Candidate]
"""A candidate behind how far its names are from the words, the likeliest the least."""


def matching(words: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """List those that all of the words fit, in any order, the likeliest first.

    A word fits where it stands in a name, or where its letters do one after the other.
    """
    return [one for *_, one in sorted(ranked(words, candidates))]


def ranked(words: str, candidates: Iterable[Candidate], first: int = 0) -> Iterator[Ranked]:
    """Walk those that all of the words fit, for who puts them in order.

    Args:
        words: what is typed; where it is nothing, all fit, in the order in which they come.
        candidates: what there is.
        first: the number of the first of them.
    """
    wanted = words.casefold().split()
    for number, one in enumerate(candidates, first):
        distance = 0
        for word in wanted:
            at = one.spellings.find(word)
            if at < 0 and not _is_in_order(word, one.spellings):
                break
            distance += _distance(one.spellings, at)
        else:
            yield distance, len(one.title) if wanted else 0, number, one


def _is_in_order(word: str, spellings: str) -> bool:
    """Tell whether the letters of a word stand one after the other in one of the names."""
    return any(_is_within(word, name) for name in spellings.split("\n"))


def _is_within(word: str, name: str) -> bool:
    at = -1
    return all((at := name.find(letter, at + 1)) >= 0 for letter in word)


def _distance(text: str, at: int) -> int:
    """Tell how far a word is from beginning a name: it begins one, a word of it, or neither."""
    if at < 0:
        return 9
    before = text[at - 1 : at]
    return 0 if at == 0 else 1 if before in "\n/" else 3 if not before.isalnum() else 5


def named(state: State, entity: Entity) -> Candidate:
    """Offer a thing, by what it is called, its ref, its slug and its other names."""
    ref, said = entity.ref, entity.said
    return Candidate.of(ref, called_entity(state, entity), ref, ref.slug, *said.aka)


class Names:
    """What can be named in a record, looked up once for as long as somebody types."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._by_kind: dict[str, Sequence[Candidate]] = {}
        self._refs: dict[tuple[str, ...], dict[str, Ref | None]] = {}

    def candidates(self, kinds: tuple[str, ...]) -> list[Candidate]:
        """List the things of some kinds, of any if none is named."""
        return [one for kind in self._among(kinds) for one in self._of_kind(kind)]

    def find(self, text: str, kinds: tuple[str, ...]) -> Ref | None:
        """Return what a ref, a slug or a name means; None if it means nothing, or several things.

        What is `#12` is an entry, and stands as it is.
        """
        if text.startswith("#"):
            return Ref(text)
        if (ref := Ref(text)) in self._state and ref.kind in self._among(kinds):
            return ref
        return self._index(kinds).get(text.casefold())

    def brief(self, ref: Ref, kinds: tuple[str, ...]) -> str:
        """Write a ref as it is typed: its slug, where that says which is meant."""
        return ref.slug if self.find(ref.slug, kinds) == ref else str(ref)

    def title(self, ref: Ref) -> str:
        """Return what a thing is called; empty if it is not there."""
        entity = self._state.get(ref)
        return called_entity(self._state, entity) if entity is not None else ""

    def _among(self, kinds: tuple[str, ...]) -> tuple[str, ...]:
        return kinds or self._state.history.kinds()

    def _of_kind(self, kind: str) -> Sequence[Candidate]:
        if kind not in self._by_kind:
            self._by_kind[kind] = [named(self._state, one) for one in self._state.of_kind(kind)]
        return self._by_kind[kind]

    def _index(self, kinds: tuple[str, ...]) -> dict[str, Ref | None]:
        """Find refs by slug, and by the other names where no slug is meant."""
        index = self._refs.get(kinds)
        if index is None:
            index = self._refs[kinds] = {}
            each = [(Ref(one.key), one.spellings.split("\n")) for one in self.candidates(kinds)]
            for names in ([ref.slug] for ref, _ in each), (others for _, others in each):
                taken: dict[str, Ref | None] = {}
                for (ref, _), spelt in zip(each, names, strict=True):
                    for name in set(spelt):
                        taken[name] = ref if taken.get(name, ref) == ref else None
                for name, found in taken.items():
                    index.setdefault(name, found)
        return index
