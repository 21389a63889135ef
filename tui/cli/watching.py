"""Doing something again whenever a file changes, until the person has seen enough."""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

GLANCE = 0.3
"""Seconds between two looks at the files."""

PATIENCE = 1.0
"""Seconds for which a file may be gone: editors take one away and put another in its place."""

CLEAR = "\x1b[2J\x1b[3J\x1b[H"
"""What empties a terminal."""

Stamp: TypeAlias = tuple[int, int, int] | None
"""What is another one when a file has changed; None if it is not there."""


def watch(files: Sequence[Path], do: Callable[[], int]) -> int:
    """Do it, and again whenever one of the files has changed, until Ctrl-C.

    Returns the last status.
    """
    status, seen, gone_since = 0, None, time.monotonic()
    try:
        while True:
            stamps = [_stamp(file) for file in files]
            if None not in stamps:
                gone_since = time.monotonic()
            is_settled = None not in stamps or time.monotonic() - gone_since >= PATIENCE
            if stamps != seen and is_settled:
                seen = stamps
                status = _anew(do)
            time.sleep(GLANCE)
    except KeyboardInterrupt:
        return status


def _anew(do: Callable[[], int]) -> int:
    """Do it on an empty screen, where there is a screen."""
    if sys.stdout.isatty():
        sys.stdout.write(CLEAR)
        sys.stdout.flush()
    status = do()
    if sys.stderr.isatty():
        sys.stderr.write("Checked again when a file changes; Ctrl-C ends it.\n")
    sys.stdout.flush()
    return status


def _stamp(file: Path) -> Stamp:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
