"""Lines that scroll, with a cursor on those that can be chosen."""

from collections.abc import Sequence

from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.painting.lines import MARK, Line, Piece, laid, painted
from tui.theme.palette import palette


class Page(ScrollView, can_focus=False):
    """Paints lines, however many there are: only those that are seen cost anything."""

    class Chosen(Message):
        """A line was clicked."""

        def __init__(self, page: "Page", line: int) -> None:
            super().__init__()
            self.page, self.line = page, line

    DEFAULT_CSS = """
    Page { height: auto; background: transparent; overflow-x: hidden; scrollbar-size-vertical: 1; }
    """

    def __init__(self, lines: Sequence[Line] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__(id=id)
        self._lines = tuple(lines)
        self.cursor: int | None = None
        """The line of the cursor; None if there is none."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is painted."""
        return self._lines

    def show(self, lines: Sequence[Line]) -> None:
        """Paint other lines."""
        is_taller = len(lines) != len(self._lines)
        self._lines = tuple(lines)
        self.virtual_size = Size(self.size.width, len(self._lines))
        self.refresh(layout=is_taller)

    def stand_on(self, line: int | None) -> None:
        """Put the cursor on a line, and bring it into sight."""
        self.cursor = line
        if line is not None:
            self.scroll_to_region(Region(0, line, 1, 1), animate=False)
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Take a line a line."""
        return len(self._lines)

    def on_resize(self) -> None:
        """Keep the lines as wide as there is room."""
        self.virtual_size = Size(self.size.width, len(self._lines))

    def on_click(self, event: Click) -> None:
        """Tell which line was clicked."""
        line = event.y + self.scroll_offset.y
        if line < len(self._lines):
            self.post_message(self.Chosen(self, line))

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        styles = palette(self.app.theme_variables)
        width = self.scrollable_content_region.width
        number = y + self.scroll_offset.y
        ground = self.rich_style
        if number >= len(self._lines):
            return Strip.blank(width, ground)
        pieces = laid(self._lines[number], width)
        if number != self.cursor:
            return painted(pieces, styles).apply_style(ground)
        if pieces and pieces[0].text[:1] == " ":
            pieces = [
                Piece(MARK, "focus"),
                pieces[0]._replace(text=pieces[0].text[1:]),
                *pieces[1:],
            ]
        return painted(pieces, styles, styles["cursor"])
