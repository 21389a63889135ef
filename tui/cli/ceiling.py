"""What is left out because it is marked above what may be shown."""

from collections.abc import Iterable

from negotiation.fold.state import State
from negotiation.lifecycle.blockers import Blocker
from negotiation.views.filters import may_show
from negotiation.views.log import LogRow
from negotiation.words.refs import Ref


class Ceiling:
    """The highest marking that may be shown; None shows all. It counts what it leaves out."""

    def __init__(self, marking: str | None, state: State) -> None:
        self.marking = marking
        self.withheld = 0
        self._state = state

    def rows(self, rows: Iterable[LogRow]) -> list[LogRow]:
        """Keep the entries that may be shown, by their own marking and that of their subject."""
        return [row for row in rows if self._shows(row.entry.handling, row.subject)]

    def blockers(self, blockers: Iterable[Blocker]) -> list[Blocker]:
        """Keep the blockers that may be shown, by the marking of what blocks."""
        return [one for one in blockers if self._shows(None, one.ref)]

    def _shows(self, marking: str | None, ref: str) -> bool:
        entity = self._state.get(Ref(ref)) if "/" in ref else None
        of_thing = entity.said.handling if entity else None
        shows = may_show(marking, self.marking) and may_show(of_thing, self.marking)
        self.withheld += not shows
        return shows
