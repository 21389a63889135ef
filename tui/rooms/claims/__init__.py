"""Claims as a room: a question once, its answers side by side, what was said drawn to scale."""

from functools import lru_cache, partial

from negotiation.fold.state import State
from negotiation.views.claims import claims
from negotiation.views.filters import Choice
from tui.painting.layout import Lists, lists
from tui.rooms import Scene, Wish
from tui.rooms.claims.grounds import grounds
from tui.rooms.claims.sections import sections


def enter(state: State, wish: Wish) -> Scene:
    """Show the questions with their answers."""
    seen = claims(state, Choice(wish.filters))
    number = len(seen.questions)
    of = Lists(
        "Claims",
        f"{number} question{'' if number == 1 else 's'}" if number else "",
        state.zone,
        state.now,
        lru_cache(maxsize=2)(partial(sections, seen, state)),
        partial(grounds, {ref: one.rows for one in seen.questions for ref in one.rows.refs}, state),
        scrolls=True,
    )
    return Scene(partial(lists, of), follows=True)
