"""How the parts of a whole stand: `3 of 4 signed`, `1 of 2 met`."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.views.naming import refs_in
from negotiation.views.thing import stand_of


class Tally(NamedTuple):
    """The parts of one kind that a whole has, counted by where they stand."""

    kind: str
    counted: tuple[tuple[str, str, int], ...]
    """State, label and number, the most frequent first."""
    of: int
    """How many parts there are."""

    def __str__(self) -> str:
        """Say it: `3 of 4 signed, 1 awaited`."""
        (_, label, number), *rest = self.counted
        first = f"{number} of {self.of} {label.lower()}"
        return ", ".join([first, *(f"{count} {said.lower()}" for _, said, count in rest)])

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            "kind": self.kind,
            "of": self.of,
            "states": {state: number for state, _, number in self.counted},
        }


def is_of_parts(tally: Tally) -> bool:
    """Tell whether a tally counts what is only ever there as part of a whole: members, consents."""
    return tally.kind in registry.names() and registry.model(tally.kind).part is not None


def tallies(whole: Entity, state: State) -> tuple[Tally, ...]:
    """Count the parts of a thing: those of its own kind that are within it, and those of others.

    What was withdrawn, or denied, is counted as such: nothing is left out of the whole.
    """
    found: dict[str, list[Entity]] = {}
    for ref in state.history.mentioning(whole.ref):
        one = state.get(ref)
        if one is not None and any(
            whole.ref in refs_in(one, field) for field in _counted_in(one, whole.kind)
        ):
            found.setdefault(ref.kind, []).append(one)
    own = [whole.kind] if whole.kind in found else []
    others = (kind for kind in state.history.kinds() if kind in found and kind not in own)
    return tuple(_tally(kind, found[kind], state) for kind in (*own, *others))


def _counted_in(one: Entity, kind: str) -> tuple[str, ...]:
    """List the fields of a thing that name what of a kind it is counted in."""
    model = type(one.said)
    own = ("within",) if one.kind == kind else ()
    return (*own, *([model.part.whole] if model.part else ()), *model.counted_in)


def _tally(kind: str, parts: Iterable[Entity], state: State) -> Tally:
    stands = [stand_of(one, state) for one in parts]
    counted = Counter((one.state, one.label) for one in stands if one is not None)
    each = tuple((name, label, number) for (name, label), number in counted.most_common())
    return Tally(kind, each or (("", "there", len(stands)),), len(stands))
