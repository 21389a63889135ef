"""What the pages of the documentation show: files, commands with what they print, and keys.

A page is followed from above, in one folder that has `scenarios/` in it:

- a block with a name, such as `yaml NAME`, is a file of that name, and a `diff NAME` block a change
  of it;
- a `console` block has commands behind `$ ` and what they print; `…` stands for any lines, and
  within a line for anything;
- a `keys` block has keys at the left, and behind two spaces what they show. Its first line is the
  command that opens the interface.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]

NAMED = {
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "space": " ",
    "down": "\x1b[B",
    "up": "\x1b[A",
    "right": "\x1b[C",
    "left": "\x1b[D",
}
"""Keys that are written as words."""


class Block(NamedTuple):
    """A fenced block of a page."""

    line: int
    language: str
    name: str
    body: str


class Step(NamedTuple):
    """A command of a console block, and the lines that it is shown to print."""

    command: list[str]
    prints: list[str]


class Press(NamedTuple):
    """A line of a block of keys: what is typed, one piece after the other, and what it shows."""

    types: list[str]
    shows: str


def pages() -> list[Path]:
    """List the pages: the README and everything in `docs/`."""
    return [
        ROOT / "README.md",
        ROOT / "scenarios" / "README.md",
        *sorted((ROOT / "docs").rglob("*.md")),
    ]


def blocks(page: Path) -> Iterator[Block]:
    """Walk the fenced blocks of a page."""
    text = page.read_text("utf-8")
    for found in re.finditer(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        line = text.count("\n", 0, found.start()) + 1
        yield Block(line, found[1], found[2] or "", found[3])


def steps(block: Block) -> Iterator[Step]:
    """Walk the commands of a console block."""
    for shown in re.split(r"^\$ ", block.body, flags=re.MULTILINE)[1:]:
        command, *prints = shown.rstrip("\n").split("\n")
        yield Step(shlex.split(command), prints)


def changed(text: str, block: Block) -> str:
    """Return the text of a file after the change of a diff block, which fits at one place."""
    before, after = (
        "".join(line[1:] for line in block.body.splitlines(keepends=True) if line[0] in marks)
        for marks in (" -", " +")
    )
    assert text.count(before) == 1, f"line {block.line}: {before!r}"
    return text.replace(before, after)


def opening(block: Block) -> Press:
    """Return the command that a block of keys begins with, a word a piece."""
    command, _, shows = block.body.splitlines()[0].partition("  ")
    return Press(shlex.split(command), shows.strip())


def presses(block: Block) -> Iterator[Press]:
    """Walk the lines of a block of keys behind its command."""
    for line in block.body.splitlines()[1:]:
        keys, _, shows = line.partition("  ")
        yield Press(list(_typed(keys.split())), shows.strip())


def _typed(words: list[str]) -> Iterator[str]:
    """Write what is typed: keys one by one, words with a space between them."""
    before = ""
    for word in words:
        is_key = len(word) == 1 or word in NAMED
        yield NAMED.get(word, word if is_key or not before else f" {word}")
        before = "" if is_key else word


def agrees(printed: list[str], shown: list[str]) -> bool:
    """Tell whether printed lines are those that are shown, where `…` stands for anything."""
    pattern = "".join(
        r"(?:.*\n)*" if line == "…" else f"{'.*'.join(map(re.escape, line.split('…')))}\n"
        for line in shown
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None
