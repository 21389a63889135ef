"""What can be written for others from a screen of the desk: a brief, or another form."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from negotiation.words.problems import Problem
from tui.screens.going import GoingScreen

if TYPE_CHECKING:
    from negotiation.views.handover import Since
    from tui.dialogs.brief import Wanted
    from tui.dialogs.export import Export


class WritingScreen(GoingScreen):
    """Writes what is looked at, beside the screen: a long record takes a while."""

    def since(self) -> "Since":
        """Tell from when on things are new."""
        raise NotImplementedError

    def action_brief(self) -> None:
        """Ask what is to become of a brief, and write it."""
        from tui.dialogs.brief import BriefDialog

        if self.session.what_if is not None:
            self.status.say("A brief tells what is recorded: keep the what-if, or drop it.", "dim")
            return
        self.app.push_screen(BriefDialog(self.session.state()), self._write_brief)

    def action_export(self) -> None:
        """Ask in which form, and where to, what is looked at is written."""
        from tui.dialogs.export import ExportDialog

        self.app.push_screen(ExportDialog(), self._write_export)

    def _write_brief(self, wanted: "Wanted | None") -> None:
        from tui.dialogs.brief import made

        if wanted is None:
            return
        state, since = self.session.state(), self.since()

        def write() -> str:
            text = made(wanted, state, since)
            if wanted.path is not None:
                return f"The brief is in {wanted.path}."
            self.app.call_from_thread(self.app.copy_to_clipboard, text)
            return "The brief is copied."

        self._write(write)

    def _write_export(self, wanted: "Export | None") -> None:
        from tui.dialogs.export import written

        if wanted is not None:
            self.status.say(f"Writing {wanted.to} …", "dim")
            state = self.session.state()
            self._write(lambda: written(wanted, state))

    def _write(self, write: Callable[[], str]) -> None:
        """Write something, and say what has become of it."""

        def aside() -> None:
            try:
                says, role = write(), "settled"
            except Problem as problem:
                says, role = str(problem), "error"
            except OSError as error:
                says, role = f"{error.filename} can't be written: {error.strerror}.", "error"
            self.app.call_from_thread(self.status.say, says, role)

        self.run_worker(aside, thread=True, group="writing", exit_on_error=False)
