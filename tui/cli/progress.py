"""How far a long piece of work has come, told to whoever waits at a terminal."""

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

PATIENCE = 1.0
"""Seconds after which one begins to wonder whether anything happens."""

STEP = 0.2
"""Seconds between two times at which it is told."""

_Piece = TypeVar("_Piece")


def telling(pieces: Iterable[_Piece], what: str) -> Iterator[_Piece]:
    """Pass pieces on, and tell how many there were so far; nothing is told of quick work.

    `what` says what has been done with them: `written`.
    """
    if not sys.stderr.isatty():
        yield from pieces
        return
    due, told = monotonic() + PATIENCE, False
    try:
        for number, piece in enumerate(pieces, start=1):
            yield piece
            if monotonic() >= due:
                sys.stderr.write(f"\r{number:,} {what} …")
                sys.stderr.flush()
                due, told = monotonic() + STEP, True
    finally:
        if told:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
