"""The fields of a form: painted lines, with one line of input that goes from field to field."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.forms.lines import LABEL, Columns
from tui.painting.lines import MARK, Line, Piece, laid, painted
from tui.theme.palette import palette
from tui.widgets.box import WholeBox

BESIDE = 7
"""The lines of a sheet that are for something else: its border, its keys, and what is told."""

Writer = Callable[[int], Sequence[Line]]
"""Writes the lines for a width."""


class Fields(Widget):
    """Paints the fields that there is room for, and puts the line of input over one of them."""

    DEFAULT_CSS = """
    Fields { height: auto; background: transparent; }
    """

    class Chosen(Message):
        """A line was clicked."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    class Turned(Message):
        """The wheel was turned, so many fields down."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, box: WholeBox, count: int) -> None:
        super().__init__()
        self._box, self._count = box, count
        self._write: Writer = lambda _: ()
        self._lines: Sequence[Line] = ()
        self._at = self._top = 0

    def compose(self) -> ComposeResult:
        """Put the line of input over the fields."""
        yield self._box

    def show(self, write: Writer, at: int) -> None:
        """Paint the fields, the line of input on one of them."""
        self._write, self._at = write, at
        self._place()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Take a line a field, as far as there is room in a sheet, which takes nine tenths."""
        return min(self._count, max(viewport.height * 9 // 10 - BESIDE, 1))

    def on_resize(self) -> None:
        """Write them for the new width."""
        self._place()

    def on_click(self, event: Click) -> None:
        """Tell which line was clicked."""
        self.post_message(self.Chosen(event.screen_y - self.content_region.y + self._top))

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Go on to the next field."""
        event.stop()
        self.post_message(self.Turned(1))

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Go back to the field before."""
        event.stop()
        self.post_message(self.Turned(-1))

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        styles, width = palette(self.app.theme_variables), self.size.width
        number = y + self._top
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        pieces = laid(self._lines[number], width)
        if number != self._at:
            return painted(pieces, styles).apply_style(self.rich_style)
        first, *rest = pieces
        pieces = [Piece(MARK, "focus"), first._replace(text=first.text[1:]), *rest]
        return painted(pieces, styles, styles["cursor"])

    def _place(self) -> None:
        """Bring the field of the line of input into sight, with the one before and after it."""
        width, height = self.size
        if not width or not height:
            return
        self._lines = self._write(width)
        last = max(len(self._lines) - height, 0)
        self._top = min(max(self._top, self._at + 2 - height), max(self._at - 1, 0), last)
        self._box.styles.width = Columns.within(width).value
        self._box.styles.offset = (LABEL, self._at - self._top)
        self.refresh()
