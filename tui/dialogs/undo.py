"""Taking back one's latest update, or bringing it back: which one, and whether it is meant."""

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from negotiation.events import Entry
from negotiation.updates.grammar import Said
from negotiation.updates.update import Update
from negotiation.views.saying import told
from negotiation.words.problems import Problem
from negotiation.words.when import show
from tui.dialogs.recording import RecordingDialog
from tui.painting.content import plain
from tui.painting.lines import Line, Piece, keys, note, words
from tui.session import Session
from tui.widgets.page import Page
from tui.written.readback import problem


class Wording(NamedTuple):
    """How an undo, or a redo, is spoken of."""

    question: str
    does: str
    keeps: str
    note: str
    nothing: str


UNDO = Wording(
    "Take this back?",
    "take it back",
    "keep it",
    "It stays in the log; U brings it back.",
    "There is no update of yours to take back.",
)
REDO = Wording(
    "Bring this back?",
    "bring it back",
    "leave it",
    "It counts again as it did before you took it back.",
    "There is no undo of yours to take back.",
)


def to_undo(session: Session, *, redo: bool = False) -> tuple[Entry, ...] | str:
    """Return the entries that an undo, or a redo, takes back; a sentence if there are none."""
    from negotiation.updates.undo import Undo

    nothing = (REDO if redo else UNDO).nothing
    return Undo(redo=redo).undone(session.live(), session.operator) or nothing


class UndoDialog(RecordingDialog):
    """Says what an undo takes back, or a redo brings back. Enter does it; other keys do not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "do", "do it", show=False),
        Binding("u,U,q", "leave", "leave it", show=False, priority=True),
    ]

    def __init__(self, session: Session, entries: tuple[Entry, ...], *, redo: bool = False) -> None:
        super().__init__(session)
        self._entries, self._redo = entries, redo

    def compose(self) -> ComposeResult:
        """Put the question above the keys."""
        state = self.session.live()
        wording = REDO if self._redo else UNDO
        about = (one for entry in self._entries for one in state.history.about(entry))
        lines = []
        for entry in about if self._redo else self._entries:
            when = show(entry.occurred, zone=state.zone, now=state.now)
            lines.append(
                Line(
                    (Piece(f" #{entry.seq}  ", "dim"), words(told(entry, state), "strong")),
                    (words(f"{when}  {entry.source or ''} ", "dim"),),
                )
            )
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = plain(wording.question)
            yield Page(lines, id="readback")
            yield Page([note(wording.note)])
            yield Page([keys(("enter", wording.does), ("esc", wording.keeps))])

    def action_do(self) -> None:
        """Record it, of what was shown and nothing else."""
        self.record(self._update)

    def refused(self, wrong: Problem) -> None:
        """Show why it is not done."""
        self.query_one("#readback", Page).show(problem(str(wrong)))

    def _update(self) -> Update:
        from negotiation.updates.understand import understand

        if to_undo(self.session, redo=self._redo) != self._entries:
            raise Problem("Your latest update is another one by now: look again.")
        words: dict[str, object] = {"redo": True} if self._redo else {}
        return understand(Said("undo", words), self.session.live())
