"""The handover as a room: what needs attention, and what changed since one's last shift."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from negotiation.events import Entry
from negotiation.fold.state import State
from negotiation.views.anomalies import Anomaly
from negotiation.views.attention import CONCERNS, Attention, Concern, attention
from negotiation.views.filters import Choice
from negotiation.views.handover import Changes, Since, changes, since_in_words
from negotiation.views.listing import Listing
from tui.painting.layout import Lists, lists
from tui.painting.lines import Line, Piece, cell, note, words
from tui.painting.lists import LongList, measured, rows_of
from tui.painting.rows import Look, Row, Section, role, widest, wrapped
from tui.rooms import Scene, Wish
from tui.written.details import details
from tui.written.entries import in_order
from tui.written.entry import of_entry

UNCHANGED = "Nothing has changed, and nothing needs attention. s looks further back."
UNTOLD = "Nothing has happened yet, and nothing needs attention. i takes in a report."

MOST = 4
"""For how many widths the rows that were made are kept."""

RIGHT = 18
"""What stands beside the title of a concern and why it is one: glyph, gaps, day and grade."""

ODD = "anomalies"
"""The list of what does not fit together."""


class Seen(NamedTuple):
    """What the room shows."""

    since: Since
    changes: Changes
    attention: Attention
    odd: Mapping[str, Anomaly]
    """What does not fit together, by the key of its row."""


def enter(state: State, wish: Wish) -> Scene:
    """Show the handover."""
    choice, since = Choice(wish.filters), wish.since or Since()
    found = attention(state, choice)
    odd = {f"{one.ref} {one.seq} {one.says}": one for one in found.anomalies}
    seen = Seen(since, changes(state, choice, since), found, odd)
    of = Lists(
        f"Handover since {since_in_words(since, state)}",
        "",
        state.zone,
        state.now,
        lru_cache(MOST)(partial(_sections, seen, state, wish)),
        partial(_more, seen, state),
        scrolls=True,
    )
    return Scene(partial(lists, of), follows=True, more=of.more)


def _sections(seen: Seen, state: State, wish: Wish, look: Look) -> Sequence[Section]:
    made = [
        *_concerns(seen.attention, look),
        *_odd(seen, look),
        _entries("unfiled", "Unfiled reports", _unfiled(seen), state, look),
        _entries("happened", "What happened", seen.changes.happened, state, look),
        _entries("learned", "Learned about earlier days", seen.changes.learned, state, look),
        _entries("corrected", "Taken back or corrected", seen.changes.corrected, state, look),
    ]
    empty = wish.empty(UNCHANGED if seen.since != Since() else UNTOLD)
    return [one for one in made if one.rows] or [Section("nothing", "", "", (), empty)]


def _concerns(found: Attention, look: Look) -> Iterator[Section]:
    for name, title in CONCERNS.items():
        concerns: Listing[Concern] = getattr(found, name)
        yield Section(name, title, str(len(concerns)), _rows(concerns, look))


def _rows(concerns: Listing[Concern], look: Look) -> LongList:
    few = measured(concerns)
    wide = widest([one.thing.title for one in few], 12, look.width // 2)
    fits = wide + widest([one.why for one in few]) + RIGHT <= look.width
    return rows_of(concerns, lambda one: _concern(one, wide if fits else 0, look))


def _concern(one: Concern, column: int, look: Look) -> tuple[Line, ...]:
    """Write a concern beside a column of titles; below its title, where that has no room."""
    stand, why = one.thing.stand, words(one.why, "attention")
    before = (Piece(" "), words(f"{stand.glyph if stand else '·'} ", role(stand)))
    right = (*look.at_right(one.thing.word), Piece(" "))
    if column:
        return (Line((*before, cell(one.thing.title, column), Piece("  "), why), right),)
    return Line((*before, words(one.thing.title)), right), Line((Piece("   "), why))


def _odd(seen: Seen, look: Look) -> Iterator[Section]:
    rows = []
    for key, one in seen.odd.items():
        first, *rest = wrapped(one.says, look.width - 4, 3)
        lines = [Line((Piece(" "), Piece("! ", "attention"), words(first)))]
        lines += [Line((Piece("   "), words(text))) for text in rest]
        settle = note(f"  settle it: {' | '.join(one.settled_by)}")
        rows.append(Row(one.ref, key, (*lines, settle)))
    yield Section(ODD, "Does not fit together", str(len(rows)), tuple(rows))


def _entries(name: str, title: str, entries: Sequence[Entry], state: State, look: Look) -> Section:
    return Section(name, title, str(len(entries)), in_order(entries, state, look))


def _unfiled(seen: Seen) -> Sequence[Entry]:
    return [one.entry for one in reversed(seen.attention.unfiled)]


def _more(seen: Seen, state: State, row: Row, look: Look) -> tuple[str, Sequence[Line]]:
    """Tell how to settle what does not fit, all of an entry, or all of a thing."""
    if (one := seen.odd.get(row.key)) is not None:
        return "Does not fit together", list(_how_to_settle(one, state, look))
    entry = state.history.numbered(row.entry) if row.entry is not None else None
    return details(state, row, look) if entry is None else of_entry(entry, state, look.width)


def _how_to_settle(one: Anomaly, state: State, look: Look) -> Iterator[Line]:
    yield from (
        Line((words(f" {text}", "strong"),)) for text in wrapped(one.says, look.width - 2, 5)
    )
    yield Line()
    yield note("The last word stands. One of these settles it; : takes its words.")
    yield from (Line((words(f"   {said}", "key"),)) for said in one.settled_by)
    entry = state.history.numbered(one.seq) if one.seq is not None else None
    if entry is not None:
        title, lines = of_entry(entry, state, look.width)
        yield Line()
        yield Line((words(f" {title}", "dim"),))
        yield from lines
