"""What a screen of the desk records: each key opens a dialog, and says what came of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from negotiation.fold.state import State
from negotiation.words.refs import Ref
from tui.screens.travelling import TravellingScreen
from tui.session import Session

if TYPE_CHECKING:
    from negotiation.events import Entry
    from negotiation.scenario.difference import Difference
    from tui.dialogs.dialog import Dialog
    from tui.dialogs.recording import Recorded
    from tui.typed.suggested import Suggestion


class RecordingScreen(TravellingScreen):
    """Records what happened to what is under the cursor, or to anything else."""

    def __init__(self, session: Session, room: str) -> None:
        super().__init__(session)
        self.room = room
        """The room that is shown, by name."""
        self.last_source = ""
        """The source of the last update, which is offered as completion and never filled in."""

    def state(self) -> State:
        """Look at the talks, at the time that is looked at."""
        return self.session.state()

    def round(self) -> Ref | None:
        """Return the round that is shown; None if there is none."""
        raise NotImplementedError

    def action_update(self) -> None:
        """List what can happen to what is under the cursor, and record it; file a report."""
        from tui.dialogs.update import UpdateDialog

        if self.view.ref:
            self._dialog(UpdateDialog(self.session, self.view.ref, self.last_source))
        elif self.view.entry is not None:
            from tui.dialogs.unfiled import file_report

            seq = self.view.entry
            file_report(self.app, self.session, seq, self.last_source, self._recorded)
        else:
            self.nothing_here()

    def action_confirm(self) -> None:
        """Record that what is under the cursor is still so."""
        from tui.dialogs.report import ReportDialog

        if self.view.ref:
            words: dict[str, object] = {"ref": str(self.view.ref)}
            self._dialog(ReportDialog(self.session, "confirm", words, self.last_source))
        else:
            self.nothing_here()

    def action_adopt(self) -> None:
        """Make somebody else's account of what is under the cursor the desk's."""
        from tui.dialogs.adopt import NOTHING, AdoptDialog, accounts

        told = accounts(self.view.ref, self.view.entry, self.state())
        if told:
            self._dialog(AdoptDialog(self.session, told))
        else:
            self.status.say(NOTHING, "attention")

    def action_correct(self) -> None:
        """Correct the entry under the cursor, else the last word on what is there."""
        from tui.dialogs.correct import NOTHING, CorrectDialog, entry_to_correct

        entry = entry_to_correct(self.view.ref, self.view.entry, self.state())
        if entry is not None:
            self._dialog(CorrectDialog(self.session, entry, self.last_source))
        else:
            self.status.say(NOTHING, "attention")

    def action_report(self) -> None:
        """Take in a report, to be filed later."""
        from tui.dialogs.unfiled import UnfiledDialog

        self._dialog(UnfiledDialog(self.session, self.last_source))

    def action_make(self) -> None:
        """Make what the place suggests."""
        from tui.typed.suggested import Cursor, suggested

        view = self.view
        cursor = Cursor(self.room, view.section, view.ref, view.cell, self.round())
        self._make(suggested(cursor, self.state()))

    def action_make_other(self) -> None:
        """Make something of any kind."""
        self._make(())

    def action_edit(self) -> None:
        """Change what is known of what is under the cursor."""
        from tui.dialogs.forms import of_change

        if self.view.ref and self.view.ref in self.state():
            self._dialog(of_change(self.session, self.view.ref, self.last_source))
        else:
            self.nothing_here()

    def action_undo(self) -> None:
        """Take back this operator's latest update."""
        self._take_back(redo=False)

    def action_redo(self) -> None:
        """Bring back what this operator took back last."""
        self._take_back(redo=True)

    def action_command(self) -> None:
        """Take an update in the words of the command line."""
        from tui.dialogs.command import CommandDialog

        self._dialog(CommandDialog(self.session))

    def review(self, name: str, entries: "Sequence[Entry]", seen: "Difference") -> None:
        """Offer what a scenario says by now and the record does not.

        Where something else has been begun meanwhile, it is only told of.
        """
        from tui.dialogs.scenario import ScenarioDialog

        if self.app.screen is self and self.session.what_if is None:
            self._dialog(ScenarioDialog(self.session, name, entries, seen))
        else:
            self.status.say(f"{name} has changed since; `parley apply` shows how.", "attention")

    def nothing_here(self) -> None:
        """Say that there is nothing to do it to."""
        self.status.say("Nothing is under the cursor. n makes what belongs here.", "attention")

    def _make(self, each: "Sequence[Suggestion]") -> None:
        from tui.dialogs.making import make

        self.status.say("")
        make(self.app, self.session, each, self.last_source, self._recorded)

    def _take_back(self, *, redo: bool) -> None:
        from tui.dialogs.undo import UndoDialog, to_undo

        found = to_undo(self.session, redo=redo)
        if isinstance(found, str):
            self.status.say(found, "attention")
        else:
            self._dialog(UndoDialog(self.session, found, redo=redo))

    def _dialog(self, dialog: "Dialog[Recorded]") -> None:
        """Open a dialog that records; what it recorded is said, and shown at once."""
        self.status.say("")
        self.app.push_screen(dialog, self._recorded)

    def _recorded(self, recorded: "Recorded | None") -> None:
        if recorded is None:
            return
        self.last_source = recorded.source or self.last_source
        self.look_again()
        self.status.say(recorded.sentence, "settled")
