"""Record that there is no such thing, by the desk's account or by somebody else's."""

from dataclasses import dataclass
from typing import ClassVar

from negotiation.events import ADVANCED
from negotiation.fold.state import State
from negotiation.lifecycle.rows import DENIED, DENY
from negotiation.lifecycle.ways import table_of
from negotiation.updates.advance import Advance
from negotiation.updates.decision import Circumstances, Decision, Proposal, Refused
from negotiation.updates.subject import as_it_stood, later_word
from negotiation.updates.update import Argument, options_without


@dataclass(frozen=True, slots=True, kw_only=True)
class Deny(Advance):
    """Say that a thing never was: a round, a demand, an attack, a death.

    It is the trigger that every lifecycle has. What does not move otherwise can be denied too.
    """

    verb: ClassVar[str] = "deny"
    help: ClassVar[str] = "record that there is no such thing"
    arguments: ClassVar[tuple[Argument, ...]] = (Argument("ref", "what is denied"),)
    options = options_without("until", "then")

    trigger: str = DENY

    def decide(self, state: State, circumstances: Circumstances) -> Decision:
        """Propose it, unless that account denies it already."""
        moment = self.moment(circumstances)
        entity = as_it_stood(self.ref, state, moment)
        standing = entity.standing(moment, self.according_to)
        if standing is not None and standing.state == DENIED:
            raise Refused(f"{self.ref} is denied already.")
        if table_of(entity.kind, state) is not None:
            return Advance.decide(self, state, circumstances)
        entry = self.entry(ADVANCED, self.ref, {"trigger": DENY, "to": DENIED}, circumstances)
        return Proposal(self, (entry,), state.history.seq, later_word(entry, state))
