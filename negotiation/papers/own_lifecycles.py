"""A scenario's own lifecycles, as briefly as a person writes them."""

from collections.abc import Mapping

from negotiation.lifecycle.reading import parse
from negotiation.lifecycle.rows import ANY, CATEGORIES, DENIED, EVERY, Table
from negotiation.words.strictyaml.written import Plain


def briefly_written(table: Table) -> dict[str, Plain]:
    """Write a table without what its reader would fill in."""
    said = table.as_json()
    names = [name for name in table.states if name != DENIED]
    done = [one for one in names if table.states[one].category in {"settled", "closed"}]
    brief: dict[str, Plain] = {
        "initial": table.initial,
        "gate": table.gate,
        "line": list(table.line),
        "clears": [] if said["clears"] == done else [one for one in table.clears if one != DENIED],
        "stale_after": table.stale_after,
        "watch": list(table.watch),
        "states": {name: _state(name, table) for name in names},
        "transitions": [_transition(row, names) for row in _rows(said)],
    }
    brief = {key: value for key, value in brief.items() if value}
    again = parse(brief, table.kind).table
    if again is None or again.as_json() != said:
        raise ValueError(f"the lifecycle of a {table.kind} can't be written briefly")
    return brief


def _state(name: str, table: Table) -> Mapping[str, Plain]:
    row = table.states[name]
    said: dict[str, Plain] = {"category": row.category}
    if row.label != name.replace("_", " ").capitalize():
        said = {"label": row.label, **said}
    if row.glyph != CATEGORIES[row.category]:
        said["glyph"] = row.glyph
    return said


def _rows(said: Mapping[str, object]) -> list[Mapping[str, object]]:
    rows = said["transitions"]
    return rows if isinstance(rows, list) else []


def _transition(row: Mapping[str, object], names: list[str]) -> Mapping[str, Plain]:
    found: dict[str, Plain] = {}
    for part, value in row.items():
        each = [str(one) for one in value] if isinstance(value, list) else [str(value)]
        if part == "source" and set(each) == set(names):
            found[part] = EVERY
        elif part == "source" and set(each) == set(names) - {row["dest"]}:
            found[part] = ANY
        else:
            found[part] = each[0] if len(each) == 1 else each
    return found
