"""Conditions as text."""

from collections.abc import Iterator

from negotiation.fold.state import State
from negotiation.views.conditions import Conditions, Row
from negotiation.words.when import age
from tui.cli.details import Row as Lines
from tui.cli.details import field, joined, under_last
from tui.cli.output import detailed
from tui.cli.text import heading, rows, surroundings

MOST = 3
"""The degree at which a precondition is wholly met."""


def text(seen: Conditions, state: State) -> str:
    """Write each condition, and under it who asks, other accounts, what it gates, its parts."""
    if not seen.rows:
        return f"{heading(state)}\n\n  Nothing is asked or undertaken."
    table = [row for one in seen.rows for row in _condition(one, state)]
    return f"{heading(state)}\n\n{detailed(table, indent='  ')}"


def _condition(row: Row, state: State) -> Iterator[Lines]:
    own, *others = rows(row.thing, state)
    if others:
        yield own, tuple(_whose(row, state))
        yield from under_last(others, _beside(row))
    else:
        yield own, (*_whose(row, state), *_beside(row))


def _whose(row: Row, state: State) -> Iterator[str]:
    hardness, degree = (field(row.thing, name, state) for name in ("hardness", "degree"))
    word = row.thing.word
    return joined(
        row.whose,
        hardness,
        f"degree {degree} of {MOST}" if degree else "",
        f"judged by {row.judge}" if row.judge else "",
        f"last word {age(word.moment, state.now)}" if word and word.occurred else "",
    )


def _beside(row: Row) -> Iterator[str]:
    return (line.strip() for line in surroundings(row.thing, row.around))
