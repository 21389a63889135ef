"""The filter of a room: words, by which it shows less with every key."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import Input

from tui.dialogs.dialog import Dialog
from tui.painting.content import plain
from tui.painting.lines import keys
from tui.widgets.box import Box
from tui.widgets.page import Page

PAUSE = 0.05
"""Seconds without a key after which the room is filtered: it may be a long one."""


class FilterDialog(Dialog[str]):
    """Asks for words, and answers with those that are to be kept; with none, if it is left.

    Args:
        room: the title of the room.
        words: those that it is filtered by so far.
        filtered: is told of the words as they are typed.
    """

    def __init__(self, room: str, words: str, filtered: Callable[[str], None]) -> None:
        super().__init__()
        self._room, self._words, self._filtered = room, words, filtered
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Put the words above the keys."""
        with Vertical(classes="sheet filter") as sheet:
            sheet.border_title = plain(f"Filter · {self._room}")
            yield Box(self._words, placeholder="any words, in any order", id="words", compact=True)
            yield Page([keys(("enter", "keep"), ("esc", "show all"))])

    def on_mount(self) -> None:
        """Begin with the words."""
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter the room."""
        event.stop()
        self._stop()
        self._timer = self.set_timer(PAUSE, self._filter)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the words."""
        event.stop()
        self._stop()
        self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """Show all of the room again."""
        self._stop()
        self.dismiss("")

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()

    def _filter(self) -> None:
        self._filtered(self.query_one(Input).value.strip())
