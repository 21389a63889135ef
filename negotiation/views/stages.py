"""How a thing has come along its lifecycle: the states of its line, with the present one."""

from typing import NamedTuple

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.lifecycle.ways import table_of
from negotiation.views.thing import stand_of


class Stage(NamedTuple):
    """A state on the line that a lifecycle is drawn with."""

    label: str
    here: bool
    passed: bool


def stages(entity: Entity, state: State) -> tuple[Stage, ...]:
    """Draw the lifecycle as the states of its line, the present one always among them."""
    table, stand = table_of(entity.kind, state), stand_of(entity, state)
    if table is None or stand is None:
        return ()
    names = list(table.line)
    if stand.state not in names:
        passed = [
            name for name in names if name in {one.data.get("from") for one in entity.entries}
        ]
        names.insert(names.index(passed[-1]) + 1 if passed else 0, stand.state)
    here = names.index(stand.state)
    labels = (table.states[name].label if name in table.states else stand.label for name in names)
    return tuple(Stage(label, n == here, n < here) for n, label in enumerate(labels))
