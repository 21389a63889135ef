"""The page of the commands: what each is for, and the words that it takes."""

from argparse import SUPPRESS, Action, ArgumentParser
from collections.abc import Iterator

from tui.cli.completing import actions_of, parser_of
from tui.cli.main import COMMANDS
from tui.reference.tables import table

HEAD = """\
# Commands

`parley COMMAND --help` says the same. Exit status: 0 done; 1 refused or flagged (a scenario's
errors too), with every reason; 2 wrong use; 3 the record can't be read or trusted. [JSON](json.md)
has what `--json` prints, [Kinds](kinds.md) what the fields of `add` and `amend` are.
"""


def page() -> str:
    """Write the page, in Markdown."""
    return "\n".join([HEAD, *map(_section, COMMANDS)])


def _section(command: str) -> str:
    made = parser_of(command)
    words = table(("", ""), _words(made))
    return f"## {command}\n\n{made.description}\n\n{words}\n"


def _words(made: ArgumentParser) -> Iterator[tuple[str, str]]:
    for action in actions_of(made):
        if action.help != SUPPRESS and action.dest != "help":
            yield _written(action), action.help or ""


def _written(action: Action) -> str:
    """Write a word as it is typed: `-r RECORD`, or `FIELDS`."""
    value = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if not action.option_strings:
        return f"`{value}`"
    takes = "" if action.nargs == 0 else f" {value}"
    return ", ".join(f"`{option}{takes}`" for option in action.option_strings)
