"""What dialogs share that are typed into: nothing typed is dropped unasked, or lost in a crash."""

from collections.abc import Mapping

from textual.events import Key

from tui.dialogs.recording import Recorded, RecordingDialog
from tui.painting.lines import Line, Piece, keys, words
from tui.session import Session
from tui.typed.drafts import Draft

DROP = keys(("d", "drop what you typed"), ("any other key", "go on"))

PAUSE = 0.2
"""Seconds between two writings of the draft, while somebody types."""


class TypingDialog(RecordingDialog):
    """Asks before it drops what was typed, and keeps a draft of it meanwhile.

    Args:
        session: the record.
        about: what is being said, of what: the draft is offered to the next dialog about the same.
    """

    def __init__(self, session: Session, about: str) -> None:
        super().__init__(session)
        self._draft: Draft | None = Draft(session.state(), about) if about else None
        self._offered = self._draft.read() if self._draft else {}
        self._is_waiting = False
        self._is_asking = False

    def typed(self) -> Mapping[str, str]:
        """Return what has been typed, by where."""
        raise NotImplementedError

    def take(self, typed: Mapping[str, str]) -> None:
        """Put what was being typed back where it was."""
        raise NotImplementedError

    def begin(self) -> None:
        """Go on typing, and say what the keys do."""
        raise NotImplementedError

    def tell(self, line: Line) -> None:
        """Show keys in place of those that there are."""
        raise NotImplementedError

    @property
    def is_typed(self) -> bool:
        """Tell whether anything has been typed."""
        return any(one.strip() for one in self.typed().values())

    def changed(self) -> None:
        """Keep what is typed, at most a moment later."""
        if self._draft is not None and not self._is_waiting:
            self._is_waiting = True
            self.set_timer(PAUSE, self._keep)

    def offered(self) -> list[Line]:
        """Say what was being typed when the program ended, as long as nothing else is."""
        if not self._offered or self.is_typed:
            return []
        said = " · ".join(one for one in self._offered.values() if one.strip())
        takes = (Piece("  tab", "key"), Piece(" takes it ", "dim"))
        return [Line((words(f" You were typing: {said}", "attention"),), takes)]

    def take_offered(self) -> bool:
        """Take what was being typed, if that is offered."""
        if not self._offered or self.is_typed:
            return False
        offered, self._offered = self._offered, {}
        self.take(offered)
        return True

    def action_leave(self) -> None:
        """Go back; what was typed is asked about before it is dropped."""
        if self.is_typed and not self._is_asking:
            self._is_asking = True
            self.set_focus(None)
            self.tell(DROP)
        elif self._is_asking:
            self._go_on()
        else:
            self.left()

    def on_key(self, event: Key) -> None:
        """Take the answer to whether to drop what was typed."""
        if not self._is_asking:
            return  # and what all dialogs do with keys is done
        event.stop()
        event.prevent_default()
        if event.key == "d" and not self.is_recording:
            self._forget()
            self.left()
        else:
            self._go_on()

    def left(self) -> None:
        """Go back without having recorded anything; what is offered stays for another time."""
        if not self._offered:
            self._forget()
        self.dismiss(None)

    def done(self, recorded: Recorded) -> None:
        """Go back, with what has been recorded."""
        self._forget()
        super().done(recorded)

    def _go_on(self) -> None:
        self._is_asking = False
        self.begin()

    def _keep(self) -> None:
        self._is_waiting = False
        if self._draft is not None:
            self._draft.write(self.typed())

    def _forget(self) -> None:
        if self._draft is not None:
            self._draft.drop()
            self._draft = None
