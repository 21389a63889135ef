"""What is over and what is not: whether a thing still needs anybody's attention."""

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.lifecycle.ways import table_of
from negotiation.views.naming import refs_in
from negotiation.views.thing import stand_of

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


def _wholes(entity: Entity, state: State) -> list[Entity]:
    part = type(entity.said).part
    named = [*refs_in(entity, "within"), *(refs_in(entity, part.whole) if part else ())]
    return [whole for ref in named if (whole := state.get(ref)) is not None]
