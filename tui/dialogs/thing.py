"""All of one thing, in a dialog that is only read."""

from negotiation.fold.state import State
from negotiation.words.refs import Ref
from tui.dialogs.reading import ReadingDialog
from tui.painting.rows import Look, Row
from tui.rooms import More
from tui.written.details import of_thing

WIDTH = 76
"""The width to which long texts are broken."""


class ThingDialog(ReadingDialog[None]):
    """Shows all that is known of a thing."""

    def __init__(self, state: State, ref: Ref) -> None:
        super().__init__(*of_thing(ref, state, WIDTH))


class RowDialog(ReadingDialog[None]):
    """Shows all that a room tells about a row."""

    def __init__(self, more: More, row: Row, state: State) -> None:
        super().__init__(*more(row, Look(WIDTH, True, state.zone, state.now)))
