"""How long a large scenario takes to be read."""

from collections.abc import Iterator
from pathlib import Path

from yaml import CBaseLoader

from negotiation import scenario
from negotiation.words import strictyaml
from tests.bench.measure import Figure, paired
from tests.bench.worlds import CLOCK, THINGS_A_ROUND
from tests.bench.worlds import scenario as written

PAIRS = 5
THINGS = 10_000


def figures(_place: Path) -> Iterator[Figure]:
    """Compare reading and understanding a scenario with libyaml's reading of it."""
    source = written(THINGS // THINGS_A_ROUND).encode()
    size = f"{len(source) / 1e6:.1f} MB"

    def events() -> None:
        for _ in iter(CBaseLoader(source).get_event, None):
            pass

    def tree() -> None:
        strictyaml.load(source, "talks.yaml")

    def understood() -> None:
        scenario.read(strictyaml.load(source, "talks.yaml"), CLOCK.end)

    floor = "libyaml's events of the same file"
    yield Figure(f"YAML to checked tree, {size}", floor, 3, paired(tree, events, PAIRS))
    name = f"YAML to validated scenario, {THINGS:,} things"
    yield Figure(name, floor, 5, paired(understood, events, PAIRS))
