"""The keys, as the table of actions has them."""

from collections.abc import Sequence

from tui.actions import Action, shown
from tui.dialogs.reading import ReadingDialog
from tui.lines import Line, Piece, note
from tui.report_line import HINT


class HelpDialog(ReadingDialog):
    """Lists what every key does."""

    def __init__(self, *groups: Sequence[Action]) -> None:
        lines: list[Line] = []
        for actions in groups:
            lines += [*(_line(one) for one in actions), Line()]
        lines += [
            note("A report is one line, in any order:"),
            note(f"  {HINT}", "text"),
            note("  -40m reuters:2      wed evening nrc:3 says ukraine – seen at the border"),
            note("Grades: A–F how reliable the source, 1–6 how credible the report."),
        ]
        super().__init__("Keys", lines)


def _line(action: Action) -> Line:
    keys = "  ".join(shown(key) for key in action.keys)
    return Line((Piece(f" {keys:<14}", "key"), Piece(action.help)))
