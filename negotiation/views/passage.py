"""Safe passage: what is undertaken so that a delegation gets to the talks, and home again."""

from typing import NamedTuple

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.views.conditions import whose
from negotiation.views.filters import Choice
from negotiation.views.naming import refs_in
from negotiation.views.thing import Thing, thing
from negotiation.words.refs import Ref

MEASURE = "measure"


class Passage(NamedTuple):
    """A measure that bears on a delegation's journey."""

    thing: Thing
    leg: str
    """outbound or return; empty if it is not said."""
    whose: str
    """Who undertakes it for whom."""

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {"ref": self.thing.ref, **self.thing.as_json(), "leg": self.leg, "whose": self.whose}


def passage(delegation: Entity, state: State, choice: Choice) -> tuple[Passage, ...]:
    """List the measures for a delegation's journey: those about it, and those for its party.

    One for its party is for a journey if it is for a leg of one, and not about another delegation.
    """
    measures = (one for one in state.of_kind(MEASURE) if _bears_on(one, delegation))
    each = ((one, thing(one, state)) for one in measures)
    found = [
        Passage(shown, str(shown.fields.get("leg") or ""), whose(one, state))
        for one, shown in each
        if choice.shows(shown)
    ]
    return tuple(sorted(found, key=lambda one: one.leg))


def _bears_on(measure: Entity, delegation: Entity) -> bool:
    about = [link.to for link in measure.said.links if link.type == "about"]
    if any(ref.kind == delegation.kind for ref in about):
        return delegation.ref in about
    served: set[Ref] = set(refs_in(measure, "undertaken_for"))
    return bool(measure.desk.fields.get("leg")) and not served.isdisjoint(
        refs_in(delegation, "party")
    )
