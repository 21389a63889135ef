"""Rooms as they were last seen: to enter one again costs nothing while nothing has changed."""

from typing import TypeAlias

from negotiation.fold.history import History
from negotiation.fold.state import State
from negotiation.words.when import Instant
from tui.rooms import Scene, Wish, show

Sight: TypeAlias = tuple[History, int, Instant, Instant | None, Instant | None]
"""What all rooms depend on: the entries and how many they are, the clock, and the times."""


class Visits:
    """Shows rooms, and keeps what they showed for as long as they would show the same."""

    def __init__(self) -> None:
        self._sight: Sight | None = None
        self._scenes: dict[tuple[str, Wish], Scene] = {}

    def show(self, room: str, state: State, wish: Wish) -> Scene:
        """Show a room, from what is kept if it can be."""
        sight = state.history, state.history.seq, state.now, state.as_of, state.known_at
        if sight != self._sight:
            self._sight = sight
            self._scenes.clear()
        if (room, wish) not in self._scenes:
            self._scenes[room, wish] = show(room, state, wish)
        return self._scenes[room, wish]
