"""The interface in a real terminal: what another program reads from its screen, and types."""

import os
import pty
import select
import signal
import sys
import termios
import time
from collections.abc import Sequence
from fcntl import ioctl
from pathlib import Path
from struct import pack

START = """
import sys
from pathlib import Path
from tui.run import run_on
sys.exit(run_on(Path(sys.argv[1]), "m.k.", None))
"""
ROOT = Path(__file__).parents[2]


class Terminal:
    def __init__(self, record: Path, command: Sequence[str] = (), folder: Path = ROOT) -> None:
        """Open a record, by this checkout or by another command that takes one, in a folder."""
        self.seen = b""
        self.child, self.screen = pty.fork()
        if self.child == 0:
            os.chdir(folder)
            os.environ["TERM"] = "xterm-256color"
            words = [*(command or (sys.executable, "-c", START)), str(record)]
            os.execv(words[0], words)  # noqa: S606
        ioctl(self.screen, termios.TIOCSWINSZ, pack("HHHH", 24, 80, 0, 0))

    def until(self, words: str, seconds: float = 30.0) -> None:
        end = time.monotonic() + seconds
        while words.encode() not in self.seen:
            assert time.monotonic() < end, f"never saw {words!r}: {self.seen[-2000:]!r}"
            if select.select([self.screen], [], [], 0.1)[0]:
                self.seen += os.read(self.screen, 65536)

    def type(self, keys: str) -> None:
        self.seen = b""
        os.write(self.screen, keys.encode())

    def ended(self) -> int:
        while True:
            try:
                if not os.read(self.screen, 65536):
                    break
            except OSError:
                break
        _, status = os.waitpid(self.child, 0)
        os.close(self.screen)
        return os.waitstatus_to_exitcode(status)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self.screen)
