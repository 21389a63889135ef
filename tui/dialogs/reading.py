"""A dialog that is only read: lines that scroll, and any of the usual keys to leave."""

from collections.abc import Sequence
from typing import ClassVar, Generic

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from tui.dialogs.dialog import Answer, Dialog
from tui.painting.content import plain
from tui.painting.lines import Line, keys
from tui.widgets.page import Page


class ReadingDialog(Dialog[Answer], Generic[Answer]):
    """Shows lines under a title."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,enter,w,question_mark", "leave", "back", show=False, priority=True),
        Binding("down,j", "scroll(1)", "down", show=False),
        Binding("up,k", "scroll(-1)", "up", show=False),
        Binding("pagedown,space", "scroll(10)", "further down", show=False),
        Binding("pageup", "scroll(-10)", "further up", show=False),
    ]

    def __init__(self, title: str, lines: Sequence[Line]) -> None:
        super().__init__()
        self._title, self._lines = title, lines

    def compose(self) -> ComposeResult:
        """Put the lines above the keys."""
        with Vertical(classes="sheet reading") as sheet:
            sheet.border_title = plain(self._title)
            yield Page(self._lines, id="lines")
            yield Page([keys(("↑↓", "scroll"), ("esc", "back"))])

    def action_scroll(self, by: int) -> None:
        """Scroll the lines."""
        self.query_one("#lines", Page).scroll_relative(y=by, animate=False)
