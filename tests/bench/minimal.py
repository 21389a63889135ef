"""The least that a Textual app can be and still show something and answer a key: the floor."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static


class Minimal(App[None]):
    """Counts the keys that it is given."""

    BINDINGS: ClassVar[list[BindingType]] = [("j", "count", "count"), ("k", "count", "count")]

    def compose(self) -> ComposeResult:
        """Put up the number."""
        self._keys = 0
        yield Static("ready 0")

    def action_count(self) -> None:
        """Show the next number."""
        self._keys += 1
        self.query_one(Static).update(f"ready {self._keys}")


if __name__ == "__main__":
    Minimal().run()
