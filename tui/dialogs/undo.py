"""Taking back one's latest update: which one it is, and whether it is meant."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from negotiation.events import Entry
from negotiation.updates.grammar import Said
from negotiation.updates.update import Update
from negotiation.views.saying import saying
from negotiation.words.problems import Problem
from negotiation.words.when import show
from tui.content import plain
from tui.dialogs.recording import RecordingDialog
from tui.lines import Line, Piece, keys, note, words
from tui.readback import problem
from tui.session import Session
from tui.widgets.page import Page

NOTHING = "There is no update of yours to take back."


def to_undo(session: Session) -> tuple[Entry, ...] | str:
    """Return the entries that an undo would take back, or a sentence that there are none."""
    from negotiation.updates.undo import Undo

    return Undo().undone(session.state(), session.operator) or NOTHING


class UndoDialog(RecordingDialog):
    """Says what an undo takes back. Enter takes it back; every other key keeps it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take_back", "take it back", show=False),
        Binding("escape,u,q", "keep", "keep it", show=False),
    ]

    def __init__(self, session: Session, entries: tuple[Entry, ...]) -> None:
        super().__init__(session)
        self._entries = entries

    def compose(self) -> ComposeResult:
        """Put the question above the keys."""
        state = self.session.state()
        lines = []
        for entry in self._entries:
            when = show(entry.occurred, zone=state.zone, now=state.now)
            lines.append(
                Line(
                    (Piece(f" #{entry.seq}  ", "dim"), words(saying(entry, state), "strong")),
                    (words(f"{when}  {entry.source or ''} ", "dim"),),
                )
            )
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = plain("Take this back?")
            yield Page(lines, id="readback")
            yield Page([note("It stays in the log; : undo --redo brings it back.")])
            yield Page([keys(("enter", "take it back"), ("esc", "keep it"))])

    def action_take_back(self) -> None:
        """Record the undo, of what was shown and nothing else."""
        self.record(self._update)

    def action_keep(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)

    def refused(self, wrong: Problem) -> None:
        """Show why it is not taken back."""
        self.query_one("#readback", Page).show(problem(str(wrong)))

    def _update(self) -> Update:
        from negotiation.updates.understand import understand

        if to_undo(self.session) != self._entries:
            raise Problem("Your latest update is another one by now: look again.")
        return understand(Said("undo", {}), self.session.state())
