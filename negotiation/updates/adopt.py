"""Adopt somebody's account as the desk's."""

from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from negotiation.events import ADDED, Entry
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.kinds.base import Ref
from negotiation.updates.again import update_of
from negotiation.updates.cited import Act
from negotiation.updates.decision import (
    Circumstances,
    Decision,
    NotATransition,
    Proposal,
    Refused,
)
from negotiation.updates.observe import Observe
from negotiation.updates.update import OPTIONS, Argument, Update


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopt(Update):
    """Make what an act says by another account the desk's own account, citing that act.

    It is decided like any update of the desk's: unmet conditions ask for a reason. Where the desk
    stands elsewhere than that account did, it goes straight to the state that was told.
    """

    verb: ClassVar[str] = "adopt"
    help: ClassVar[str] = "make somebody's account the desk's"
    arguments: ClassVar[tuple[Argument, ...]] = (
        Argument("act", "what is adopted: the number of any of its entries"),
    )
    options = tuple(
        one for one in OPTIONS if one.name in {"known", "despite", "note", "tag", "handling"}
    )
    is_of_acts: ClassVar[bool] = True

    act: Annotated[str, Act()]

    def decide(self, state: State, circumstances: Circumstances) -> Decision:
        """Propose it."""
        if self.act in state.out_of_force:
            raise Refused("That act has been taken back.")
        told = [one for one in state.history.act(self.act) if one.according_to is not None]
        if not told:
            raise Refused("That act is the desk's own account: there is nothing to adopt.")
        proposed: list[Entry] = []
        later = None
        for entry in told:
            decision = self._decided(entry, state, circumstances)
            if not isinstance(decision, Proposal):
                return decision._replace(update=self)
            proposed += decision.entries
            later = decision.later or later
        return Proposal(self, tuple(proposed), state.history.seq, later)

    def _decided(self, entry: Entry, state: State, circumstances: Circumstances) -> Decision:
        said = None if entry.type == ADDED else update_of(entry)
        if said is not None:
            decision = self._by_the_desk(said).decide(state, circumstances)
            if not isinstance(decision, NotATransition) and not _confirms_another(entry, decision):
                return decision
        to = entry.data.get("to") or entry.data.get("confirms")
        if not isinstance(to, str) or not to:
            raise Refused(f"#{entry.seq} says nothing that the desk could adopt.")
        told = f"By the account of {called(state, entry.according_to or Ref(''))}."
        bare = Observe(
            ref=Ref(entry.subject), state=to, at=entry.occurred, source=entry.source, note=told
        )
        return self._by_the_desk(bare).decide(state, circumstances)

    def _by_the_desk(self, said: Update) -> Update:
        return replace(
            said,
            according_to=None,
            known=self.known,
            because=(*said.because, self.act),
            despite=self.despite if self.despite is not None else said.despite,
            note=self.note if self.note is not None else said.note,
            tag=(*said.tag, *self.tag),
            handling=self.handling or said.handling,
        )


def _confirms_another(entry: Entry, decision: Decision) -> bool:
    """Tell whether the desk would confirm its own state where the account confirmed another."""
    if "confirms" not in entry.data or not isinstance(decision, Proposal):
        return False
    return any(one.data.get("confirms") != entry.data["confirms"] for one in decision.entries)
