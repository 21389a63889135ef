"""More about what is under the cursor among the delegations: how they moved, who was there when."""

from collections.abc import Iterator, Sequence

from negotiation.fold.state import State
from negotiation.views.delegations import DelegationRow, Delegations, MemberRow
from negotiation.views.stages import stages
from tui.cli.details import field, joined
from tui.cli.details import presence as days_in_a_line
from tui.painting.lines import Line, words
from tui.painting.rows import Look, Row, whereabouts_mark
from tui.rooms.delegations.sections import listed, member_name, people, role_of
from tui.written.details import details
from tui.written.lifecycle import lifecycle
from tui.written.parts import course, head, opening, presence, said, titled, told


class Movements:
    """Tells of a delegation and of a member where they were, and since when."""

    def __init__(self, seen: Delegations, state: State) -> None:
        rows = [row for one in seen.rounds for row in one.delegations]
        self._delegations = {row.part.thing.ref: row for row in rows}
        self._members = {one.part.thing.ref: one for row in rows for one in row.members}
        self._state = state

    def __call__(self, row: Row, look: Look) -> tuple[str, Sequence[Line]]:
        """Return a title and lines about a row."""
        if (one := self._delegations.get(row.ref)) is not None:
            return one.part.thing.title, list(self._delegation(one, look))
        if (member := self._members.get(row.ref)) is not None:
            return member.part.thing.title, list(self._member(member, look))
        return details(self._state, row, look)

    def _delegation(self, row: DelegationRow, look: Look) -> Iterator[Line]:
        one, state = row.part.thing, self._state
        mandate, ways = field(one, "mandate", state), {way.thing.ref for way in row.passage}
        yield from opening(one, state, look)
        about = [
            *joined(f"head {row.head}" if row.head else "", people(one), role_of(row)),
            f"mandate: {mandate}" if mandate else "",
            *joined(*(str(tie) for tie in row.ties if tie.other not in ways)),
        ]
        yield from told(about, row.part.proviso, look)
        yield from titled("On the way there and home")
        drawn = stages(state[one.ref], state)
        if drawn and one.stand is not None:
            line = lifecycle(drawn, one.stand.glyph, look.width - 2)
            yield line._replace(left=(words("  "), *line.left))
        yield from course(row.part.moves, state, look)
        if len(row.days) > 1:
            yield from titled("Day by day")
            yield from presence(row.days, look)
        if row.passage:
            yield from titled("Safe passage")
        for way in row.passage:
            yield head(way.thing.title, way.thing.stand, way.leg, way.whose)
        if row.members:
            yield from titled("Members", ", ".join(map(str, row.tallies)))
        for member in row.members:
            name, stand = member_name(member, state), member.part.thing.stand
            mark = whereabouts_mark(stand)
            yield head(name, stand, role_of(member), listed(member), mark=mark)
            for sentence in days_in_a_line(member.days, state):
                yield from said(sentence, look)

    def _member(self, row: MemberRow, look: Look) -> Iterator[Line]:
        yield from opening(row.part.thing, self._state, look)
        yield from told(joined(role_of(row), listed(row)), row.part.proviso, look)
        yield from titled("How it was reported")
        yield from course(row.part.moves, self._state, look)
        if row.days:
            yield from titled("Day by day")
            yield from presence(row.days, look)
