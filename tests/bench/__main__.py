"""`python -m tests.bench [TOPIC …]`: measure everything, or some topics, and print the figures."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from tests.bench import (
    exports,
    interface,
    looks,
    papers,
    rooms,
    scenarios,
    sharing,
    startup,
    store,
    views,
)
from tests.bench.measure import Figure, table

Topic: TypeAlias = Callable[[Path], Iterator[Figure]]
"""Measures what belongs together, in a folder that is there for it alone."""

TOPICS: Mapping[str, Topic] = {
    "startup": startup.figures,
    "interface": interface.figures,
    "scenarios": scenarios.figures,
    "views": views.figures,
    "looks": looks.figures,
    "rooms": rooms.figures,
    "papers": papers.figures,
    "store": store.figures,
    "sharing": sharing.figures,
    "exports": exports.figures,
}


def main(names: Iterable[str]) -> int:
    """Print the figures of the topics named, of all without a name. Returns the exit status."""
    wanted = tuple(names) or tuple(TOPICS)
    if unknown := [name for name in wanted if name not in TOPICS]:
        sys.stderr.write(f"No such topic: {', '.join(unknown)}. There are: {', '.join(TOPICS)}.\n")
        return 2
    for line in table(_measured(wanted)):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    return 0


def _measured(names: Iterable[str]) -> Iterator[Figure]:
    for name in names:
        with TemporaryDirectory(prefix="parley-bench-") as folder:
            yield from TOPICS[name](Path(folder))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
