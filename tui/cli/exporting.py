"""The command `export`: a state in a form that others read, into files or to standard output."""

import argparse
import sys
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
from tui.cli.files import write_file, write_folder
from tui.cli.output import complain, say, say_json
from tui.cli.progress import Progress
from tui.cli.records import open_to_read
from tui.cli.wanted import add_filters, filters, tell_withheld, there


def run(command: str, words: Sequence[str]) -> int:
    """Write a record in a form that others read. Returns the exit status."""
    read = _parser(command).parse_intermixed_args(list(words))
    if read.form not in FORMS:
        raise Problem(unknown("form to export", read.form, FORMS))
    if read.json and read.output is None:
        raise Problem("--json tells what was written into files: say -o as well.")
    with closing(open_to_read(read.record)) as desk:
        state = state_at(desk, read)
        wanted = filters(read, state)
        choice, left_out = Choice(wanted), LeftOut()
        about = None if read.ref is None else _shown(read, state, choice)
        made = papers(read.form, state, choice, left_out, kind=wanted.kind, about=about)
        several = read.form in SEVERAL and wanted.kind is None
        if read.output is None:
            _print(made, several=several)
        else:
            shown = (one._replace(text=_told_of(one.text)) for one in made)
            done = write(shown, Path(read.output), several=several, replace=read.force)
            if read.json:
                say_json({"written": read.output, "left_out": dict(+left_out)})
            else:
                say(done)
    for sentence in told(left_out):
        complain(sentence)
    tell_withheld(choice.withheld)
    return 0


def write(made: Iterator[Paper], to: Path, *, several: bool, replace: bool = False) -> str:
    """Write papers into a folder, or the only one into a file. Returns what was made.

    Raises:
        Problem: there is something there already; only a file may be replaced.
        OSError: it can't be written.
    """
    if several:
        count = write_folder(to, made)
        return f"{to}: {count} {'file' if count == 1 else 'files'} written."
    write_file(to, next(made), replace=replace)
    return f"{to} is written."


def told(left_out: LeftOut) -> Iterator[str]:
    """Say what was left out, and how often."""
    return (f"{what}: {count}." for what, count in (+left_out).items())


def _told_of(pieces: Iterator[str]) -> Iterator[str]:
    """Tell whoever waits at a terminal how far it has come."""
    with Progress("pieces written") as progress:
        yield from progress.counted(pieces, every=1)


def _parser(command: str) -> argparse.ArgumentParser:
    made = parser(command, "Write what is recorded in a form that others read.", record=TO_READ)
    forms = "; ".join(f"{name}: {holds}" for name, holds in FORMS.items())
    made.add_argument("form", metavar="|".join(FORMS), help=forms)
    made.add_argument("ref", metavar="REF", nargs="?", help="for mermaid: how this one moves")
    made.add_argument("-o", "--output", metavar="PATH", help="the file, or folder for csv, to make")
    made.add_argument("--force", action="store_true", help="replace that file, if it is there")
    add_times(made)
    add_filters(made, with_kind=True)
    return made


def _shown(read: argparse.Namespace, state: State, choice: Choice) -> Entity:
    entity = there(read.ref, state)
    if not choice.names(entity.ref, state):
        raise Problem(f"{entity.ref} may not be shown: it is marked above {read.handling}.")
    return entity


def _print(made: Iterator[Paper], *, several: bool) -> None:
    """Print the only paper: as it is, or for a terminal without what could steer it."""
    if several:
        raise Problem(
            "There is a table for each kind: say -o FOLDER, or --kind KIND to print one of them."
        )
    at_terminal = sys.stdout.isatty()
    pieces = next(made).text
    # At a terminal what is printed tells itself how far it has come.
    for piece in pieces if at_terminal else _told_of(pieces):
        sys.stdout.write(printable(piece.replace("\r\n", "\n")) if at_terminal else piece)
