"""The entries of a record by when what they tell of began."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from negotiation.events import Entry
from negotiation.words.when import Instant


class Calendar:
    """Leads from a time to the entries that tell of it; what is not dated stands in none.

    It is put in order when it is asked, with what has come in since: most comes in order.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._taken = 0
        self._begun: list[tuple[Instant, int]] = []

    def since(self, instant: Instant) -> Iterator[Entry]:
        """Walk the entries about what began at an instant or later, in that order."""
        self._catch_up()
        first = bisect_left(self._begun, (instant, 0))
        return (self._entries[self._begun[one][1]] for one in range(first, len(self._begun)))

    def _catch_up(self) -> None:
        new = range(self._taken, len(self._entries))
        dated = ((place, self._entries[place].occurred) for place in new)
        self._begun += [(span.begins, place) for place, span in dated if span is not None]
        if new:
            self._begun.sort()
        self._taken = len(self._entries)
