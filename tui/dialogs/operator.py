"""Who records: asked once, when the first update is recorded."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from negotiation.words.printable import one_line
from tui.cli import settings
from tui.dialogs.dialog import Dialog
from tui.painting.content import plain
from tui.painting.lines import keys, note
from tui.widgets.box import Box
from tui.widgets.page import Page


class OperatorDialog(Dialog[str]):
    """Asks for a name or initials, and remembers them."""

    def compose(self) -> ComposeResult:
        """Put a question above its answer."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = plain("Who records this?")
            yield Page([note("Every update is signed. This is asked once.")])
            yield Box(placeholder="your name or initials", id="operator", compact=True)
            yield Page([keys(("enter", "sign"), ("esc", "back"))])

    def on_mount(self) -> None:
        """Begin with the answer."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the answer, if there is one."""
        event.stop()
        name = one_line(event.value)
        if name:
            try:
                settings.remember_operator(name)
            except OSError as error:
                self.notify(f"Your name can't be remembered: {error.strerror}", markup=False)
            self.dismiss(name)
