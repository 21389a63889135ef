"""The rooms of the desk: what each screen shows, from the same state and by one name everywhere.

A room is a module of this package with a function `enter(state, wish) -> Scene`. It goes by the
name of its view and of its command, and has a row in `ROOMS`.
"""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple, TypeAlias

from negotiation.fold.state import State
from negotiation.views.filters import Filters
from negotiation.words.refs import Ref
from tui.picture import Arranger


class Wish(NamedTuple):
    """What is to be shown of the talks."""

    filters: Filters = Filters()
    round: Ref | None = None
    """The round that was chosen, in the rooms that show one; None for the next one."""


class Scene(NamedTuple):
    """A room as it is seen: the state is looked at once, the sizes may follow."""

    arrange: Arranger
    round: Ref | None = None
    """The round that is shown, in the rooms that show one."""
    first: tuple[str, ...] = ()
    """The sections in which the cursor begins, the likeliest first."""
    follows: bool = False
    """Whether something beside the lists follows the cursor, so that each move arranges it anew."""


Enter: TypeAlias = Callable[[State, Wish], Scene]


class Room(NamedTuple):
    """A room, by the name of its view and its command."""

    name: str
    title: str
    key: str
    help: str


ROOMS: tuple[Room, ...] = (
    Room("board", "Board", "1", "The next round and what stands in its way: the home."),
    Room("conditions", "Conditions", "2", "What is asked and undertaken, and whether it holds."),
    Room("agenda", "Agenda", "3", "Where each party stands on each item, and the texts."),
    Room("delegations", "Delegations", "4", "Who is where, on the way there and home, by round."),
    Room("claims", "Claims", "5", "Questions with their answers, and how far each is borne out."),
    Room("timeline", "Timeline", "6", "Day by day, what led towards talks and away from them."),
)
"""The rooms, the home first."""


def enter(name: str) -> Enter:
    """Return what shows a room; it is loaded by the first visit."""
    found: Enter = import_module(f"tui.rooms.{name}").enter
    return found


def title_of(name: str) -> str:
    """Return the title of a room; that of the home is left out above it."""
    return next((one.title for one in ROOMS[1:] if one.name == name), "")
