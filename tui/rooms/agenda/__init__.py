"""The agenda as a room: where each party stands on each item, and the texts on the table."""

from functools import lru_cache, partial

from negotiation.fold.state import State
from negotiation.views.agenda import agenda
from negotiation.views.filters import Choice
from tui.painting.layout import Lists, lists
from tui.rooms import Scene, Wish
from tui.rooms.agenda.history import Histories
from tui.rooms.agenda.sections import sections


def enter(state: State, wish: Wish) -> Scene:
    """Show the agenda."""
    choice = Choice(wish.filters)
    seen = agenda(state, choice)
    of = Lists(
        "Agenda",
        str(len(seen.items)),
        state.zone,
        state.now,
        lru_cache(maxsize=8)(partial(sections, seen, state)),
        Histories(seen, state, choice),
        f"{seen.linkage}." if seen.items else "",
    )
    return Scene(partial(lists, of), follows=True)
