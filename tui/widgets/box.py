"""A line to type in, that takes in whatever is pasted, and completes what is typed."""

from collections.abc import Callable

from textual.events import Paste
from textual.suggester import Suggester
from textual.widgets import Input

from negotiation.words.printable import one_line, printable
from tui.typed.pasted import Pasted


class Box(Input):
    """A line of input, with marks for what harms a terminal, however it came there."""

    def on_mount(self) -> None:
        """Go on with what stands on it; Textual would let the next key replace all of it."""
        self.select_on_focus = False

    def validate_value(self, value: str) -> str:
        """Mark what must not be shown; Textual asks it of whatever is put on the line."""
        return printable(value)

    def on_paste(self, event: Paste) -> None:
        """Put all that is pasted where the cursor is; Textual would keep its first line only."""
        event.stop()
        event.prevent_default()
        self.replace(one_line(event.text), *self.selection)


class WholeBox(Box):
    """A line of input that stands for words as they came, on however many lines that was."""

    def __init__(self, placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__(placeholder=placeholder, id=id, compact=True)
        self._pasted = Pasted()

    @property
    def words(self) -> str:
        """The words that it stands for."""
        return self._pasted.raw(self.value)

    def say(self, words: str) -> None:
        """Put words on it, in place of those that are there."""
        self.value = self._pasted.shown(words)
        self.cursor_position = len(self.value)

    def on_paste(self, event: Paste) -> None:
        """Put all that is pasted where the cursor is."""
        event.stop()
        event.prevent_default()
        self.replace(self._pasted.shown(event.text), *self.selection)


class Completer(Suggester):
    """Offers a line completed, by a function that returns it whole or None."""

    def __init__(self, complete: Callable[[str], str | None]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole line, completed, where that goes on from what is typed."""
        whole = self._complete(value)
        return whole if whole is not None and whole.startswith(value) else None
