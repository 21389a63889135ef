"""On what condition a thing counts, and whether that holds."""

from typing import NamedTuple

from negotiation.fold.account import Entity
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.lifecycle.conditions import unmet
from negotiation.views.filters import Choice
from negotiation.words.refs import Ref


class Missing(NamedTuple):
    """What keeps a condition from holding."""

    ref: Ref
    says: str


class Proviso(NamedTuple):
    """The condition under which a thing counts."""

    holds: bool
    on: tuple[tuple[Ref, str], ...]
    """What it depends on, and what that is called."""
    missing: tuple[Missing, ...]

    def __str__(self) -> str:
        """Say it: `does not count (Ukraine stays outside NATO: proposed; agreed is due)`."""
        if self.holds:
            on = ", ".join(name for _, name in self.on)
            return "counts, as its condition holds" + (f" ({on})" if on else "")
        why = ", ".join(one.says for one in self.missing)
        return f"does not count ({why})" if why else "does not count"

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            "holds": self.holds,
            "on": [ref for ref, _ in self.on],
            "missing": [one._asdict() for one in self.missing],
        }


def holds(entity: Entity, state: State) -> bool:
    """Tell whether a thing counts: what it is provided on holds, or there is no such condition."""
    condition = entity.said.provided
    return condition is None or not unmet(condition, state, frozenset({entity.ref}))


def proviso(entity: Entity, state: State, choice: Choice) -> Proviso | None:
    """Tell on what condition a thing counts; None if on none. What is withheld is not named."""
    condition = entity.said.provided
    if condition is None:
        return None
    missing = unmet(condition, state, frozenset({entity.ref}))
    refs = (leaf.ref for leaf in condition.leaves() if leaf.ref is not None)
    return Proviso(
        not missing,
        tuple((ref, called(state, ref)) for ref in dict.fromkeys(refs) if choice.names(ref, state)),
        tuple(Missing(one.ref, one.says) for one in missing if choice.names(one.ref, state)),
    )
