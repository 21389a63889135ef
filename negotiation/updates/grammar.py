"""From words to what was said: the grammar of the command line, the command bar and scenarios."""

import argparse
import re
import shlex
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from negotiation.updates import VERBS, verb
from negotiation.words.problems import Problem, unknown

if TYPE_CHECKING:
    from negotiation.updates.update import Argument, Update


class Said(NamedTuple):
    """An update as it was said: a verb, and words, not yet understood, by what they fill."""

    verb: str
    words: Mapping[str, object]


def line(text: str) -> Said:
    """Read one line: `advance round/brest open --at "wed 20:00"`; without a verb, it advances.

    Raises:
        Problem: the line can't be read.
    """
    try:
        words = shlex.split(text)
    except ValueError:
        raise Problem(f"A quotation mark is open in: {text}") from None
    if not words:
        raise Problem(f"An update is due here: one of {', '.join(VERBS)}, or a ref and a trigger.")
    if "/" in words[0]:
        words.insert(0, "advance")
    if words[0] not in VERBS:
        raise Problem(unknown("verb", words[0], VERBS))
    parser = Words(words[0], add_help=False)
    add_words(parser, verb(words[0]))
    return said(words[0], parser.parse_intermixed_args(words[1:]))


def add_words(parser: argparse.ArgumentParser, update: "type[Update]") -> None:
    """Give a parser the words that an update takes."""
    for argument in update.arguments:
        parser.add_argument(
            argument.name, help=argument.help, nargs=_how_many(argument), default=None
        )
    for option in update.options:
        flag = f"--{option.name.replace('_', '-')}"
        if not option.metavar:
            parser.add_argument(flag, dest=option.name, action="store_true", help=option.help)
        else:
            parser.add_argument(
                flag,
                dest=option.name,
                metavar=option.metavar,
                help=option.help,
                action="append" if option.several else "store",
            )


def said(name: str, read: argparse.Namespace) -> Said:
    """Take what a parser with the words of that verb has read."""
    update = verb(name)
    names = [one.name for one in update.arguments] + [one.name for one in update.options]
    words = {name: getattr(read, name, None) for name in names}
    words = {name: value for name, value in words.items() if value not in (None, [], False)}
    return Said(name, words)


class Words(argparse.ArgumentParser):
    """A parser that raises a Problem where argparse would print and exit.

    A word such as `-2h` is a time to it, never an option.
    """

    def __init__(self, prog: str, description: str | None = None, *, add_help: bool = True) -> None:
        super().__init__(prog=prog, description=description, add_help=add_help, allow_abbrev=False)
        self._negative_number_matcher = re.compile(r"-[0-9]")

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong, with the words that are due, and the options that there are."""
        usage = " ".join(self.format_usage().removeprefix("usage: ").split())
        due = " ".join(_OPTION.sub("", usage).split())
        options = ", ".join(name for name in _OPTION.findall(usage) if name != "-h")
        beside = f"; options: {options}" if options else ""
        raise Problem(f"{message[:1].upper()}{message[1:]}. The words are: {due}{beside}.")


_OPTION = re.compile(r"\[(--?[a-z-]+)[^\]]*\]")
"""An option as argparse writes it into a usage: `[--at WHEN]`."""


def _how_many(argument: "Argument") -> str | None:
    if argument.several:
        return "*" if argument.optional else "+"
    return "?" if argument.optional else None
