"""Which record a paper was written from."""

from negotiation.fold.state import State


def stamp(state: State) -> str:
    """Name the last entry of the record by its number and its hash, which stands for all of it.

    `parley verify --head` tells from it later whether the record still says what it said then.
    """
    head = state.history.head
    return f"Record up to entry #{head.seq}, head {head.hash}" if head else "Nothing is recorded"
