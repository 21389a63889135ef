"""The command bar: an update in the words of the command line."""

from collections.abc import Iterator, Mapping
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
from tui.dialogs.typing import TypingDialog
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


class CommandDialog(TypingDialog):
    """Takes the words of an update, and reads back what they come to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "complete", show=False, priority=True),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session, "command")
        self._state: State = session.told()

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
            yield Page(id="readback")
            yield Page([KEYS], id="keys")

    def on_mount(self) -> None:
        """Begin with the line."""
        self.begin()
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Read it back."""
        event.stop()
        self._show()
        self.changed()

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
        """Complete the last word; take what was being typed, if that is offered."""
        if self.take_offered():
            return
        box = self.query_one(Input)
        whole = completed(box.value, self._state)
        if whole is not None:
            box.value = whole
            box.cursor_position = len(whole)

    def typed(self) -> Mapping[str, str]:
        """Return the line."""
        return {"command": self.query_one(Input).value}

    def take(self, typed: Mapping[str, str]) -> None:
        """Put the line back."""
        box = self.query_one(Input)
        box.value = typed.get("command", "")
        box.cursor_position = len(box.value)

    def begin(self) -> None:
        """Go on with the line."""
        self.tell(KEYS)
        self.query_one(Input).focus()

    def tell(self, line: Line) -> None:
        """Show other keys."""
        self.query_one("#keys", Page).show([line])

    def refused(self, wrong: Problem) -> None:
        """Show why it is not recorded."""
        self.query_one("#readback", Page).show(problem(str(wrong)))

    def _update(self) -> Update:
        from negotiation.updates.understand import understand

        return understand(line(self.query_one(Input).value), self.session.told())

    def _show(self) -> None:
        text = self.query_one(Input).value
        self.query_one("#readback", Page).show(list(self._read_back(text)))

    def _read_back(self, text: str) -> Iterator[Line]:
        if not text.strip():
            yield from self.offered()
            yield from map(note, EXAMPLES)
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
