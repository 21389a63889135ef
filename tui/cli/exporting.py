"""The command `export`: a state in a form that others read, into files or to standard output."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.papers.exports import FORMS, SEVERAL, Paper, papers
from negotiation.papers.leaving_out import LeftOut
from negotiation.views.filters import Choice
from negotiation.words.printable import printable
from negotiation.words.problems import Problem, unknown
from tui.cli.arguments import TO_READ, add_times, parser, state_at
from tui.cli.output import complain, say, say_json
from tui.cli.progress import telling
from tui.cli.records import open_to_read
from tui.cli.wanted import add_filters, filters, tell_withheld, there
from tui.cli.whole import write_file, write_folder


def run(command: str, words: Sequence[str]) -> int:
    """Write a record in a form that others read. Returns the exit status."""
    forms = "|".join(FORMS)
    made = parser(command, "Write what is recorded in a form that others read.", record=TO_READ)
    told = "; ".join(f"{name}: {holds}" for name, holds in FORMS.items())
    made.add_argument("form", metavar=forms, help=told)
    made.add_argument("ref", metavar="REF", nargs="?", help="for mermaid: how this one moves")
    made.add_argument("-o", "--output", metavar="PATH", help="the file, or folder for csv, to make")
    add_times(made)
    add_filters(made, with_kind=True)
    read = made.parse_intermixed_args(list(words))
    if read.form not in FORMS:
        raise Problem(unknown("form to export", read.form, FORMS))
    if read.json and read.output is None:
        raise Problem("--json tells what was written into files: say -o as well.")
    with closing(open_to_read(read.record)) as desk:
        state = state_at(desk, read)
        choice, left_out = Choice(filters(read, state)), LeftOut()
        made_papers = _papers(read, state, choice, left_out)
        if read.output is None:
            _print(made_papers, several=_is_several(read, state))
        else:
            written = write(made_papers, Path(read.output), several=_is_several(read, state))
            _tell(read, written, left_out)
    for what, count in (+left_out).items():
        complain(f"{count} {what}.")
    tell_withheld(choice.withheld)
    return 0


def write(made: Iterator[Paper], to: Path, *, several: bool) -> str:
    """Write papers into a folder, or the only one into a file. Returns what was made."""
    shown = (paper._replace(text=telling(paper.text, "pieces written")) for paper in made)
    if several:
        count = write_folder(to, shown)
        return f"{to}: {count} {'file' if count == 1 else 'files'} written."
    write_file(to, next(shown))
    return f"{to} is written."


def _papers(
    read: argparse.Namespace, state: State, choice: Choice, left_out: LeftOut
) -> Iterator[Paper]:
    about = None if read.ref is None else _shown(read, state, choice)
    kind = filters(read, state).kind
    return papers(read.form, state, choice, left_out, kind=kind, about=about)


def _shown(read: argparse.Namespace, state: State, choice: Choice) -> Entity:
    entity = there(read.ref, state)
    if not choice.names(entity.ref, state):
        raise Problem(f"{entity.ref} may not be shown: it is marked above {read.handling}.")
    return entity


def _is_several(read: argparse.Namespace, state: State) -> bool:
    """Tell whether there may be several files: of tables, unless one kind is named."""
    return read.form in SEVERAL and filters(read, state).kind is None


def _print(made: Iterator[Paper], *, several: bool) -> None:
    if several:
        raise Problem(
            "There is a table for each kind: say -o FOLDER, or --kind KIND to print one of them."
        )
    at_terminal = sys.stdout.isatty()
    for piece in next(made).text:
        sys.stdout.write(printable(piece.replace("\r\n", "\n")) if at_terminal else piece)


def _tell(read: argparse.Namespace, written: str, left_out: Counter[str]) -> None:
    if read.json:
        say_json({"written": read.output, "left_out": dict(+left_out)})
    else:
        say(written)
