"""Mermaid: the lifecycle of a thing with where it stands, and who blocks what."""

from collections.abc import Iterator

from negotiation.fold.account import Entity
from negotiation.fold.naming import called, called_entity
from negotiation.fold.state import State
from negotiation.lifecycle.draw import escaped, mermaid
from negotiation.lifecycle.ways import label, table_of
from negotiation.papers.stamp import stamp
from negotiation.views.filters import Choice
from negotiation.views.over import UNDER_WAY
from negotiation.views.status import kinds_in
from negotiation.views.thing import stand_of, thing
from negotiation.views.why import FLAGGED, Reason, chain, why
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref


def lifecycle(entity: Entity, state: State) -> Iterator[str]:
    """Draw how a thing moves, with the state marked in which it stands by the desk's account.

    Raises:
        Problem: things of its kind do not move.
    """
    table, stand = table_of(entity.kind, state), stand_of(entity, state)
    if table is None:
        raise Problem(f"A {entity.kind} has no lifecycle that could be drawn.")
    yield mermaid(table, stand.state if stand else None, called_entity(state, entity))
    yield _comment(state)


def export(state: State, choice: Choice) -> Iterator[str]:
    """Draw what is in the way of what is still to come, a thing at a time, and who could clear it.

    An arrow leads from what blocks to what it blocks; one with a broken line from whoever could
    clear it, by which trigger.

    Args:
        state: the talks.
        choice: which things are wanted as blocked, and what may be shown.
    """
    yield "flowchart LR\n"
    drawing = _Drawing(state, choice)
    for entity in choice.listed(state, *kinds_in(state)):
        table, stand = table_of(entity.kind, state), stand_of(entity, state)
        is_to_come = stand is not None and stand.category in UNDER_WAY
        if table is None or table.gate is None or not is_to_come:
            continue
        if choice.wants(thing(entity, state)):
            yield from drawing.blocked(entity, table.gate)
    yield _comment(state)


def _comment(state: State) -> str:
    return f"    %% {stamp(state)}\n"


class _Drawing:
    """Draws each thing, and each arrow, once."""

    def __init__(self, state: State, choice: Choice) -> None:
        self._state, self._choice = state, choice
        self._nodes: dict[str, str] = {}
        self._arrows: set[str] = set()

    def blocked(self, entity: Entity, trigger: str) -> Iterator[str]:
        answer = why(entity, trigger, self._state)
        if answer.answer == FLAGGED:
            reasons = chain(answer.blockers, self._state, self._choice)
            yield from self._reasons(reasons, entity.ref, trigger)

    def _reasons(self, reasons: tuple[Reason, ...], of: Ref, trigger: str = "") -> Iterator[str]:
        for reason in reasons:
            blocker = reason.blocker
            yield from self._node(blocker.ref)
            yield from self._node(of)
            yield from self._arrow(blocker.ref, "-->", trigger, of)
            for way in blocker.cleared_by:
                if way.who is not None and self._choice.names(way.who, self._state):
                    yield from self._node(way.who)
                    yield from self._node(way.ref)
                    yield from self._arrow(way.who, "-.->", way.trigger, way.ref)
            yield from self._reasons(reason.behind, blocker.ref)

    def _node(self, ref: Ref) -> Iterator[str]:
        if ref in self._nodes:
            return
        name = self._nodes[ref] = f"n{len(self._nodes) + 1}"
        entity = self._state.get(ref)
        table = table_of(ref.kind, self._state) if entity is not None else None
        stands = f"<br>{escaped(label(entity, self._state))}" if entity and table else ""
        yield f'    {name}["{escaped(called(self._state, ref))}{stands}"]\n'

    def _arrow(self, first: Ref, line: str, says: str, last: Ref) -> Iterator[str]:
        words = f'|"{escaped(says.replace("_", " "))}"|' if says else ""
        arrow = f"    {self._nodes[first]} {line}{words} {self._nodes[last]}\n"
        if arrow not in self._arrows:
            self._arrows.add(arrow)
            yield arrow
