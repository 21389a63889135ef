"""Which things are wanted: by kind, party, round, state, tag, words, time, and who may see them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from negotiation.events import Entry, Json
from negotiation.views.thing import Thing
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
        self.withheld = 0

    def wants(self, thing: Thing) -> bool:
        """Tell whether a thing is wanted, and may be shown."""
        return _matches(thing, self._wanted) and self.shows(thing)

    def shows(self, thing: Thing) -> bool:
        """Tell whether a thing may be shown, wanted or not."""
        shows = may_show(thing.handling, self._wanted.handling)
        self.withheld += not shows
        return shows

    def tells(self, entry: Entry) -> bool:
        """Tell whether an entry about such a thing may be shown, by its own marking."""
        shows = may_show(entry.handling, self._wanted.handling)
        self.withheld += not shows
        return shows

    def reaches(self, moment: Instant) -> bool:
        """Tell whether a moment is not before those that are wanted."""
        return self._wanted.since is None or moment >= self._wanted.since


class Found(NamedTuple):
    """What was found, and how many were left out for their handling."""

    things: tuple[Thing, ...]
    withheld: int


def matching(things: Iterable[Thing], wanted: Filters) -> Found:
    """Choose the things that are wanted."""
    choice = Choice(wanted)
    return Found(tuple(one for one in things if choice.wants(one)), choice.withheld)


def may_show(handling: str | None, ceiling: str | None) -> bool:
    """Tell whether something with this marking may be shown under a ceiling."""
    return handling is None or ceiling is None or at_most(handling, ceiling)


def found_by(words: str, *spellings: str) -> bool:
    """Tell whether all of some words stand in any of the spellings of a name, large or small."""
    text = " ".join(spellings).casefold()
    return all(word in text for word in words.casefold().split())


def _matches(one: Thing, wanted: Filters) -> bool:
    tags = one.fields.get("tags")
    return (
        (wanted.kind is None or one.ref.kind == wanted.kind)
        and (wanted.party is None or _names(one, wanted.party))
        and (wanted.round is None or _names(one, wanted.round))
        and (wanted.state is None or (one.stand is not None and one.stand.state == wanted.state))
        and (wanted.tag is None or (isinstance(tags, list) and wanted.tag in tags))
        and (wanted.since is None or (one.word is not None and one.word.moment >= wanted.since))
        and (wanted.find is None or found_by(wanted.find, one.title, one.ref, *_spellings(one)))
    )


def _spellings(one: Thing) -> tuple[str, ...]:
    aka = one.fields.get("aka")
    return tuple(map(str, aka)) if isinstance(aka, list) else ()


def _names(one: Thing, ref: Ref) -> bool:
    """Tell whether a thing is this one, or has it in one of its fields."""
    return one.ref == ref or any(_holds(value, ref) for value in one.fields.values())


def _holds(value: Json, ref: Ref) -> bool:
    match value:
        case str():
            return value == ref
        case list():
            return any(_holds(part, ref) for part in value)
        case dict():
            fields: Mapping[str, Json] = value
            return any(_holds(part, ref) for part in fields.values())
    return False
