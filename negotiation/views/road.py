"""The road: the steps that would get a thing to a state from here, and whom each depends on."""

from collections.abc import Collection, Iterable, Iterator
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

from negotiation.fold.account import Entity, Standing
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.fold.supposed import Supposed
from negotiation.lifecycle import blockers
from negotiation.lifecycle.blockers import Blocker
from negotiation.lifecycle.rows import DENY, TransitionRow
from negotiation.lifecycle.ways import table_of, who_could
from negotiation.views.filters import Choice
from negotiation.words.problems import Problem, unknown
from negotiation.words.refs import Ref

MOST_TRIES = 20_000
"""How many steps are tried: a record could hold conditions without end."""


class Step(NamedTuple):
    """One step: a thing moves, by the act of somebody."""

    ref: Ref
    title: str
    trigger: str
    to: str
    who: tuple[Ref, ...]
    """Who could take it, as far as that is known."""
    voice: Ref | None = None
    """By whose account it must be told, where that account decides; None for the desk's."""

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            "ref": self.ref,
            "title": self.title,
            "trigger": self.trigger,
            "to": self.to,
            "who": list(self.who),
            "according_to": self.voice,
        }


class Road(NamedTuple):
    """How a thing would get to a state."""

    ref: Ref
    state: str
    steps: tuple[Step, ...] | None
    """In order; none if it is there already, None if there is no road."""
    blocked_by: tuple[Blocker, ...] = ()
    """Where there is no road: what nothing can clear."""
    withheld: int = 0
    """How many steps are left out for their handling."""

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            "ref": self.ref,
            "state": self.state,
            "steps": None if self.steps is None else [one.as_json() for one in self.steps],
            "blocked_by": [{"ref": one.ref, "says": one.says} for one in self.blocked_by],
            **({"withheld": self.withheld} if self.withheld else {}),
        }


def road(entity: Entity, to: str, state: State, choice: Choice | None = None) -> Road:
    """Find the fewest steps that lead a thing to a state, each possible when its turn comes.

    Each thing moves in as few steps of its own as it can: nobody goes home in order to come back.
    What is in the way of a step is cleared by steps before it, the cheapest first; what two steps
    have in common is done once. No step is to be taken against what stands in its way, and none
    denies that there is such a thing. Steps of what may not be named are left out when it is found.

    Raises:
        Problem: things of this kind do not move, or have no such state.
    """
    table = table_of(entity.kind, state)
    if table is None:
        raise Problem(f"A {entity.kind} has no lifecycle, so no road leads anywhere.")
    if to not in table.states:
        raise Problem(unknown(f"state of a {entity.kind}", to, table.states))
    surveyor = _Surveyor()
    found = surveyor.way(entity.ref, (to,), state)
    if found is not None:
        steps = tuple(_named(found.steps, state, choice or Choice()))
        return Road(entity.ref, to, steps, withheld=len(found.steps) - len(steps))
    ends = surveyor.dead_ends.values()
    shown = (one for one in ends if choice is None or choice.names(one.ref, state))
    return Road(entity.ref, to, None, tuple(shown))


def _named(steps: Iterable[Step], state: State, choice: Choice) -> Iterator[Step]:
    for one in steps:
        if choice.names(one.ref, state):
            yield one._replace(who=tuple(who for who in one.who if choice.names(who, state)))


class _Move(NamedTuple):
    """A transition that is open to a thing, by an account; None for the desk's."""

    ref: Ref
    voice: Ref | None
    trigger: str
    row: TransitionRow
    to: str


class _Way(NamedTuple):
    """Steps, and what would stand when they are taken."""

    steps: tuple[Step, ...]
    world: State


class _Surveyor:
    """Looks for ways, and remembers what could not be cleared."""

    def __init__(self) -> None:
        self.dead_ends: dict[Ref, Blocker] = {}
        self._left = MOST_TRIES

    def way(
        self,
        ref: Ref,
        wanted: Collection[str],
        world: State,
        *,
        voice: Ref | None = None,
        busy: frozenset[Ref] = frozenset(),
    ) -> _Way | None:
        """Find the cheapest way of a thing to one of some states, by an account.

        `busy` are the things whose own steps wait for this one: they can't be waited for.
        """
        entity = world.get(ref)
        standing = entity.standing(world.now, voice) if entity is not None else None
        if standing is None or ref in busy:
            return None
        order = count()
        waiting = [(0, 0, next(order), standing, _Way((), world))]
        passed: set[Standing] = set()
        while waiting:
            own, _, _, here, so_far = heappop(waiting)
            if here.state in wanted and not here.lapsed:
                return so_far
            if here in passed:
                continue
            passed.add(here)
            for move in _moves(ref, voice, here, world):
                there = Standing(move.to, None)
                self._left -= 1
                if self._left < 0 or there in passed:
                    continue
                cleared = self._cleared(move, so_far.world, busy | {ref})
                if cleared is not None:
                    steps = (*so_far.steps, *cleared.steps, _step(move, world))
                    after = Supposed(cleared.world, ref, move.to, voice)
                    way = _Way(steps, after)
                    heappush(waiting, (own + 1, len(steps), next(order), there, way))
        return None

    def _cleared(self, move: _Move, world: State, busy: frozenset[Ref]) -> _Way | None:
        """Find steps after which nothing stands in the way of a move; None if there are none."""
        way = _Way((), world)
        while in_the_way := _in_the_way(move, way.world):
            each = [self._around(one, way.world, busy) for one in in_the_way]
            around = [one for one in each if one is not None and one.steps]
            if not around:
                self.dead_ends |= {one.ref: one for one in in_the_way}
                return None
            nearest = min(around, key=lambda one: len(one.steps))
            way = _Way((*way.steps, *nearest.steps), nearest.world)
        return way

    def _around(self, one: Blocker, world: State, busy: frozenset[Ref]) -> _Way | None:
        entity = world.get(one.ref)
        if entity is None or not one.wanted:
            return None
        return self.way(one.ref, one.wanted, world, voice=entity.said.decided_by, busy=busy)


def _moves(ref: Ref, voice: Ref | None, here: Standing, state: State) -> Iterator[_Move]:
    table = table_of(ref.kind, state)
    for trigger in table.triggers_from(here.state, lapsed=here.lapsed) if table else ():
        row = table.transition(trigger, here.state, lapsed=here.lapsed) if table else None
        if row is not None and trigger != DENY:
            yield _Move(ref, voice, trigger, row, row.dest or here.state)


def _in_the_way(move: _Move, world: State) -> list[Blocker]:
    """List what blocks a move; conditions are checked for the desk's account only."""
    if move.voice is not None:
        return []
    return blockers(world[move.ref], move.trigger, move.row.conditions, world)


def _step(move: _Move, state: State) -> Step:
    who = tuple(one for one in who_could(state[move.ref], move.row.by) if one is not None)
    return Step(move.ref, called(state, move.ref), move.trigger, move.to, who, move.voice)
