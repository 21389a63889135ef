"""The Board: the next round, what stands in its way, who is where, and what is on the table."""

from collections.abc import Mapping, Sequence
from heapq import nlargest
from typing import NamedTuple

from negotiation.events import ADDED, NOTED, Entry
from negotiation.fold.account import Entity
from negotiation.fold.naming import called, called_entity
from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.kinds.base.markers import To, marker
from negotiation.lifecycle.conditions import OVERTAKEN, gate
from negotiation.lifecycle.ways import table_of
from negotiation.views.conditions import whose
from negotiation.views.days import Day, days
from negotiation.views.filters import Choice
from negotiation.views.listing import Listing
from negotiation.views.naming import names_in, refs_in
from negotiation.views.rounds import RoundRow, next_round, round_row, rounds_by_time
from negotiation.views.saying import saying
from negotiation.views.stages import Stage, stages
from negotiation.views.stance import Stance, stance
from negotiation.views.thing import Stand, Thing, stand_of, thing
from negotiation.views.why import FLAGGED, why
from negotiation.views.word import Word, word_of
from negotiation.words.refs import Ref
from negotiation.words.when import EARLIEST, Instant, Span


class Hindrance(NamedTuple):
    """Something in the way of the round, or that was overtaken there."""

    ref: Ref
    title: str
    """What or who it is: a part of the round goes by the name of its owner."""
    says: str
    """What about it is in the way, to be read after the title: `has not arrived: named`."""
    asks: str
    """Who asks whom: `Ukraine asks Russia`; empty where that is not the question."""
    overtaken: bool
    thing: Thing | None


class Whereabouts(NamedTuple):
    """Where a delegation is."""

    ref: Ref
    party: str
    head: str
    """Empty if it is not known."""
    thing: Thing


class AgendaRow(NamedTuple):
    """An item of the agenda, and where each party stands on it."""

    thing: Thing
    stances: tuple[Stance | None, ...]
    """By party, in the order of `RoundPanel.parties`; None where nothing is known."""


class Latest(NamedTuple):
    """One of the latest entries."""

    ref: Ref
    seq: int
    says: str
    voice: str
    word: Word


class RoundPanel(NamedTuple):
    """The round that is shown."""

    ref: Ref
    title: str
    place: str
    stand: Stand | None
    since: Span | None
    """When it came to stand there, as it was said."""
    line: tuple[Stage, ...]
    gate: str
    """The trigger that things stand in the way of: `open`."""
    hindrances: tuple[Hindrance, ...]
    delegations: tuple[Whereabouts, ...]
    parties: tuple[str, ...]
    agenda: Listing[AgendaRow]


class Board(NamedTuple):
    """The whole board."""

    title: str
    now: Instant
    zone: str
    seq: int
    rounds: tuple[RoundRow, ...]
    shown: RoundPanel | None
    latest: tuple[Latest, ...]
    """The latest of what has been reported, the newest first."""
    reported: int
    """How many reports there are in all."""
    days: tuple[Day, ...]
    names: Mapping[Ref, str]
    """What those are called whose accounts are shown."""


MOST_LATEST = 200
"""How many of the latest reports are shown; all of them stand in the log."""


def board(state: State, shown: Ref | None = None) -> Board:
    """Show the board, with a round of one's choice or the next one not over, else the last."""
    process = state.process
    rounds = rounds_by_time(state)
    entity = state.get(shown) if shown else next_round(rounds, state)
    reports = _reports(state)
    return Board(
        called_entity(state, process) if process else "",
        state.now,
        state.zone,
        state.history.seq,
        tuple(round_row(one, state) for one in rounds),
        _panel(entity, state) if entity else None,
        latest(reports, state),
        len(reports),
        days(state.of_kind("development"), state.zone),
        {
            one.ref: called_entity(state, one)
            for kind in ("party", "person", "source")
            for one in state.of_kind(kind)
        },
    )


def latest(reports: Sequence[Entry], state: State) -> tuple[Latest, ...]:
    """Show the latest of some entries, the newest first."""
    border = min(nlargest(MOST_LATEST, map(_known, reports)), default=EARLIEST)
    late = (one for one in reports if _known(one) >= border)
    return tuple(
        Latest(
            Ref(one.subject),
            one.seq,
            saying(one, state),
            called(state, one.according_to) if one.according_to else "",
            word_of(one, state),
        )
        for one in nlargest(MOST_LATEST, late, key=_lateness)
    )


def _lateness(entry: Entry) -> tuple[Instant, Instant, int]:
    """Order reports by when the desk could know; of those known together, by their start."""
    start = entry.occurred.start if entry.occurred else EARLIEST
    return _known(entry), start, entry.seq


def _known(entry: Entry) -> Instant:
    return entry.known or EARLIEST


def _reports(state: State) -> list[Entry]:
    """List what has been reported: all that is dated, in force, and news."""
    wholes = _wholes(state)
    entries = (entry for kind in state.history.kinds() for entry in state.told(kind))
    return [one for one in entries if one.occurred is not None and _tells(one, wholes, state)]


def _tells(entry: Entry, wholes: frozenset[str], state: State) -> bool:
    """Tell whether an entry is news: a remark is, and all that moves or adds.

    That there is now a whole in its initial state, such as a question, is no news: its parts are.
    """
    if entry.type == ADDED and (kind := Ref(entry.subject).kind) in wholes:
        table = table_of(kind, state)
        return table is None or entry.data.get("to") != table.initial
    return entry.type != NOTED or entry.note is not None or "confirms" in entry.data


def _wholes(state: State) -> frozenset[str]:
    """List the kinds of which the record has parts: rounds, if there are delegations."""
    there = (kind for kind in state.history.kinds() if state.refs(kind))
    known = (registry.model(kind) for kind in there if kind in registry.names())
    wholes = (marker(one.annotation(one.part.whole)) for one in known if one.part is not None)
    return frozenset(kind for one in wholes if isinstance(one, To) for kind in one.kinds)


def _panel(entity: Entity, state: State) -> RoundPanel:
    place = entity.desk.fields.get("place")
    table, stand = table_of(entity.kind, state), stand_of(entity, state)
    trigger = table.gate if table and table.gate else ""
    parties = _parties(entity, state)
    return RoundPanel(
        entity.ref,
        called_entity(state, entity),
        str(place.get("name", "")) if isinstance(place, dict) else "",
        stand,
        entity.desk.since.occurred if entity.desk.since else None,
        stages(entity, state),
        trigger,
        _hindrances(entity, trigger, state),
        tuple(_whereabouts(one, state) for one in state.parts(entity.ref, "delegation")),
        tuple(called(state, party) for party in parties),
        _agenda(parties, state),
    )


def _hindrances(talks: Entity, trigger: str, state: State) -> tuple[Hindrance, ...]:
    answer = why(talks, trigger, state) if trigger else None
    standing = answer.blockers if answer is not None and answer.answer == FLAGGED else ()
    blocking = [_hindrance(one.ref, one.says, talks.ref, state) for one in standing]
    gating = state.naming(talks.ref, "gates")
    overtaken = [one for one in gating if gate(one, talks.ref, state) == OVERTAKEN]
    return (
        *blocking,
        *(_hindrance(one.ref, "", talks.ref, state, overtaken=True) for one in overtaken),
    )


def _hindrance(
    ref: Ref, says: str, talks: Ref, state: State, *, overtaken: bool = False
) -> Hindrance:
    entity, name = state.get(ref), called(state, ref)
    asks = (
        whose(entity, state) if entity is not None and entity.desk.fields.get("demanded_by") else ""
    )
    return Hindrance(
        ref,
        _owner(entity, talks, state) or name,
        says.removeprefix(name).lstrip(": "),
        asks,
        overtaken,
        thing(entity, state) if entity else None,
    )


def _owner(entity: Entity | None, whole: Ref, state: State) -> str:
    """Name the owner of a part of this whole; empty for what is no part of it."""
    part = type(entity.said).part if entity is not None else None
    if entity is None or part is None or entity.desk.fields.get(part.whole) != whole:
        return ""
    return names_in(entity, part.owner, state)


def _whereabouts(delegation: Entity, state: State) -> Whereabouts:
    return Whereabouts(
        delegation.ref,
        names_in(delegation, "party", state),
        names_in(delegation, "head", state),
        thing(delegation, state),
    )


def _parties(talks: Entity, state: State) -> tuple[Ref, ...]:
    """List the parties of a round: those named, and those of its delegations."""
    delegations = state.parts(talks.ref, "delegation")
    sent = (party for one in delegations for party in refs_in(one, "party"))
    return tuple(dict.fromkeys((*refs_in(talks, "parties"), *sent)))


def _agenda(parties: tuple[Ref, ...], state: State) -> Listing[AgendaRow]:
    return Choice().listing(state, ("item",), lambda item: _agenda_row(item, parties, state))


def _agenda_row(item: Entity, parties: tuple[Ref, ...], state: State) -> AgendaRow:
    positions = state.parts(item.ref, "position")
    return AgendaRow(
        thing(item, state), tuple(stance(item, positions, party, state) for party in parties)
    )
