"""A program in a terminal of its own, which is read as fast as it paints."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Self

COLUMNS, LINES = 140, 45
QUIET = 0.03
"""Seconds without a byte after which a picture is held to be painted."""
PATIENCE = 20.0
"""Seconds after which something is held never to appear."""


class Terminal:
    """Runs a program from its start until it is left, and times what it paints.

    Times are seconds; they end with the last byte that was waited for.
    """

    def __init__(self, words: list[str], environment: Mapping[str, str]) -> None:
        self._own, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        colours = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self._start = perf_counter()
        self._program = subprocess.Popen(
            words,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**environment, **colours},
            start_new_session=True,
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._program.kill()
        self._program.wait()
        os.close(self._own)

    def shows(self, words: str) -> float:
        """Wait until words have been painted since the start, or since the last key.

        Raises:
            TimeoutError: they never are.
        """
        due, seen = words.encode(), b""
        while due not in seen:
            more = self._read(PATIENCE)
            if not more:
                raise TimeoutError(f"'{words}' is not shown")
            seen += more
        return perf_counter() - self._start

    def settles(self, quiet: float = QUIET) -> float:
        """Wait until something has been painted since the last key, and nothing for a while.

        Raises:
            TimeoutError: nothing is.
        """
        if not self._read(PATIENCE):
            raise TimeoutError("nothing is painted")
        last = perf_counter()
        while self._read(quiet):
            last = perf_counter()
        return last - self._start

    @property
    def memory(self) -> int:
        """How many bytes the program holds in memory now."""
        pages = Path(f"/proc/{self._program.pid}/statm").read_text("ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def press(self, key: str) -> None:
        """Press a key, from which times are now counted."""
        self._start = perf_counter()
        os.write(self._own, key.encode())

    def _read(self, patience: float) -> bytes:
        """Return what is painted next; nothing, if nothing is."""
        ready, _, _ = select.select([self._own], [], [], patience)
        try:
            return os.read(self._own, 65_536) if ready else b""
        except OSError:  # how Linux says that the program has ended
            return b""
