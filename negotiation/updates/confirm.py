"""Record that something is still so."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.events import NOTED, Json
from negotiation.fold.state import State
from negotiation.kinds.base import Ref, To
from negotiation.updates.decision import Circumstances, Decision, Proposal
from negotiation.updates.subject import as_it_stood, later_word
from negotiation.updates.update import Argument, Update, options_without


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm(Update):
    """Say that a thing stands as it did, by this source, now.

    With `according_to`, that the state as it stands is their account too.
    """

    verb: ClassVar[str] = "confirm"
    help: ClassVar[str] = "record that a thing is still so"
    arguments: ClassVar[tuple[Argument, ...]] = (Argument("ref", "what is still so"),)

    options = options_without("despite")

    ref: Annotated[Ref, To()]

    def decide(self, state: State, circumstances: Circumstances) -> Decision:
        """Propose it: the age of the last word is renewed, and a state that had lapsed with it."""
        moment = self.moment(circumstances)
        standing = as_it_stood(self.ref, state, moment).standing(moment, self.according_to)
        data: dict[str, Json] = {"confirms": standing.state if standing else ""}
        data |= self._ending(self.ref.kind, state)
        entry = self.entry(NOTED, self.ref, data, circumstances)
        return Proposal(self, (entry,), state.history.seq, later_word(entry, state))
