"""How far a long command has come: on one line where errors go, if somebody looks at it."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 1.0
"""Seconds after which somebody who waits is told."""

PAUSE = 0.2
"""Seconds between two looks at the clock face, so that it does not flicker."""


@contextmanager
def progress(doing: str, unit: str) -> Iterator[Callable[[int], None]]:
    """Give a function that is told how much is done, and shows it: `Reading a.csv … 5,000 rows`.

    Nothing is shown in the first second, or where errors do not go to a terminal.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    due = time.monotonic() + PATIENCE
    shown = False

    def tell(done: int) -> None:
        nonlocal due, shown
        if (now := time.monotonic()) >= due:
            due, shown = now + PAUSE, True
            sys.stderr.write(f"\r{doing} … {done:,} {unit}")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
