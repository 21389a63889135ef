"""Where what people and files say of a thing becomes what is recorded of it.

Pydantic reads the annotations of the kinds here, and is loaded by the first check.
"""

from collections.abc import Iterable, Mapping
from dataclasses import make_dataclass
from typing import TYPE_CHECKING, NamedTuple

from negotiation.kinds.base.context import Context
from negotiation.kinds.base.flaw import Flaw
from negotiation.kinds.base.kind import Kind
from negotiation.kinds.base.markers import holds_several
from negotiation.kinds.base.once import once
from negotiation.kinds.base.plain import Json, plain
from negotiation.words.problems import unknown

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails


class Checked(NamedTuple):
    """What was understood, as plain JSON by field, and what was not."""

    values: dict[str, Json]
    faults: list[Flaw]


def check(
    model: type[Kind],
    said: Mapping[str, object],
    context: Context,
    *,
    whole: bool,
    beside: Iterable[str] = (),
) -> Checked:
    """Understand what is said of a thing.

    Args:
        model: the kind of thing.
        said: texts, lists and mappings by field. None is as good as not said; where a list is due,
            a single value stands for a list of one.
        context: what words and refs are understood against.
        whole: whether the thing must be complete.
        beside: what else may be said where this is said, named to whoever mistypes a field.

    Returns:
        The fields that were said and understood, and all faults. What is wrong between fields is
        only looked for where each by itself is right.
    """
    due = {name: value for name, value in said.items() if value is not None}
    thing, faults = _read(model, due, context, (*model.names(), *beside))
    faults += _triggers(model, due, context)
    wrong = {fault.loc[0] for fault in faults}
    values = {name: plain(getattr(thing, name)) for name in due if name not in wrong}
    if not faults:
        faults += [Flaw((name,), sentence) for name, sentence in thing.faults()]
    if whole:
        missing = (name for name in model.required if not due.get(name))
        faults += [Flaw((name,), f"{_a(model.kind)} needs `{name}`.") for name in missing]
    return Checked(values, faults)


def faults_of(error: ValueError, allowed: Iterable[str] = (), what: str = "field") -> list[Flaw]:
    """Say in plain words what pydantic found; `allowed` are the fields, or words, that there are.

    Raises:
        TypeError: the error is not pydantic's.
    """
    from pydantic import ValidationError

    if not isinstance(error, ValidationError):
        raise TypeError("only pydantic's own errors can be told") from error
    allowed = tuple(allowed)
    return [
        Flaw(details["loc"], _sentence(details, allowed, what))
        for details in error.errors(include_url=False)
    ]


def json_schema(model: type[Kind]) -> dict[str, object]:
    """Describe a kind to an editor: JSON Schema, with a single value allowed where a list is due.

    No field is required: what must be said depends on where in a file the thing stands.
    """
    from negotiation.kinds.base.docs import field_docs

    properties = _adapter(model).json_schema()["properties"]
    docs = field_docs(model)
    return {
        "type": "object",
        "description": " ".join((model.__doc__ or "").split()),
        "properties": {
            name: _described(properties[name], docs.get(name), model.annotation(name))
            for name in model.names()
        },
        "additionalProperties": False,
    }


@once
def _adapter(model: type[Kind]) -> "TypeAdapter[Kind]":
    """Have pydantic read a kind by its own annotations, in which `within` names that very kind."""
    from pydantic import TypeAdapter

    own = [("within", model.annotation("within"), None)]
    return TypeAdapter(make_dataclass(model.__name__, own, bases=(model,), kw_only=True))


def _read(
    model: type[Kind], due: Mapping[str, object], context: Context, allowed: Iterable[str]
) -> tuple[Kind, list[Flaw]]:
    """Read all fields, or those that have no fault."""
    adapter = _adapter(model)
    try:
        return adapter.validate_python(due, context=context), []
    except ValueError as error:
        faults = faults_of(error, allowed, f"field of {_a(model.kind).lower()}")
    wrong = {fault.loc[0] for fault in faults}
    right = {name: value for name, value in due.items() if name not in wrong}
    return adapter.validate_python(right, context=context), faults


def _triggers(model: type[Kind], due: Mapping[str, object], context: Context) -> list[Flaw]:
    """Find conditions under the name of no trigger: they would never be looked at."""
    requires = due.get("requires")
    if not isinstance(requires, dict):
        return []
    allowed = context.triggers(model.kind)
    return [
        Flaw(("requires", name), unknown(f"trigger of {_a(model.kind).lower()}", name, allowed))
        for name in requires
        if name not in allowed
    ]


def _sentence(details: "ErrorDetails", allowed: tuple[str, ...], what: str) -> str:
    error, name = details["type"], str(details["loc"][-1]) if details["loc"] else ""
    if error == "problem":
        return details["msg"]
    if error == "unexpected_keyword_argument":
        return unknown(what, name, allowed)
    told = _TOLD.get(error, "This can't be understood here.")
    return told.format(name=name, said=details["input"])


_TOLD = {
    "missing": "`{name}` is missing.",
    "string_type": "A text is due here, not a list or a mapping.",
    "string_unicode": "This text holds bytes that are not UTF-8.",
    "bool_parsing": "'{said}' is neither yes nor no: write one of them.",
    "bool_type": "Yes or no is due here.",
    "dict_type": "A mapping is due here: a key, a colon and what it stands for.",
}
"""By pydantic's type of error; what our own readers find comes as a `problem` with its sentence."""


def _described(
    schema: Mapping[str, Json], doc: str | None, annotation: object
) -> dict[str, object]:
    """Say what a field means beside pydantic's schema of it, without its titles and defaults."""
    kept: dict[str, object] = {
        key: value for key, value in schema.items() if key not in {"title", "default"}
    }
    if holds_several(annotation):
        kept = {"anyOf": [schema["items"], {"type": "array", "items": schema["items"]}]}
    told = " ".join(str(one) for one in (doc, kept.get("description")) if one)
    return kept | ({"description": told} if told else {})


def _a(kind: str) -> str:
    return f"{'An' if kind[0] in 'aeiou' else 'A'} {kind}"
