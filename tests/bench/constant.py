"""Screens of constant text, with as many widgets as a room has: the floor of going to another."""

from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static

KEYS = "12345678"
LINES = 42
WIDTH = 130


class Constant(Screen[None]):
    """A screen full of the same words, and a line below."""

    CSS = "#words { height: 1fr; } #keys { height: 2; }"

    def __init__(self, name: str) -> None:
        super().__init__(name=name)

    def compose(self) -> ComposeResult:
        """Put up the words."""
        line = f"screen {self.name} of constant text, " * 5
        yield Static("\n".join([line[:WIDTH]] * LINES), id="words")
        yield Static(f"ready {self.name}", id="keys")


class Constants(App[None]):
    """Shows another screen for each digit."""

    def on_mount(self) -> None:
        """Show the first."""
        for key in KEYS:
            self.install_screen(Constant(key), key)
            self.bind(key, f"switch_screen('{key}')")
        self.push_screen(KEYS[0])


if __name__ == "__main__":
    Constants().run()
