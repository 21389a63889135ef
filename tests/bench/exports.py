"""How long ten thousand things take to be written for others, and how soon the first is there."""

from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from time import perf_counter

from negotiation.events import decode, encode
from negotiation.fold.history import History
from negotiation.fold.state import State
from negotiation.papers.exports import FORMS, papers
from negotiation.papers.leaving_out import LeftOut
from negotiation.views.filters import Choice
from tests.bench.measure import Figure, paired, seconds
from tests.bench.worlds import CLOCK, THINGS_A_ROUND, entries

PAIRS = 3
THINGS = 10_000


def figures(_place: Path) -> Iterator[Figure]:
    """Compare each form with taking the entries in, and its first piece with all of it."""
    numbered = enumerate(entries(THINGS // THINGS_A_ROUND), start=1)
    recorded = [entry._replace(seq=seq) for seq, entry in numbered]
    lines = list(map(encode, recorded))
    history = History(recorded)
    for form in FORMS:
        name = f"export {form}, {THINGS:,} things"
        floor = "decoding and indexing their entries"
        work = partial(_all_of_it, form, history)
        yield Figure(name, floor, 5, paired(work, partial(_opened, lines), PAIRS))
    for form in FORMS:
        ratios = tuple(_first_piece(form, history) for _ in range(PAIRS))
        yield Figure(f"export {form}, the first piece", "all of it", 0.2, ratios)


def _opened(lines: list[str]) -> History:
    return History(map(decode, lines))


def _pieces(form: str, history: History) -> Iterator[str]:
    state = State(history, CLOCK.end)
    made = papers(form, state, Choice(), LeftOut())
    return chain.from_iterable(paper.text for paper in made)


def _all_of_it(form: str, history: History) -> None:
    for _ in _pieces(form, history):
        pass


def _first_piece(form: str, history: History) -> float:
    begin = perf_counter()
    next(_pieces(form, history))
    return (perf_counter() - begin) / seconds(partial(_all_of_it, form, history))
