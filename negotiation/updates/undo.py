"""Take back one's latest act, or take back having taken it back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from negotiation.events import AWAY, RETRACTED, Entry
from negotiation.fold.state import State
from negotiation.updates.decision import Circumstances, Decision, Proposal, Refused
from negotiation.updates.retraction import retraction
from negotiation.updates.update import OPTIONS, Option, Update

UNDO = "undo"
REDO = "redo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo(Update):
    """Retract this operator's latest act in force; with `redo`, their latest undo in force.

    An undo and a redo are not themselves undone, so a second undo goes one act further back.
    """

    verb: ClassVar[str] = "undo"
    help: ClassVar[str] = "take back your latest update"
    options = (
        Option("redo", "", "take back your latest undo instead"),
        *(one for one in OPTIONS if one.name in {"note", "tag"}),
    )

    is_ones_own: ClassVar[bool] = True
    is_of_acts: ClassVar[bool] = True

    redo: bool = False

    def decide(self, state: State, circumstances: Circumstances) -> Decision:
        """Propose the retraction."""
        entries = self.undone(state, circumstances.operator)
        if not entries:
            what = "undo" if self.redo else "update"
            raise Refused(f"There is no {what} of yours to take back.")
        entry = retraction(self, entries, REDO if self.redo else UNDO, circumstances)
        return Proposal(self, (entry,), state.history.seq)

    def undone(self, state: State, operator: str | None) -> tuple[Entry, ...]:
        """Return the entries of the act that would be taken back; none if there is none."""
        wanted: Callable[[Entry], bool] = _is_undo if self.redo else _is_own_update
        history, out = state.history, state.out_of_force
        for act in history.latest_acts():
            entries = history.act(act)
            first = entries[0]
            if act not in out and first.operator == operator and operator and wanted(first):
                return tuple(entries)
        return ()


def _is_undo(entry: Entry) -> bool:
    return entry.type == RETRACTED and entry.data.get("by") == UNDO


def _is_own_update(entry: Entry) -> bool:
    """Tell whether an entry was recorded here: one from elsewhere has the place it got there.

    What was kept while the server was away has one too, and was recorded for here all the same.
    """
    taken_back = entry.type == RETRACTED and entry.data.get("by") in {UNDO, REDO}
    return not taken_back and (entry.place is None or entry.via == AWAY)
