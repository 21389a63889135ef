"""Where things are, by their fields."""

from collections.abc import Iterator

from negotiation.fold.account import Entity
from negotiation.kinds.base import Place
from negotiation.kinds.base.plain import reader


def places_of(entity: Entity) -> Iterator[Place]:
    """Walk the places that a thing has in its fields, by the desk's account."""
    model = type(entity.said)
    for name in model.names():
        read = reader(model.annotation(name))
        if read == Place.from_json and (place := Place.from_json(entity.desk.fields.get(name))):
            yield place
