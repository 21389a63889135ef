"""More about what is under the cursor in the agenda: each position and consent, and its history."""

from collections.abc import Iterable, Iterator, Sequence

from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.views.agenda import Agenda, ItemRow
from negotiation.views.filters import Choice
from negotiation.views.moves import moves
from negotiation.views.parts import PartRow
from negotiation.views.texts import TextRow
from negotiation.views.thing import Thing
from tui.cli.details import counted, field, joined
from tui.painting.lines import Line
from tui.painting.rows import Look, Row
from tui.rooms.agenda.sections import provisionally, within
from tui.written.details import details
from tui.written.parts import course, opening, part, titled, told

OF_A_POSITION = ("visibility", "binding", "speaker")
"""What is told of a position beside its stance."""


class Histories:
    """Tells of an item where each party stands and stood, of a text who has consented."""

    def __init__(self, seen: Agenda, state: State, choice: Choice) -> None:
        self._items, self._texts = seen.items, seen.texts
        self._state, self._choice = state, choice

    def __call__(self, row: Row, look: Look) -> tuple[str, Sequence[Line]]:
        """Return a title and lines about a row; all there is of a cell's position."""
        if (item := self._items.found(row.ref)) is not None:
            return item.thing.title, list(self._item(item, look))
        if (paper := self._texts.found(row.ref)) is not None:
            return paper.thing.title, list(self._text(paper, look))
        return details(self._state, row, look)

    def _item(self, row: ItemRow, look: Look) -> Iterator[Line]:
        state = self._state
        falls = ", ".join(called(state, ref) for ref in row.takes_along)
        about = [
            *joined(*(self._labelled(row.thing, name) for name in ("category", "rounds"))),
            *joined(within(row.thing, state), *map(str, row.ties)),
            *counted(row.tallies, row.thing),
            f"reopening takes with it: {falls}" if falls else "",
        ]
        yield from opening(row.thing, state, look, provisionally(row))
        yield from told(about, row.proviso, look)
        yield from self._parts(row.positions, look)
        yield from self._own(row.thing, look)

    def _text(self, row: TextRow, look: Look) -> Iterator[Line]:
        state = self._state
        items, pen = field(row.thing, "items", state), field(row.thing, "pen_holder", state)
        about = [
            *joined(within(row.thing, state), f"drafted by {pen}" if pen else ""),
            f"on {items}" if items else "",
            *joined(*map(str, row.ties)),
            *counted(row.tallies, row.thing),
        ]
        yield from opening(row.thing, state, look)
        yield from told(about, row.proviso, look)
        yield from self._parts(row.consents, look)
        yield from self._own(row.thing, look)

    def _labelled(self, one: Thing, name: str) -> str:
        value = field(one, name, self._state)
        return f"{name} {value}" if value else ""

    def _parts(self, rows: Iterable[PartRow], look: Look) -> Iterator[Line]:
        for row in rows:
            who = called(self._state, row.owner) if row.owner else row.thing.title
            yield Line()
            yield from part(row, who, OF_A_POSITION, self._state, look, choice=self._choice)

    def _own(self, one: Thing, look: Look) -> Iterator[Line]:
        """Tell how the thing itself moved, where it did."""
        moved = moves(self._state[one.ref], self._state, self._choice)
        if len(moved) > 1:
            yield from titled("As a whole")
            yield from course(moved, self._state, look)
