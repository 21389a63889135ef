"""What can be done in the interface: one table, from which keys, footer and help all come."""

from typing import NamedTuple

from textual.binding import Binding, BindingType

from tui.rooms import ROOMS


class Action(NamedTuple):
    """Something that a key does."""

    id: str
    """The name of what does it: `action_<id>` of the screen."""
    key: str
    """The key, as Textual names it."""
    label: str
    """A word or two, for the footer."""
    help: str
    """A sentence, for the help."""
    in_footer: bool = True
    also: tuple[str, ...] = ()
    """Other keys that do the same."""
    waits: bool = False
    """Whether what has the focus may take the key first."""


ACTIONS = (
    Action("update", "a", "update", "Record what happened to what is under the cursor."),
    Action("confirm", "full_stop", "still so", "Record that what is under the cursor is still so."),
    Action("why", "w", "why", "Tell what stands in the way, and who could clear it."),
    Action("undo", "u", "undo", "Take back your latest update; it says which, and asks."),
    Action(
        "redo",
        "U",
        "redo",
        "Bring back what you took back last; it says which, and asks.",
        in_footer=False,
    ),
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
)
"""What is done from any room, the most important first."""

TIMES = (
    Action("earlier", "less_than_sign", "past", "Look at the act before.", in_footer=False),
    Action("later", "greater_than_sign", "later", "Look at the next act, at last at now.", in_footer=False),
    Action("time", "t", "time", "Look at a time: -1d, wed 20:00; now returns.", in_footer=False),
    Action("as_known", "T", "as known", "Leave out what was learned later, or not.", in_footer=False),
    Action("now", "escape", "now", "Return to now.", in_footer=False, waits=True),
    Action("what_if", "W", "what if", "Try updates on a copy; again: keep or drop it.", in_footer=False),
)
"""What is looked at besides the talks as they stand."""

MOVES = (
    Action("move('down')", "j", "down", "Next row.", in_footer=False, also=("down",)),
    Action("move('up')", "k", "up", "Row before.", in_footer=False, also=("up",)),
    Action("move('left')", "h", "left", "Column to the left.", in_footer=False, also=("left",)),
    Action("move('right')", "l", "right", "Column to the right.", in_footer=False, also=("right",)),
    Action("move('next')", "tab", "next list", "Next list.", in_footer=False),
    Action("move('before')", "shift+tab", "list before", "List before.", in_footer=False),
    Action("move('first')", "home", "first", "First row of the list.", in_footer=False),
    Action("move('last')", "end", "last", "Last row of the list.", in_footer=False, also=("G",)),
)
"""How the cursor moves; the mouse does the same."""

PLACES = tuple(
    Action(f"room('{one.name}')", one.key, one.title, one.help, in_footer=False) for one in ROOMS
)
"""Where one can go: the rooms."""

ALL = (*ACTIONS, *TIMES, *PLACES, *MOVES)

SYMBOLS = {
    "full_stop": ".",
    "colon": ":",
    "question_mark": "?",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "escape": "esc",
}
"""How keys are shown that Textual knows by another name."""


def bindings(actions: tuple[Action, ...]) -> list[BindingType]:
    """Make the key bindings of actions.

    Most have priority, so that a key is acted on before the next is read: what is typed ahead then
    goes to the dialog that it is meant for.
    """
    return [
        Binding(
            ",".join((one.key, *one.also)),
            one.id,
            one.label,
            show=False,
            id=one.id,
            priority=not one.waits,
        )
        for one in actions
    ]


def shown(key: str) -> str:
    """Write a key as it stands on the keyboard."""
    return SYMBOLS.get(key, key)
