"""What is printed: aligned columns for people, JSON for scripts, no control characters."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from negotiation.words.cells import width
from negotiation.words.printable import one_line, printable


def say(text: str = "") -> None:
    """Print a text, with what could steer the terminal made visible."""
    sys.stdout.write(printable(text) + "\n")


def complain(text: str) -> None:
    """Print a text where errors go."""
    sys.stderr.write(printable(text) + "\n")


def say_json(value: object) -> None:
    """Print JSON: lossless, and safe to look at, since what could steer a terminal is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    if printable(text) != text:
        text = "".join(one if printable(one) == one else json.dumps(one)[1:-1] for one in text)
    sys.stdout.write(text + "\n")


def columns(rows: Iterable[Sequence[str]], indent: str = "") -> str:
    """Align rows of cells, each on one line; nothing is cut, and empty columns are left out.

    The spaces that a cell begins with stay: they tell what stands under what.
    """
    columns = [[_indented(cell) for cell in column] for column in zip(*rows, strict=True)]
    aligned = [list(_padded(column)) for column in columns if any(column)]
    lines = ("  ".join(row).rstrip() for row in zip(*aligned, strict=True))
    return "\n".join(f"{indent}{line}" for line in lines)


def detailed(rows: Iterable[tuple[Sequence[str], Iterable[str]]], indent: str = "") -> str:
    """Align rows of cells as `columns` does, each with lines under it that are not aligned."""
    each = list(rows)
    lines = columns((cells for cells, _ in each), indent).split("\n") if each else []
    return "\n".join(
        line
        for row, (_, under) in zip(lines, each, strict=True)
        for line in (row, *(f"{indent}     {_indented(detail)}" for detail in under))
    )


def blocks(groups: Iterable[Sequence[Sequence[str]]], indent: str = "") -> Iterator[str]:
    """Align the rows of several groups with one another, and give the text of each group."""
    each = [list(rows) for rows in groups]
    lines = iter(columns((row for rows in each for row in rows), indent).split("\n"))
    for rows in each:
        yield "\n".join(islice(lines, len(rows)))


def _indented(text: str) -> str:
    return " " * (len(text) - len(text.lstrip(" "))) + one_line(text)


def _padded(column: Sequence[str]) -> Iterable[str]:
    widest = max(map(width, column))
    return (cell + " " * (widest - width(cell)) for cell in column)
