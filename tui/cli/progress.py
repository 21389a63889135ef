"""How far something long has come, on a line of the terminal that is written anew."""

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import Self, TypeVar

PATIENCE = 1.0
"""Seconds in which nothing is shown: most things are done by then."""

PAUSE = 0.1
"""Seconds between two times that the line is written."""

_Thing = TypeVar("_Thing")


class Progress:
    """Counts what is done, and shows it where errors go, if that is a terminal.

    Args:
        what: what is counted, and what has become of it: "entries read".
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._next = monotonic() + PATIENCE
        self._shown = False
        self.said = f"0 {what}"
        """How far it has come, as it is shown."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def __call__(self, done: int, of: int | None = None) -> None:
        """Take note of how many are done, of how many if that is known."""
        self.said = f"{done:,}{'' if of is None else f' of {of:,}'} {self._what}"
        if monotonic() >= self._next and sys.stderr.isatty():
            sys.stderr.write(f"\r{self.said} …\x1b[K")
            sys.stderr.flush()
            self._next, self._shown = monotonic() + PAUSE, True

    def counted(self, things: Iterable[_Thing], every: int = 1000) -> Iterator[_Thing]:
        """Hand things on, and count them."""
        for done, one in enumerate(things, start=1):
            yield one
            if done % every == 0:
                self(done)
