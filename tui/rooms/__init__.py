"""The rooms of the desk: what each screen shows, from the same state and by one name everywhere.

A room is a module of this package with a function `enter(state, wish) -> Scene`. It goes by the
name of its view and of its command, and has a row in `ROOMS`.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from negotiation.fold.state import State
from negotiation.views.filters import Filters
from negotiation.words.refs import Ref
from tui.painting.lines import Line
from tui.painting.picture import Arranger
from tui.painting.rows import Look, Row
from tui.written.news import marked, news

if TYPE_CHECKING:
    from negotiation.views.handover import Since


class Wish(NamedTuple):
    """What is to be shown of the talks."""

    filters: Filters = Filters()
    round: Ref | None = None
    """The round that was chosen, in the rooms that show one; None for the next one."""
    operator: str | None = None
    """Who looks."""
    seen: int | None = None
    """The last entry there was when they were last in the room: what others recorded since is new.
    None where nothing is to be marked."""
    since: "Since | None" = None
    """From where on a room that tells what changed begins; None for the beginning."""

    def empty(self, sentence: str) -> str:
        """Write what stands in an empty list: a sentence, or that a filter leaves nothing."""
        return "Nothing here goes by these words. esc shows all." if self.filters.find else sentence


class Scene(NamedTuple):
    """A room as it is seen: the state is looked at once, the sizes may follow."""

    arrange: Arranger
    round: Ref | None = None
    """The round that is shown, in the rooms that show one."""
    first: tuple[str, ...] = ()
    """The sections in which the cursor begins, the likeliest first."""
    follows: bool = False
    """Whether something beside the lists follows the cursor, so that each move arranges it anew."""
    more: "More | None" = None
    """Tells all about a row: a title and lines. Without it, that is all of the row's thing."""


More: TypeAlias = Callable[[Row, Look], tuple[str, Sequence[Line]]]

Enter: TypeAlias = Callable[[State, Wish], Scene]


class Room(NamedTuple):
    """A room, by the name of its view and its command."""

    name: str
    title: str
    key: str
    help: str
    lists: tuple[str, ...] = ()
    """The kinds of things that are looked for here first."""
    shows: str = ""
    """The kind of thing of which it shows one at a time."""
    command: str = ""
    """Its command, where that goes by another name than the room."""
    recalls: bool = False
    """Whether it tells what changed since one's last shift."""

    @property
    def twin(self) -> str:
        """The command that lists the same."""
        return self.command or self.name


ROOMS: tuple[Room, ...] = (
    Room(
        "board",
        "Board",
        "1",
        "The next round and what stands in its way: the home.",
        shows="round",
        command="status",
    ),
    Room(
        "conditions",
        "Conditions",
        "2",
        "What is asked and undertaken, and whether it holds.",
        ("precondition", "measure"),
    ),
    Room(
        "agenda",
        "Agenda",
        "3",
        "Where each party stands on each item, and the texts.",
        ("item", "position", "text"),
    ),
    Room(
        "delegations",
        "Delegations",
        "4",
        "Who is where, on the way there and home, by round.",
        ("delegation", "member"),
    ),
    Room(
        "claims",
        "Claims",
        "5",
        "Questions with their answers, and how far each is borne out.",
        ("question", "claim"),
    ),
    Room(
        "timeline",
        "Timeline",
        "6",
        "Day by day, what led towards talks and away from them.",
        ("development", "deadline"),
    ),
    Room("log", "Log", "7", "Every update, the newest first; reports to be filed on top."),
    Room(
        "handover",
        "Handover",
        "8",
        "What needs attention, and what changed since your last shift.",
        recalls=True,
    ),
)
"""The rooms, the home first."""


def enter(name: str) -> Enter:
    """Return what shows a room; it is loaded by the first visit."""
    found: Enter = import_module(f"tui.rooms.{name}").enter
    return found


def show(name: str, state: State, wish: Wish) -> Scene:
    """Show a room, with a mark on what is new there."""
    scene = enter(name)(state, wish)
    if wish.seen is None:
        return scene
    return scene._replace(arrange=marked(scene.arrange, news(state, wish.seen, wish.operator)))


def recalls(name: str) -> bool:
    """Tell whether a room tells what changed since one's last shift."""
    return any(one.recalls for one in ROOMS if one.name == name)


def room_of(kind: str) -> Room | None:
    """Return the room in which things of a kind are looked for; None for none."""
    return next((one for one in ROOMS if kind in (one.shows, *one.lists)), None)


def title_of(name: str) -> str:
    """Return the title of a room; that of the home is left out above it."""
    return next((one.title for one in ROOMS[1:] if one.name == name), "")
