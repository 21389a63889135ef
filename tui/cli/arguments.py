"""The words that many commands take, and how a time among them is read."""

import argparse
from collections.abc import Mapping

from negotiation.desk import Desk
from negotiation.fold.state import State
from negotiation.updates.grammar import Words
from negotiation.words.handling import HANDLING
from negotiation.words.problems import Problem, unknown
from negotiation.words.when import Span

TO_READ = "a .parley file, postgresql://…#process, or a scenario, which is only read"
TO_UPDATE = "the .parley file, or postgresql://…#process, that it is recorded in"
TO_MAKE = "the .parley file, or postgresql://…, to make, if not among your own"
"""What the record of a command is."""

DESCRIBE = "--describe-words"
"""Has a command hand over its parser instead of running, as `--help` has it print its help."""


class Described(Exception):  # noqa: N818 - no error: the answer to `DESCRIBE`
    """The parser of a command."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        super().__init__()
        self.parser = parser


class _Describe(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        raise Described(parser)


def parser(
    command: str, description: str, *, record: str = "", prints_json: bool = True
) -> argparse.ArgumentParser:
    """Make a parser for a command; `record` says what its record is, if it takes one."""
    made = Words(f"parley {command}", description)
    if record:
        made.add_argument("-r", "--record", metavar="RECORD", help=record)
    if prints_json:
        made.add_argument("--json", action="store_true", help="print JSON")
    made.add_argument(DESCRIBE, action=_Describe, nargs=0, help=argparse.SUPPRESS)
    return made


def add_times(made: argparse.ArgumentParser) -> None:
    """Give a parser the words for what was true, and what was known, at a time."""
    made.add_argument("--as-of", metavar="WHEN", help="leave out what happened later")
    made.add_argument("--known-at", metavar="WHEN", help="leave out what was known later")
    made.add_argument("--handling", metavar="TLP", help="leave out what is marked above this")


def state_at(desk: Desk, read: argparse.Namespace) -> State:
    """Look at a record at the times that were said; a vague one means its end.

    Raises:
        Problem: times, or the marking, can't be understood; a sentence for each.
    """
    now = desk.state()
    said = {"--as-of": read.as_of, "--known-at": read.known_at, "--since": heard_since(read)}
    times = times_of(said, read, now)
    as_of, known_at = (
        times[one].end if one in times else None for one in ("--as-of", "--known-at")
    )
    return now if as_of is None and known_at is None else desk.state(as_of=as_of, known_at=known_at)


def times_of(
    said: Mapping[str, str | None], read: argparse.Namespace, now: State
) -> dict[str, Span]:
    """Understand the times that were said, by the options that say them.

    Raises:
        Problem: times, or the marking that may be shown, can't be understood; a sentence for each.
    """
    problems = []
    if read.handling is not None and read.handling not in HANDLING:
        problems.append(f"--handling: {unknown('known handling', read.handling, HANDLING)}")
    times = {}
    for name, text in said.items():
        if text is None:
            continue
        from negotiation.words.when.parse import parse

        try:
            times[name] = parse(text, zone=now.zone, now=now.now)
        except Problem as problem:
            problems.append(f"{name}: {problem}")
    if problems:
        raise Problem("\n".join(problems))
    return times


def heard_since(read: argparse.Namespace) -> str | None:
    """Return since when things have to have been heard of, by a command that takes that filter."""
    said: str | None = getattr(read, "heard_since", None)
    return said
