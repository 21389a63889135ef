"""Correcting an entry: what it should have said, or that it is taken back, and why."""

from collections.abc import Mapping

from textual.widget import Widget
from textual.widgets import Input

from negotiation.events import RETRACTED, Entry
from negotiation.fold.state import State
from negotiation.lifecycle.ways import table_of
from negotiation.updates.again import update_of
from negotiation.updates.decision import Decision, Proposal
from negotiation.updates.grammar import Said
from negotiation.updates.update import Update
from negotiation.views.saying import told
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from negotiation.words.when import show
from tui.dialogs.report import ReportDialog
from tui.painting.lines import Line
from tui.session import Session
from tui.widgets.box import Box
from tui.written.readback import read_back, said

UNSAID = "Say what it should have said; or on the line below, why it is taken back."
NOTHING = "There is no entry here to correct."


def entry_to_correct(ref: Ref | None, entry: int | None, state: State) -> Entry | None:
    """Return the entry that is looked at, else what was recorded last of a thing.

    None if there is none, or it has been taken back already.
    """
    if entry is not None:
        found = state.history.numbered(entry)
        return found if found and found.act not in state.out_of_force else None
    entity = state.get(ref) if ref is not None else None
    entries = entity.entries if entity is not None else ()
    return max(entries, key=lambda one: one.seq, default=None)


class CorrectDialog(ReportDialog):
    """Takes what an entry should have said; what is not said again stays as it was."""

    hint = "what it should have said: [step] [when] [source:grade] [says WHO] …"
    tab = "complete, next"

    def __init__(self, session: Session, entry: Entry, last_source: str) -> None:
        state = session.state()
        super().__init__(
            session,
            "correct",
            {"act": f"#{entry.seq}"},
            last_source,
            title=f"Correct #{entry.seq}: {told(entry, state)}",
        )
        self._entry = entry
        table = table_of(Ref(entry.subject).kind, state) if entry.subject else None
        self._ways = frozenset((*table.triggers, *table.states)) if table else frozenset()

    def boxes(self) -> list[Widget]:
        """Put another line under those of a report: why it is taken back altogether."""
        return [
            *super().boxes(),
            Box(placeholder="or why it is taken back altogether", id="retract", compact=True),
        ]

    def about(self) -> Ref | None:
        """Tell what the entry is about."""
        return Ref(self._entry.subject) if self._entry.subject else None

    def submitted(self, line: Input) -> None:
        """Record the correction, or take the entry back."""
        if line.id == "retract":
            self.record(self._retraction)
        elif self.typed().keys() & {"report", "beside"}:
            super().submitted(line)
        else:
            self.refused(Problem(UNSAID))

    def action_complete(self) -> None:
        """Complete the word; from a line with nothing on it, go to the other one."""
        line, retract = self._box("report"), self._box("retract")
        if self.focused is retract:
            self.show_fields()
        elif not line.value.strip() and not self._offered:
            retract.focus()
        else:
            super().action_complete()

    def read(self, update: Update, decision: Decision) -> list[Line]:
        """Write what it said, and what it is to say."""
        state, entry = self._state, self._entry
        when = show(entry.occurred, zone=state.zone, now=state.now)
        before = " · ".join(one for one in (when, entry.source) if one)
        now = update
        if isinstance(decision, Proposal):
            anew = [one for one in decision.entries if one.type != RETRACTED]
            now = (update_of(anew[-1]) if anew else None) or update
        lines = read_back(now, decision, state, self.session.clock)
        if isinstance(decision, Proposal):
            sentence = told(decision.entries[-1], state)
            lines.insert(0, said("Now", sentence))
        return [
            said("It said", f"{told(entry, state)}{f' · {before}' if before else ''}", "dim"),
            *lines,
        ]

    def _said(self) -> Said:
        """Take a trigger or a state on the line as what it should have been."""
        typed = super()._said()
        at = str(typed.words.get("at", "")).split()
        ways = [one for one in at if one in self._ways]
        if not ways:
            return typed
        words: Mapping[str, object] = typed.words
        rest = " ".join(one for one in at if one not in self._ways)
        fields = words.get("fields")
        also = {"fields": [*ways[:1], *(fields if isinstance(fields, list) else [])]}
        kept = {name: one for name, one in words.items() if name != "at"}
        return Said(typed.verb, kept | also | ({"at": rest} if rest else {}))

    def _retraction(self) -> Update:
        from negotiation.updates.understand import understand

        why = self._box("retract").value.strip()
        act = f"#{self._entry.seq}"
        words = {"act": act} | ({"note": why} if why else {})
        return understand(Said("retract", words), self.session.told())

    def refused(self, wrong: Problem) -> None:
        """Show why it is not recorded, without the options of the command line."""
        text = str(wrong).replace(": --note WHY.", ", on this line.")
        super().refused(Problem(text))
