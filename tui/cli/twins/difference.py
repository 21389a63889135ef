"""A difference as text."""

from collections.abc import Iterable, Iterator

from negotiation.events import Json
from negotiation.fold.state import State
from negotiation.views.difference import UNTIL, Change, Difference
from negotiation.views.saying import in_words
from negotiation.words.when import Instant, show_instant
from tui.cli.output import columns
from tui.cli.text import rows


def text(seen: Difference, state: State) -> str:
    """Write what was added, what is gone, and what has changed, before and after."""
    parts = [
        _section("Added", (next(rows(one, state)) for one in seen.added)),
        _section("Gone", (next(rows(one, state)) for one in seen.gone)),
        _section("Changed", _changes(seen, state)),
    ]
    return "\n\n".join(part for part in parts if part) or "Nothing is different."


def _section(title: str, lines: Iterable[tuple[str, ...]]) -> str:
    listed = list(lines)
    return f"{title}\n{columns(listed, indent='  ')}" if listed else ""


def _changes(seen: Difference, state: State) -> Iterator[tuple[str, ...]]:
    for one in seen.changed:
        yield one.title, "", one.ref
        for change in one.changes:
            before, after = (_said(value, change, state) for value in (change.before, change.after))
            yield f"  {change.what.replace('_', ' ')}", f"{before} → {after}", ""


def _said(value: Json, change: Change, state: State) -> str:
    if change.what == UNTIL and isinstance(value, str):
        return show_instant(Instant(value), zone=state.zone, now=state.now)
    return in_words(value, state)
