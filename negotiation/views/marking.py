"""The marking that holds for a thing: its own, or a narrower one of what it is called after."""

from collections.abc import Iterator

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.words.handling import narrowest
from negotiation.words.refs import Ref


def marking(entity: Entity, state: State) -> str | None:
    """Tell who may see a thing; None, if nothing says so.

    A part is called after its owner and its whole: who may not know of a secret round may not know
    of a delegation to it.
    """
    return narrowest(_markings(entity, state))


def _markings(entity: Entity, state: State) -> Iterator[str]:
    if entity.said.handling is not None:
        yield entity.said.handling
    part = entity.said.part
    for field in (part.owner, part.whole) if part else ():
        named = state.get(Ref(str(getattr(entity.said, field))))
        over = None if named is None else marking(named, state)
        if over is not None:
            yield over
