"""The JSON Schema of scenarios: what an editor completes from."""

from negotiation.kinds import registry
from negotiation.kinds.base import Kind
from negotiation.kinds.base.boundary import json_schema
from negotiation.kinds.base.vocabulary import VOCABULARY
from negotiation.scenario.model import FORMAT
from negotiation.scenario.outline import REPORT, parts_of
from negotiation.updates.update import OPTIONS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, object]:
    """Describe a scenario, from the same models that read one."""
    listed = [model for model in registry.models() if not model.one_a_record]
    return {
        "$schema": DIALECT,
        "title": "A Parley scenario",
        "type": "object",
        "required": ["parley", "process"],
        "additionalProperties": False,
        "properties": {
            "parley": {"enum": [int(FORMAT), FORMAT], "description": "The version of the format."},
            "process": {"$ref": "#/$defs/process"},
            **{model.plural: _section(model) for model in listed},
            "terms": _by_key(list(VOCABULARY), {"type": "array", "items": {"type": "string"}}),
            "lifecycles": _by_key(list(registry.names()), {"type": "object"}),
            "history": _HISTORY,
        },
        "$defs": {model.kind: _entity(model) for model in registry.models()},
    }


def _section(model: type[Kind]) -> dict[str, object]:
    return {
        "type": ["object", "null"],
        "additionalProperties": {"$ref": f"#/$defs/{model.kind}"},
    }


def _entity(model: type[Kind]) -> dict[str, object]:
    described = json_schema(model)
    fields = described["properties"]
    own = dict(fields) if isinstance(fields, dict) else {}
    helps = {option.name: option.help for option in OPTIONS}
    report = {name: {"description": helps.get(name, "where it stood then")} for name in REPORT}
    parts = {plural: _section(part) for plural, part in parts_of(model.kind).items()}
    slug = {"type": "string", "description": "Its slug."}
    named = {"id": slug} if model.one_a_record else {}
    whole = described | {"properties": named | own | report | parts}
    title = {"type": "string", "description": f"Its {model.title_field}."}
    about = described.get("description", "")
    return {"anyOf": [{"type": "null"}, title, whole], "description": about}


def _by_key(keys: list[str], value: dict[str, object]) -> dict[str, object]:
    described = dict.fromkeys(keys, value)
    return {"type": "object", "additionalProperties": False, "properties": described}


_HISTORY: dict[str, object] = {
    "description": "Updates in the words of the command line, grouped by when, or a list.",
    "type": ["object", "array", "null"],
}
