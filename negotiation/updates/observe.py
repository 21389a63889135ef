"""Record where something stands, when no transition of its kind says how it got there."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.events import ADVANCED, Json
from negotiation.fold.state import State
from negotiation.kinds.base import Ref, To
from negotiation.updates.decision import Circumstances, Decision, Proposal, Refused
from negotiation.updates.subject import as_it_stood, later_word, where_it_stood
from negotiation.updates.update import Argument, Update, options_without
from negotiation.words.problems import Problem, unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Observe(Update):
    """Put a thing straight into a state. The reason is its note, and is required."""

    verb: ClassVar[str] = "observe"
    help: ClassVar[str] = "record where a thing stands, for what no transition can say"
    arguments: ClassVar[tuple[Argument, ...]] = (
        Argument("ref", "what was observed"),
        Argument("state", "the state that it is in"),
    )

    options = options_without("despite")

    ref: Annotated[Ref, To()]
    state: str

    def decide(self, state: State, circumstances: Circumstances) -> Decision:
        """Propose it, if there is such a state."""
        moment = self.moment(circumstances)
        entity = as_it_stood(self.ref, state, moment)
        moves, standing = where_it_stood(entity, self.according_to, state, moment)
        if self.state not in moves.table.states:
            raise Problem(unknown(f"state of a {entity.kind}", self.state, moves.table.states))
        if not (self.note or "").strip():
            raise Refused("An observation needs its reason: --note WHY.")
        data: dict[str, Json] = {"from": standing.state, "to": self.state}
        data |= self._ending(entity.kind, state)
        entry = self.entry(ADVANCED, self.ref, data, circumstances)
        return Proposal(self, (entry,), state.history.seq, later_word(entry, state))
