"""Conditions as text."""

from collections.abc import Iterator

from negotiation.fold.state import State
from negotiation.views.conditions import Conditions, Row
from negotiation.words.when import age
from tui.cli.output import columns
from tui.cli.text import heading, rows, surroundings


def text(seen: Conditions, state: State) -> str:
    """Write each condition, and under it who asks, other accounts, what it gates, its parts."""
    if not seen.rows:
        return f"{heading(state)}\n\n  Nothing is asked or undertaken."
    lines = (line for row in seen.rows for line in _condition(row, state))
    return f"{heading(state)}\n\n{columns(lines, indent='  ')}"


def _condition(row: Row, state: State) -> Iterator[tuple[str, ...]]:
    first, *others = rows(row.thing, state)
    glyph, title, stands, when, grade, ref = first
    word = row.thing.word
    old = f"last word {age(word.moment, state.now)}" if word and word.occurred else ""
    yield glyph, title, stands, when, grade, ref
    yield "", f"  {' · '.join(part for part in (row.whose, old) if part)}", "", "", "", ""
    yield from others
    for line in surroundings(row.thing, row.around):
        yield "", line, "", "", "", ""
