"""The delegations as a room: who is where, round by round, on the way there and home."""

from functools import lru_cache, partial

from negotiation.fold.state import State
from negotiation.views.delegations import delegations
from negotiation.views.filters import Choice
from tui.painting.layout import Lists, lists
from tui.rooms import Scene, Wish
from tui.rooms.delegations.movements import Movements
from tui.rooms.delegations.sections import sections


def enter(state: State, wish: Wish) -> Scene:
    """Show the delegations; the cursor begins at the next round."""
    choice = Choice(wish.filters)
    seen = delegations(state, choice)
    of = Lists(
        "Delegations",
        str(sum(len(one.delegations) for one in seen.rounds)),
        state.zone,
        state.now,
        lru_cache(maxsize=2)(partial(sections, seen, state)),
        Movements(seen, state),
    )
    ahead = tuple(one.round.ref for one in seen.rounds if not one.round.over)
    return Scene(partial(lists, of), first=ahead, follows=True)
