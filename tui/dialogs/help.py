"""The keys, as the table of actions has them."""

from collections.abc import Sequence

from tui.actions import Action, shown
from tui.dialogs.reading import ReadingDialog
from tui.painting.lines import Line, Piece, note
from tui.typed.report_line import HINT
from tui.widgets.page import Page


class HelpDialog(ReadingDialog[str]):
    """Lists what every key does, and answers with the action that is clicked."""

    def __init__(self, *groups: Sequence[Action]) -> None:
        lines: list[Line] = []
        self._actions: list[Action | None] = []
        """What stands on each line."""
        for actions in groups:
            lines += [*(_line(one) for one in actions), Line()]
            self._actions += [*actions, None]
        lines += [
            note("A report is one line, in any order:"),
            note(f"  {HINT}", "text"),
            note("  -40m reuters:2      wed evening nrc:3 says ukraine – seen at the border"),
            note("Grades: A–F how reliable the source, 1–6 how credible the report."),
        ]
        super().__init__("Keys", lines)

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Do what was clicked."""
        event.stop()
        is_of_keys = event.page.id == "lines" and event.line < len(self._actions)
        action = self._actions[event.line] if is_of_keys else None
        if action is not None:
            self.dismiss(action.action)


def _line(action: Action) -> Line:
    keys = "  ".join(shown(key) for key in action.keys)
    return Line((Piece(f" {keys:<14}", "key"), Piece(action.help)))
