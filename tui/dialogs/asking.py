"""A line that asks for a time, and writes what the words mean while they are typed."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar, Generic

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from negotiation.words.problems import Problem
from tui.dialogs.dialog import Answer, Dialog
from tui.painting.content import plain
from tui.painting.lines import Line, keys
from tui.widgets.box import Box
from tui.widgets.page import Page
from tui.written.readback import problem


class AskingDialog(Dialog[Answer], Generic[Answer]):
    """Asks in a line; None is the answer of whoever leaves it."""

    TITLE: ClassVar[str]
    EXAMPLES: ClassVar[str]
    """Words that it takes."""
    DOES: ClassVar[str]
    """What Enter does, in a word or two."""

    def compose(self) -> ComposeResult:
        """Put the words above what they mean."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = plain(self.TITLE)
            yield Box(placeholder=self.EXAMPLES, id="words", compact=True)
            yield Page(list(self._said("")), id="readback")
            yield Page([keys(("enter", self.DOES), ("esc", "back"))])

    def on_mount(self) -> None:
        """Begin with the words."""
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what they mean."""
        event.stop()
        self.query_one("#readback", Page).show(list(self._said(event.value)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer, if they mean anything."""
        event.stop()
        try:
            answer = self.answer(event.value)
        except Problem as wrong:
            self.query_one("#readback", Page).show(problem(str(wrong)))
        else:
            if answer is not None:
                self.dismiss(answer)

    @abstractmethod
    def answer(self, text: str) -> Answer | None:
        """Return what words mean; None if there is nothing to answer yet.

        Raises:
            Problem: they mean nothing.
        """

    @abstractmethod
    def meaning(self, text: str) -> Iterator[Line]:
        """Write what words mean.

        Raises:
            Problem: they mean nothing.
        """

    def _said(self, text: str) -> Iterator[Line]:
        try:
            yield from self.meaning(text)
        except Problem as wrong:
            yield from problem(str(wrong))
