"""How each kind moves: its table, the machine that runs it, and what stands in the way."""

from collections.abc import Iterable

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.lifecycle.blockers import Blocker
from negotiation.lifecycle.conditions import gate_blockers, unmet
from negotiation.lifecycle.guards import GUARDS
from negotiation.lifecycle.ways import table_of

__all__ = ["blockers"]


def blockers(
    entity: Entity, trigger: str, conditions: Iterable[str], state: State
) -> list[Blocker]:
    """Return everything that stands in the way of a trigger, in order, each thing's reason once.

    First what gates the thing, then what it requires itself, then the conditions that its table
    names. A condition that this program does not know, of a later version's table, is passed over.
    """
    found: list[Blocker] = []
    table = table_of(entity.kind, state)
    if table is not None and trigger == table.gate:
        found += gate_blockers(entity, state)
    if (required := entity.said.requires.get(trigger)) is not None:
        found += unmet(required, state)
    for name in conditions:
        if name in GUARDS:
            found += GUARDS[name](entity, state)
    return list({(blocker.ref, blocker.says): blocker for blocker in found}.values())
