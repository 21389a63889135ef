"""The lists of the delegations: one a round, each delegation with its way and its members."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.views.delegations import PARTY, AtRound, DelegationRow, Delegations, MemberRow
from negotiation.views.thing import Thing
from negotiation.words.when import show
from tui.cli.details import counted, field, joined
from tui.painting.lines import Line, Piece, cell, length, words
from tui.painting.rows import Look, Row, Section, role, stands, voices, whereabouts_mark, widest

NOBODY = "Nobody is awaited, on the way or at a table. n names a delegation."
GAP = Piece("  ")


class Widths(NamedTuple):
    """The widths of the columns, the same in every round."""

    party: int
    head: int
    size: int
    stand: int

    @property
    def name(self) -> int:
        """The width for who or what stands below a delegation: up to the column of states."""
        each = (self.party, self.head, self.size)
        return sum(each) + len(GAP.text) * (sum(map(bool, each)) - 1) - 2


def sections(seen: Delegations, state: State, look: Look) -> Sequence[Section]:
    """List the delegations by round, and whoever and whatever belongs to each."""
    if not seen.rounds:
        return [Section("none", "Who is where", "", (), NOBODY)]
    widths = _widths(seen, state, look)
    return [_round(one, widths, state, look) for one in seen.rounds]


def role_of(row: DelegationRow | MemberRow) -> str:
    """Write the role; that of a party is what is expected."""
    return row.role.replace("_", " ") if row.role != PARTY else ""


def name_of(row: DelegationRow, state: State) -> str:
    """Name a delegation by its own title, else by its party."""
    return field(row.part.thing, "title", state) or row.party or row.part.thing.title


def member_name(row: MemberRow, state: State) -> str:
    """Name a member by their own title, else by the person."""
    return field(row.part.thing, "title", state) or row.name or row.part.thing.title


def people(one: Thing) -> str:
    """Write how many a delegation has; empty if it is not known."""
    size = one.fields.get("size")
    return "" if size is None else f"{size} people" if size != 1 else "1 person"


def listed(row: MemberRow) -> str:
    """Tell on whose list a member stands; empty if it is not known."""
    return f"listed by {row.listed_by}" if row.listed_by else ""


def _widths(seen: Delegations, state: State, look: Look) -> Widths:
    rows = [row for one in seen.rounds for row in one.delegations]
    members = [member for row in rows for member in row.members]
    ways = [way.thing for row in rows for way in row.passage]
    things = [*(row.part.thing for row in rows), *(one.part.thing for one in members), *ways]
    widths = Widths(
        widest([name_of(row, state) for row in rows], 7, look.width // 4),
        widest([row.head for row in rows], 14, look.width // 3),
        widest([people(row.part.thing) for row in rows], 0, 12),
        widest([stands(one.stand) for one in things], 7, 24),
    )
    below = [*(_member(member, state) for member in members), *(way.title for way in ways)]
    more = widest(below, 0, look.width // 2 - 5) - widths.name if look.tall else 0
    return widths._replace(head=widths.head + max(0, more))


def _round(one: AtRound, widths: Widths, state: State, look: Look) -> Section:
    when = show(one.round.when, zone=look.zone, now=look.now)
    stand = one.round.stand
    heading = (
        words(f"  {stand.glyph if stand else '·'} {stands(stand)}", role(stand)),
        words(f" · {when}" if when else "", "dim"),
    )
    rows = tuple(row for each in one.delegations for row in _delegation(each, widths, state, look))
    title, number = one.round.title, str(len(one.delegations))
    return Section(one.round.ref, title, number, rows, "", heading)


def _delegation(row: DelegationRow, widths: Widths, state: State, look: Look) -> Iterator[Row]:
    one = row.part.thing
    left = [
        Piece(" "),
        whereabouts_mark(one.stand),
        cell(name_of(row, state), widths.party),
        GAP,
        cell(row.head or "head not known", widths.head, "text" if row.head else "dim"),
    ]
    if widths.size:
        left += [GAP, cell(people(one), widths.size, "dim")]
    lines = [*_lines(left, one, (widths, state, look))]
    if look.tall:
        mandate = field(one, "mandate", state)
        about = joined(
            role_of(row),
            f"mandate: {mandate}" if mandate else "",
            *counted(row.tallies, one),
            str(row.part.proviso) if row.part.proviso else "",
        )
        lines += [Line((Piece("   "), words(sentence, "dim"))) for sentence in about]
    yield Row(one.ref, one.ref, tuple(lines))
    for way in row.passage:
        more = " · ".join(joined(way.leg, way.whose))
        yield _below(way.thing, way.thing.title, more, row, (widths, state, look))
    for member in row.members:
        yield _below(member.part.thing, _member(member, state), "", row, (widths, state, look))


def _member(row: MemberRow, state: State) -> str:
    return ", ".join(part for part in (member_name(row, state), role_of(row)) if part)


def _below(
    one: Thing, name: str, more: str, row: DelegationRow, on: tuple[Widths, State, Look]
) -> Row:
    """List what belongs to a delegation, below it."""
    left = [Piece("   "), whereabouts_mark(one.stand), cell(name, on[0].name)]
    return Row(one.ref, f"{row.part.thing.ref} {one.ref}", tuple(_lines(left, one, on, more)))


def _lines(
    left: Sequence[Piece], one: Thing, on: tuple[Widths, State, Look], more: str = ""
) -> Iterator[Line]:
    """Write where somebody is by the desk's account, as a column, and by those of others.

    What others say has a line of its own where it would be cut.
    """
    widths, state, look = on
    said = voices(one, {voice.who: called(state, voice.who) for voice in one.voices})
    heard = [GAP, words(said, "attention")] if said else []
    own = [*left, GAP, cell(stands(one.stand), widths.stand, role(one.stand))]
    right = (*look.at_right(one.word), Piece(" "))
    beside = length([*own, *heard, *right]) <= look.width
    about = [GAP, words(more, "dim")] if more else []
    yield Line((*own, *(heard if beside else ()), *about), right)
    if not beside and heard:
        yield Line((Piece(" " * length(left)), *heard))
