"""From when on things are new: words of time, written back in full while they are typed."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from negotiation.fold.state import State
from negotiation.views.handover import Since
from negotiation.words.problems import Problem
from negotiation.words.when import EARLIEST, show_in_full, show_instant
from negotiation.words.when.parse import parse
from tui.content import plain
from tui.lines import Line, Piece, keys, note, words
from tui.readback import problem
from tui.widgets.box import Box
from tui.widgets.page import Page


class SinceDialog(ModalScreen[Since | None]):
    """Asks for a time, and answers with where that begins.

    Args:
        state: the talks.
        shift: where one's last shift ended, which no words mean.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back", show=False)]

    def __init__(self, state: State, shift: Since) -> None:
        super().__init__()
        self._state, self._shift = state, shift

    def compose(self) -> ComposeResult:
        """Put the words above what they mean."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = plain("What changed since")
            yield Box(placeholder="-8h, mon 09:00, 1 mar evening", id="since", compact=True)
            yield Page(list(self._meaning("")), id="readback")
            yield Page([keys(("enter", "show it"), ("esc", "back"))])

    def on_mount(self) -> None:
        """Begin with the words."""
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what they mean."""
        event.stop()
        self.query_one("#readback", Page).show(list(self._meaning(event.value)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with it."""
        event.stop()
        try:
            self.dismiss(self._since(event.value))
        except Problem as wrong:
            self.query_one("#readback", Page).show(problem(str(wrong)))

    def action_leave(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)

    def _since(self, text: str) -> Since:
        if not text.strip():
            return self._shift
        return Since(known=parse(text, zone=self._state.zone, now=self._state.now).start)

    def _meaning(self, text: str) -> Iterator[Line]:
        from tui.rooms.handover import since_in_words

        if not text.strip():
            yield note(f"No words mean {since_in_words(self._shift, self._state)}.")
            return
        try:
            time = parse(text, zone=self._state.zone, now=self._state.now)
        except Problem as wrong:
            yield from problem(str(wrong))
            return
        yield Line((Piece("  Time      ", "dim"), words(show_in_full(time))))
        begin = show_instant(time.start, zone=self._state.zone, now=EARLIEST)
        yield Line((Piece("  Shows     ", "dim"), words(f"what was learned after {begin}")))
