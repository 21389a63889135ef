"""The delegations as text: round by round, each with its way, its members and their days."""

from collections.abc import Iterator

from negotiation.fold.state import State
from negotiation.views.delegations import PARTY, AtRound, DelegationRow, Delegations, MemberRow
from negotiation.views.passage import Passage
from negotiation.words.printable import one_line
from negotiation.words.when import show
from tui.cli.details import Row, counted, field, joined, nested, presence, under_last
from tui.cli.output import detailed
from tui.cli.text import heading, rows, stand_label


def text(seen: Delegations, state: State) -> str:
    """Write each round, and under it who is where."""
    if not seen.rounds:
        return f"{heading(state)}\n\n  No delegation is named, at a table or on its way."
    return "\n\n".join([heading(state), *(_round(one, state) for one in seen.rounds)])


def _round(one: AtRound, state: State) -> str:
    when = show(one.round.when, zone=state.zone, now=state.now)
    head = " · ".join(joined(one.round.title, stand_label(one.round.stand), when))
    table = [row for each in one.delegations for row in _delegation(each, state)]
    _, *others = rows(one.thing, state)
    said = (one_line(" ".join(part for part in row[1:5] if part)) for row in others)
    return "\n".join(
        [one_line(head), *(f"  {line}" for line in said), detailed(table, indent="  ")]
    )


def _delegation(row: DelegationRow, state: State) -> Iterator[Row]:
    one = row.part.thing
    (glyph, title, *cells), *others = rows(one, state)
    name = field(one, "title", state) or row.party or title
    yield from under_last([(glyph, name, *cells), *others], _under(row, state))
    for way in row.passage:
        yield from _passage(way, state)
    for member in row.members:
        yield from _member(member, state)


def _under(row: DelegationRow, state: State) -> Iterator[str]:
    one = row.part.thing
    ways = {way.thing.ref for way in row.passage}
    size, mandate = (field(one, name, state) for name in ("size", "mandate"))
    yield from joined(
        f"head {row.head}" if row.head else "",
        f"size {size}" if size else "",
        row.role.replace("_", " ") if row.role != PARTY else "",
        f"mandate: {mandate}" if mandate else "",
        *(str(tie) for tie in row.ties if tie.other not in ways),
    )
    if row.part.proviso:
        yield str(row.part.proviso)
    yield from counted(row.tallies, one)
    yield from presence(row.days, state)


def _passage(way: Passage, state: State) -> Iterator[Row]:
    yield from nested(rows(way.thing, state), joined(way.leg, way.whose))


def _member(row: MemberRow, state: State) -> Iterator[Row]:
    one = row.part.thing
    (glyph, title, *cells), *others = rows(one, state)
    name = field(one, "title", state) or row.name or title
    role = row.role.replace("_", " ")
    listed = f"listed by {row.listed_by}" if row.listed_by else ""
    lines = [*joined(listed, *map(str, row.ties)), *presence(row.days, state)]
    yield from nested([(glyph, f"{name}, {role}" if role else name, *cells), *others], lines)
