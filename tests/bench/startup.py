"""How long a reading command takes from its first word to its last."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from negotiation.scenario.shipped import folder
from tests.bench.measure import Figure, Work, paired

PAIRS = 25
SEED = "ukraine-2022.yaml"


def figures(place: Path) -> Iterator[Figure]:
    """Compare `parley status` on the seed with a Python that does nothing."""
    record = seed_record(place)
    status = _run([parley(), "status", "-r", str(record)], environment(place))
    nothing = _run([sys.executable, "-c", "pass"], environment(place))
    yield Figure("parley status, the seed", "python -c pass", 9, paired(status, nothing, PAIRS))


def seed_record(place: Path) -> Path:
    """Make a record of the seed scenario."""
    record = place / "seed.parley"
    words = [parley(), "new", str(folder() / SEED), "-r", str(record)]
    _run(words, environment(place))()
    return record


def parley() -> str:
    """Return the command as it is installed beside this Python."""
    return str(Path(sys.executable).with_name("parley"))


def environment(place: Path) -> Mapping[str, str]:
    """Return what a child is to find: a home of its own, and its bytecode kept as for anybody."""
    own = {
        "HOME": str(place),
        "XDG_CONFIG_HOME": str(place / "config"),
        "XDG_DATA_HOME": str(place / "data"),
        "XDG_STATE_HOME": str(place / "state"),
        "PARLEY_OPERATOR": "m.k.",
    }
    left_out = {"PYTHONDONTWRITEBYTECODE", "PARLEY_RECORD", "NO_COLOR"}
    return {name: value for name, value in os.environ.items() if name not in left_out} | own


def _run(words: list[str], environment: Mapping[str, str]) -> Work:
    def run() -> None:
        subprocess.run(words, env=environment, stdout=subprocess.DEVNULL, check=True)

    return run
