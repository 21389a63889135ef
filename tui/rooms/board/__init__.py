"""The Board as lines: its sections, how they share the room there is, and where each stands."""

from functools import partial

from negotiation.fold.state import State
from negotiation.views.board import board
from tui.rooms import Scene, Wish
from tui.rooms.board.arrange import arrange, drawn


def enter(state: State, wish: Wish) -> Scene:
    """Show the Board, with the round of one's choice."""
    made = board(state, wish.round)
    shown = made.shown.ref if made.shown else None
    return Scene(partial(arrange, drawn(made)), shown, ("way", "where"))
