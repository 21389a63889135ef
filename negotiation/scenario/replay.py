"""A scenario replayed into the entries of a record, through the same decisions as any update."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid5

from negotiation.events import Entry, encode
from negotiation.fold.folds import Folds
from negotiation.fold.history import History
from negotiation.fold.state import State
from negotiation.scenario.model import Scenario, faults, understood
from negotiation.scenario.outline import Trouble
from negotiation.updates.add import Add
from negotiation.updates.decision import (
    Circumstances,
    Decision,
    Flagged,
    NotATransition,
    Proposal,
)
from negotiation.updates.update import Update
from negotiation.words.problems import Problem
from negotiation.words.strictyaml import Tree
from negotiation.words.when import Instant

NAMESPACE = UUID("5b1f2f0c-6a0e-5d3e-9a55-6f3b1c6d7e21")
"""Under which the ids of a scenario's entries are derived (RFC 9562, version 5)."""


def read(tree: Tree, now: Instant) -> Scenario:
    """Understand a scenario; `now` is the wall clock.

    Raises:
        Faults: everything that is wrong in it, each with its line and column.
    """
    scenario, troubles = understood(tree, now)
    if troubles:
        raise faults(tree, [*troubles, *_replayed(scenario, troubles)[1]])
    return scenario


def entries_of(scenario: Scenario) -> tuple[Entry, ...]:
    """Replay a scenario: the same content gives the same entries, so two desks agree on them.

    Raises:
        Faults: lines that can't be recorded as they stand, each with its line and column.
    """
    history, troubles = _replayed(scenario)
    if troubles:
        raise faults(scenario.tree, troubles)
    return tuple(entry._replace(seq=0) for entry in history.all)


class Replay:
    """The entries that the lines of a scenario come to, one line after the other.

    Args:
        process: the slug of the process.
        clock: where the desk's clock stands.
    """

    def __init__(self, process: str, clock: Instant) -> None:
        self.history = History()
        self._process = process
        self._clock = clock
        self._circumstances = Circumstances(clock, clock, via="scenario")
        self._folded = Folds()
        self._places: Counter[tuple[str, str]] = Counter()

    @property
    def state(self) -> State:
        """The talks as the lines so far tell them."""
        return State(self.history, self._clock, folded=self._folded)

    def decide(self, update: Update) -> Decision:
        """Decide what the next line comes to.

        Raises:
            Problem: it names what is not there, or what can't be.
        """
        return _dated(update, self._clock).decide(self.state, self._circumstances)

    def take(self, proposal: Proposal) -> None:
        """Let the next line have its effect."""
        for entry in proposal.entries:
            self.history.take([_named(entry, self._process, self._places, self.history.seq)])


def _replayed(scenario: Scenario, before: Sequence[Trouble] = ()) -> tuple[History, list[Trouble]]:
    """Replay what was understood, and tell what can't be recorded.

    Where something was not understood, the troubles `before`, only what is wrong by itself is told:
    whether a step was possible depends on what stood there.
    """
    unsound = {one.loc[:length] for one in before for length in range(len(one.loc) + 1)}
    replay = Replay(scenario.id, scenario.clock)
    troubles: list[Trouble] = []
    for line in scenario.lines:
        try:
            decision = replay.decide(line.update)
        except Problem as problem:
            if line.loc not in unsound and _is_about_something(line.update, replay.state):
                troubles.append(Trouble(line.loc, str(problem), at_key=True))
            continue
        if isinstance(decision, Proposal):
            replay.take(decision)
        elif not before:
            troubles.append(Trouble(line.loc, _refusal(decision), at_key=True))
    return replay.history, troubles


def _is_about_something(update: Update, state: State) -> bool:
    """Tell whether what an update is about is there: it is not where its own line was at fault."""
    ref = getattr(update, "ref", None)
    return isinstance(update, Add) or ref is None or ref in state


def _dated(update: Update, clock: Instant) -> Update:
    """Say when the desk knew: by the end of when it happened, where nothing else is said."""
    if update.at is None or update.known is not None:
        return update
    end = min(update.at.end, clock)
    return replace(update, known=update.at._replace(start=end, end=end))


def _named(entry: Entry, process: str, places: Counter[tuple[str, str]], seq: int) -> Entry:
    """Give an entry its place among those with the same subject and time, and the id from it."""
    key = entry.subject, entry.occurred.edtf if entry.occurred else ""
    placed = entry._replace(place=places[key])
    places[key] += 1
    name = str(uuid5(NAMESPACE, f"{process}\n{encode(placed)}"))
    return placed._replace(id=name, act=name, seq=seq + 1)


def _refusal(decision: Flagged | NotATransition) -> str:
    if isinstance(decision, NotATransition):
        return str(decision)
    reasons = "; ".join(blocker.says for blocker in decision.blockers)
    return (
        f"{decision.trigger} is flagged: {reasons}."
        " If it happened all the same, say why beside it: `despite: …`."
    )
