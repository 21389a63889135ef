"""Answers to a question: what each rests on, and whether two of them agree."""

from collections.abc import Callable
from math import inf, isfinite
from typing import NamedTuple

from negotiation.events import ADDED, Entry
from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.kinds.claim import Claim
from negotiation.lifecycle.ways import table_of
from negotiation.words.refs import Ref

FIELDS = frozenset({"says", "low", "best", "high", "covers"})
"""The fields of a claim that are its answer."""


class Answer(NamedTuple):
    """A claim as an answer to its question, by the desk's account."""

    claim: Entity
    said: Claim
    in_force: bool
    """Whether the claimant stands by it: it is neither retracted nor superseded, and not lapsed."""
    reports: tuple[Entry, ...]
    """The entry that gave the answer, and those that have said since that it is so."""


def answer_of(
    claim: Entity, state: State, tells: Callable[[Entry], bool] = lambda _: True
) -> Answer:
    """Read a claim as an answer; reports that may not be told are left out."""
    table, standing = table_of(claim.kind, state), claim.standing(state.now)
    begins = table.initial if table else None
    stands = standing is not None and standing.state == begins and not standing.lapsed
    reports = tuple(one for one in _reports(claim, begins, state) if tells(one))
    return Answer(claim, said_by(claim), stands, reports)


def said_by(claim: Entity, voice: Ref | None = None) -> Claim:
    """Return a claim as the desk has it, or as somebody else's account would have it."""
    theirs = {} if voice is None else claim.account(voice).fields
    return Claim.from_json({**claim.desk.fields, **theirs})


def contradict(one: Claim, other: Claim) -> bool:
    """Tell whether two answers can't both be true.

    Their words differ, or their figures lie apart. Answers that cover different populations or
    periods don't contradict each other.
    """
    words, others = _folded(one.says), _folded(other.says)
    apart = bool(words and others) and words != others
    return of_one_matter(one, other) and (apart or _lie_apart(_figures(one), _figures(other)))


def bears_out(one: Claim, other: Claim) -> bool:
    """Tell whether the first of two answers, if it is true, speaks for the second.

    Its words are the same, or its figures overlap with the other's. Where a figure has an open end,
    overlapping says little (at least 200 speaks for at least 100, not the other way round): then
    the first must lie within the second.
    """
    if not of_one_matter(one, other) or contradict(one, other):
        return False
    figures, others = _figures(one), _figures(other)
    if figures and others:
        return all(map(isfinite, (*figures, *others))) or _lies_within(figures, others)
    return bool(one.says) and _folded(one.says) == _folded(other.says)


def of_one_matter(one: Claim, other: Claim) -> bool:
    """Tell whether two answers cover the same, as far as both say what they cover."""
    covers, others = _folded(one.covers), _folded(other.covers)
    return not (covers and others) or covers == others


def _reports(claim: Entity, begins: str | None, state: State) -> list[Entry]:
    found: list[Entry] = []
    for entry in claim.entries:
        if _gives(entry):
            found = [entry]
        elif begins in {entry.data.get("confirms"), entry.data.get("to")} and _holds(
            entry.according_to, claim, state
        ):
            found.append(entry)
    return found


def _gives(entry: Entry) -> bool:
    """Tell whether an entry gives the answer that the desk has."""
    said = entry.data.get("set")
    changes = isinstance(said, dict) and not FIELDS.isdisjoint(said)
    return entry.type == ADDED or (entry.according_to is None and changes)


def _holds(voice: Ref | None, claim: Entity, state: State) -> bool:
    """Tell whether a voice still says what the desk says of a claim."""
    theirs, desk = claim.standing(state.now, voice), claim.standing(state.now)
    return voice is None or (
        theirs is not None
        and desk is not None
        and theirs.state == desk.state
        and FIELDS.isdisjoint(claim.account(voice).fields)
    )


def _figures(said: Claim) -> tuple[float, float] | None:
    """Return the range of an answer, the ends that it leaves open at infinity."""
    low = said.best if said.low is None else said.low
    high = said.best if said.high is None else said.high
    if low is None and high is None:
        return None
    return -inf if low is None else low, inf if high is None else high


def _lie_apart(one: tuple[float, float] | None, other: tuple[float, float] | None) -> bool:
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])


def _lies_within(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
