"""The timeline as a room: days across, lanes down; on a narrow screen days under each other."""

from functools import lru_cache, partial

from negotiation.fold.state import State
from negotiation.views.days import day_at
from negotiation.views.filters import Choice
from negotiation.views.timeline import Timeline, timeline
from tui.rooms import Scene, Wish
from tui.rooms.timeline.arrange import Story, arrange
from tui.rooms.timeline.chart import marks
from tui.rooms.timeline.sections import sections
from tui.written.details import details

MOST_MARKS = 500
"""For how many lanes of days the marks that were drawn are kept."""


def enter(state: State, wish: Wish) -> Scene:
    """Show the timeline; the cursor begins on the latest day, not on what is due after it."""
    seen = timeline(state, Choice(wish.filters))
    story = Story(
        seen,
        state.zone,
        state.now,
        lru_cache(maxsize=2)(partial(sections, seen)),
        lru_cache(MOST_MARKS)(partial(marks, seen)),
        partial(details, state),
    )
    return Scene(partial(arrange, story), first=_latest(seen, state), follows=True)


def _latest(seen: Timeline, state: State) -> tuple[str, ...]:
    today = day_at(state.now, state.zone)
    return tuple(one.day.day for one in reversed(seen.days) if one.day.day <= today)[:1]
