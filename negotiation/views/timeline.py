"""The timeline: day by day what led towards talks and away from them, beside what moved in them."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from heapq import merge
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple, TypeAlias

from negotiation.events import ADDED, ADVANCED, Entry
from negotiation.fold.account import Entity
from negotiation.fold.naming import called, called_entity
from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.lifecycle.rows import DENIED, DENIED_ROW, StateRow
from negotiation.lifecycle.ways import table_of
from negotiation.views.days import Day, day_of, days, end_of
from negotiation.views.filters import Choice
from negotiation.views.naming import names_in
from negotiation.views.saying import saying
from negotiation.views.thing import stand_of, thing
from negotiation.views.word import Graded, Word, grades_of, learned, word_of
from negotiation.words.refs import Ref
from negotiation.words.when import EARLIEST, Instant, Span

DEVELOPMENTS = "developments"
JUDGEMENTS = "judgements"

JUDGEMENT, DUE = "judgement", "due"
"""The fields that say whether a thing is a judgement, and when it is due."""

Wanted: TypeAlias = Callable[[Ref], "Entity | None"]
"""Finds a thing that is to be shown; None for any other."""

LANES = {
    DEVELOPMENTS: ("development",),
    JUDGEMENTS: ("claim",),
    "rounds": ("round",),
    "conditions": ("precondition", "measure"),
    "texts": ("text", "consent"),
    "deadlines": ("deadline",),
}
"""The lanes of what happened, was judged, and moves, with the kinds in each."""

ALL_LANES = tuple(LANES)
"""All lanes, in the order in which they stand on each day."""

_LANE_OF = {kind: lane for lane, kinds in LANES.items() for kind in kinds}
_PLACES = {lane: place for place, lane in enumerate(ALL_LANES)}


class Row(NamedTuple):
    """Something that happened, was judged, moved, or was due."""

    lane: str
    ref: Ref
    says: str
    when: Span
    word: Word
    chain: tuple[Graded, ...]
    """Who says it, and whom each had it from, graded link by link."""
    voice: str = ""
    """Whose word it is; empty for the desk."""
    bearing: str | None = None
    """Of a development: towards talks, away from them, or neither."""
    claimant: str = ""
    """Of a judgement: whose it is."""
    learned: Instant | None = None
    """When the desk knew, if that was on a later day than it happened."""
    to: StateRow | None = None
    """Of what moved: the state that it moved to."""
    due: bool = False
    """Whether this is when something is due, rather than something that happened."""

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            "lane": self.lane,
            "ref": self.ref,
            "says": self.says,
            **self.word.as_json(),
            "at": self.when.edtf,
            "chain": [one.as_json() for one in self.chain],
            "bearing": self.bearing,
            "claimant": self.claimant or None,
            "learned": self.learned,
            "state": self.to.name if self.to else None,
            "due": self.due,
        }


class DayRow(NamedTuple):
    """A day, with the developments that are the desk's counted."""

    day: Day
    rows: tuple[Row, ...]

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {**self.day._asdict(), "rows": [one.as_json() for one in self.rows]}


class Timeline(NamedTuple):
    """All days on which anything is known to have happened."""

    days: tuple[DayRow, ...]

    def as_json(self) -> dict[str, object]:
        """Write them for scripts."""
        return {"days": [one.as_json() for one in self.days]}


def timeline(state: State, choice: Choice) -> Timeline:
    """Show day by day what led towards talks and away from them, and what moved in them.

    What spans several days stands under the first of them; what is not dated is left out.
    """
    days_of_talks = (_day(day, tuple(each), state) for day, each in _by_day(state, choice))
    return Timeline(tuple(choice.paged(days_of_talks, lambda one: len(one.rows))))


class _Event(NamedTuple):
    """An entry that tells of something, or by which something is due."""

    entity: Entity
    entry: Entry
    when: Span
    due: bool = False

    @property
    def lane(self) -> str:
        return _LANE_OF[self.entity.kind]

    @property
    def place(self) -> tuple[object, ...]:
        """Where it stands on its day: what is due comes last in its lane, as it was added."""
        order = () if self.due else (self.entry.moment, self.entry.order.known, self.entry.seq)
        return _PLACES[self.lane], self.due, *order


def _by_day(state: State, choice: Choice) -> Iterator[tuple[str, Iterator[_Event]]]:
    """Walk the days behind the page before, each with what is to be shown of it."""

    @cache
    def wanted(ref: Ref) -> Entity | None:
        entity = state.get(ref)
        shown = entity is not None and _is_told(entity) and choice.wants(thing(entity, state))
        return entity if shown else None

    def dated(events: Iterable[_Event]) -> Iterator[tuple[str, _Event]]:
        each = ((day_of(one.when, state.zone), one) for one in events)
        return ((day, one) for day, one in each if day is not None and day > choice.last_day)

    happened = dated(_happened(wanted, state, choice))
    due = sorted(dated(_due(wanted, state, choice)), key=_first)
    for day, each in groupby(merge(happened, due, key=_first), key=_first):
        yield day, (event for _, event in each)


def _happened(wanted: Wanted, state: State, choice: Choice) -> Iterator[_Event]:
    """Walk what came up, and what moved, by when it began."""
    out, last = state.out_of_force, choice.last_day
    for entry in state.history.calendar.since(end_of(last, state.zone) if last else EARLIEST):
        ref, when = Ref(entry.subject), entry.occurred
        if (
            when is not None
            and entry.type in {ADDED, ADVANCED}
            and ref.kind in _LANE_OF
            and entry.act not in out
            and state.shows(entry)
            and choice.reaches(entry.moment)
            and (entity := wanted(ref)) is not None
            and choice.shows_entry(entry)
        ):
            yield _Event(entity, entry, when)


def _due(wanted: Wanted, state: State, choice: Choice) -> Iterator[_Event]:
    """Walk what is due at some time, as it was added."""
    kinds = (kind for kind in _LANE_OF if DUE in registry.model(kind).names())
    refs = (ref for kind in kinds for ref in state.history.subjects(kind))
    for ref in refs:
        entity = state.get(ref)
        due = Span.from_json(entity.desk.fields.get(DUE)) if entity is not None else None
        word = entity.desk.word if entity is not None else None
        if (
            due is not None
            and word is not None
            and choice.reaches(due.end)
            and (entity := wanted(ref)) is not None
            and choice.shows_entry(word)
        ):
            yield _Event(entity, word, due, due=True)


def _is_told(entity: Entity) -> bool:
    """Tell whether a thing has a place here: of what may be a judgement, only judgements have."""
    may_be = JUDGEMENT in registry.model(entity.kind).names()
    return not may_be or entity.desk.fields.get(JUDGEMENT) is True


def _day(day: str, events: tuple[_Event, ...], state: State) -> DayRow:
    around = {one.entity.ref: one.entity for one in events if one.lane == DEVELOPMENTS}
    counted = (one for one in days(around.values(), state.zone) if one.day == day)
    rows = (_row(one, state) for one in sorted(events, key=_place))
    return DayRow(next(counted, Day(day, 0, 0)), tuple(rows))


def _row(event: _Event, state: State) -> Row:
    entity, entry, when, due = event
    bearing = entity.desk.fields.get("bearing")
    return Row(
        event.lane,
        entity.ref,
        _still_due(entity, state) if due else saying(entry, state),
        when,
        word_of(entry, state),
        grades_of(entry.source, state),
        called(state, entry.according_to) if entry.according_to else "",
        bearing if isinstance(bearing, str) else None,
        names_in(entity, "claimant", state),
        None if due else learned(entry, state.zone),
        None if due else _state_of(entry, state),
        due,
    )


def _still_due(entity: Entity, state: State) -> str:
    """Say that something is due, and what has become of it if anything has."""
    table, stand = table_of(entity.kind, state), stand_of(entity, state)
    moved = stand is not None and table is not None and stand.state != table.initial
    says = f"{called_entity(state, entity)}: due"
    return f"{says}, {stand.label.lower()}" if stand is not None and moved else says


def _state_of(entry: Entry, state: State) -> StateRow | None:
    """Return the state that an entry puts its subject into; None where its kind never moves."""
    table, to = table_of(Ref(entry.subject).kind, state), entry.data.get("to")
    if to == DENIED:
        return DENIED_ROW
    return table.states.get(to) if table is not None and isinstance(to, str) else None


_first: Callable[[tuple[str, _Event]], str] = itemgetter(0)
_place: Callable[[_Event], tuple[object, ...]] = attrgetter("place")
