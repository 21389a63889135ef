"""Which time to look at: words of time, written back in full while they are typed."""

from collections.abc import Iterator
from typing import ClassVar

from negotiation.words.when import EARLIEST, show_in_full, show_instant
from negotiation.words.when.parse import parse
from tui.dialogs.asking import AskingDialog
from tui.painting.lines import Line, note
from tui.session import Session
from tui.travel import NOW, Look
from tui.written.readback import said


class TimeDialog(AskingDialog[Look]):
    """Asks for a time; a vague one means its end.

    Args:
        session: the record.
        as_known: whether to leave out what was learned later.
    """

    TITLE: ClassVar = "Look at another time"
    EXAMPLES: ClassVar = "-1d, wed 20:00, 1 mar evening; now"
    DOES: ClassVar = "look"

    def __init__(self, session: Session, *, as_known: bool) -> None:
        super().__init__()
        self._session, self._live = session, session.live()
        self._as_known = as_known

    def answer(self, text: str) -> Look | None:
        """Return the look that words ask for."""
        if not text.strip():
            return None
        time = parse(text, zone=self._live.zone, now=self._live.now)
        if time.start == time.end == self._live.now:
            return NOW
        return Look(time.end, time.end if self._as_known else None)

    def meaning(self, text: str) -> Iterator[Line]:
        """Write it in full, and how much that look leaves out."""
        look = self.answer(text)
        if look is None:
            yield note("A time is counted from now; a vague one means its end.")
            return
        time = parse(text, zone=self._live.zone, now=self._live.now)
        yield said("Time", show_in_full(time))
        if look == NOW:
            yield said("Shows", "the talks as they stand now")
            return
        if time.start != time.end:
            end = show_instant(time.end, zone=self._live.zone, now=EARLIEST)
            yield said("As of", f"{end}, the end of it")
        acts = self._session.behind(look)
        yield said("Leaves", f"{acts} act{'' if acts == 1 else 's'} out" if acts else "nothing out")
        if look.as_known:
            yield said("Known", "as we knew it then")
