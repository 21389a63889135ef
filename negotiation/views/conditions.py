"""Conditions: what is asked first and what is undertaken, whether it holds, and by whose word."""

from typing import NamedTuple

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.views.around import Around, around
from negotiation.views.filters import Choice
from negotiation.views.listing import Listing
from negotiation.views.naming import names_in
from negotiation.views.thing import Thing, thing

KINDS = ("precondition", "measure")
"""What is asked, and what is undertaken."""


class Row(NamedTuple):
    """A precondition or a measure."""

    thing: Thing
    whose: str
    """Who asks whom, or who undertakes it for whom."""
    around: Around
    judge: str
    """Whose account decides whether it holds; empty if it is the desk's."""

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            "ref": self.thing.ref,
            **self.thing.as_json(),
            "whose": self.whose,
            **self.around.as_json(),
        }


class Conditions(NamedTuple):
    """All of them, what is asked before what is undertaken."""

    rows: Listing[Row]

    def as_json(self) -> dict[str, object]:
        """Write them for scripts."""
        return {"conditions": [one.as_json() for one in self.rows]}


def conditions(state: State, choice: Choice) -> Conditions:
    """Show preconditions and measures: by whose word they stand so, and what each gates."""
    return Conditions(choice.listing(state, KINDS, lambda one: _row(one, state, choice)))


def _row(entity: Entity, state: State, choice: Choice) -> Row | None:
    one = thing(entity, state)
    if not choice.wants(one):
        return None
    judge = names_in(entity, "decided_by", state)
    one = choice.as_far_as_shown(one, state)
    return Row(one, whose(entity, state), around(entity, state, choice), judge)


def whose(entity: Entity, state: State) -> str:
    """Say who asks whom, or who undertakes something for whom: `Ukraine asks Russia`."""
    asks, of = (names_in(entity, field, state) for field in ("demanded_by", "addressed_to"))
    by, to = (names_in(entity, field, state) for field in ("undertaken_by", "undertaken_for"))
    demand = f"{asks} asks {of}" if asks and of else f"{asks} asks" if asks else ""
    return demand or (f"{by} for {to}" if by and to else by)
