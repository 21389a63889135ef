"""The standing of a claim: what the other answers to its question, and their sources, make of it.

It is derived, never typed, by these rules; the first that fits gives it.

- *Denied*: by the one it accuses. That is whom the claim is about (its links), else whom its
  question is about, unless the claimant acts or pleads for them. Their own answer contradicts the
  claim, or by their own account there is no such thing, or another figure. A person speaks for
  their party; a source that pleads a party's case doesn't.
- *Disputed*: another answer, or somebody's account, contradicts it.
- *Corroborated*: another answer bears it out, or somebody has confirmed it, and the two come from
  two sources neither of which had it from the other.
- *Uncorroborated*: nothing of this.

Only answers in force count: one that was retracted or superseded neither contradicts nor bears out
any other, and nothing corroborates it.

Two reports are independent if nobody stands behind both. Behind a report stand every link of its
chain, its claimant (behind a confirmation, only who confirms), whoever's account it is, and for
each of these the party for which they act or plead. A report without a source is independent of
none: nobody knows from whom it comes.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from negotiation.events import Entry
from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.lifecycle.rows import DENIED as DENIED_STATE
from negotiation.views.answers import Answer, answer_of, bears_out, contradict, said_by
from negotiation.views.filters import Choice
from negotiation.views.naming import refs_in
from negotiation.views.word import chain_in
from negotiation.words.refs import Ref

UNCORROBORATED = "uncorroborated"
CORROBORATED = "corroborated"
DISPUTED = "disputed"
DENIED = "denied"

REPORT = frozenset({"source"})
"""The kinds of those from whom reports come."""

MAY_BE_ACCUSED = ("party", "person")
"""The kinds of those who can deny what is said of them."""


class Standing(NamedTuple):
    """The standing of a claim."""

    standing: str
    by: tuple[Ref, ...] = ()
    """What makes it so: other claims, those whose account it is, or the sources that confirm it."""

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {"standing": self.standing, "by": list(self.by)}


def standing_of(claim: Entity, state: State) -> str:
    """Tell the standing of a claim among all answers to its question."""
    answers = [
        answer_of(one, state)
        for question in refs_in(claim, "question")
        for one in state.parts(question, claim.kind)
    ]
    return standing(answer_of(claim, state), answers, state).standing


def contested(question: Entity, state: State, choice: Choice) -> tuple[Entity, ...]:
    """List the answers to a question that others contradict, of those that may be shown."""
    answers = [
        answer_of(one, state, choice.shows_entry)
        for one in state.parts(question.ref, "claim")
        if choice.names(one.ref, state)
    ]
    standings = ((one, standing(one, answers, state).standing) for one in answers if one.in_force)
    return tuple(one.claim for one, stands in standings if stands in {DISPUTED, DENIED})


def standing(one: Answer, answers: Iterable[Answer], state: State) -> Standing:
    """Tell the standing of an answer among others, and what makes it so."""
    others = [other for other in answers if other.in_force and other.claim.ref != one.claim.ref]
    against = dict(_against(one, others, state))
    accused = _accused(one, state)
    denying = [ref for ref, who in against.items() if accused & _speaks_for(who, state)]
    if denying:
        return Standing(DENIED, tuple(sorted(denying)))
    if against:
        return Standing(DISPUTED, tuple(sorted(against)))
    bearing_out = set(_bearing_out(one, others, state)) if one.in_force else set()
    if bearing_out:
        return Standing(CORROBORATED, tuple(sorted(bearing_out)))
    return Standing(UNCORROBORATED)


def _against(
    one: Answer, others: Iterable[Answer], state: State
) -> Iterator[tuple[Ref, Ref | None]]:
    """Walk what contradicts an answer, each with whose word that is."""
    for other in others:
        if contradict(one.said, other.said):
            yield other.claim.ref, other.said.claimant
    for voice, account in one.claim.others.items():
        theirs = account.standing(state.now)
        denies = theirs is not None and theirs.state == DENIED_STATE and not theirs.lapsed
        if denies or contradict(one.said, said_by(one.claim, voice)):
            yield voice, voice


def _accused(one: Answer, state: State) -> frozenset[Ref]:
    """Collect whom a claim accuses; nobody accuses those for whom they act or plead."""
    linked = _who_may_deny(link.to for link in one.said.links if link.type == "about")
    asked = _who_may_deny(_named_by(one.said.question, "about", state))
    return (linked or asked) - _sides_with(one.said.claimant, state)


def _who_may_deny(refs: Iterable[Ref]) -> frozenset[Ref]:
    return frozenset(ref for ref in refs if ref.kind in MAY_BE_ACCUSED)


def _bearing_out(one: Answer, others: Iterable[Answer], state: State) -> Iterator[Ref]:
    """Walk what bears an answer out, from other sources than the first that reported it."""
    sourced = (
        behind for report in one.reports if _has_source(behind := _behind(report, one, state))
    )
    first = next(sourced, None)
    if first is None:
        return
    own = first | _sides_with(one.said.claimant, state)
    for report in one.reports:
        if "confirms" in report.data and _independent(_behind(report, one, state), own):
            yield report.according_to or chain_in(report.source)[0].ref
    for other in others:
        theirs = (_behind(report, other, state) for report in other.reports)
        if bears_out(other.said, one.said) and any(_independent(each, own) for each in theirs):
            yield other.claim.ref


def _behind(report: Entry, answer: Answer, state: State) -> frozenset[Ref]:
    """Collect everybody who stands behind a report."""
    claimant = None if "confirms" in report.data else answer.said.claimant
    links = (link.ref for link in chain_in(report.source))
    named = {one for one in (claimant, report.according_to, *links) if one is not None}
    return frozenset().union(*(_sides_with(one, state) for one in named))


def _independent(theirs: frozenset[Ref], own: frozenset[Ref]) -> bool:
    return _has_source(theirs) and theirs.isdisjoint(own)


def _has_source(behind: frozenset[Ref]) -> bool:
    return any(ref.kind in REPORT for ref in behind)


def _speaks_for(who: Ref | None, state: State) -> frozenset[Ref]:
    """Return somebody, and the party for which they act."""
    return frozenset(() if who is None else (who, *_named_by(who, "party", state)))


def _sides_with(who: Ref | None, state: State) -> frozenset[Ref]:
    """Return somebody, and the parties for which they act or plead."""
    return _speaks_for(who, state).union(_named_by(who, "interested_party", state))


def _named_by(who: Ref | None, field: str, state: State) -> tuple[Ref, ...]:
    entity = None if who is None else state.get(who)
    return refs_in(entity, field) if entity else ()
