"""Which time to look at: words of time, written back in full while they are typed."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from negotiation.words.problems import Problem
from negotiation.words.when import EARLIEST, show_in_full, show_instant
from negotiation.words.when.parse import parse
from tui.content import plain
from tui.lines import Line, keys, note
from tui.readback import problem, said
from tui.session import Session
from tui.travel import NOW, Look
from tui.widgets.box import Box
from tui.widgets.page import Page


class TimeDialog(ModalScreen[Look | None]):
    """Asks for a time; a vague one means its end.

    Args:
        session: the record.
        as_known: whether to leave out what was learned later.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back", show=False)]

    def __init__(self, session: Session, *, as_known: bool) -> None:
        super().__init__()
        self._session, self._live = session, session.live()
        self._as_known = as_known

    def compose(self) -> ComposeResult:
        """Put the words above what they mean."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = plain("Look at another time")
            yield Box(placeholder="-1d, wed 20:00, 1 mar evening; now", id="time", compact=True)
            yield Page(list(self._meaning("")), id="readback")
            yield Page([keys(("enter", "look"), ("esc", "back"))])

    def on_mount(self) -> None:
        """Begin with the words."""
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what they mean."""
        event.stop()
        self.query_one("#readback", Page).show(list(self._meaning(event.value)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Look there."""
        event.stop()
        if event.value.strip():
            try:
                self.dismiss(self._look(event.value))
            except Problem as wrong:
                self.query_one("#readback", Page).show(problem(str(wrong)))

    def action_leave(self) -> None:
        """Stay where one is."""
        self.dismiss(None)

    def _look(self, text: str) -> Look:
        """Return the look that words ask for.

        Raises:
            Problem: they are no time.
        """
        time = parse(text, zone=self._live.zone, now=self._live.now)
        if time.start == time.end == self._live.now:
            return NOW
        return Look(time.end, time.end if self._as_known else None)

    def _meaning(self, text: str) -> Iterator[Line]:
        if not text.strip():
            yield note("A time is counted from now; a vague one means its end.")
            return
        try:
            time = parse(text, zone=self._live.zone, now=self._live.now)
            look = self._look(text)
        except Problem as wrong:
            yield from problem(str(wrong))
            return
        yield said("Time", show_in_full(time))
        if look == NOW:
            yield said("Shows", "the talks as they stand now")
            return
        if time.start != time.end:
            end = show_instant(time.end, zone=self._live.zone, now=EARLIEST)
            yield said("As of", f"{end}, the end of it")
        acts = self._session.behind(look)
        yield said("Leaves", f"{acts} act{'' if acts == 1 else 's'} out" if acts else "nothing out")
        if look.as_known:
            yield said("Known", "as we knew it then")
