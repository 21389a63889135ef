"""Why something is not happening: everything that stands in its way, and who could clear it."""

from collections.abc import Iterable
from typing import NamedTuple

from negotiation.fold.account import Entity, Standing
from negotiation.fold.state import State
from negotiation.lifecycle import blockers
from negotiation.lifecycle.blockers import Blocker
from negotiation.lifecycle.conditions import unmet
from negotiation.lifecycle.ways import table_of
from negotiation.views.filters import Choice
from negotiation.views.thing import thing
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

    def as_json(self, state: State, choice: Choice | None = None) -> dict[str, object]:
        """Write it for scripts, in the shape that is documented, without what may not be named."""
        return {
            "ref": self.ref,
            "trigger": self.trigger,
            "answer": self.answer,
            "blockers": [one.as_json(state) for one in chain(self.blockers, state, choice)],
            "triggers": list(self.triggers),
        }


def why(entity: Entity, trigger: str, state: State) -> Why:
    """Tell what would happen if a trigger were pulled now, by the desk's account.

    Raises:
        Problem: things of this kind do not move.
    """
    table = table_of(entity.kind, state)
    if table is None:
        raise Problem(f"A {entity.kind} has no lifecycle: nothing can stand in its way.")
    standing = entity.standing(state.now) or Standing(table.initial, None)
    triggers = table.triggers_from(standing.state, lapsed=standing.lapsed)
    step = table.transition(trigger, standing.state, lapsed=standing.lapsed)
    if step is None:
        return Why(entity.ref, trigger, NOT_A_TRANSITION, (), triggers)
    found = blockers(entity, trigger, step.conditions, state)
    return Why(entity.ref, trigger, FLAGGED if found else CLEAR, tuple(found), triggers)


class Reason(NamedTuple):
    """A blocker, and what in its turn stands in the way of clearing it."""

    blocker: Blocker
    behind: tuple["Reason", ...]

    def as_json(self, state: State) -> dict[str, object]:
        """Write it for scripts, in the shape that is documented."""
        one = self.blocker
        return {
            "ref": one.ref,
            "says": one.says,
            "may_override": one.may_override,
            "cleared_by": [way._asdict() for way in one.cleared_by],
            "last_word": word_of(one.last_word, state).as_json() if one.last_word else None,
            "accounts": thing(state[one.ref], state).as_json()["accounts"]
            if one.ref in state
            else {},
            "behind": [reason.as_json(state) for reason in self.behind],
        }


def chain(
    blockers_: Iterable[Blocker],
    state: State,
    choice: Choice | None = None,
) -> tuple[Reason, ...]:
    """Follow blockers to what is behind them: a round waits for a delegation, that for a corridor.

    Behind a blocker stands whatever is in the way of the steps that would clear it, and of the
    trigger that things of its kind are gated by, and what it lacks in order to count. Each reason
    is followed once, however many wait for it. What may not be named is left out, and what is
    behind it too.
    """
    return _followed(blockers_, state, choice, set())


def _followed(
    blockers_: Iterable[Blocker],
    state: State,
    choice: Choice | None,
    before: set[tuple[Ref, str]],
) -> tuple[Reason, ...]:
    found = []
    for one in blockers_:
        if choice is None or choice.names(one.ref, state):
            reason = (one.ref, one.says)
            behind = () if reason in before else _behind(one, state)
            before.add(reason)
            found.append(Reason(one, _followed(behind, state, choice, before)))
    return tuple(found)


def _behind(blocker: Blocker, state: State) -> tuple[Blocker, ...]:
    entity, table = state.get(blocker.ref), table_of(blocker.ref.kind, state)
    standing = entity.standing(state.now) if entity is not None else None
    if entity is None or table is None or standing is None:
        return ()
    clearing = (way.trigger for way in blocker.cleared_by if way.ref == blocker.ref)
    found: dict[tuple[Ref, str], Blocker] = {}
    for trigger in dict.fromkeys((*clearing, *filter(None, [table.gate]))):
        step = table.transition(trigger, standing.state, lapsed=standing.lapsed)
        if step is not None:
            each = blockers(entity, trigger, step.conditions, state)
            found |= {(one.ref, one.says): one for one in each}
    if blocker.must_count and entity.said.provided is not None:
        lacking = unmet(entity.said.provided, state, frozenset({entity.ref}))
        found |= {(one.ref, one.says): one for one in lacking}
    return tuple(found.values())
