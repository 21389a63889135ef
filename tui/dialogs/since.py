"""From when on things are new: words of time, written back in full while they are typed."""

from collections.abc import Iterator
from typing import ClassVar

from negotiation.fold.state import State
from negotiation.views.handover import Since, since_in_words
from negotiation.words.when import EARLIEST, show_in_full, show_instant
from negotiation.words.when.parse import parse
from tui.dialogs.asking import AskingDialog
from tui.painting.lines import Line, note
from tui.written.readback import said


class SinceDialog(AskingDialog[Since]):
    """Asks for a time, and answers with where that begins.

    Args:
        state: the talks.
        shift: where one's last shift ended, which no words mean.
    """

    TITLE: ClassVar = "What changed since"
    EXAMPLES: ClassVar = "-8h, mon 09:00, 1 mar evening"
    DOES: ClassVar = "show it"

    def __init__(self, state: State, shift: Since) -> None:
        super().__init__()
        self._state, self._shift = state, shift

    def answer(self, text: str) -> Since:
        """Return from when on things are new."""
        if not text.strip():
            return self._shift
        return Since(known=parse(text, zone=self._state.zone, now=self._state.now).start)

    def meaning(self, text: str) -> Iterator[Line]:
        """Write it in full."""
        if not text.strip():
            yield note(f"No words mean {since_in_words(self._shift, self._state)}.")
            return
        time = parse(text, zone=self._state.zone, now=self._state.now)
        yield said("Time", show_in_full(time))
        begin = show_instant(time.start, zone=self._state.zone, now=EARLIEST)
        yield said("Shows", f"what was learned after {begin}")
