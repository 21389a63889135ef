"""How fast talks that have gone on for long are looked at: a page, a step in time, a late fact."""

import gc
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path

from negotiation.desk import Desk
from negotiation.fold.history import History
from negotiation.fold.state import State
from negotiation.record.sqlite import SqliteStore
from negotiation.updates.amend import Amend
from negotiation.updates.decision import Proposal
from negotiation.updates.update import Changes
from negotiation.views.agenda import agenda
from negotiation.views.claims import claims
from negotiation.views.conditions import conditions
from negotiation.views.delegations import delegations
from negotiation.views.filters import Choice, Page
from negotiation.views.handover import Since, handover
from negotiation.views.log import log
from negotiation.views.status import status
from negotiation.views.timeline import timeline
from negotiation.words.refs import Ref
from tests.bench import floor
from tests.bench.long_talks import ENTRIES_A_ROUND, THINGS_A_ROUND, long_talks
from tests.bench.measure import Figure, paired, seconds
from tests.bench.startup import environment, parley
from tests.bench.worlds import minute

THINGS = 10_000
ROUNDS = THINGS // THINGS_A_ROUND
ENTRIES = ROUNDS * ENTRIES_A_ROUND
ROWS = 200

HALFWAY = f"r{ROUNDS // 2}"

PAGES: Mapping[str, Callable[[State], object]] = {
    "status": lambda state: status(state, choice=_page(f"position/ukraine-{HALFWAY}")),
    "conditions": lambda state: conditions(state, _page(f"precondition/pause-{HALFWAY}")),
    "agenda": lambda state: agenda(state, _page(f"item/{HALFWAY}")),
    "delegations": lambda state: delegations(state, _page()),
    "claims": lambda state: claims(state, _page(f"question/{HALFWAY}")),
    "timeline": lambda state: timeline(state, _page(minute(ENTRIES // 2).start[:10])),
    "log": lambda state: log(state, after=ENTRIES // 2, most=ROWS),
    "handover": lambda state: handover(state, _page(), Since(seq=ENTRIES - ROWS)),
}
"""A page of each view, from its middle where it has one."""

OPENINGS = 5
STEPS = 20
FAR = 37_337
"""How many minutes one step is from the next."""
FACTS = 10
COMMANDS = 5


def figures(place: Path) -> Iterator[Figure]:
    """Compare looks at a long record with opening it, and `parley status` with reading it."""
    record = place / "long.parley"
    with closing(SqliteStore.create(record)) as store:
        store.append(tuple(long_talks(ROUNDS)), after=0)
    yield from _looking(record)
    yield _status(record, place)


def _looking(record: Path) -> Iterator[Figure]:
    """Measure looks, several after each opening, so that both meet the same machine."""

    def opened() -> None:
        with closing(Desk(SqliteStore.open(record))) as another:
            another.state()

    ratios: dict[str, list[float]] = defaultdict(list)
    with closing(Desk(SqliteStore.open(record), operator="m.k.", via="cli")) as desk:
        gc.freeze()  # as the interface does
        opened()
        for chance in range(OPENINGS):
            least = seconds(opened)
            for name, page in PAGES.items():
                unseen = State(History(desk.state().history.all), desk.now())
                ratios[f"{name}, a page"].append(seconds(partial(page, unseen)) / least)
            steps = seconds(partial(_step_about, desk, chance))
            ratios["an as-of step anywhere"].append(steps / STEPS / least)
            facts = seconds(partial(_record_late, desk, chance))
            ratios["a late fact, and the state after it"].append(facts / FACTS / least)
    goals = {"an as-of step anywhere": 0.02, "a late fact, and the state after it": 0.01}
    for name, found in ratios.items():
        yield Figure(name, "opening that record", goals.get(name, 0.1), tuple(found))


def _page(after: str = "") -> Choice:
    return Choice(page=Page(after, ROWS))


def _step_about(desk: Desk, chance: int) -> None:
    """Look as of one time after another, far apart."""
    for step in range(STEPS):
        then = minute((chance * STEPS + step) * FAR % ENTRIES).end
        status(desk.state(as_of=then), choice=_page())


def _record_late(desk: Desk, number: int) -> None:
    """Record facts about half-way through the talks, and look at what is there now after each."""
    for one in range(FACTS):
        ref, then = Ref.of("round", f"r{number * FACTS + one}"), minute(ENTRIES // 2)
        update = Amend(ref=ref, fields=Changes(set={"text": "It snowed."}), at=then)
        proposal = desk.propose(update)
        if not isinstance(proposal, Proposal):
            raise TypeError(f"of {ref} anything may be told")
        desk.record(proposal)
        status(desk.state(), choice=_page())


def _status(record: Path, place: Path) -> Figure:
    own = environment(place)
    whole = partial(_run, [parley(), "status", "-r", str(record)], own)
    least = partial(_run, [sys.executable, str(Path(floor.__file__)), str(record)], own)
    name = f"parley status, {ENTRIES:,} entries"
    return Figure(name, "reading, hashing, decoding the rows", 1.5, paired(whole, least, COMMANDS))


def _run(words: list[str], own: Mapping[str, str]) -> None:
    subprocess.run(words, env=own, stdout=subprocess.DEVNULL, check=True)
