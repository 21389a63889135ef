"""What can be found in a record, whatever room it is in: the rooms, the things, the entries."""

from collections.abc import Iterator

from negotiation.fold.state import State
from negotiation.views.saying import told
from tui.rooms import ROOMS
from tui.typed.matching import Candidate, named

LOG = "log"
"""The room of the entries, and its list of them."""


def everything(state: State) -> Iterator[Candidate]:
    """Walk the rooms, then all things, those first of which a room is the home."""
    for room in ROOMS:
        yield Candidate.of(room.name, room.title, "room")
    listed = [kind for room in ROOMS for kind in (room.shows, *room.lists)]
    recorded = state.history.kinds()
    for kind in dict.fromkeys((*(one for one in listed if one in recorded), *recorded)):
        for entity in state.of_kind(kind):
            yield named(state, entity)


def numbered(text: str, state: State) -> list[Candidate]:
    """Offer the entry whose number was typed: `41` or `#41`."""
    number = number_of(f"#{text.strip().removeprefix('#')}")
    entry = None if number is None else state.history.numbered(number)
    return [] if entry is None else [Candidate.of(f"#{number}", told(entry, state), f"#{number}")]


def number_of(key: str) -> int | None:
    """Return the number of the entry that `#41` means; None if it means none."""
    digits = key.removeprefix("#")
    return int(digits) if key != digits and digits.isdecimal() and len(digits) < 12 else None
