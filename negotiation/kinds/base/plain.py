"""The fields of kinds as plain JSON, as they stand in entries: writing, and reading back.

Reading is total: whatever JSON an entry holds, of an older program or a newer one, none is refused.
"""

from collections.abc import Callable
from typing import Annotated, TypeAlias, cast, get_args, get_origin

from negotiation.kinds.base.condition import Condition
from negotiation.kinds.base.markers import holds_several
from negotiation.kinds.base.values import Link, Place
from negotiation.words.refs import Ref
from negotiation.words.when import Span

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

Reader = Callable[[object], object]
"""Reads a value from JSON; None stands for what it can't read."""


def plain(value: object) -> Json:
    """Write a field's value as plain JSON: what its reader reads."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Span | Place | Link | Condition):
        return cast("Json", value.as_json())
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    return cast("Json", value)


def holds_mapping(annotation: object) -> bool:
    """Tell whether a field of this type holds what a scenario writes as a mapping."""
    each = get_args(annotation)
    return (
        get_origin(annotation) is dict or annotation in _MAPPINGS or any(map(holds_mapping, each))
    )


def holds(value: Json, text: str) -> bool:
    """Tell whether a value is this text, or has it anywhere in it."""
    match value:
        case str():
            return value == text
        case list():
            return any(holds(part, text) for part in value)
        case dict():
            return any(holds(part, text) for part in value.values())
    return False


def reader(annotation: object) -> Reader:
    """Find the function that reads a field of this type from JSON."""
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if holds_several(annotation):
        of_one = reader(next(one for one in get_args(annotation) if one is not Ellipsis))
        return lambda value: _all(value, of_one)
    if get_origin(annotation) is dict:
        of_value = reader(get_args(annotation)[1])
        return lambda value: _each(value, of_value)
    types = [one for one in get_args(annotation) or (annotation,) if isinstance(one, type)]
    own = next((_OWN[one] for one in types if one in _OWN), None)
    return own or _as_it_is(frozenset(types))


_MAPPINGS: frozenset[object] = frozenset({Place, Condition, Link})
"""Own types that are written as mappings."""

_OWN: dict[object, Reader] = {
    Ref: lambda value: Ref(value) if isinstance(value, str) else None,
    Span: Span.from_json,
    Place: Place.from_json,
    Condition: Condition.from_json,
    Link: Link.from_json,
}


def _as_it_is(types: frozenset[type]) -> Reader:
    """Take a value of exactly these types: True is no number, though it is an int to Python."""
    return lambda value: value if type(value) in types else None


def _all(value: object, of_one: Reader) -> object:
    if not isinstance(value, list):
        return None
    return tuple(one for one in map(of_one, value) if one is not None)


def _each(value: object, of_value: Reader) -> object:
    if not isinstance(value, dict):
        return None
    read = {key: of_value(one) for key, one in value.items()}
    return {key: one for key, one in read.items() if one is not None}
