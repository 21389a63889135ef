"""The command bar: an update in the words of the command line."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from negotiation.fold.state import State
from negotiation.updates.decision import Flagged
from negotiation.updates.grammar import line
from negotiation.updates.update import Update
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from tui.dialogs.recording import RecordingDialog
from tui.painting.content import plain
from tui.painting.lines import Line, keys, note
from tui.session import Session
from tui.typed.completion import completed
from tui.widgets.box import Box, Completer
from tui.widgets.page import Page
from tui.written.readback import problem, read_back

KEYS = keys(("enter", "record"), ("tab", "complete"), ("esc", "back"))
HINT = "advance, observe, add, amend, confirm, note or undo, and what it is about"
EXAMPLES = (
    'round/brest convene --at "wed 14:00" --source nrc:2',
    "add person podolyak name='Mykhailo Podolyak' party=ukraine",
    "amend delegation/ukraine-brest head=podolyak",
    'observe measure/safe-corridor in_effect --note "seen by monitors"',
    "undo --redo",
)


class CommandDialog(RecordingDialog):
    """Takes the words of an update, and reads back what they come to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", show=False),
        Binding("tab", "complete", "complete", show=False, priority=True),
    ]

    def __init__(self, session: Session, ref: Ref | None) -> None:
        super().__init__(session)
        self._state: State = session.told()
        self._ref = ref

    def compose(self) -> ComposeResult:
        """Put the line above what it comes to."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = plain("Command")
            yield Box(
                placeholder=HINT,
                suggester=Completer(lambda text: completed(text, self._state)),
                id="command",
                compact=True,
            )
            yield Page(self._examples(), id="readback")
            yield Page([KEYS])

    def on_mount(self) -> None:
        """Begin with the line."""
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Read it back."""
        event.stop()
        self.query_one("#readback", Page).show(list(self._read_back(event.value)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Record it."""
        event.stop()
        if not event.value.strip():
            return
        try:
            decision = self.session.propose(self._update())
        except Problem as wrong:
            self.refused(wrong)
            return
        if not isinstance(decision, Flagged):
            self.record(self._update)

    def action_complete(self) -> None:
        """Complete the last word."""
        box = self.query_one(Input)
        whole = completed(box.value, self._state)
        if whole is not None:
            box.value = whole
            box.cursor_position = len(whole)

    def action_leave(self) -> None:
        """Empty the line; go back from an empty one."""
        box = self.query_one(Input)
        if box.value.strip():
            box.clear()
        else:
            self.dismiss(None)

    def refused(self, wrong: Problem) -> None:
        """Show why it is not recorded."""
        self.query_one("#readback", Page).show(problem(str(wrong)))

    def _update(self) -> Update:
        from negotiation.updates.understand import understand

        return understand(line(self.query_one(Input).value), self.session.told())

    def _read_back(self, text: str) -> Iterator[Line]:
        if not text.strip():
            yield from self._examples()
            return
        try:
            update = self._update()
            decision = self.session.propose(update)
        except Problem as wrong:
            yield from problem(str(wrong))
            return
        yield from read_back(update, decision, self._state, self.session.clock)
        if isinstance(decision, Flagged):
            yield note('  Here: --despite "…".')

    def _examples(self) -> list[Line]:
        return [note(one) for one in EXAMPLES]
