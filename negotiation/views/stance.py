"""Where a party stands on an item: by the desk's account, or by whose word else."""

from collections.abc import Iterable
from typing import NamedTuple

from negotiation.fold.account import Entity
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.lifecycle.ways import table_of
from negotiation.views.thing import Stand, stand_of
from negotiation.words.refs import Ref


class Stance(NamedTuple):
    """Where a party stands on an item."""

    stand: Stand
    voice: str = ""
    """Who says so; empty for the desk."""
    own: bool = False
    """Whether that voice is the party's own."""
    disputed: bool = False
    """Whether others tell it differently."""


def stance(item: Entity, positions: Iterable[Entity], party: Ref, state: State) -> Stance | None:
    """Tell where a party stands on an item, at least by somebody's word; None if nobody says.

    A position that never moved is no word of the desk's yet. Then what others say of it counts,
    and then what the party itself says of the item.
    """
    theirs = [one for one in positions if one.desk.fields.get("party") == party]
    for position in theirs:
        table, stand = table_of(position.kind, state), stand_of(position, state)
        if table is not None and stand is not None and stand.state != table.initial:
            return Stance(stand, disputed=_is_disputed(position, stand, state))
    for position in theirs:
        for voice in position.others:
            if (stand := stand_of(position, state, voice)) is not None:
                return Stance(stand, called(state, voice), _side(voice, state) == party)
    for voice in item.others:
        if _side(voice, state) == party and (stand := stand_of(item, state, voice)) is not None:
            return Stance(stand, called(state, voice), own=True)
    return None


def _is_disputed(position: Entity, stand: Stand, state: State) -> bool:
    """Tell whether somebody's account has the position stand elsewhere."""
    others = (stand_of(position, state, voice) for voice in position.others)
    return any((one.state, one.lapsed) != (stand.state, stand.lapsed) for one in others if one)


def _side(voice: Ref, state: State) -> str | None:
    """Tell for which party somebody speaks."""
    entity = state.get(voice)
    party = entity.desk.fields.get("party") if entity is not None else None
    return party if isinstance(party, str) else voice
