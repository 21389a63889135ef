"""Which things are wanted: by kind, party, round, state, tag, words, time, and who may see them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from negotiation.events import Entry, Json
from negotiation.fold.account import Entity
from negotiation.fold.history import texts_in
from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.kinds.base.plain import holds
from negotiation.views.listing import Listing
from negotiation.views.marking import marking
from negotiation.views.thing import Thing, thing
from negotiation.views.word import Word
from negotiation.words.handling import at_most, narrowest
from negotiation.words.refs import Ref
from negotiation.words.when import Instant


class Filters(NamedTuple):
    """What is wanted; None wants all."""

    kind: str | None = None
    party: Ref | None = None
    round: Ref | None = None
    state: str | None = None
    tag: str | None = None
    since: Instant | None = None
    handling: str | None = None
    """The highest marking that may be shown; what is not marked may always be."""
    find: str | None = None
    """Words that its title, another spelling of it or its ref must hold, in any order."""


Row = TypeVar("Row")


class Page(NamedTuple):
    """As much of a view as is shown at once; by itself, all of it."""

    after: str = ""
    """The ref of the last thing that the page before it lists, or the last of its days."""
    most: int | None = None
    """How many rows there are on it. What belongs together is not torn apart for it."""


class Choice:
    """Chooses the things that are wanted, and counts those that it leaves out for their handling.

    A view asks `wants` of what it lists, and `shows` of what belongs to that. What it lists it
    takes from `listed` and hands to `paged`, so that nothing is worked out for other pages.
    """

    def __init__(self, wanted: Filters | None = None, page: Page | None = None) -> None:
        self._wanted = wanted or Filters()
        self._withheld: set[str] = set()
        self._markings: set[str] = set()
        self._after = (page or Page()).after
        self._left = (page or Page()).most

    @property
    def withheld(self) -> int:
        """How many things and entries were left out for their handling, each counted once."""
        return len(self._withheld)

    @property
    def marking(self) -> str | None:
        """The narrowest marking of what was let through a ceiling; None, if none of it has any."""
        return narrowest(self._markings)

    @property
    def find(self) -> str | None:
        """The words that are looked for."""
        return self._wanted.find

    @property
    def ceiling(self) -> str | None:
        """The highest marking that may be shown; None, if nothing is said of it."""
        return self._wanted.handling

    @property
    def wants_all(self) -> bool:
        """Whether nothing is asked for, and everything may be shown."""
        return self._wanted == Filters()

    @property
    def only_by_words(self) -> bool:
        """Whether nothing is asked for but words, if that."""
        return self._wanted._replace(find=None) == Filters()

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked for by a filter: then what is over may be meant too."""
        return self._wanted._replace(handling=None) != Filters()

    def listed(self, state: State, *kinds: str) -> Iterator[Entity]:
        """Walk the things of some kinds, as they were added, from where the page begins."""
        last = Ref(self._after)
        for kind in kinds:
            refs = state.history.subjects(kind)
            if last.kind == kind:
                refs = refs[refs.index(last) + 1 :]
            elif last and _place(kind) < _place(last.kind):
                continue
            yield from (entity for ref in refs if (entity := state.get(ref)) is not None)

    def listing(
        self, state: State, kinds: Sequence[str], make: Callable[[Entity], Row | None]
    ) -> Listing[Row]:
        """List the things of some kinds as rows; `make` gives none for what is not wanted.

        Where everything is wanted, each row is worked out when somebody looks at it.
        """
        if self.wants_all and self._after == "" and self._left is None:
            refs = [ref for kind in kinds for ref in state.refs(kind)]
            return Listing(refs, lambda place: _made(state.get(refs[place]), make))
        rows = ((one.ref, row) for one in self.listed(state, *kinds) if (row := make(one)))
        found = tuple(self.paged(rows))
        return Listing([ref for ref, _ in found], lambda place: found[place][1])

    def behind(self, entities: Sequence[Entity]) -> Sequence[Entity]:
        """Leave out what stands on the pages before, of things that have an order of their own."""
        last = (place for place, one in enumerate(entities, 1) if one.ref == self._after)
        return entities[next(last, 0) :]

    @property
    def last_day(self) -> str:
        """The last day of the page before; empty for the first page."""
        return self._after

    def paged(self, rows: Iterable[Row], size: Callable[[Row], int] = lambda _: 1) -> Iterator[Row]:
        """Take rows until the page is full; one that has others under it may count as several."""
        for row in rows if self._left != 0 else ():
            yield row
            if self._left is not None:
                self._left = max(0, self._left - size(row))
                if not self._left:
                    return

    def wants(self, thing: Thing, *parts: Thing) -> bool:
        """Tell whether a thing is wanted, and may be shown.

        Its parts may name a party or a round, go by the words, or have been heard of in its stead,
        if they may be shown themselves.
        """
        seen = [one for one in parts if may_show(one.handling, self._wanted.handling)]
        return _matches(thing, self._wanted, [thing, *seen]) and self.shows(thing)

    def shows(self, thing: Thing) -> bool:
        """Tell whether a thing may be shown, wanted or not."""
        return self._shows(thing.handling, thing.ref)

    def names(self, ref: Ref, state: State) -> bool:
        """Tell whether a thing may be named beside others."""
        entity = state.get(ref)
        if entity is None or self._wanted.handling is None:
            return True
        return self._shows(marking(entity, state), ref)

    def as_far_as_shown(self, one: Thing, state: State) -> Thing:
        """Show a thing without what may not be told beside it: in its fields, gates or accounts."""
        if self._wanted.handling is None:
            return one
        fields = {name: self._named_in(value, state) for name, value in one.fields.items()}
        return one._replace(
            gates={ref: how for ref, how in one.gates.items() if self.names(ref, state)},
            fields={name: value for name, value in fields.items() if value is not None},
            voices=tuple(voice for voice in one.voices if self.tells_word(voice.word, state)),
        )

    def tells_word(self, word: Word | None, state: State) -> bool:
        """Tell whether the last word of an account may be told."""
        if self._wanted.handling is None:
            return True
        entry = state.history.numbered(word.seq) if word is not None else None
        return entry is None or self.tells(entry, state)

    def _named_in(self, value: Json, state: State) -> Json:
        """Leave out of a value what may not be named; None, if that is what it is about."""
        match value:
            case str():
                return value if self.names(Ref(value), state) else None
            case list():
                each = (self._named_in(one, state) for one in value)
                return [one for one in each if one is not None]
            case dict():
                each = (self._named_in(one, state) for one in value.values() if one is not None)
                return None if any(one is None for one in each) else value
        return value

    def shows_entry(self, entry: Entry) -> bool:
        """Tell whether an entry about something that is shown may be shown too."""
        return self._shows(entry.handling, entry.id)

    def _shows(self, handling: str | None, name: str) -> bool:
        shows = may_show(handling, self._wanted.handling)
        if not shows:
            self._withheld.add(name)
        elif handling is not None:
            self._markings.add(handling)
        return shows

    def wants_entry(self, entry: Entry, state: State) -> bool:
        """Tell whether an entry is wanted, whatever its words, and may be shown.

        It has to have its moment in time and may have the tag itself; for all else what it is about
        counts.
        """
        wanted = self._wanted._replace(find=None, since=None, handling=None)
        if wanted.tag in entry.tags:
            wanted = wanted._replace(tag=None)
        about = dict.fromkeys(Ref(one.subject) for one in state.history.about(entry))
        return (
            self.reaches(entry.moment)
            and (wanted == Filters() or any(_is_wanted(ref, wanted, state) for ref in about))
            and all(self.names(ref, state) for ref in about)
            and self.tells(entry, state)
        )

    def tells(self, entry: Entry, state: State) -> bool:
        """Tell whether an entry may be told in full: it, and all that it names, may be shown."""
        if self._wanted.handling is None:
            return True
        named = (*texts_in(entry.data), *entry.because, entry.actor, entry.according_to)
        return self.shows_entry(entry) and all(self.names(Ref(one), state) for one in named if one)

    def reaches(self, moment: Instant) -> bool:
        """Tell whether a moment is not before those that are wanted."""
        return self._wanted.since is None or moment >= self._wanted.since


def _made(entity: Entity | None, make: Callable[[Entity], Row | None]) -> Row | None:
    return None if entity is None else make(entity)


def _place(kind: str) -> int:
    """Tell where the things of a kind stand among those of others."""
    return registry.model(kind).place_in_lists if kind in registry.names() else 0


def may_show(handling: str | None, ceiling: str | None) -> bool:
    """Tell whether something with this marking may be shown under a ceiling."""
    return handling is None or ceiling is None or at_most(handling, ceiling)


def found_by(words: str, *spellings: str) -> bool:
    """Tell whether all of some words stand in any of the spellings of a name, large or small."""
    text = " ".join(spellings).casefold()
    return all(word in text for word in words.casefold().split())


def _matches(one: Thing, wanted: Filters, named: Sequence[Thing]) -> bool:
    """Tell whether a thing is wanted, for itself or for one of those `named` with it."""
    tags = one.fields.get("tags")
    return (
        (wanted.kind is None or one.ref.kind == wanted.kind)
        and (wanted.state is None or (one.stand is not None and one.stand.state == wanted.state))
        and (wanted.tag is None or (isinstance(tags, list) and wanted.tag in tags))
        and (wanted.party is None or any(_names(each, wanted.party) for each in named))
        and (wanted.round is None or any(_names(each, wanted.round) for each in named))
        and (wanted.since is None or any(_heard_of(each, wanted.since) for each in named))
        and (wanted.find is None or any(_goes_by(each, wanted.find) for each in named))
    )


def _is_wanted(ref: Ref, wanted: Filters, state: State) -> bool:
    entity = state.get(ref)
    seen = None if entity is None else thing(entity, state)
    return seen is not None and _matches(seen, wanted, [seen])


def _heard_of(one: Thing, since: Instant) -> bool:
    return one.word is not None and one.word.moment >= since


def _goes_by(one: Thing, words: str) -> bool:
    return found_by(words, one.title, one.ref, *_spellings(one))


def _spellings(one: Thing) -> tuple[str, ...]:
    aka = one.fields.get("aka")
    return tuple(map(str, aka)) if isinstance(aka, list) else ()


def _names(one: Thing, ref: Ref) -> bool:
    """Tell whether a thing is this one, or has it in one of its fields."""
    return one.ref == ref or any(holds(value, ref) for value in one.fields.values())
