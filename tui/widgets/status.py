"""The two lowest lines: what has just happened, and the keys."""

from collections.abc import Iterable

from textual.events import Click
from textual.strip import Strip
from textual.widget import Widget

from tui.actions import Action, shown
from tui.painting.lines import Line, Piece, laid, painted, words
from tui.theme.palette import palette


class StatusBar(Widget):
    """Says what has just happened, until something else does, and lists the keys below it."""

    DEFAULT_CSS = "StatusBar { height: 2; dock: bottom; }"

    def __init__(self, actions: Iterable[Action]) -> None:
        super().__init__()
        self._keys = tuple(one for one in actions if one.in_footer)
        self._says = Piece("")

    @property
    def says(self) -> str:
        """What has just happened."""
        return self._says.text.strip()

    def say(self, sentence: str, role: str = "text") -> None:
        """Say what has just happened; an empty sentence clears the line."""
        self._says = words(f" {sentence}", role)
        self.refresh()

    def on_click(self, event: Click) -> None:
        """Do what the key does whose name is clicked."""
        x = 1
        for one in self._keys if event.y == 1 else ():
            width = len(shown(one.key)) + 1 + len(one.label)
            if x <= event.x < x + width:
                self.run_worker(self.screen.run_action(one.action))
            x += width + 3

    def render_line(self, y: int) -> Strip:
        """Paint one of the two lines."""
        styles, width = palette(self.app.theme_variables), self.size.width
        pieces = [self._says]
        if y == 1:
            pieces = [Piece(" ")]
            for one in self._keys:
                pieces += [
                    Piece(shown(one.key), "key"),
                    Piece(f" {one.label}", "dim"),
                    Piece("   "),
                ]
            pieces.pop()
        return painted(laid(Line(tuple(pieces)), width), styles).apply_style(styles["ground"])
