"""Take back any act that is in force, and say why."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.fold.state import State
from negotiation.updates.cited import Act
from negotiation.updates.decision import Circumstances, Decision, Proposal, Refused
from negotiation.updates.retraction import retraction
from negotiation.updates.update import OPTIONS, Argument, Update

RETRACT = "retract"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retract(Update):
    """Say that an act has no effect any more. The reason is its note, and is required.

    Whoever asks what was known before finds it as it stood then.
    """

    verb: ClassVar[str] = "retract"
    help: ClassVar[str] = "take back an act, with the reason"
    arguments: ClassVar[tuple[Argument, ...]] = (
        Argument("act", "what is taken back: the number of any of its entries"),
    )
    options = tuple(
        one for one in OPTIONS if one.name in {"source", "because", "note", "tag", "handling"}
    )
    is_of_acts: ClassVar[bool] = True

    act: Annotated[str, Act()]

    def decide(self, state: State, circumstances: Circumstances) -> Decision:
        """Propose it, if the act is in force."""
        if self.act in state.out_of_force:
            raise Refused("That act has been taken back already.")
        if not (self.note or "").strip():
            raise Refused("Taking an act back needs its reason: --note WHY.")
        entry = retraction(self, state.history.act(self.act), RETRACT, circumstances)
        return Proposal(self, (entry,), state.history.seq)
