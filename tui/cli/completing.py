"""`parley completion`: what lets a shell complete commands, options and known words."""

import sys
from argparse import Action, ArgumentParser
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module

from negotiation.kinds import registry
from negotiation.words.handling import HANDLING
from negotiation.words.problems import Problem, unknown
from tui.cli.arguments import DESCRIBE, Described, parser
from tui.cli.main import COMMANDS, PROGRAM

SHELLS = ("bash", "zsh", "fish")

FILES = frozenset({"FILE", "MAPPING", "PATH", "RECORD", "SCENARIO"})
"""What is a file, by what it is called in the help of a command."""


def run(command: str, words: Sequence[str]) -> int:
    """Print the script of a shell. Returns the exit status."""
    purpose = "Print a script by which a shell completes the words of parley."
    made = parser(command, purpose, prints_json=False)
    made.add_argument("shell", metavar="SHELL", help="bash, zsh or fish")
    read = made.parse_args(list(words))
    if read.shell not in SHELLS:
        raise Problem(unknown("shell that can complete", read.shell, SHELLS))
    import shtab

    sys.stdout.write(shtab.complete(_all(shtab.FILE), read.shell))
    return 0


def _all(file: object) -> ArgumentParser:
    """Put the parsers of all commands under one; `file` marks what is completed as a file."""
    known = _known()
    root = ArgumentParser(PROGRAM)
    root.add_argument("--version", action="store_true", help="print the version")
    commands = root.add_subparsers()
    for name, (_, purpose) in COMMANDS.items():
        own = parser_of(name)
        for action in actions_of(own):
            _complete(action, known, file)
        commands.add_parser(name, help=purpose, parents=[own], add_help=False)
    return root


def _complete(action: Action, known: Mapping[str, Iterable[str]], file: object) -> None:
    """Say what completes the value of an argument, if anything is known of it."""
    metavar = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if metavar in FILES:
        vars(action)["complete"] = file  # where shtab looks for it
    elif metavar in known:
        action.choices = tuple(known[metavar])


def _known() -> Mapping[str, Iterable[str]]:
    """List the words that there are, by what they are called in the help of a command."""
    return {"KIND": registry.names(), "TLP": tuple(HANDLING), "SHELL": SHELLS}


def parser_of(command: str) -> ArgumentParser:
    """Have a command hand over its parser instead of running."""
    try:
        import_module(f"tui.cli.{COMMANDS[command][0]}").run(command, [DESCRIBE])
    except Described as described:
        return described.parser
    raise AssertionError(f"{command} reads no words")


def actions_of(made: ArgumentParser) -> list[Action]:
    """List what a parser takes, for which argparse has no public way."""
    return made._actions  # noqa: SLF001
