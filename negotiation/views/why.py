"""Why something is not happening: everything that stands in its way, and who could clear it."""

from typing import NamedTuple

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.lifecycle import blockers
from negotiation.lifecycle.blockers import Blocker
from negotiation.lifecycle.ways import table_of
from negotiation.views.word import word_of
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref

CLEAR = "clear"
FLAGGED = "flagged"
NOT_A_TRANSITION = "not_a_transition"


class Why(NamedTuple):
    """The answer to the question why something is not happening."""

    ref: Ref
    trigger: str
    answer: str
    """clear, flagged or not_a_transition."""
    blockers: tuple[Blocker, ...]
    triggers: tuple[str, ...]
    """What can be done with it from where it stands."""

    def as_json(self, state: State) -> dict[str, object]:
        """Write it for scripts, in the shape that is documented."""
        return {
            "ref": self.ref,
            "trigger": self.trigger,
            "answer": self.answer,
            "blockers": [blocker_as_json(one, state) for one in self.blockers],
            "triggers": list(self.triggers),
        }


def why(entity: Entity, trigger: str, state: State) -> Why:
    """Tell what would happen if a trigger were pulled now, by the desk's account.

    Raises:
        Problem: things of this kind do not move.
    """
    table, standing = table_of(entity.kind, state), entity.standing(state.now)
    if table is None or standing is None:
        raise Problem(f"A {entity.kind} has no lifecycle: nothing can stand in its way.")
    triggers = table.triggers_from(standing.state, lapsed=standing.lapsed)
    step = table.transition(trigger, standing.state, lapsed=standing.lapsed)
    if step is None:
        return Why(entity.ref, trigger, NOT_A_TRANSITION, (), triggers)
    found = blockers(entity, trigger, step.conditions, state)
    return Why(entity.ref, trigger, FLAGGED if found else CLEAR, tuple(found), triggers)


def blocker_as_json(blocker: Blocker, state: State) -> dict[str, object]:
    """Write a blocker for scripts, in the shape that is documented."""
    return {
        "ref": blocker.ref,
        "says": blocker.says,
        "may_override": blocker.may_override,
        "cleared_by": [way._asdict() for way in blocker.cleared_by],
        "last_word": word_of(blocker.last_word, state).as_json() if blocker.last_word else None,
    }
