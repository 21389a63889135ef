"""Which entries about a subject count, and in which order."""

from collections.abc import Iterable

from negotiation.events import ADDED, Entry, Order
from negotiation.words.when import EARLIEST, Instant


def visible(
    entries: Iterable[Entry],
    *,
    out: frozenset[str] = frozenset(),
    as_of: Instant | None = None,
    known_at: Instant | None = None,
) -> tuple[Entry, ...]:
    """Order the entries about one subject that count.

    Args:
        entries: all that were ever recorded about it.
        out: the acts that are out of force.
        as_of: leave out what has its moment later; None leaves nothing out.
        known_at: leave out what was known later; None leaves nothing out.

    Returns:
        The entries by moment, when they were known, place and id; but what was added comes first,
        whatever its moment, and is there from the subject's earliest entry.
    """
    known = [
        entry
        for entry in entries
        if entry.act not in out and (known_at is None or (entry.known or EARLIEST) <= known_at)
    ]
    known.sort(key=_added_first)
    seen = [entry for entry in known if as_of is None or entry.order.moment <= as_of]
    if seen and known[0].type == ADDED and seen[0] is not known[0]:
        seen.insert(0, known[0])
    return tuple(seen)


def _added_first(entry: Entry) -> tuple[bool, Order]:
    return entry.type != ADDED, entry.order
