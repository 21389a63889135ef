"""A line to type in, that takes in whatever is pasted, and completes what is typed."""

from collections.abc import Callable

from textual.events import Paste
from textual.suggester import Suggester
from textual.widgets import Input

from negotiation.words.printable import one_line


class Box(Input):
    """A line of input. What is pasted goes on it whole, with marks for what harms a terminal."""

    def on_paste(self, event: Paste) -> None:
        """Put all that is pasted where the cursor is; Textual would keep its first line only."""
        event.stop()
        event.prevent_default()
        self.replace(one_line(event.text), *self.selection)


class Completer(Suggester):
    """Offers a line completed, by a function that returns it whole or None."""

    def __init__(self, complete: Callable[[str], str | None]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole line, completed."""
        return self._complete(value)
