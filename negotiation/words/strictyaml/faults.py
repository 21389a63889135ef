"""What is wrong in a file: as data, and as the exception that carries all of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from negotiation.words.problems import Problem

MOST_FAULTS = 100
"""Reading a file ends when so much is wrong in it: nobody reads on, and a hostile file has more."""


class Fault(NamedTuple):
    """One thing that is wrong in a file, and where.

    `line` and `column` count from 1, the column in characters; `sentence` says what is wrong and
    what is allowed.
    """

    line: int
    column: int
    sentence: str


class Faults(Problem):
    """All that is wrong in one file: as text, a line `name:line:column: sentence` for each fault.

    `name` is the file's; `faults` are sorted by position.
    """

    def __init__(self, name: str, faults: Iterable[Fault]) -> None:
        self.name = name
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.line, fault.column)))
        super().__init__(
            "\n".join(
                f"{name}:{line}:{column}: {sentence}" for line, column, sentence in self.faults
            )
        )
