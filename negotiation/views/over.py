"""What is over and what is not: whether a thing still needs anybody's attention."""

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.lifecycle.ways import table_of
from negotiation.views.naming import refs_in
from negotiation.views.proviso import holds
from negotiation.views.thing import stand_of
from negotiation.words.when import Span

UNDER_WAY = frozenset({"pending", "open"})
"""The categories of states in which something is still to come."""


def needs_attention(entity: Entity, state: State) -> bool:
    """Tell whether a thing is to be watched: it has not ended, nor has the whole that it is in.

    A part leaves with its whole, but in the states that its table says are watched all the same.
    """
    table, standing = table_of(entity.kind, state), entity.desk.standing(state.now)
    if table is None or standing is None:
        return False
    if standing.state in table.watch:
        return True
    return not has_ended(entity, state) and not any(
        has_ended(whole, state) for whole in _wholes(entity, state)
    )


def has_ended(entity: Entity, state: State) -> bool:
    """Tell whether a thing has ended, by the desk's account; what never moves has not."""
    stand = stand_of(entity, state)
    return stand is not None and stand.category not in UNDER_WAY


def due_by(entity: Entity) -> Span | None:
    """Tell when a thing is due; None if nothing is said of it."""
    field = type(entity.said).due_field
    return None if field is None else Span.from_json(entity.desk.fields.get(field))


def is_awaited(entity: Entity, state: State) -> bool:
    """Tell whether what was due is still to come: it could be begun, or has not been settled.

    What does not count, as its condition does not hold, is not waited for.
    """
    table, stand = table_of(entity.kind, state), stand_of(entity, state)
    if table is None or stand is None or stand.category not in UNDER_WAY:
        return False
    if not holds(entity, state):
        return False
    return table.gate is None or table.transition(table.gate, stand.state) is not None


def _wholes(entity: Entity, state: State) -> list[Entity]:
    part = type(entity.said).part
    named = [*refs_in(entity, "within"), *(refs_in(entity, part.whole) if part else ())]
    return [whole for ref in named if (whole := state.get(ref)) is not None]
