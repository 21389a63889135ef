"""The log as a room: every entry, the newest first, below the reports that are not filed yet."""

from collections.abc import Sequence
from functools import lru_cache, partial

from negotiation.events import Entry
from negotiation.fold.state import State
from negotiation.views.attention import unfiled
from negotiation.views.filters import Choice
from negotiation.views.log import entries
from tui.painting.layout import Lists, lists
from tui.painting.lines import Line
from tui.painting.rows import Look, Row, Section
from tui.rooms import Scene, Wish
from tui.written.entries import entry_row, newest_first
from tui.written.entry import of_entry

MOST = 4
"""For how many widths the rows that were made are kept."""


def enter(state: State, wish: Wish) -> Scene:
    """Show the log."""
    reports = [one.entry for one in unfiled(state)]
    every = entries(state, choice=Choice(wish.filters))
    shown = {one.seq for one in every} if wish.filters.find else None
    if shown is not None:
        reports = [one for one in reports if one.seq in shown]
    of = Lists(
        "Log",
        str(len(every)) if shown is None else f"{len(every)} of {len(state.history.all)}",
        state.zone,
        state.now,
        lru_cache(MOST)(partial(_sections, reports, every, state, wish)),
        partial(more, state),
    )
    return Scene(partial(lists, of), first=("log",), follows=True, more=of.more)


def more(state: State, row: Row, look: Look) -> tuple[str, Sequence[Line]]:
    """Tell all of the entry of a row."""
    entry = state.history.numbered(row.entry or 0)
    return ("", ()) if entry is None else of_entry(entry, state, look.width)


def _sections(
    reports: Sequence[Entry], every: Sequence[Entry], state: State, wish: Wish, look: Look
) -> Sequence[Section]:
    waiting = tuple(entry_row(one, state, look) for one in reversed(reports))
    empty = wish.empty("Nothing is recorded yet. i takes in a report.")
    rows = newest_first(every, state, look)
    if not waiting:
        return (Section("log", "", "", rows, empty),)
    return (
        Section("unfiled", "Unfiled reports", str(len(waiting)), waiting),
        Section("log", "Every entry", str(len(every)), rows, empty),
    )
