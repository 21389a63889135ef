"""A lifecycle as a drawing."""

from __future__ import annotations

from negotiation.lifecycle.rows import DENIED, Table


def mermaid(table: Table, now: str | None = None, called: str = "") -> str:
    """Draw a table as a Mermaid state diagram, without `denied`, to which every state leads.

    Args:
        table: the lifecycle.
        now: the state in which a thing stands: it is marked.
        called: what the thing is called: it is noted at that state.
    """
    lines = ["stateDiagram-v2"]
    for name, state in table.states.items():
        if name != DENIED:
            lines.append(f'    state "{escaped(state.label)}" as {_id(name)}')
    lines.append(f"    [*] --> {_id(table.initial)}")
    arrows: dict[tuple[str, str], list[str]] = {}
    for row in table.transitions:
        for source in row.sources:
            if DENIED not in {source, row.dest}:
                arrows.setdefault((source, row.dest or source), []).append(row.trigger)
    for (source, dest), triggers in arrows.items():
        lines.append(f"    {_id(source)} --> {_id(dest)}: {', '.join(triggers)}")
    if now is not None and now in table.states and now != DENIED:
        lines += ["    classDef now stroke-width:4px,font-weight:bold", f"    class {_id(now)} now"]
        lines += [f"    note right of {_id(now)}: {escaped(called)}"] if called else []
    return "\n".join(lines) + "\n"


def _id(name: str) -> str:
    """Keep names apart from Mermaid's own words: `end`, `state`, `note`."""
    return f"s_{name}"


def escaped(label: str) -> str:
    """Write every character but letters, digits and spaces as an entity, in Mermaid's way."""
    return "".join(one if one.isalnum() or one == " " else f"#{ord(one)};" for one in label)
