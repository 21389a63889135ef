"""The JSON Schema that editors complete from: it accepts what the program accepts."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from negotiation.kinds import registry
from negotiation.scenario.schema import schema
from negotiation.words import strictyaml
from tui.cli.main import main

SEED = Path(__file__).parents[2] / "scenarios" / "ukraine-2022.yaml"

Rule: TypeAlias = Mapping[str, Any]

TYPES = {"string", "number", "integer", "boolean", "object", "array", "null"}


def faults(value: object, rule: Rule, whole: Rule) -> Iterator[str]:
    """Check a value by the part of JSON Schema that is used, as YAML's reader would type it."""
    if "$ref" in rule:
        yield from faults(value, whole["$defs"][name_in(rule)], whole)
    if "anyOf" in rule and all(list(faults(value, one, whole)) for one in rule["anyOf"]):
        yield f"{value!r} is none of what is allowed"
    if "enum" in rule and str(value) not in map(str, rule["enum"]):
        yield f"{value!r} is not among {rule['enum']}"
    if "type" in rule and not any(fits(value, one) for one in types_in(rule)):
        yield f"{value!r} is not {rule['type']}"
    if isinstance(value, dict):
        yield from faults_of_keys(value, rule, whole)
    if isinstance(value, list) and "items" in rule:
        for one in value:
            yield from faults(one, rule["items"], whole)


def faults_of_keys(value: dict[str, object], rule: Rule, whole: Rule) -> Iterator[str]:
    """Check what a mapping holds."""
    properties, more = rule.get("properties", {}), rule.get("additionalProperties", {})
    for key, one in value.items():
        if key in properties:
            yield from faults(one, properties[key], whole)
        elif more is False:
            yield f"{key} is not allowed"
        else:
            yield from faults(one, more, whole)


def name_in(rule: Rule) -> str:
    """Return the name of what a rule refers to."""
    return str(rule["$ref"]).removeprefix("#/$defs/")


def types_in(rule: Rule) -> list[str]:
    """List the types that a rule allows."""
    types = rule["type"]
    return types if isinstance(types, list) else [types]


def fits(value: object, type_name: object) -> bool:
    """Tell whether a value that was read as text could be of a type."""
    match type_name:
        case "null":
            return value is None
        case "object":
            return isinstance(value, dict)
        case "array":
            return isinstance(value, list)
        case "integer":
            return isinstance(value, str) and bool(re.fullmatch("-?[0-9]+", value))
        case "number":
            return isinstance(value, str) and bool(re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value))
        case "boolean":
            return value in {"true", "false", "yes", "no"}
    return isinstance(value, str)


def rules(rule: object) -> Iterator[Rule]:
    """Walk all the rules of a schema."""
    if isinstance(rule, dict):
        yield rule
        for key, one in rule.items():
            each = one.values() if key in {"properties", "$defs"} else [one]
            for part in each:
                yield from rules(part)
    elif isinstance(rule, list):
        for one in rule:
            yield from rules(one)


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == schema()


def test_it_accepts_the_seed_scenario() -> None:
    whole = schema()
    assert list(faults(strictyaml.read(SEED).root, whole, whole)) == []


@pytest.mark.parametrize(
    "text",
    [
        "weather: fine\n",
        "rounds: {brest: {titel: Second}}\n",
        "rounds: {brest: {delegations: {russia: {haed: medinsky}}}}\n",
        "sources: {nrc: {reliability: Z}}\n",
        "items: [a, b]\n",
        "questions: {dead: {claims: {russia: {best: many}}}}\n",
    ],
)
def test_it_refuses_what_the_program_refuses(text: str) -> None:
    whole = schema()
    root = strictyaml.load(f"parley: 1\nprocess: {{id: talks, title: T}}\n{text}", "talks").root
    assert list(faults(root, whole, whole)) != []


def test_every_rule_is_of_a_known_form_and_every_name_in_it_leads_somewhere() -> None:
    whole: Rule = schema()
    for rule in rules(whole):
        assert "$ref" not in rule or name_in(rule) in whole["$defs"]
        assert "type" not in rule or set(types_in(rule)) <= TYPES


def test_every_kind_has_its_section_and_every_field_of_a_kind_is_explained() -> None:
    whole: Rule = schema()
    for model in registry.models():
        assert model.kind == "process" or model.plural in whole["properties"]
        (fields,) = (one for one in whole["$defs"][model.kind]["anyOf"] if "properties" in one)
        for name in model.names():
            assert fields["properties"][name].get("description"), f"{model.kind}.{name}"
