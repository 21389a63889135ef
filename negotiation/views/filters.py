"""Which things are wanted: by kind, party, round, state, tag, words, time, and who may see them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from negotiation.events import Entry
from negotiation.fold.state import State
from negotiation.kinds.base.plain import holds
from negotiation.views.thing import Thing, thing
from negotiation.words.handling import at_most
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


class Choice:
    """Chooses the things that are wanted, and counts those that it leaves out for their handling.

    A view asks `wants` of what it lists, and `shows` of what belongs to that.
    """

    def __init__(self, wanted: Filters | None = None) -> None:
        self._wanted = wanted or Filters()
        self._withheld: set[str] = set()

    @property
    def withheld(self) -> int:
        """How many things and entries were left out for their handling, each counted once."""
        return len(self._withheld)

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked for by a filter: then what is over may be meant too."""
        return self._wanted._replace(handling=None) != Filters()

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
        return entity is None or self._shows(entity.said.handling, ref)

    def shows_entry(self, entry: Entry) -> bool:
        """Tell whether an entry about something that is shown may be shown too."""
        return self._shows(entry.handling, entry.id)

    def _shows(self, handling: str | None, name: str) -> bool:
        shows = may_show(handling, self._wanted.handling)
        if not shows:
            self._withheld.add(name)
        return shows

    def wants_entry(self, entry: Entry, words: Iterable[str], state: State) -> bool:
        """Tell whether an entry is wanted, and may be shown.

        It may be found by its own words and tags, and has to have its moment in time; for all else
        what it is about counts.
        """
        about = (state.get(Ref(one.subject)) for one in state.history.about(entry))
        things = [thing(one, state) for one in about if one is not None]
        wanted = self._wanted
        if wanted.find is not None and found_by(wanted.find, *words):
            wanted = wanted._replace(find=None)
        if wanted.tag in entry.tags:
            wanted = wanted._replace(tag=None)
        wanted = wanted._replace(since=None)
        matches = wanted._replace(handling=None) == Filters() or any(
            _matches(one, wanted, [one]) for one in things
        )
        return (
            matches
            and self.reaches(entry.order.moment)
            and self.shows_entry(entry)
            and all(self.shows(one) for one in things)
        )

    def reaches(self, moment: Instant) -> bool:
        """Tell whether a moment is not before those that are wanted."""
        return self._wanted.since is None or moment >= self._wanted.since


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
