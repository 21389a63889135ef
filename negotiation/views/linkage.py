"""How what is agreed hangs together: what counts already, and what falls with what is reopened."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.lifecycle.rows import DENIED
from negotiation.lifecycle.ways import table_of
from negotiation.views.moves import been
from negotiation.views.proviso import holds
from negotiation.views.tally import Tally
from negotiation.views.thing import Stand, stand_of
from negotiation.views.ties import ties
from negotiation.words.refs import Ref

UNTIL_EVERYTHING = "nothing_until_everything"
EARLY_HARVEST = "early_harvest"

NEARLY = frozenset({"agreed_in_principle", "agreed_ad_referendum", "provisionally_agreed"})
"""States in which something is agreed, though not for good."""

BOUND = frozenset({"only_with", "in_exchange_for"})
"""Links between things of which none stands without the other, whichever has the link."""

CARRIED_ON = frozenset({("continued_in", False), ("replaces", True)})
"""Links by which one thing goes on in another, and whether it is the other that has the link."""

_SAYS = {
    UNTIL_EVERYTHING: "Nothing is agreed until everything is agreed: ",
    EARLY_HARVEST: "What is agreed counts on its own: ",
}


class Linkage(NamedTuple):
    """How far the things of a kind are agreed, and whether that counts already."""

    rule: str | None
    """The rule of the process; None if it has none."""
    agreed: Tally
    """Those that are agreed and count, of all that were not withdrawn, closed, denied, or carried
    on in another."""
    complete: bool
    """Whether all of them are agreed for good."""

    @property
    def holds_back(self) -> bool:
        """Whether what is agreed is only provisional, since not everything is."""
        return self.rule == UNTIL_EVERYTHING and not self.complete

    def __str__(self) -> str:
        """Say it: `Nothing is agreed until everything is agreed: 2 of 5 agreed, provisionally`."""
        if self.rule == UNTIL_EVERYTHING and self.complete:
            return f"Everything is agreed: {self.agreed}"
        some = any(number for _, _, number in self.agreed.counted)
        provisionally = ", provisionally" if self.holds_back and some else ""
        return f"{_SAYS.get(self.rule or '', '')}{self.agreed}{provisionally}"

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {"rule": self.rule, **self.agreed.as_json(), "complete": self.complete}


def linkage(kind: str, state: State) -> Linkage:
    """Tell how far the things of a kind are agreed, by the desk's account."""
    each = [(one, stand_of(one, state)) for one in state.of_kind(kind)]
    due = [
        (one, stand)
        for one, stand in each
        if stand is not None and _is_due(stand) and not _is_carried_on(one, state)
    ]
    counting = [stand for one, stand in due if _is_agreed(stand) and holds(one, state)]
    counted = Counter((one.state, one.label) for one in counting)
    said = tuple((name, label, number) for (name, label), number in counted.most_common())
    settled = sum(1 for one in counting if one.category == "settled")
    return Linkage(
        _rule(state),
        Tally(kind, said or (("agreed", "Agreed", 0),), len(due)),
        bool(due) and settled == len(due),
    )


def is_agreed(entity: Entity, state: State) -> bool:
    """Tell whether a thing stands agreed, in one way or another, by the desk's account."""
    stand = stand_of(entity, state)
    return stand is not None and _is_agreed(stand)


def is_reopened(entity: Entity, state: State) -> bool:
    """Tell whether a thing once stood agreed, by the desk's account, and is open again."""
    table, stand = table_of(entity.kind, state), stand_of(entity, state)
    if table is None or stand is None or not _is_due(stand):
        return False
    settled = {name for name, row in table.states.items() if row.category == "settled"}
    agreed = settled | NEARLY
    return stand.state not in agreed and not agreed.isdisjoint(been(entity))


def taken_along(item: Entity, state: State) -> tuple[Ref, ...]:
    """List what is agreed and would not stand without an item: what reopening it takes with it.

    Where nothing is agreed until everything is, that is all of its kind that is agreed. Under any
    rule it is what is tied to it, or counts only on a condition that reads it; and then, what hangs
    on those.
    """
    linked = state.of_kind(item.kind) if _rule(state) == UNTIL_EVERYTHING else ()
    waiting = [*linked, *_hanging_on(item, state)]
    taken: dict[Ref, None] = {}
    for one in waiting:
        if one.ref != item.ref and one.ref not in taken and is_agreed(one, state):
            taken[one.ref] = None
            waiting += _hanging_on(one, state)
    return tuple(taken)


def _hanging_on(entity: Entity, state: State) -> Iterator[Entity]:
    refs = [tie.other for tie in ties(entity, state) if tie.type in BOUND]
    yield from (other for ref in refs if (other := state.get(ref)) is not None)
    for ref in state.history.mentioning(entity.ref):
        other = state.get(ref)
        if other is not None and _is_provided_on(entity.ref, other):
            yield other


def _is_provided_on(ref: Ref, other: Entity) -> bool:
    provided = other.said.provided
    return provided is not None and any(leaf.ref == ref for leaf in provided.leaves())


def _rule(state: State) -> str | None:
    rule = state.process.desk.fields.get("linkage") if state.process else None
    return rule if isinstance(rule, str) else None


def _is_due(stand: Stand) -> bool:
    return stand.category != "closed" and stand.state != DENIED


def _is_carried_on(entity: Entity, state: State) -> bool:
    """Tell whether another of its kind goes on in its stead: it was merged into it, or replaced."""
    return any(
        tie.other.kind == entity.kind and (tie.type, tie.inward) in CARRIED_ON
        for tie in ties(entity, state)
    )


def _is_agreed(stand: Stand) -> bool:
    return not stand.lapsed and (stand.category == "settled" or stand.state in NEARLY)
