"""The names of those whom a field of a thing names."""

from negotiation.fold.account import Entity
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.words.refs import Ref


def refs_in(entity: Entity, field: str) -> tuple[Ref, ...]:
    """List the refs that a field holds, by the desk's account."""
    value = entity.desk.fields.get(field)
    each = value if isinstance(value, list) else [value]
    return tuple(Ref(one) for one in each if isinstance(one, str))


def names_in(entity: Entity, field: str, state: State) -> str:
    """Name whom a field names: `Russia, Belarus`; empty where it names nobody."""
    return ", ".join(called(state, one) for one in refs_in(entity, field))
