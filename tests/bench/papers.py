"""How long the talks take onto paper."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measure import Figure, Work, paired
from tests.bench.startup import environment, seed_record

PAIRS = 15

COMMAND = [sys.executable, "-m", "tui.cli.main"]
"""The command of this checkout."""


def figures(place: Path) -> Iterator[Figure]:
    """Compare a brief of the seed, in each format, with a Python that does nothing."""
    record = seed_record(place)
    nothing = _run([sys.executable, "-c", "pass"], place)
    for form in ("text", "markdown", "html"):
        brief = _run([*COMMAND, "brief", "-r", str(record), "--format", form], place)
        yield Figure(
            f"brief of the seed, {form}", "python -c pass", 25, paired(brief, nothing, PAIRS)
        )


def _run(words: list[str], place: Path) -> Work:
    def run() -> None:
        subprocess.run(words, env=environment(place), stdout=subprocess.DEVNULL, check=True)

    return run
