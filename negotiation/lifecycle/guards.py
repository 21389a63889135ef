"""The conditions that lifecycle tables may name: pure functions that return every blocker.

Modelled on the guards of .NET Stateless, which tell which of them were not met.
"""

from collections.abc import Callable, Iterator, Mapping

from negotiation.fold.account import Entity
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.lifecycle.blockers import Blocker, Clearing
from negotiation.lifecycle.ways import deciding, label, ways
from negotiation.words.refs import Ref

Guard = Callable[[Entity, State], list[Blocker]]

REMOTE = frozenset({"video", "phone", "written", "shuttle"})
"""Formats in which nobody has to be there."""

AT_THE_PLACE = ("arrived", "present")

OUT_OF_THE_TALKS = frozenset({"suspended", "excluded", "withdrawn", "denied"})
"""States of a party in which the others meet without it."""


def delegations_arrived(talks: Entity, state: State) -> list[Blocker]:
    """Return a blocker for each party at this table without a delegation that has arrived.

    A party that is out of the talks for now is not waited for. Of a composite side, its own
    delegation is there for all within it, and theirs are there for it.
    """
    if REMOTE.intersection(_texts(talks, "format")):
        return []
    of_party: dict[Ref, list[Entity]] = {Ref(one): [] for one in _texts(talks, "parties")}
    for delegation in state.parts(talks.ref, "delegation"):
        for party in _texts(delegation, "party"):
            of_party.setdefault(Ref(party), []).append(delegation)
    blockers = []
    for party, theirs in of_party.items():
        if _role(party, theirs, state) != "party" or _is_out(party, state):
            continue
        if not theirs:
            if not _is_stood_for(party, of_party, state):
                blockers.append(_nobody(party, talks, state))
        elif not any(_is_there(one, state) for one in theirs):
            blockers.extend(_not_there(one, state) for one in theirs)
    return blockers


GUARDS: Mapping[str, Guard] = {"delegations_arrived": delegations_arrived}
"""By the name that tables use."""


def _is_out(party: Ref, state: State) -> bool:
    """Tell whether a party, or the side that it is within, is out of the talks for now."""
    stands = (deciding(one, state) for one in _with_wholes(party, state))
    return any(
        one is not None and not one.lapsed and one.state in OUT_OF_THE_TALKS for one in stands
    )


def _is_stood_for(party: Ref, of_party: Mapping[Ref, list[Entity]], state: State) -> bool:
    """Tell whether the side that a party is within has a delegation here, or parties within it do.

    Whether those have arrived is asked of them.
    """
    wholes = {one.ref for one in _with_wholes(party, state)}
    return any(
        theirs and (other in wholes or party in {one.ref for one in _with_wholes(other, state)})
        for other, theirs in of_party.items()
    )


def _with_wholes(party: Ref, state: State) -> Iterator[Entity]:
    """Walk a party, the side that it is within, the larger one that this is within."""
    seen: set[Ref] = set()
    ref: Ref | None = party
    while ref is not None and ref not in seen and (entity := state.get(ref)) is not None:
        seen.add(ref)
        yield entity
        ref = entity.said.within


def _is_there(delegation: Entity, state: State) -> bool:
    standing = deciding(delegation, state)
    return standing is not None and not standing.lapsed and standing.state in AT_THE_PLACE


def _not_there(delegation: Entity, state: State) -> Blocker:
    return Blocker(
        delegation.ref,
        f"{called(state, delegation.ref)} has not arrived: {label(delegation, state)}",
        cleared_by=ways(delegation, AT_THE_PLACE, state),
        wanted=tuple(AT_THE_PLACE),
        last_word=delegation.word,
    )


def _nobody(party: Ref, talks: Entity, state: State) -> Blocker:
    theirs = Ref.of("delegation", f"{party.slug}-{talks.ref.slug}")
    entity = state.get(party)
    return Blocker(
        party,
        f"{called(state, party)} has no delegation at {called(state, talks.ref)}",
        cleared_by=(Clearing(theirs, "arrive", party),),
        last_word=entity.word if entity else None,
    )


def _role(party: Ref, delegations: list[Entity], state: State) -> str:
    at_this_table = (role for one in delegations for role in _texts(one, "role"))
    entity = state.get(party)
    usual = _texts(entity, "role") if entity else ()
    return next(at_this_table, next(iter(usual), "party"))


def _texts(entity: Entity, field: str) -> tuple[str, ...]:
    value = entity.desk.fields.get(field)
    each = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(one for one in each if isinstance(one, str)))
