"""The rounds of the talks, in the order of when they are."""

from collections.abc import Sequence
from typing import NamedTuple

from negotiation.fold.account import Entity
from negotiation.fold.naming import called_entity
from negotiation.fold.state import State
from negotiation.views.over import UNDER_WAY
from negotiation.views.thing import Stand, stand_of
from negotiation.words.refs import Ref
from negotiation.words.when import Instant, Span


class RoundRow(NamedTuple):
    """A round in the list of rounds."""

    ref: Ref
    title: str
    stand: Stand | None
    when: Span | None
    """For when it is scheduled, else when it took or takes place by the last word that moved it."""

    @property
    def over(self) -> bool:
        """Whether it was held, or will not be."""
        return self.stand is not None and self.stand.category not in UNDER_WAY


def rounds_by_time(state: State) -> list[Entity]:
    """List the rounds by when they are; those of which nobody says when stand at the present."""
    return sorted(state.of_kind("round"), key=lambda one: _time(one, state))


def next_round(rounds: Sequence[Entity], state: State) -> Entity | None:
    """Choose the round to look at first: the next one not over, else the last; None of none."""
    stands = ((one, stand_of(one, state)) for one in rounds)
    ahead = (one for one, stand in stands if stand and stand.category in UNDER_WAY)
    return next(ahead, rounds[-1] if rounds else None)


def round_row(entity: Entity, state: State) -> RoundRow:
    """Show a round in the list of rounds."""
    return RoundRow(
        entity.ref, called_entity(state, entity), stand_of(entity, state), _when(entity)
    )


def _when(entity: Entity) -> Span | None:
    scheduled = Span.from_json(entity.desk.fields.get("scheduled"))
    since = entity.desk.since
    return scheduled or (since.occurred if since else None)


def _time(entity: Entity, state: State) -> tuple[Instant, int]:
    when = _when(entity)
    return (when.start if when else state.now, entity.entries[0].seq)
