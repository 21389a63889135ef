"""Conditions as a room: what is asked first and what is undertaken, and whether it holds."""

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.views.conditions import Conditions, Row, conditions
from negotiation.views.filters import Choice
from tui.painting.layout import Lists, lists
from tui.painting.lines import Line, Piece, cell, words
from tui.painting.lists import measured, rows_of
from tui.painting.rows import Look, Section, role, stands, widest
from tui.rooms import Scene, Wish
from tui.written.details import details

SECTIONS = {
    "precondition": ("Asked first", "Nobody asks anything first. N adds what somebody asks."),
    "measure": ("Undertaken", "Nothing is undertaken. N adds a measure."),
}
"""By kind: the title of its list, and what stands there where it is empty."""


def enter(state: State, wish: Wish) -> Scene:
    """Show the conditions."""
    seen = conditions(state, Choice(wish.filters))
    of = Lists(
        "Conditions",
        str(len(seen.rows)),
        state.zone,
        state.now,
        lru_cache(maxsize=2)(partial(_sections, seen, state)),
        partial(details, state),
    )
    return Scene(partial(lists, of), follows=True)


def _sections(seen: Conditions, state: State, look: Look) -> Sequence[Section]:
    titles = [row.thing.title for row in measured(seen.rows)]
    title = widest(titles, 12, look.width * 2 // 5)
    each = []
    for kind, (heading, empty) in SECTIONS.items():
        own = seen.rows.of_kind(kind)
        rows = rows_of(own, lambda row: tuple(_lines(row, title, state, look)))
        each.append(Section(kind, heading, str(len(rows)), rows, empty))
    return each


def _lines(row: Row, title: int, state: State, look: Look) -> Iterator[Line]:
    one, stand = row.thing, row.thing.stand
    left = (
        Piece(" "),
        words(f"{stand.glyph if stand else '·'} ", role(stand)),
        cell(one.title, title),
        Piece("  "),
        words(stands(stand), role(stand)),
        *_said(row, state),
    )
    yield Line(left, (*look.at_right(one.word), Piece(" ")))
    under = [row.whose, *(f"{called(state, ref)}: {how}" for ref, how in one.gates.items())]
    under += [str(tally) for tally in row.around.tallies]
    if look.tall:
        under.append(look.how_old(one.word))
    yield Line((Piece("   "), words(" · ".join(part for part in under if part), "dim")))


def _said(row: Row, state: State) -> Iterator[Piece]:
    for voice in row.thing.voices:
        if voice.stand is not None:
            yield words(f" · {called(state, voice.who)} says {stands(voice.stand)}", "attention")
