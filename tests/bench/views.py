"""Whether a question about one thing costs more where there are more things."""

from collections.abc import Iterator
from pathlib import Path

from negotiation.fold.history import History
from negotiation.fold.state import State
from negotiation.views.why import FLAGGED, why
from tests.bench.measure import Figure, Work, paired, repeated
from tests.bench.worlds import CLOCK, THINGS_A_ROUND, entries, round_of

PAIRS = 25
TIMES = 100
FEW, MANY = 100, 10_000


def figures(_place: Path) -> Iterator[Figure]:
    """Compare `why` among many things with `why` among few, nothing of either folded before."""
    among_many, among_few = (repeated(_why(things), TIMES) for things in (MANY, FEW))
    ratios = paired(among_many, among_few, PAIRS)
    yield Figure(f"why, one round among {MANY:,} things", f"among {FEW}", 1.5, ratios)


def _why(things: int) -> Work:
    rounds = things // THINGS_A_ROUND
    history, asked = History(entries(rounds)), round_of(rounds // 2)

    def ask() -> None:
        state = State(history, CLOCK.end)
        if why(state[asked], "open", state).answer != FLAGGED:
            raise ValueError(f"{asked} should have something in its way")

    return ask
