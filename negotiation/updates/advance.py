"""Record that something moved, by one of the transitions of its kind."""

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from negotiation.events import ADVANCED, Json
from negotiation.fold.state import State
from negotiation.kinds.base import Ref, To
from negotiation.lifecycle import blockers
from negotiation.updates.decision import (
    Circumstances,
    Decision,
    Flagged,
    NotATransition,
    Proposal,
)
from negotiation.updates.subject import as_it_stood, changes, later_word, where_it_stood
from negotiation.updates.update import Argument, Changes, Update
from negotiation.updates.whole import check_within


@dataclass(frozen=True, slots=True, kw_only=True)
class Advance(Update):
    """Advance a thing by a trigger, with what changed about it at the same time."""

    verb: ClassVar[str] = "advance"
    help: ClassVar[str] = "record that a thing moved: a round opens, a delegation arrives, ..."
    arguments: ClassVar[tuple[Argument, ...]] = (
        Argument("ref", "what moved"),
        Argument("trigger", "how: open, arrive, meet, ..."),
        Argument("fields", "field=value, what changed with it", several=True, optional=True),
    )

    ref: Annotated[Ref, To()]
    trigger: str
    fields: Changes = field(default_factory=Changes)

    def decide(self, state: State, circumstances: Circumstances) -> Decision:
        """Propose the transition, flag it, or list those that there are.

        It is decided against the state at the update's own moment, as known now. Conditions are
        checked for the desk's account; another's word is recorded as said. Who has said nothing yet
        of where the thing stands may tell in their own way how it came to stand where it does.
        """
        moment = self.moment(circumstances)
        then = state.at(moment)
        entity = as_it_stood(self.ref, state, moment)
        check_within(self.ref, self.fields.set.get("within"), state)
        moves, standing = where_it_stood(entity, self.according_to, state, moment)
        again = standing.lapsed or (
            self.according_to is not None and entity.account(self.according_to).state is None
        )
        step = moves.table.transition(self.trigger, standing.state, lapsed=again)
        if step is None:
            triggers = moves.table.triggers_from(standing.state, lapsed=again)
            there = moves.table.leads(self.trigger, standing.state)
            return NotATransition(self, self.ref, self.trigger, standing.state, triggers, there)
        unmet = []
        if self.according_to is None:
            unmet = blockers(entity, self.trigger, step.conditions, then)
        despite = (self.despite or "").strip()
        overridden = bool(despite) and all(one.may_override for one in unmet)
        to = moves.fire(
            self.trigger,
            standing.state,
            lapsed=again,
            permitted=not unmet or overridden,
        )
        if to is None:
            return Flagged(self, self.ref, self.trigger, tuple(unmet))
        data: dict[str, Json] = {"trigger": self.trigger, "from": standing.state, "to": to}
        if despite:
            data["despite"] = despite
        if unmet:
            data["overrode"] = [{"ref": str(one.ref), "says": one.says} for one in unmet]
        data |= changes(self.fields, entity, self.according_to)
        data |= self._ending(entity.kind, state)
        entry = self.entry(ADVANCED, self.ref, data, circumstances)
        return Proposal(self, (entry,), state.history.seq, later_word(entry, state))
