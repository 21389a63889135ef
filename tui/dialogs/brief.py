"""A brief from the desk: into which file, or to be pasted elsewhere."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import ClassVar, NamedTuple

from negotiation.fold.state import State
from negotiation.papers.brief import Asked, compose
from negotiation.papers.brief.written import FORMATS, check, form_of, write
from negotiation.papers.exports import Paper
from negotiation.views.filters import Filters
from negotiation.views.handover import Since
from negotiation.words.handling import HANDLING
from negotiation.words.problems import Problem, listed
from negotiation.words.when import local
from tui.cli.files import write_file
from tui.dialogs.asking import AskingDialog
from tui.painting.lines import Line, note
from tui.written.readback import said

COPY = "copy"
"""The word that puts a brief where it can be pasted from, instead of a file."""

PASTED = "markdown"
"""The format of what is copied, if no other is said."""


class Wanted(NamedTuple):
    """What is to become of a brief."""

    form: str
    path: Path | None
    """The file to write; None to copy it."""
    handling: str | None = None
    """The highest marking of what may be in it; None leaves nothing out."""


class BriefDialog(AskingDialog[Wanted]):
    """Asks what is to become of a brief.

    Args:
        state: the talks as they are looked at.
    """

    TITLE: ClassVar = "Brief"
    EXAMPLES: ClassVar = "talks.html, talks.md green, ~/talks.txt, copy, copy text amber"
    DOES: ClassVar = "write it"

    def __init__(self, state: State) -> None:
        super().__init__()
        self._usual = usual(state)

    def answer(self, text: str) -> Wanted:
        """Return the format, the file, and the ceiling if the last word is one."""
        before, _, last = text.strip().rpartition(" ")
        handling = last if last in HANDLING else None
        where = (before if handling else text).strip()
        first, *rest = where.split() or [""]
        if not first:
            return Wanted("html", self._usual, handling)
        if first == COPY and len(rest) < 2:
            return Wanted(check(rest[0] if rest else PASTED), None, handling)
        path = Path(where).expanduser()
        form = form_of(path)
        if form is None:
            endings = listed(FORMATS.values())
            raise Problem(f"A file whose name ends in {endings}, or '{COPY}' and a format.")
        if path.exists():
            raise Problem(f"There is a file {path} already: say another name.")
        return Wanted(form, path, handling)

    def meaning(self, text: str) -> Iterator[Line]:
        """Write in full where it goes."""
        wanted = self.answer(text)
        if not text.strip():
            yield note(f"No words mean a page: {wanted.path}")
        else:
            yield said("Writes", wanted.form)
            yield said("To", str(wanted.path or "be pasted elsewhere"))
        if wanted.handling:
            yield said("Without", f"what is marked above {wanted.handling}")


def usual(state: State) -> Path:
    """Name a file of the folder one is in, which is not there yet, after the talks and the time."""
    talks = state.process.ref.slug if state.process else "talks"
    name = f"brief-{talks}-{local(state.now, state.zone):%Y-%m-%d-%H%M}"
    names = (f"{name}{f'-{number}' if number > 1 else ''}.html" for number in count(1))
    return next(path for path in map(Path.cwd().joinpath, names) if not path.exists())


def made(wanted: Wanted, state: State, since: Since) -> str:
    """Write a brief, into its file if it goes into one. Returns it.

    Raises:
        Problem: there is such a file by now.
        OSError: it can't be written.
    """
    asked = Asked(since=since, filters=Filters(handling=wanted.handling))
    text = write(compose(state, asked), wanted.form)
    if wanted.path is not None:
        write_file(wanted.path, Paper(wanted.path.name, iter([text])))
    return text
