"""The parts of a whole, one by one: positions on an item, consents to a text, members."""

from typing import NamedTuple

from negotiation.fold.account import Entity
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.views.filters import Choice
from negotiation.views.moves import Move, moves
from negotiation.views.naming import refs_in
from negotiation.views.proviso import Proviso, proviso
from negotiation.views.thing import Thing, thing
from negotiation.words.refs import Ref


class PartRow(NamedTuple):
    """A part of a whole: whose it is, on what condition it counts, how it moved."""

    thing: Thing
    owner: Ref | None
    """Whose position or consent it is, whose delegation, or who the member is."""
    proviso: Proviso | None
    moves: tuple[Move, ...]

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            "ref": self.thing.ref,
            **self.thing.as_json(),
            "owner": self.owner,
            "provided": self.proviso.as_json() if self.proviso else None,
            "history": [one.as_json() for one in self.moves],
        }

    def stances(self, state: State) -> tuple[str, ...]:
        """Say where it stands by the desk's account, where it has one, then as others tell it."""
        own = any(move.word.voice is None for move in self.moves)
        others = [
            f"{called(state, voice.who)} says {voice.stand}"
            for voice in self.thing.voices
            if voice.stand
        ]
        desk = "" if self.thing.stand is None else str(self.thing.stand)
        return (desk, *others) if own or not others else tuple(others)


def things_of(whole: Entity, kind: str, state: State) -> tuple[Thing, ...]:
    """Show the parts of a kind that a whole has, as they were added."""
    return tuple(thing(one, state) for one in state.parts(whole.ref, kind))


def owner_of(entity: Entity) -> Ref | None:
    """Return whose part of a whole a thing is; None where that is not said."""
    part = type(entity.said).part
    return next(iter(refs_in(entity, part.owner)), None) if part else None


def part_row(one: Thing, state: State, choice: Choice) -> PartRow:
    """Show a part."""
    entity = state[one.ref]
    shown = choice.as_far_as_shown(one, state)
    return PartRow(
        shown,
        owner_of(entity),
        proviso(entity, state, choice),
        moves(entity, state, choice),
    )
