"""The page of the lifecycles: how each kind moves."""

from collections.abc import Iterator

from negotiation.kinds import registry
from negotiation.lifecycle.rows import DENIED, DENY, Table, TransitionRow
from negotiation.lifecycle.table import load
from tui.reference.tables import table

HEAD = """\
# Lifecycles

How each kind moves. Triggers are wide, because steps go unreported; what none of them can say,
`parley observe` can. Conditions flag an update and ask for a reason, they never forbid it. From
every state `deny` leads to `denied`, and every trigger leads out of it again. A scenario may bring
a table of its own ([how](../how-to/change-a-lifecycle.md)); `parley lifecycles KIND` prints a
table, and draws it in Mermaid.
"""


def page() -> str:
    """Write the page, in Markdown."""
    return "\n".join([HEAD, *_sections()])


def _sections() -> Iterator[str]:
    for model in registry.models():
        of_kind = load(model.kind)
        if of_kind is not None:
            yield f"## {model.kind}\n\n{_about(of_kind)}\n\n{_states(of_kind)}\n"
            yield f"{_triggers(of_kind)}\n"


def _about(of_kind: Table) -> str:
    """Say what holds for the whole table."""
    says = [f"Begins as `{of_kind.initial}`."]
    if of_kind.gate:
        says.append(f"Preconditions gate `{of_kind.gate}`.")
    if clears := [one for one in of_kind.clears if one != DENIED]:
        states = ", ".join(f"`{one}`" for one in clears)
        says.append(f"No longer in the way of what it gates once {states}.")
    if of_kind.stale_after:
        says.append(f"Needs a word every {of_kind.stale_after}.")
    return " ".join(says)


def _states(of_kind: Table) -> str:
    rows = (
        (row.glyph, f"`{name}`", row.label, row.category)
        for name, row in of_kind.states.items()
        if name != DENIED
    )
    return table(("", "state", "shown as", "category"), rows)


def _triggers(of_kind: Table) -> str:
    rows = (
        (
            f"`{row.trigger}`",
            _sources(row, of_kind),
            f"`{row.dest}`" if row.dest else "the same",
            ", ".join(f"`{one}`" for one in row.conditions),
        )
        for row in of_kind.transitions
        if row.trigger != DENY and set(row.sources) != {DENIED}
    )
    return table(("trigger", "from", "to", "looked at before"), rows)


def _sources(row: TransitionRow, of_kind: Table) -> str:
    """Write where a trigger is open; where it is nearly everywhere, what it is not open from."""
    everywhere = [one for one in of_kind.states if one != DENIED]
    closed = [one for one in everywhere if one not in row.sources]
    if not closed:
        return "every state"
    if closed == [row.dest]:
        return "any other state"
    return ", ".join(f"`{one}`" for one in row.sources if one != DENIED)
