"""Where a record is, typed: a file, or an address on a server."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from tui.dialogs.dialog import Dialog
from tui.painting.content import plain
from tui.painting.lines import keys, note
from tui.widgets.box import Box
from tui.widgets.page import Page
from tui.written.choices import Choice, typed


class AddressDialog(Dialog[Choice]):
    """Asks for a place. A password in it is used, and kept nowhere."""

    def compose(self) -> ComposeResult:
        """Put the line between what it may hold and its keys."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = plain("Open what is not in the list")
            yield Page([note("A file, or a record on a server. Better no password: ~/.pgpass.")])
            yield Box(placeholder="postgresql://user@host/database#process", compact=True)
            yield Page([keys(("enter", "open"), ("esc", "back"))])

    def on_mount(self) -> None:
        """Begin with the line."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what is typed, if anything is."""
        event.stop()
        if said := event.value.strip():
            self.dismiss(typed(said))
