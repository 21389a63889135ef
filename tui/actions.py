"""What can be done in the interface: one table, from which keys, footer, palette and help come."""

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingType

from tui.rooms import ROOMS


class Action(NamedTuple):
    """Something that a key does."""

    id: str
    """What it goes by in the settings; `action_<id>` of the screen does it, unless `does` says."""
    key: str
    """The key, as Textual names it; empty for what only the palette offers."""
    label: str
    """A word or two, for the footer and the palette."""
    help: str
    """A sentence, for the help."""
    in_footer: bool = True
    also: tuple[str, ...] = ()
    """Other keys that do the same."""
    does: str = ""
    """The action of the screen with its argument, where the id is not its name."""

    @property
    def action(self) -> str:
        """The action of the screen, as Textual runs it."""
        return self.does or self.id

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys that do it."""
        return tuple(one for one in (self.key, *self.also) if one)


ACTIONS = (
    Action("update", "a", "update", "Record what happened to what is under the cursor."),
    Action("confirm", "full_stop", "still so", "Record that what is under the cursor is still so."),
    Action("why", "w", "why", "Tell what stands in the way, and who could clear it."),
    Action("undo", "u", "undo", "Take back your latest update; it says which, and asks."),
    Action("command", "colon", "command", "Type an update in the words of the command line."),
    Action("open", "o", "open", "Open another record, or a scenario."),
    Action("help", "question_mark", "help", "Show this."),
    Action("quit", "q", "quit", "Leave. Everything that was recorded is saved."),
    Action(
        "thing",
        "enter",
        "all of it",
        "Show all of what is under the cursor, or another round.",
        in_footer=False,
    ),
    Action("jump", "g", "jump", "Go to a list or a room by its letter.", in_footer=False),
    Action("palette", "space", "palette", "Find an action by its name.", in_footer=False),
    Action("colours", "C", "colours", "Show it in other colours.", in_footer=False),
)
"""What is done from any room, the most important first."""

PLACES = tuple(
    Action(one.name, one.key, one.title, one.help, in_footer=False, does=f"room('{one.name}')")
    for one in ROOMS
)
"""Where one can go: the rooms."""


def _move(name: str, key: str, label: str, help_: str, *also: str) -> Action:
    return Action(name, key, label, help_, in_footer=False, also=also, does=f"move('{name}')")


MOVES = (
    _move("down", "j", "down", "Next row.", "down"),
    _move("up", "k", "up", "Row before.", "up"),
    _move("left", "h", "left", "Column to the left.", "left"),
    _move("right", "l", "right", "Column to the right.", "right"),
    _move("next", "tab", "next list", "Next list."),
    _move("before", "shift+tab", "list before", "List before."),
    _move("first", "home", "first", "First row of the list."),
    _move("last", "end", "last", "Last row of the list.", "G"),
)
"""How the cursor moves; the mouse does the same."""

ALL = (*ACTIONS, *PLACES, *MOVES)

SYMBOLS = {
    "full_stop": ".",
    "colon": ":",
    "question_mark": "?",
    "slash": "/",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "equals_sign": "=",
    "escape": "esc",
}
"""How keys are shown that Textual knows by another name."""


def bindings(actions: Iterable[Action]) -> list[BindingType]:
    """Make the key bindings of actions.

    They have priority, so that a key is acted on before the next is read: what is typed ahead then
    goes to the dialog that it is meant for.
    """
    return [
        Binding(",".join(one.keys), one.action, one.label, show=False, id=one.id, priority=True)
        for one in actions
        if one.keys
    ]


def shown(key: str) -> str:
    """Write a key as it stands on the keyboard."""
    return SYMBOLS.get(key, key)
