"""A difference between two looks at the talks as lines: what was added, is gone, has changed."""

from collections.abc import Iterator

from negotiation.fold.state import State
from negotiation.views.difference import Changed, Difference
from negotiation.views.saying import in_words
from negotiation.views.thing import Thing
from tui.painting.lines import Line, Piece, words
from tui.painting.rows import role, stands, wrapped

FIELD = 22
"""The width of the names of what has changed."""


def compared(seen: Difference, state: State, width: int) -> Iterator[Line]:
    """Write a difference in lines of a width; things go by what they are called in a state."""
    for sign, things in (("+", seen.added), ("−", seen.gone)):
        yield from (_thing(sign, one) for one in things)
    for one in seen.changed:
        yield from _changed(one, state, width)
    if not any(seen):
        yield Line((Piece(" Nothing is different.", "dim"),))


def _thing(sign: str, one: Thing) -> Line:
    stand = (Piece("  "), words(stands(one.stand), role(one.stand))) if one.stand else ()
    return Line((Piece(f" {sign} "), words(one.title, "strong"), *stand), _ref(one.ref))


def _changed(one: Changed, state: State, width: int) -> Iterator[Line]:
    yield Line((Piece("   "), words(one.title, "strong")), _ref(one.ref))
    for change in one.changes:
        before, after = (in_words(value, state) for value in (change.before, change.after))
        label = change.what.replace("_", " ")
        for text in wrapped(f"{before} → {after}", width - FIELD - 6, 20):
            yield Line((Piece("     "), words(f"{label:<{FIELD}}", "dim"), words(text)))
            label = ""


def _ref(ref: str) -> tuple[Piece, ...]:
    return (words(f" {ref} ", "dim"),)
