"""`field=value` words, checked against the kind of what they are said of."""

from typing import cast

from negotiation.events import Json
from negotiation.kinds import registry
from negotiation.kinds.base import Kind, Ref
from negotiation.kinds.base.boundary import check
from negotiation.kinds.base.context import Context
from negotiation.kinds.base.markers import holds_several
from negotiation.kinds.base.plain import holds_mapping
from negotiation.updates import verb
from negotiation.updates.grammar import Said
from negotiation.updates.update import Changes
from negotiation.words import strictyaml
from negotiation.words.problems import Problem

SIGNS = {"+": "plus", "-": "minus"}


def understood_fields(said: Said, context: Context) -> dict[str, object]:
    """Return the words of an update with its `field=value` words understood, as `Changes`.

    A value that is more than a text is written as in a scenario: `links+='{about: item/land}'`.
    `state=...` is not a field of any kind: it stays a word of its own, where the verb has one.

    Raises:
        Problem: a word can't be understood; one sentence a line for each.
    """
    words = dict(said.words)
    fields = words.pop("fields", None)
    takes = verb(said.verb).__dataclass_fields__
    if "fields" not in takes or not isinstance(fields, list):
        return words
    kind = words.get("kind") or _subject(words, context).kind
    model = registry.model(str(kind))
    problems: list[str] = []
    by_sign: dict[str, dict[str, object]] = {"set": {}, "plus": {}, "minus": {}}
    for word in fields:
        name, equals, value = str(word).partition("=")
        sign = SIGNS.get(name[-1:], "set") if equals else "set"
        name = name.rstrip("+-")
        if not equals and "how" in takes and "how" not in words:
            words["how"] = name
        elif not equals or not name:
            problems.append(f"'{word}' is not field=value.")
        elif name == "state" and "state" in takes:
            words["state"] = value
        elif sign != "set" and name in model.names() and not holds_several(model.annotation(name)):
            problems.append(f"{name} holds one value: say {name}={value}.")
        elif sign != "set" and not value:
            problems.append(f"'{word}' lacks what is to be added or taken out.")
        else:
            _put(by_sign[sign], name, _written(model, name, value, problems))
    words["fields"] = Changes(
        set=_checked(model, by_sign["set"], context, problems),
        plus=cast("dict[str, list[Json]]", _checked(model, by_sign["plus"], context, problems)),
        minus=cast("dict[str, list[Json]]", _checked(model, by_sign["minus"], context, problems)),
    )
    if problems:
        raise Problem("\n".join(problems))
    return words


def _subject(words: dict[str, object], context: Context) -> Ref:
    """Find what fields are said of: what is named, or what an act is about."""
    if "act" in words:
        return context.subject(str(words["act"]))
    return context.resolve(str(words.get("ref", "")), ())


def _checked(
    model: type[Kind], said: dict[str, object], context: Context, problems: list[str]
) -> dict[str, Json]:
    """Check values; an empty one clears its field."""
    empty = (name for name, value in said.items() if value == "" and name in model.names())
    cleared: dict[str, Json] = dict.fromkeys(empty)
    filled = {name: value for name, value in said.items() if name not in cleared}
    result = check(model, filled, context, whole=False)
    problems += [f"{'.'.join(map(str, loc))}: {sentence}" for loc, sentence in result.faults]
    return {**result.values, **cleared}


def _written(model: type[Kind], name: str, value: str, problems: list[str]) -> object:
    """Read a value that is written as a mapping or a list, where the field can hold one."""
    mapped = name in model.names() and holds_mapping(model.annotation(name))
    if not mapped or not value.lstrip().startswith(("{", "[{")):
        return value
    try:
        return strictyaml.load(f"{name}: {value}", name).root[name]
    except strictyaml.Faults as faults:
        problems += [f"{name}: {one.sentence}" for one in faults.faults]
        return None


def _put(said: dict[str, object], name: str, value: object) -> None:
    """Several words for one field make a list."""
    if name not in said:
        said[name] = value
    elif isinstance(before := said[name], list):
        before.append(value)
    else:
        said[name] = [before, value]
