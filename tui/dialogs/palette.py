"""The palette: every action, found by any word of what it does."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from negotiation.views.filters import found_by
from tui.actions import Action, shown
from tui.dialogs.dialog import Dialog
from tui.painting.content import plain
from tui.painting.lines import Line, Piece, cell, keys, note
from tui.widgets.box import Box
from tui.widgets.page import Page


class PaletteDialog(Dialog[str]):
    """Lists the actions that go by the words typed; the one under the cursor is done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "next", show=False, priority=True),
        Binding("up", "move(-1)", "before", show=False, priority=True),
    ]

    def __init__(self, actions: Sequence[Action]) -> None:
        super().__init__()
        self._actions = tuple(one for one in actions if not one.action.startswith("move("))
        self._found = self._actions
        self._at = 0

    def compose(self) -> ComposeResult:
        """Put the words above what they find."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = plain("What can be done")
            yield Box(placeholder="any word of it", id="words", compact=True)
            yield Page(self._lines(), id="lines")
            yield Page([keys(("↑↓", "choose"), ("enter", "do it"), ("esc", "back"))])

    def on_mount(self) -> None:
        """Begin with the words."""
        self.query_one(Input).focus()
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find the actions."""
        event.stop()
        self._found = tuple(
            one for one in self._actions if found_by(event.value, one.label, one.help, one.id)
        )
        self._at = 0
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Do the one under the cursor."""
        event.stop()
        if self._found:
            self.dismiss(self._found[self._at].action)

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Do the one that was clicked."""
        event.stop()
        if event.line < len(self._found):
            self.dismiss(self._found[event.line].action)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._at = min(max(self._at + by, 0), max(len(self._found) - 1, 0))
        self._show()

    def _show(self) -> None:
        page = self.query_one("#lines", Page)
        page.show(self._lines())
        page.stand_on(self._at if self._found else None)

    def _lines(self) -> list[Line]:
        if not self._found:
            return [note("Nothing that can be done goes by that.")]
        return [
            Line(
                (Piece(" "), cell(one.label, 12), Piece(" "), Piece(one.help, "dim")),
                (Piece(" "), Piece(" ".join(map(shown, one.keys)), "key"), Piece(" ")),
            )
            for one in self._found
        ]
