"""Where a party stands on an item: by the desk's account, or by whose word else."""

from collections.abc import Iterable
from typing import NamedTuple

from negotiation.fold.account import Entity
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.lifecycle.ways import table_of
from negotiation.views.thing import Stand, stand_of, thing
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
            disputed = any(voice.stand for voice in thing(position, state).voices)
            return Stance(stand, disputed=disputed)
    for position in theirs:
        for voice in position.others:
            if (stand := stand_of(position, state, voice)) is not None:
                return Stance(stand, called(state, voice), _side(voice, state) == party)
    for voice in item.others:
        if _side(voice, state) == party and (stand := stand_of(item, state, voice)) is not None:
            return Stance(stand, called(state, voice), own=True)
    return None


def _side(voice: Ref, state: State) -> str | None:
    """Tell for which party somebody speaks."""
    entity = state.get(voice)
    party = entity.desk.fields.get("party") if entity is not None else None
    return party if isinstance(party, str) else voice
