"""Where the talks stand, what is in the way, and who is where."""

from collections.abc import Iterable, Iterator

from negotiation.fold.account import Entity
from negotiation.fold.naming import called
from negotiation.lifecycle.conditions import OVERTAKEN, gate
from negotiation.lifecycle.ways import table_of
from negotiation.papers.brief.cited import Scribe, lines
from negotiation.papers.brief.content import Hindrance, Hindrances, Standing, Table, Thing
from negotiation.views.conditions import whose
from negotiation.views.delegations import PARTY, DelegationRow, MemberRow, delegations
from negotiation.views.linkage import linkage
from negotiation.views.rounds import next_round, round_row, rounds_by_time
from negotiation.views.stages import stages
from negotiation.views.thing import thing
from negotiation.views.why import FLAGGED, NOT_A_TRANSITION, Reason, chain, why
from negotiation.words.refs import Ref
from negotiation.words.when import show


def standing(scribe: Scribe) -> Standing:
    """Tell where the process stands, each of its rounds, and the next of them."""
    state = scribe.state
    rounds = _rounds(scribe)
    ahead = next_round(rounds, state)
    stage = state.process.desk.fields.get("stage") if state.process else None
    return Standing(
        stage.replace("_", " ") if isinstance(stage, str) else "",
        tuple(_round(one, scribe) for one in rounds),
        _round(ahead, scribe) if ahead else None,
        stages(ahead, state) if ahead else (),
        str(linkage("item", state)) if state.of_kind("item") else "",
    )


def hindrances(scribe: Scribe) -> Hindrances:
    """Tell what is in the way of the next round, and what is behind each of that."""
    state = scribe.state
    ahead = next_round(_rounds(scribe), state)
    table = table_of(ahead.kind, state) if ahead else None
    if ahead is None or table is None or table.gate is None:
        return Hindrances("", "", (), ())
    answer = why(ahead, table.gate, state)
    blocked = answer.blockers if answer.answer == FLAGGED else ()
    overtaken = (
        one
        for one in state.naming(ahead.ref, "gates")
        if gate(one, ahead.ref, state) == OVERTAKEN and scribe.choice.names(one.ref, state)
    )
    return Hindrances(
        called(state, ahead.ref),
        table.gate.replace("_", " ") if answer.answer != NOT_A_TRANSITION else "",
        tuple(_hindrances(chain(blocked, state, scribe.choice), scribe)),
        tuple(called(state, one.ref) for one in overtaken),
    )


def who_is_where(scribe: Scribe) -> tuple[Table, ...]:
    """Show each round with the delegations that are at it, on their way there, or not yet home."""
    seen = delegations(scribe.state, scribe.choice)
    return tuple(
        Table(
            _round(scribe.state[one.round.ref], scribe),
            tuple(_delegation(each, scribe) for each in one.delegations),
        )
        for one in seen.rounds
    )


def _rounds(scribe: Scribe) -> list[Entity]:
    state = scribe.state
    return [one for one in rounds_by_time(state) if scribe.choice.wants(thing(one, state))]


def _round(entity: Entity, scribe: Scribe) -> Thing:
    one, state = thing(entity, scribe.state), scribe.state
    return scribe.thing(
        one,
        notes=lines(scribe.field(one, "place")),
        when=show(round_row(entity, state).when, zone=state.zone, now=state.now),
    )


def _hindrances(reasons: Iterable[Reason], scribe: Scribe, depth: int = 0) -> Iterator[Hindrance]:
    for one in reasons:
        yield _hindrance(one, scribe, depth)
        yield from _hindrances(one.behind, scribe, depth + 1)


def _hindrance(reason: Reason, scribe: Scribe, depth: int) -> Hindrance:
    blocker, state = reason.blocker, scribe.state
    entity = state.get(blocker.ref)
    name = called(state, blocker.ref)
    asks = whose(entity, state) if entity is not None else ""
    seen = (
        scribe.thing(thing(entity, state), notes=lines(asks))
        if entity is not None
        else Thing(blocker.ref, name, None, None, (), ())
    )
    return Hindrance(seen, blocker.says, tuple(_ways(reason, scribe)), depth)


def _ways(reason: Reason, scribe: Scribe) -> Iterator[str]:
    """Write the steps that would clear a hindrance, by whom: `Ukraine: waive, withdraw`."""
    state, ways = scribe.state, reason.blocker.cleared_by
    who = dict.fromkeys(
        way.who for way in ways if way.who is None or scribe.choice.names(way.who, state)
    )
    for one in who:
        steps = (_step(way.ref, way.trigger, reason, scribe) for way in ways if way.who == one)
        said = ", ".join(step for step in steps if step)
        yield f"{called(state, one)}: {said}" if one is not None else said


def _step(ref: Ref, trigger: str, reason: Reason, scribe: Scribe) -> str:
    if not scribe.choice.names(ref, scribe.state):
        return ""
    step = trigger.replace("_", " ")
    return step if ref == reason.blocker.ref else f"{called(scribe.state, ref)}: {step}"


def _delegation(row: DelegationRow, scribe: Scribe) -> Thing:
    one = row.part.thing
    size, mandate = scribe.field(one, "size"), scribe.field(one, "mandate")
    return scribe.thing(
        one,
        title=scribe.field(one, "title") or row.party,
        notes=lines(
            f"head {row.head}" if row.head else "",
            row.role.replace("_", " ") if row.role != PARTY else "",
            f"size {size}" if size else "",
            f"mandate: {mandate}" if mandate else "",
            str(row.part.proviso) if row.part.proviso else "",
            *map(_member, row.members),
            *(
                ", ".join(lines(way.thing.title, str(way.thing.stand or ""), way.leg, way.whose))
                for way in row.passage
            ),
        ),
    )


def _member(row: MemberRow) -> str:
    stand = row.part.thing.stand
    return ", ".join(
        lines(
            row.name or row.part.thing.title,
            row.role.replace("_", " "),
            str(stand) if stand else "",
            f"listed by {row.listed_by}" if row.listed_by else "",
        )
    )
