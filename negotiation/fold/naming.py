"""What things are called, in sentences for people."""

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.words.refs import Ref

DEEPEST = 3
"""How many wholes a name may take in: a record that was tampered with could have any number."""

SINGULAR_BEFORE_S = "aiosu"
"""Before the last s of one: Texas, Paris, Laos, Congress, Cyprus."""


def called(state: State, ref: Ref) -> str:
    """Return the title of a thing; an untitled part is named from its owner and whole."""
    return _called(state, ref, DEEPEST)


def called_entity(state: State, entity: Entity) -> str:
    """Return the title of a thing that is there."""
    return _called_entity(state, entity, DEEPEST)


def possessive(name: str) -> str:
    """Tell whose something is: `Ukraine's`, `Belarus's`, but `United States'`, as of many."""
    is_of_many = name.endswith("s") and name[-2:-1] not in SINGULAR_BEFORE_S
    return f"{name}'" if is_of_many else f"{name}'s"


def _called(state: State, ref: Ref, depth: int) -> str:
    entity = state.get(ref) if depth else None
    return ref.slug if entity is None else _called_entity(state, entity, depth)


def _called_entity(state: State, entity: Entity, depth: int) -> str:
    said = entity.said
    if said.called:
        return said.called
    if said.part is not None:
        owner, whole = getattr(said, said.part.owner), getattr(said, said.part.whole)
        if owner is not None and whole is not None:
            name = _called(state, owner, depth - 1)
            return said.part.called.format(
                owner=name, owners=possessive(name), whole=_called(state, whole, depth - 1)
            )
    return entity.ref.slug.replace("-", " ")
