"""Record a remark, or a report that is still to be filed."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.events import NOTED
from negotiation.fold.state import State
from negotiation.kinds.base import Ref, To
from negotiation.updates.decision import Circumstances, Decision, Proposal, Refused
from negotiation.updates.subject import as_it_stood
from negotiation.updates.update import Argument, Update, options_without


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Update):
    """Note a text on a thing; without one it is an unfiled report, for an update to cite later."""

    verb: ClassVar[str] = "note"
    help: ClassVar[str] = "record a remark on a thing, or a report to be filed later"
    arguments: ClassVar[tuple[Argument, ...]] = (
        Argument("ref", "what it is on; without it, the report is unfiled", optional=True),
        Argument("note", "the text"),
    )
    options = options_without("note", "until", "then", "despite")

    ref: Annotated[Ref | None, To()] = None

    def decide(self, state: State, circumstances: Circumstances) -> Decision:
        """Propose the remark."""
        if not (self.note or "").strip():
            raise Refused("A note needs its text.")
        if self.ref is not None:
            as_it_stood(self.ref, state, self.moment(circumstances))
        entry = self.entry(NOTED, self.ref or "", {}, circumstances)
        return Proposal(self, (entry,), state.history.seq)
