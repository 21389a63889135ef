"""What runs a table: the one place that knows the library `transitions`."""

from __future__ import annotations

import logging
from functools import lru_cache

from transitions import EventData, Machine

from negotiation.lifecycle.rows import Table

logging.getLogger("transitions").setLevel(logging.WARNING)


class Lifecycle:
    """The lifecycle of a kind, at work. It holds no state of anything."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._machine = _machine(table)

    def fire(
        self, trigger: str, state: str, *, lapsed: bool = False, permitted: bool
    ) -> str | None:
        """Let a trigger have its effect on a thing in a state, if that is permitted.

        Returns:
            The state that it leads to, the same one if it stays; None if the trigger is not open
            from there, or not permitted.
        """
        row = self.table.transition(trigger, state, lapsed=lapsed)
        if row is None:
            return None
        # An unknown or lapsed state is none of the sources: the step is the same from any of them.
        thing = _Thing(state if state in row.sources else row.sources[0])
        if not self._machine.events[trigger].trigger(thing, permitted=permitted):
            return None
        return state if row.dest is None else thing.state


@lru_cache(maxsize=128)
def lifecycle(table: Table) -> Lifecycle:
    """Return the lifecycle that runs a table: one for each."""
    return Lifecycle(table)


class _Thing:
    """What the machine moves: thrown away after one step, so that nothing is registered or kept."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


def _machine(table: Table) -> Machine:
    machine = Machine(
        model=None,
        states=list(table.states),
        initial=table.initial,
        auto_transitions=False,
        send_event=True,
    )
    for row in table.transitions:
        machine.add_transition(row.trigger, list(row.sources), row.dest, conditions=_permitted)
    return machine


def _permitted(event: EventData) -> bool:
    return event.kwargs["permitted"] is True
