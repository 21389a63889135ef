"""Waiting for a long record: what is being read, for how long by now, and how to give up."""

from collections.abc import Callable
from time import monotonic
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui.opening import BRIEF, Opening
from tui.painting.lines import Line, Piece, keys, words
from tui.widgets.page import Page

TICK = 0.1
"""Seconds between two looks."""


class WaitingScreen(Screen[None]):
    """Says that a record is being read, until it is.

    Args:
        opening: the record.
        done: is called when it has come to an end.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ctrl+c", "give_up", "give up", show=False, priority=True),
    ]

    def __init__(self, opening: Opening, done: Callable[[], None]) -> None:
        super().__init__()
        self._opening, self._done = opening, done
        self._began = monotonic() - BRIEF

    def compose(self) -> ComposeResult:
        """Say what is being read."""
        yield Page(self._lines())

    def on_mount(self) -> None:
        """Look again and again."""
        self._timer = self.set_interval(TICK, self._look)

    def action_give_up(self) -> None:
        """Leave; a record that is only read is as it was."""
        self.app.exit()

    def _look(self) -> None:
        if self._opening.is_done():
            self._timer.stop()
            self._done()
        else:
            self.query_one(Page).show(self._lines())

    def _lines(self) -> list[Line]:
        seconds = Piece(f" {monotonic() - self._began:.0f} s ", "dim")
        reading = words(f" Reading {self._opening.name}", "attention")
        return [Line(), Line((reading,), (seconds,)), Line(), keys(("esc", "cancel"))]
