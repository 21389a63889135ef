"""The timeline: day by day what led towards talks and away from them, beside what moved in them."""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import NamedTuple

from negotiation.events import ADDED, ADVANCED, Entry
from negotiation.fold.account import Entity
from negotiation.fold.naming import called, called_entity
from negotiation.fold.state import State
from negotiation.lifecycle.rows import DENIED, DENIED_ROW, StateRow
from negotiation.lifecycle.ways import table_of
from negotiation.views.days import Day, day_of, days
from negotiation.views.filters import Choice
from negotiation.views.naming import names_in
from negotiation.views.saying import saying
from negotiation.views.thing import stand_of, thing
from negotiation.views.word import Graded, Word, grades_of, learned, word_of
from negotiation.words.refs import Ref
from negotiation.words.when import Instant, Span

DEVELOPMENTS = "developments"
JUDGEMENTS = "judgements"

LANES = {
    "rounds": ("round",),
    "conditions": ("precondition", "measure"),
    "texts": ("text", "consent"),
    "deadlines": ("deadline",),
}
"""The lanes of what moves, with the kinds in each."""

ALL_LANES = (DEVELOPMENTS, JUDGEMENTS, *LANES)
"""All lanes, in the order in which they stand on each day."""


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
    happened = list(_happened(state, choice))
    rows = chain(happened, _judged(state, choice), _moved(state, choice))
    shown = {row.ref for row in happened}
    developments = (one for one in state.of_kind("development") if one.ref in shown)
    counted = {one.day: one for one in days(developments, state.zone)}
    dated = [(day, row) for row in rows if (day := day_of(row.when, state.zone)) is not None]
    dated.sort(key=lambda one: one[0])
    return Timeline(
        tuple(
            DayRow(counted.get(day, Day(day, 0, 0)), tuple(row for _, row in each))
            for day, each in groupby(dated, key=lambda one: one[0])
        )
    )


def _happened(state: State, choice: Choice) -> Iterator[Row]:
    wanted = _wanted(state.of_kind("development"), state, choice)
    for row in _moves(DEVELOPMENTS, wanted, state, choice):
        bearing = state[row.ref].desk.fields.get("bearing")
        yield row._replace(bearing=bearing if isinstance(bearing, str) else None)


def _judged(state: State, choice: Choice) -> Iterator[Row]:
    signed = (one for one in state.of_kind("claim") if one.desk.fields.get("judgement") is True)
    for row in _moves(JUDGEMENTS, _wanted(signed, state, choice), state, choice):
        yield row._replace(claimant=names_in(state[row.ref], "claimant", state))


def _moved(state: State, choice: Choice) -> Iterator[Row]:
    for lane, kinds in LANES.items():
        each = (entity for kind in kinds for entity in state.of_kind(kind))
        wanted = list(_wanted(each, state, choice))
        yield from _moves(lane, wanted, state, choice)
        yield from _due(lane, wanted, state, choice)


def _wanted(entities: Iterable[Entity], state: State, choice: Choice) -> Iterator[Entity]:
    return (one for one in entities if choice.wants(thing(one, state)))


def _moves(lane: str, entities: Iterable[Entity], state: State, choice: Choice) -> Iterator[Row]:
    """Show when things came up, and when they moved, in the order in which they did."""
    entries = [
        entry
        for one in entities
        for entry in one.entries
        if entry.type in {ADDED, ADVANCED} and state.shows(entry)
    ]
    for entry in sorted(entries, key=lambda one: (one.order.moment, one.order.known, one.seq)):
        if entry.occurred and choice.reaches(entry.order.moment) and choice.shows_entry(entry):
            yield Row(
                lane,
                Ref(entry.subject),
                saying(entry, state),
                entry.occurred,
                word_of(entry, state),
                grades_of(entry.source, state),
                voice=called(state, entry.according_to) if entry.according_to else "",
                learned=learned(entry, state.zone),
                to=_state_of(entry, state),
            )


def _due(lane: str, entities: Iterable[Entity], state: State, choice: Choice) -> Iterator[Row]:
    """Show when things are due, and what has become of them if anything has."""
    for one in entities:
        due, word = Span.from_json(one.desk.fields.get("due")), one.desk.word
        if (
            due is not None
            and word is not None
            and choice.reaches(due.end)
            and choice.shows_entry(word)
        ):
            table, stand = table_of(one.kind, state), stand_of(one, state)
            moved = stand is not None and table is not None and stand.state != table.initial
            says = f"{called_entity(state, one)}: due"
            yield Row(
                lane,
                one.ref,
                f"{says}, {stand.label.lower()}" if stand is not None and moved else says,
                due,
                word_of(word, state),
                grades_of(word.source, state),
                voice=called(state, word.according_to) if word.according_to else "",
                due=True,
            )


def _state_of(entry: Entry, state: State) -> StateRow | None:
    """Return the state that an entry puts its subject into; None where its kind never moves."""
    table, to = table_of(Ref(entry.subject).kind, state), entry.data.get("to")
    if to == DENIED:
        return DENIED_ROW
    return table.states.get(to) if table is not None and isinstance(to, str) else None
