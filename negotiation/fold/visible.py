"""Which entries about a subject count, and in which order."""

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from negotiation.events import ADDED, Entry, Order
from negotiation.words.when import EARLIEST, Instant

Placed: TypeAlias = tuple[Instant, Entry]
"""An entry, with its moment."""


class Visible(NamedTuple):
    """The entries about a subject that count as of a time, and how long it is the same ones."""

    entries: tuple[Entry, ...]
    since: Instant
    """As of which instant they count: the moment of the last of them."""
    until: Instant | None
    """As of which instant the next one counts too; None if there is none."""


def in_order(entries: Iterable[Entry]) -> tuple[Placed, ...]:
    """Order the entries about one subject by moment, when they were known, place and id.

    What was added comes first, whatever its moment.
    """
    placed = sorted(((one.order, one) for one in entries), key=_added_first)
    return tuple((order.moment, one) for order, one in placed)


def visible(
    placed: Iterable[Placed],
    *,
    out: frozenset[str] = frozenset(),
    as_of: Instant | None = None,
    known_at: Instant | None = None,
) -> Visible:
    """Choose the entries about one subject that count.

    Args:
        placed: all that were ever recorded about it, in order.
        out: the acts that are out of force.
        as_of: leave out what has its moment later; None leaves nothing out.
        known_at: leave out what was known later; None leaves nothing out.

    Returns:
        Those entries. A subject is there from its earliest entry, so what was added comes with it.
    """
    known = [
        (moment, entry)
        for moment, entry in placed
        if entry.act not in out and (known_at is None or (entry.known or EARLIEST) <= known_at)
    ]
    seen = known if as_of is None else [one for one in known if one[0] <= as_of]
    later = [moment for moment, _ in known if as_of is not None and moment > as_of]
    entries = [entry for _, entry in seen]
    if seen and known[0][1].type == ADDED and seen[0] is not known[0]:
        entries.insert(0, known[0][1])
    return Visible(
        tuple(entries),
        max((moment for moment, _ in seen), default=EARLIEST),
        min(later, default=None),
    )


def _added_first(placed: tuple[Order, Entry]) -> tuple[bool, Order]:
    order, entry = placed
    return entry.type != ADDED, order
