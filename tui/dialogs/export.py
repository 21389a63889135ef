"""Writing for others: in which form, and where to."""

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, NamedTuple

from negotiation.fold.state import State
from negotiation.papers.exports import FORMS, SEVERAL, papers
from negotiation.papers.leaving_out import LeftOut
from negotiation.views.filters import Choice
from negotiation.words.problems import Problem, unknown
from tui.dialogs.asking import AskingDialog
from tui.painting.lines import Line, note
from tui.written.readback import said


class Export(NamedTuple):
    """A form, and the file or folder to make."""

    form: str
    to: Path


class ExportDialog(AskingDialog[Export]):
    """Asks for a form and a path, and answers with both."""

    TITLE: ClassVar = "Write it for others"
    EXAMPLES: ClassVar = "ics talks.ics, csv tables, scenario talks.yaml"
    DOES: ClassVar = "write it"

    def answer(self, text: str) -> Export | None:
        """Return what is to be written where."""
        form, to = _parted(text)
        return Export(form, Path(to).expanduser()) if to else None

    def meaning(self, text: str) -> Iterator[Line]:
        """Tell what the form holds; before there is any, all of them."""
        form, to = _parted(text)
        if not form:
            yield from (said(name, holds) for name, holds in FORMS.items())
            return
        yield said("Holds", FORMS[form])
        what = "folder" if form in SEVERAL else "file"
        yield said("Into", f"the {what} {Path(to).expanduser()}" if to else f"which {what}?")
        yield note("Whatever is marked is in it; parley export --handling leaves it out.")


def written(wanted: Export, state: State) -> str:
    """Write a state, and tell in a sentence or two what was written and what was left out.

    Raises:
        Problem: it can't be written so, or not there.
        OSError: it can't be written.
    """
    from tui.cli.exporting import told, write

    left_out = LeftOut()
    made = papers(wanted.form, state, Choice(), left_out)
    done = write(made, wanted.to, several=wanted.form in SEVERAL)
    return " ".join((done, *told(left_out)))


def _parted(text: str) -> tuple[str, str]:
    """Part the form from the path behind it.

    Raises:
        Problem: there is no such form, or more than a path.
    """
    try:
        form, to, *more = [*shlex.split(text), "", ""]
    except ValueError:
        raise Problem("A quotation mark is open.") from None
    if form and form not in FORMS and (to or text.endswith(" ")):
        raise Problem(unknown("form to export", form, FORMS))
    if any(more):
        raise Problem("One path is due after the form: quote it, if it has spaces.")
    return (form if form in FORMS else ""), to
