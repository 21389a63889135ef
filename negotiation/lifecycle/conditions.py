"""Whether conditions hold.

`requires` may stand on anything, `gates` says the same from the other side, and a thing with
`provided` counts only while that holds.
"""

from collections.abc import Collection

from negotiation.fold.account import Entity
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.kinds.base import Condition
from negotiation.lifecycle.blockers import Blocker
from negotiation.lifecycle.ways import deciding, label, table_of, ways
from negotiation.words.problems import listed
from negotiation.words.refs import Ref

BLOCKS = "blocks"
CLEARED = "cleared"
OVERTAKEN = "overtaken"


def unmet(condition: Condition, state: State, seen: frozenset[Ref] = frozenset()) -> list[Blocker]:
    """Return every part of a condition that does not hold; none if it does.

    `seen` are the things whose own `provided` is being decided: one that leads back to itself
    counts as not holding.
    """
    if condition.ref is not None:
        return _leaf(condition.ref, condition.states, state, seen)
    each = [(part, unmet(part, state, seen)) for part in condition.parts]
    if condition.join == "not":
        held = (leaf for part, missing in each if not missing for leaf in part.leaves())
        return [_in_the_way(leaf.ref, state) for leaf in held if leaf.ref is not None]
    due = {"all": len(each), "any": min(1, len(each))}.get(condition.join, condition.least)
    if sum(1 for _, missing in each if not missing) >= due:
        return []
    return [blocker for _, missing in each for blocker in missing]


def gate(gating: Entity, gated: Ref, state: State) -> str:
    """Tell whether what gates a thing blocks it, is cleared, or was overtaken there."""
    if not _short_of(gating, _clears(gating, state), state):
        return CLEARED
    entity = state.get(gated)
    return OVERTAKEN if entity is not None and gating.ref in entity.desk.overrode else BLOCKS


def gate_blockers(gated: Entity, state: State) -> list[Blocker]:
    """Return what is in the way at each thing that gates this one and still blocks it."""
    return [
        blocker
        for gating in state.naming(gated.ref, "gates")
        if gate(gating, gated.ref, state) == BLOCKS
        for blocker in _short_of(gating, _clears(gating, state), state)
    ]


def _clears(gating: Entity, state: State) -> tuple[str, ...]:
    table = table_of(gating.kind, state)
    return table.clears if table else ()


def _leaf(ref: Ref, states: Collection[str], state: State, seen: frozenset[Ref]) -> list[Blocker]:
    due = f"; {listed(one.replace('_', ' ') for one in states)} is due"
    entity = state.get(ref)
    if entity is None:
        return [Blocker(ref, f"{ref} is not there{due}")]
    return _short_of(entity, states, state, due, seen)


def _short_of(
    entity: Entity,
    states: Collection[str],
    state: State,
    due: str = "",
    seen: frozenset[Ref] = frozenset(),
) -> list[Blocker]:
    """Return what keeps a thing from standing in one of these states, and from counting there."""
    standing = deciding(entity, state)
    stands = f"{called(state, entity.ref)}: {label(entity, state)}"
    if standing is None or standing.lapsed or standing.state not in states:
        cleared_by = ways(entity, states, state)
        return [
            Blocker(
                entity.ref,
                stands + due,
                cleared_by=cleared_by,
                wanted=tuple(states),
                last_word=entity.word,
                must_count=True,
            )
        ]
    provided = entity.said.provided
    if provided is None:
        return []
    circular = entity.ref in seen
    missing = [] if circular else unmet(provided, state, seen | {entity.ref})
    if not circular and not missing:
        return []
    only = "it counts itself" if circular else "its own condition holds"
    says = f"{stands}, which counts only while {only}"
    return [Blocker(entity.ref, says, last_word=entity.word), *missing]


def _in_the_way(ref: Ref, state: State) -> Blocker:
    entity = state.get(ref)
    if entity is None:
        return Blocker(ref, f"{called(state, ref)}: not there, which is in the way")
    table, standing = table_of(entity.kind, state), deciding(entity, state)
    others = (
        tuple(one for one in table.states if standing and one != standing.state) if table else ()
    )
    return Blocker(
        ref,
        f"{called(state, ref)}: {label(entity, state)}, which is in the way",
        cleared_by=ways(entity, others, state),
        wanted=others,
        last_word=entity.word,
    )
