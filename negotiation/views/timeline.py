"""The timeline: day by day what led towards talks and away from them, beside what moved in them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from negotiation.events import ADDED, ADVANCED, Entry
from negotiation.fold.account import Entity
from negotiation.fold.naming import called, called_entity
from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.lifecycle.rows import DENIED, DENIED_ROW, StateRow
from negotiation.lifecycle.ways import table_of
from negotiation.views.days import Day, day_at, days, end_of
from negotiation.views.filters import Choice
from negotiation.views.listing import Listing
from negotiation.views.naming import names_in
from negotiation.views.saying import saying
from negotiation.views.thing import stand_of, thing
from negotiation.views.word import Graded, Word, grades_of, learned, word_of
from negotiation.words.refs import Ref
from negotiation.words.when import EARLIEST, LATEST, Instant, Span

DEVELOPMENTS = "developments"
JUDGEMENTS = "judgements"

JUDGEMENT, DUE = "judgement", "due"
"""The fields that say whether a thing is a judgement, and when it is due."""

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
_TELLING = frozenset({ADDED, ADVANCED})
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
    rows: Listing[Row]
    lanes: Mapping[str, range]
    """The places of the rows in each lane in which there are any."""

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
    days_of_talks = (_day(day, each, state) for day, each in _by_day(state, choice).items())
    return Timeline(tuple(choice.paged(days_of_talks, lambda one: len(one.rows))))


class _Event(NamedTuple):
    """An entry that tells of something, or by which something is due."""

    ref: Ref
    lane: str
    entry: Entry
    when: Span
    due: bool = False

    @property
    def key(self) -> str:
        """What tells it from the others of its day, whatever arrives meanwhile."""
        return f"{self.ref} due" if self.due else str(self.entry.seq)

    @property
    def place(self) -> tuple[object, ...]:
        """Where it stands on its day: what is due comes last in its lane, as it was added."""
        entry = self.entry
        order = () if self.due else (entry.moment, entry.known or EARLIEST, entry.seq)
        return _PLACES[self.lane], self.due, *order


def _by_day(state: State, choice: Choice) -> dict[str, list[_Event]]:
    """Give the days behind the page before, each with what is to be shown of it, as it was added.

    A day is told by the clocks of the zone once, for all that began before its end.
    """
    events = [*_happened(state, choice), *_due(state, choice)]
    first = end_of(choice.last_day, state.zone) if choice.last_day else EARLIEST
    found: dict[str, list[int]] = {}
    end, today = EARLIEST, list[int]()
    for begins, place in sorted((one.when.begins, place) for place, one in enumerate(events)):
        if begins < first or begins in {EARLIEST, LATEST}:
            continue
        if begins >= end:
            day = day_at(begins, state.zone)
            end, today = end_of(day, state.zone), found.setdefault(day, [])
        today.append(place)
    return {day: [events[place] for place in sorted(places)] for day, places in found.items()}


def _told(state: State, choice: Choice) -> Iterator[Ref]:
    """Walk the things that have a place here: of what may be a judgement, only judgements have."""
    for kind in _LANE_OF:
        may_be = JUDGEMENT in registry.model(kind).names()
        for ref in state.refs(kind):
            if (not may_be or state[ref].desk.fields.get(JUDGEMENT) is True) and (
                choice.wants_all or choice.wants(thing(state[ref], state))
            ):
                yield ref


def _happened(state: State, choice: Choice) -> Iterator[_Event]:
    """Walk what came up, and what moved, thing by thing."""
    out = state.out_of_force
    for ref in _told(state, choice):
        lane = _LANE_OF[ref.kind]
        for entry in state.history.entries(ref):
            if (
                entry.type in _TELLING
                and entry.occurred is not None
                and entry.act not in out
                and state.shows(entry)
                and choice.reaches(entry.moment)
                and choice.shows_entry(entry)
            ):
                yield _Event(ref, lane, entry, entry.occurred)


def _due(state: State, choice: Choice) -> Iterator[_Event]:
    """Walk what is due at some time, as it was added."""
    with_due = {kind for kind in _LANE_OF if DUE in registry.model(kind).names()}
    for ref in _told(state, choice):
        desk = state[ref].desk if ref.kind in with_due else None
        due = Span.from_json(desk.fields.get(DUE)) if desk is not None else None
        word = desk.word if desk is not None else None
        if due and word and choice.reaches(due.end) and choice.shows_entry(word):
            yield _Event(ref, _LANE_OF[ref.kind], word, due, due=True)


def _day(day: str, events: Iterable[_Event], state: State) -> DayRow:
    each = sorted(events, key=_place)
    around = {one.ref for one in each if one.lane == DEVELOPMENTS}
    counted = days((state[ref] for ref in around), state.zone)
    sizes = Counter(map(_lane, each))
    ends = accumulate(sizes.values())
    rows = Listing(
        [one.ref for one in each],
        lambda place: _row(each[place], state) if each[place].ref in state else None,
        [one.key for one in each],
    )
    return DayRow(
        next((one for one in counted if one.day == day), Day(day, 0, 0)),
        rows,
        {lane: range(end - sizes[lane], end) for lane, end in zip(sizes, ends, strict=True)},
    )


def _row(event: _Event, state: State) -> Row:
    entity, entry, when, due = state[event.ref], event.entry, event.when, event.due
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


_lane: Callable[[_Event], str] = attrgetter("lane")
_place: Callable[[_Event], tuple[object, ...]] = attrgetter("place")
