"""What words are understood against: names, and the lifecycles of their kinds."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from copy import copy
from itertools import chain
from typing import ClassVar, Self

from negotiation.events import RETRACTED, Entry
from negotiation.fold.naming import called_entity
from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.lifecycle.rows import Table
from negotiation.lifecycle.table import load
from negotiation.words.problems import Problem, listed, nearest, unknown
from negotiation.words.refs import Ref
from negotiation.words.when import EARLIEST, Instant, Span


class Understanding:
    """A `Context` for the boundary, whatever the names come from.

    Args:
        zone: the zone of a time without one.
        now: what `now` and `-2h` are counted from.
        terms: the scenario's own words, by vocabulary.
    """

    place: ClassVar[str]
    """Where a name is looked for, in a sentence: `this record`."""

    def __init__(self, zone: str, now: Instant, terms: Mapping[str, tuple[str, ...]]) -> None:
        self.zone = zone
        self.now = now
        self.terms = terms
        self.began: Instant | None = None

    @property
    def vantage(self) -> Instant:
        """From where one looks ahead."""
        return self.began or self.now

    def looking_from(self, when: object) -> Self:
        """Understand what is said of things to come as it was meant at a time.

        That is where the time begins; it is now where none is said, or none that is understood,
        which is told where the time itself is due.
        """
        there = copy(self)
        with suppress(Problem):
            span = None if when is None else Span.read(when, self)
            there.began = span.start if span and span.start != EARLIEST else None
        return there

    def has(self, ref: Ref) -> bool:
        """Tell whether there is a thing of this name."""
        raise NotImplementedError

    def slugs(self, kind: str) -> Collection[str]:
        """List the names that there are of a kind."""
        raise NotImplementedError

    def table(self, kind: str) -> Table | None:
        """Return the lifecycle of a kind; None if it has none."""
        raise NotImplementedError

    def called(self, name: str, kinds: Iterable[str]) -> Iterator[Ref]:
        """Walk the things of some kinds that go by a name: their title, or another spelling."""
        raise NotImplementedError

    def act(self, number: str) -> str:
        """Find the act that entry `#12` belongs to.

        Raises:
            Problem: there is no such entry.
        """
        raise NotImplementedError

    def subject(self, number: str) -> Ref:
        """Find what the act that entry `#12` belongs to is about.

        Raises:
            Problem: there is no such entry, or its act is about nothing that is tracked.
        """
        raise NotImplementedError

    def resolve(self, text: str, kinds: tuple[str, ...]) -> Ref:
        """Find what a ref, a bare slug or a name of one of these kinds (any, if empty) means."""
        among = kinds or registry.names()
        kind, stroke, slug = text.partition("/")
        if stroke and kind not in registry.names():
            raise Problem(unknown("kind", kind, registry.names()))
        if stroke and kind not in among:
            raise Problem(f"{text} is a {kind}; a {listed(among)} is due here.")
        looked_in = (kind,) if stroke else among
        found = [ref for one in looked_in if self.has(ref := Ref.of(one, slug if stroke else text))]
        if not found and not stroke:
            found = list(self.called(text, looked_in))
        if len(found) == 1:
            return found[0]
        if found:
            raise Problem(f"'{text}' may be {listed(found)}: say which.")
        raise Problem(self._not_there(text, looked_in, kinds))

    def states(self, kind: str) -> tuple[str, ...]:
        """List the states that things of a kind can be in; none if it has no lifecycle."""
        table = self.table(kind)
        return tuple(table.states) if table else ()

    def triggers(self, kind: str) -> tuple[str, ...]:
        """List the triggers of a kind's lifecycle; none if it has none."""
        table = self.table(kind)
        return table.triggers if table else ()

    def _not_there(self, text: str, among: tuple[str, ...], kinds: tuple[str, ...]) -> str:
        there = {slug: Ref.of(kind, slug) for kind in among for slug in self.slugs(kind)}
        guess = nearest(text.rpartition("/")[2], there)
        if guess:
            return f"'{text}' is not in {self.place}, did you mean {there[guess]}?"
        due = f"; a {listed(kinds)} is due here" if kinds else ""
        return f"'{text}' is not in {self.place}{due}."


class OfRecord(Understanding):
    """Names and tables as a state of a record has them."""

    place = "this record"

    def __init__(self, state: State) -> None:
        super().__init__(state.zone, state.now, state.terms)
        self._state = state

    def has(self, ref: Ref) -> bool:
        """Tell whether there is a thing of this name."""
        return ref in self._state

    def slugs(self, kind: str) -> Collection[str]:
        """List the names that there are of a kind."""
        return {entity.ref.slug for entity in self._state.of_kind(kind)}

    def called(self, name: str, kinds: Iterable[str]) -> Iterator[Ref]:
        """Walk the things of some kinds that go by a name, in large or small letters."""
        wanted = name.casefold()
        for entity in chain.from_iterable(map(self._state.of_kind, kinds)):
            names = (called_entity(self._state, entity), *entity.said.aka)
            if any(one.casefold() == wanted for one in names):
                yield entity.ref

    def table(self, kind: str) -> Table | None:
        """Return the lifecycle of a kind."""
        return load(kind, self._state.own_table(kind))

    def act(self, number: str) -> str:
        """Find the act that entry `#12` belongs to."""
        return self.entry(number).act

    def entry(self, number: str) -> Entry:
        """Find entry `#12`.

        Raises:
            Problem: there is none.
        """
        seq = number.removeprefix("#")
        is_number = seq.isdecimal() and seq.isascii() and len(seq) < 16
        entry = self._state.history.numbered(int(seq)) if is_number else None
        if entry is None:
            raise Problem(f"There is no entry {number} in this record.")
        return entry

    def subject(self, number: str) -> Ref:
        """Find what the act that entry `#12` belongs to is about."""
        about = (one for one in self._state.history.act(self.act(number)) if one.type != RETRACTED)
        subject = next((one.subject for one in about if one.subject), None)
        if subject is None:
            raise Problem(f"{number} is about nothing whose fields could change.")
        return Ref(subject)
