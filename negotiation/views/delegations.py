"""The delegations: where each is, on the way out or home, who belongs to it, and since when."""

from typing import NamedTuple

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.lifecycle.ways import table_of
from negotiation.views.filters import Choice
from negotiation.views.moves import Day, been, days
from negotiation.views.naming import names_in
from negotiation.views.parts import PartRow, part_row, things_of
from negotiation.views.passage import Passage, passage
from negotiation.views.rounds import RoundRow, round_row, rounds_by_time
from negotiation.views.tally import Tally, tallies
from negotiation.views.thing import Thing, stand_of, thing
from negotiation.views.ties import Tie, shown_ties

DELEGATION = "delegation"
MEMBER = "member"
PARTY = "party"
"""The role of those of whom no other is known."""


class MemberRow(NamedTuple):
    """One of a delegation."""

    part: PartRow
    name: str
    role: str
    listed_by: str
    """Whose list they stand on; empty if it is not known."""
    days: tuple[Day, ...]
    ties: tuple[Tie, ...]
    """Whom they replaced, or who replaced them."""

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            **self.part.as_json(),
            "days": [one.as_json() for one in self.days],
            "ties": [one.as_json() for one in self.ties],
        }


class DelegationRow(NamedTuple):
    """A party's people at a round."""

    part: PartRow
    party: str
    head: str
    role: str
    """The party's role at this table, else its usual one."""
    passage: tuple[Passage, ...]
    tallies: tuple[Tally, ...]
    """How its members stand."""
    members: tuple[MemberRow, ...]
    days: tuple[Day, ...]
    ties: tuple[Tie, ...]

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            **self.part.as_json(),
            "role": self.role,
            "passage": [one.as_json() for one in self.passage],
            "parts": [one.as_json() for one in self.tallies],
            "members": [one.as_json() for one in self.members],
            "days": [one.as_json() for one in self.days],
            "ties": [one.as_json() for one in self.ties],
        }


class AtRound(NamedTuple):
    """The delegations at a round."""

    round: RoundRow
    thing: Thing
    """The round with all accounts of it."""
    delegations: tuple[DelegationRow, ...]

    def as_json(self) -> dict[str, object]:
        """Write them for scripts."""
        stand = self.round.stand
        return {
            "ref": self.round.ref,
            "title": self.round.title,
            "state": stand.state if stand else None,
            "at": self.round.when.edtf if self.round.when else None,
            "accounts": self.thing.as_json()["accounts"],
            "delegations": [one.as_json() for one in self.delegations],
        }


class Delegations(NamedTuple):
    """All of them, round by round."""

    rounds: tuple[AtRound, ...]

    def as_json(self) -> dict[str, object]:
        """Write them for scripts."""
        return {"rounds": [one.as_json() for one in self.rounds]}


def delegations(state: State, choice: Choice) -> Delegations:
    """Show who is where: each delegation, its members, and their way there and home.

    Of a round that is over, those are shown that are not known to be home; all, if any are asked
    for by a filter.
    """
    rounds = (one for one in rounds_by_time(state) if choice.shows(thing(one, state)))
    each = (_at(one, state, choice) for one in rounds)
    return Delegations(tuple(one for one in each if one.delegations))


def _at(talks: Entity, state: State, choice: Choice) -> AtRound:
    row, found = round_row(talks, state), []
    for one in things_of(talks, DELEGATION, state):
        members = things_of(state[one.ref], MEMBER, state)
        dropped = row.over and _is_done(state[one.ref], state) and not choice.narrowed
        if not dropped and choice.wants(one, *members):
            found.append(_row(one, members, state, choice))
    return AtRound(row, thing(talks, state), tuple(found))


def _is_done(delegation: Entity, state: State) -> bool:
    """Tell whether a delegation is home, or never set out: one that is recalled may be abroad."""
    table, stand = table_of(delegation.kind, state), stand_of(delegation, state)
    if table is None or stand is None or stand.category in {"settled", "closed"}:
        return True
    on_its_way = {name for name, row in table.states.items() if row.category == "open"}
    return stand.category == "failed" and on_its_way.isdisjoint(been(delegation))


def _row(one: Thing, members: tuple[Thing, ...], state: State, choice: Choice) -> DelegationRow:
    entity, part = state[one.ref], part_row(one, state, choice)
    party = state.get(part.owner) if part.owner else None
    usual = party.desk.fields.get("role") if party else None
    return DelegationRow(
        part,
        names_in(entity, "party", state),
        names_in(entity, "head", state),
        str(one.fields.get("role") or usual or PARTY),
        passage(entity, state, choice),
        tallies(entity, state),
        tuple(_member(each, state, choice) for each in members if choice.shows(each)),
        days(part.moves, state.zone),
        shown_ties(entity, state, choice),
    )


def _member(one: Thing, state: State, choice: Choice) -> MemberRow:
    entity, part = state[one.ref], part_row(one, state, choice)
    return MemberRow(
        part,
        names_in(entity, "person", state),
        str(one.fields.get("role") or ""),
        names_in(entity, "listed_by", state),
        days(part.moves, state.zone),
        shown_ties(entity, state, choice),
    )
