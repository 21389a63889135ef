"""The command `brief`: the talks on paper, for people who never open a terminal."""

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from shutil import get_terminal_size

from negotiation.desk import Desk
from negotiation.fold.state import State
from negotiation.papers.brief import Asked, Brief, compose
from negotiation.papers.brief.compose import sections
from negotiation.papers.brief.content import SECTIONS
from negotiation.papers.brief.written import FORMATS, check, form_of, write
from negotiation.papers.exports import Paper
from negotiation.views.handover import Since
from negotiation.words.problems import Problem, listed
from tui.cli.arguments import TO_READ, add_times, parser, state_at, times_of
from tui.cli.files import write_file
from tui.cli.output import say, say_json
from tui.cli.records import open_to_read
from tui.cli.shifts import since_said
from tui.cli.wanted import add_filters, filters, tell_withheld

WIDTH = 80
"""How many cells a line has at most in a terminal."""

FILTERS = ("party", "round", "state", "tag", "find")
"""The filters by which a brief may be narrowed."""


def run(command: str, words: Sequence[str]) -> int:
    """Run `brief`. Returns the exit status."""
    made = parser(command, "Write a brief of the talks.", record=TO_READ)
    made.add_argument("--format", metavar="FORMAT", help=f"{listed(FORMATS)} (default: by FILE)")
    made.add_argument("--template", metavar="FILE", help="a template of your own, in Jinja")
    made.add_argument("-o", "--output", metavar="FILE", help="the file to write, not the terminal")
    made.add_argument("--force", action="store_true", help="replace that file, if it is there")
    made.add_argument("--sections", metavar="NAME,…", help=f"only these: {', '.join(SECTIONS)}")
    made.add_argument(
        "--since", metavar="WHEN", help="what is new (default: since your last shift)"
    )
    made.add_argument("--until", metavar="WHEN", help="as it stood, and was known, then")
    made.add_argument("--operator", metavar="NAME", help="whose last shift it is since")
    add_times(made)
    add_filters(made, with_since=False)
    read = made.parse_args(list(words))
    form, output = _form(read), Path(read.output) if read.output else None
    with closing(open_to_read(read.record)) as desk:
        state, since = _look(desk, read)
        brief = compose(state, _asked(read, since, state))
        if output is None and read.json:
            say_json(brief.as_json())
        elif output is None:
            say(_written(brief, form, read, _room()).removesuffix("\n"))
        else:
            paper = Paper(output.name, iter([_written(brief, form, read)]))
            write_file(output, paper, replace=read.force)
            say(f"{output} is written.")
    tell_withheld(brief.withheld)
    return 0


def _form(read: argparse.Namespace) -> str:
    """Choose the format: as it was said, else by the name of the template or of the file."""
    if read.format is not None:
        return check(read.format)
    names = (Path(name) for name in (read.template, read.output) if name)
    return next(filter(None, map(form_of, names)), "text")


def _look(desk: Desk, read: argparse.Namespace) -> tuple[State, Since]:
    if read.until and (read.as_of or read.known_at):
        raise Problem("--until means both --as-of and --known-at: say it, or those.")
    now = desk.state()
    times = times_of({"--since": read.since, "--until": read.until}, read, now)
    if "--until" in times:
        until = times["--until"].end
        state = desk.state(as_of=until, known_at=until)
    else:
        state = state_at(desk, read)
    return state, since_said(times.get("--since"), read.operator, state)


def _asked(read: argparse.Namespace, since: Since, state: State) -> Asked:
    said = ((name, getattr(read, name)) for name in FILTERS)
    return Asked(
        tuple(SECTIONS) if read.sections is None else sections(read.sections.split(",")),
        since,
        filters(read, state),
        tuple(f"{name} {value}" for name, value in said if value is not None),
    )


def _written(brief: Brief, form: str, read: argparse.Namespace, room: int | None = None) -> str:
    if read.json:
        return json.dumps(brief.as_json(), ensure_ascii=False, indent=2) + "\n"
    return write(brief, form, Path(read.template) if read.template else None, room)


def _room() -> int | None:
    """Tell how many cells a line has: what is piped on is not wrapped."""
    return min(WIDTH, get_terminal_size().columns) if sys.stdout.isatty() else None
