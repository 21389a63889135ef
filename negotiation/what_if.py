"""What if: updates that are tried on a copy of a record, to be kept together or forgotten."""

from collections.abc import Iterable, Sequence
from itertools import count
from typing import NamedTuple

from negotiation.desk import Desk
from negotiation.events import RETRACTED, Entry
from negotiation.fold.history import History
from negotiation.fold.state import State, clock_of
from negotiation.updates.decision import (
    Circumstances,
    Decidable,
    Decision,
    Flagged,
    NotATransition,
    Proposal,
    Refused,
)
from negotiation.views.difference import Difference, difference
from negotiation.views.saying import told
from negotiation.views.status import status
from negotiation.words.problems import Problem


class Trial(NamedTuple):
    """An update that is tried, and what it came to."""

    update: Decidable
    entries: tuple[Entry, ...]

    @property
    def act(self) -> str:
        """The act that its entries share."""
        return self.entries[0].act

    @property
    def retracts(self) -> set[str]:
        """The acts that it takes back."""
        return {one.subject for one in self.entries if one.type == RETRACTED}

    @property
    def only_retracts(self) -> bool:
        """Whether it says nothing else."""
        return all(one.type == RETRACTED for one in self.entries)


class WhatIf:
    """A record copied into memory, where updates are tried: nothing is recorded until it is kept.

    It stays as it was begun, whatever others record meanwhile.

    Args:
        desk: that of the record.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk.copy()
        """Where updates are tried."""
        state = self.desk.state()
        self._begun, self._folded = state.history.seq, state.folded.copy()
        self._trials: list[Trial] = []

    def record(self, proposal: Proposal) -> Proposal:
        """Try an update."""
        recorded = self.desk.record(proposal)
        self._trials.append(Trial(recorded.update, recorded.entries))
        return recorded

    @property
    def trials(self) -> tuple[Trial, ...]:
        """What is tried and stands: what was tried and undone again has left nothing."""
        tried = {one.act for one in self._trials}
        out = self.desk.state().out_of_force
        said = [one for one in self._trials if not (one.only_retracts and one.retracts <= tried)]
        corrected = {act for one in said if one.act not in out for act in one.retracts}
        return tuple(one for one in said if one.act not in out or one.act in corrected)

    def together(self) -> "Together":
        """Return all that is tried as one update, to be decided against the record as it is now."""
        return Together(self.trials, self.desk.state())

    def difference(self) -> Difference:
        """Tell what is not the same as when the what-if was begun."""
        state = self.desk.state()
        history = History(state.history.all[: self._begun])
        begun = State(history, state.now, folded=self._folded)
        return difference(status(begun).things, status(state).things)

    def meanwhile(self, record: State) -> tuple[Entry, ...]:
        """List what has been recorded since it was begun about the things that are tried on."""
        history = self.desk.state().history
        about = history.things(one for trial in self.trials for one in trial.entries)
        known = {one.id for one in history.all[: self._begun]}
        since = (one for one in record.history.all if one.id not in known)
        return tuple(one for one in since if about & record.history.things([one]))


class Together:
    """Updates that are recorded together or not at all, each decided after those before it.

    They keep the ids of what they came to when they were tried, so that they may cite each other.

    Args:
        trials: the updates, as they were tried.
        tried: the talks as they stood then: how things are called in sentences.
    """

    def __init__(self, trials: Sequence[Trial], tried: State) -> None:
        self._trials, self._tried = trials, tried

    def decide(self, state: State, circumstances: Circumstances) -> Decision:
        """Propose them all.

        Raises:
            Refused: they can't be recorded as things stand, or would say something else by now; a
                sentence for each.
        """
        history = History(state.history.all)
        numbers = count(history.seq + 1)
        entries: list[Entry] = []
        conflicts: list[str] = []
        for trial in self._trials:
            now = circumstances.now
            if clock_of(history) is not None:
                now = max(now, history.clock)
            try:
                again = _again(trial, State(history, now), circumstances._replace(now=now))
            except Problem as problem:
                says = "; ".join(told(one, self._tried) for one in trial.entries)
                conflicts += [f"{says} – {sentence}" for sentence in str(problem).splitlines()]
                continue
            entries += again
            history.take(one._replace(seq=next(numbers)) for one in again)
        if conflicts:
            raise Refused("\n".join(conflicts))
        return Proposal(self, tuple(entries), state.history.seq)


def _again(trial: Trial, state: State, circumstances: Circumstances) -> Iterable[Entry]:
    """Decide an update again, under the ids that it had.

    Raises:
        Problem: it can't be recorded any more, or would say something else.
    """
    decision = trial.update.decide(state, circumstances)
    if isinstance(decision, Flagged):
        raise Refused("\n".join(one.says for one in decision.blockers))
    if isinstance(decision, NotATransition):
        raise Refused(str(decision))
    if list(map(_gist, decision.entries)) != list(map(_gist, trial.entries)) or not (
        _overridden(decision.entries) <= _overridden(trial.entries)
    ):
        raise Refused("It would say something else as things stand now.")
    named = zip(decision.entries, trial.entries, strict=True)
    return [new._replace(id=old.id, act=old.act) for new, old in named]


_BEFORE = ("from", "old", "overrode")
"""What an entry says of how things stood before it."""


def _gist(entry: Entry) -> tuple[object, ...]:
    said = {name: value for name, value in entry.data.items() if name not in _BEFORE}
    return entry.type, entry.subject, said


def _overridden(entries: Iterable[Entry]) -> set[str]:
    """List what stood in the way and was overridden."""
    overrode = (one.data.get("overrode") for one in entries)
    each = (one for those in overrode if isinstance(those, list) for one in those)
    return {str(one.get("ref")) for one in each if isinstance(one, dict)}
