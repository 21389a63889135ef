"""Where things are, by their fields."""

from collections.abc import Iterator

from negotiation.fold.account import Entity
from negotiation.kinds import registry
from negotiation.kinds.base import Kind, Place
from negotiation.kinds.base.once import once
from negotiation.kinds.base.plain import reader


@once
def place_fields(model: type[Kind]) -> tuple[str, ...]:
    """List the fields of a kind that hold a place."""
    return tuple(
        name for name in model.names() if reader(model.annotation(name)) == Place.from_json
    )


def places_of(entity: Entity) -> Iterator[Place]:
    """Walk the places that a thing has in its fields, by the desk's account."""
    for name in place_fields(registry.model(entity.kind)):
        if (place := Place.from_json(entity.desk.fields.get(name))) is not None:
            yield place
