"""Jumping: a letter for every list of the room, and one for every room."""

from collections.abc import Mapping, Sequence
from string import ascii_lowercase

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key

from tui.dialogs.dialog import Dialog
from tui.painting.content import plain
from tui.painting.lines import Line, Piece, keys, words
from tui.rooms import ROOMS
from tui.widgets.page import Page


def letters(sections: Sequence[str]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Give a letter to each room, by its first one that is free, and then to each list."""
    rooms: dict[str, str] = {}
    for room in ROOMS:
        free = (one for one in (*room.name, *ascii_lowercase) if one not in rooms)
        rooms[next(free)] = room.name
    left = [one for one in ascii_lowercase if one not in rooms]
    return rooms, dict(zip(left, sections, strict=False))


class JumpDialog(Dialog[tuple[str, str]]):
    """Shows the letters, and answers with what was chosen: `("room", name)` or `("list", name)`."""

    def __init__(self, sections: Mapping[str, str]) -> None:
        """Take the lists of the room: their titles by name."""
        super().__init__()
        self._titles = sections
        self._rooms, self._lists = letters(tuple(sections))

    def compose(self) -> ComposeResult:
        """List the letters."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = plain("Jump to")
            yield Page(self._lines(), id="lines")
            yield Page([keys(("letter", "go there"), ("esc", "stay"))])

    def on_key(self, event: Key) -> None:
        """Go to what the letter stands for; any other key stays."""
        event.stop()
        event.prevent_default()
        letter = event.character or ""
        if letter in self._lists:
            self.dismiss(("list", self._lists[letter]))
        elif letter in self._rooms:
            self.dismiss(("room", self._rooms[letter]))
        else:
            self.dismiss(None)

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Go to what was clicked."""
        event.stop()
        each = [("list", one) for one in self._lists.values()]
        each += [("room", one) for one in self._rooms.values()]
        if event.line < len(each):
            self.dismiss(each[event.line])

    def _lines(self) -> list[Line]:
        titles = {room.name: room.title for room in ROOMS}
        lists = [
            Line((Piece(f" {letter}  ", "key"), words(self._titles[name])))
            for letter, name in self._lists.items()
        ]
        rooms = [
            Line((Piece(f" {letter}  ", "key"), words(titles[name]), Piece("  room", "dim")))
            for letter, name in self._rooms.items()
        ]
        return [*lists, *rooms]
