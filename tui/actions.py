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
    waits: bool = False
    """Whether what has the focus may take the key first."""
    twin: str = ""
    """The command of `parley` that does the same, or shows it; empty if there is none."""

    @property
    def action(self) -> str:
        """The action of the screen, as Textual runs it."""
        return self.does or self.id

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys that do it."""
        return tuple(one for one in (self.key, *self.also) if one)


ACTIONS = (
    Action(
        "update", "a", "update", "Record what happened to what is under the cursor.", twin="advance"
    ),
    Action(
        "confirm",
        "full_stop",
        "still so",
        "Record that what is under the cursor is still so.",
        twin="confirm",
    ),
    Action(
        "adopt",
        "equals_sign",
        "adopt",
        "Make somebody else's account the desk's.",
        in_footer=False,
        twin="adopt",
    ),
    Action(
        "correct",
        "x",
        "correct",
        "Correct the entry under the cursor, or the latest about it.",
        in_footer=False,
        twin="correct",
    ),
    Action(
        "report",
        "i",
        "report",
        "Take in a report, to be filed later.",
        in_footer=False,
        twin="note",
    ),
    Action("make", "n", "new", "Make what belongs here.", in_footer=False, twin="add"),
    Action("make_other", "N", "new …", "Make something of any kind.", in_footer=False, twin="add"),
    Action(
        "edit", "e", "edit", "Change what is known of what is there.", in_footer=False, twin="amend"
    ),
    Action("why", "w", "why", "Tell what stands in the way, and who could clear it.", twin="why"),
    Action("find", "slash", "find", "Find anything by letters of its name, and go there."),
    Action(
        "undo", "u", "undo", "Take back your latest update; it says which, and asks.", twin="undo"
    ),
    Action(
        "redo",
        "U",
        "redo",
        "Bring back what you took back last; it says which, and asks.",
        in_footer=False,
        twin="undo --redo",
    ),
    Action("command", "colon", "command", "Type an update in the words of the command line."),
    Action(
        "open", "o", "open", "Open another record, or a scenario.", in_footer=False, twin="open"
    ),
    Action(
        "export",
        "E",
        "export",
        "Write it for others: a calendar, tables, a map, a scenario.",
        in_footer=False,
        twin="export",
    ),
    Action("help", "question_mark", "help", "Show this; a click on a line does it."),
    Action("quit", "q", "quit", "Leave. Everything that was recorded is saved."),
    Action(
        "thing",
        "enter",
        "all of it",
        "Show all of what is under the cursor, or another round.",
        in_footer=False,
        twin="status",
    ),
    Action(
        "filter",
        "f",
        "filter",
        "Show only what goes by the words that you type, in this room.",
        in_footer=False,
        twin="log --find",
    ),
    Action(
        "back",
        "escape",
        "back",
        "Return to now, or to all of a filtered room.",
        in_footer=False,
        waits=True,
    ),
    Action(
        "since",
        "s",
        "since",
        "Tell what changed since another time.",
        in_footer=False,
        twin="handover --since",
    ),
    Action(
        "brief",
        "b",
        "brief",
        "Write a brief: a page, Markdown or text, in a file or copied.",
        in_footer=False,
        twin="brief",
    ),
    Action("jump", "g", "jump", "Go to a list or a room by its letter.", in_footer=False),
    Action("palette", "space", "palette", "Find an action by its name.", in_footer=False),
    Action("colours", "C", "colours", "Show it in other colours.", in_footer=False),
)
"""What is done from any room, the most important first."""

TIMES = (
    Action("earlier", "less_than_sign", "past", "Look at the act before.", in_footer=False),
    Action(
        "later", "greater_than_sign", "later", "Look at the next act; then now.", in_footer=False
    ),
    Action(
        "time",
        "t",
        "time",
        "Look at a time: -1d, wed 20:00; now returns.",
        in_footer=False,
        twin="status --as-of",
    ),
    Action(
        "as_known",
        "T",
        "as known",
        "Leave out what was learned later.",
        in_footer=False,
        twin="status --known-at",
    ),
    Action("what_if", "W", "what if", "Try updates on a copy, or keep them.", in_footer=False),
)
"""What is looked at besides the talks as they stand."""

PLACES = tuple(
    Action(
        one.name,
        one.key,
        one.title,
        one.help,
        in_footer=False,
        does=f"room('{one.name}')",
        twin=one.twin,
    )
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

ALL = (*ACTIONS, *TIMES, *PLACES, *MOVES)

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

    Most have priority, so that a key is acted on before the next is read: what is typed ahead then
    goes to the dialog that it is meant for.
    """
    return [
        Binding(
            ",".join(one.keys),
            one.action,
            one.label,
            show=False,
            id=one.id,
            priority=not one.waits,
        )
        for one in actions
        if one.keys
    ]


def shown(key: str) -> str:
    """Write a key as it stands on the keyboard."""
    return SYMBOLS.get(key, key)
