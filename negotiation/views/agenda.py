"""The agenda: every item, where each party stands on it, and the texts on the table."""

from collections.abc import Iterable
from typing import NamedTuple

from negotiation.fold.account import Entity
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.views.filters import Choice
from negotiation.views.linkage import Linkage, is_agreed, is_reopened, linkage, taken_along
from negotiation.views.listing import Listing
from negotiation.views.parts import PartRow, owner_of, part_row, things_of
from negotiation.views.proviso import Proviso, proviso
from negotiation.views.tally import Tally, tallies
from negotiation.views.texts import TextRow, texts
from negotiation.views.thing import Thing, thing
from negotiation.views.ties import Tie, shown_ties
from negotiation.words.refs import Ref

ITEM = "item"
POSITION = "position"


class ItemRow(NamedTuple):
    """An item, and where each party stands on it."""

    thing: Thing
    positions: tuple[PartRow, ...]
    provisional: bool
    """Whether it is agreed, but counts only once everything is."""
    takes_along: tuple[Ref, ...]
    """What is agreed still and falls with it, where it has been reopened."""
    proviso: Proviso | None
    tallies: tuple[Tally, ...]
    """How the items within it stand."""
    ties: tuple[Tie, ...]

    def of(self, party: Ref) -> tuple[PartRow, ...]:
        """List the positions of a party on it."""
        return tuple(one for one in self.positions if one.owner == party)

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            "ref": self.thing.ref,
            **self.thing.as_json(),
            "provisional": self.provisional,
            "takes_along": list(self.takes_along),
            "provided": self.proviso.as_json() if self.proviso else None,
            "positions": [one.as_json() for one in self.positions],
            "parts": [one.as_json() for one in self.tallies],
            "ties": [one.as_json() for one in self.ties],
        }


class Agenda(NamedTuple):
    """Items by parties, then the texts."""

    linkage: Linkage
    """Of all items, shown or not."""
    parties: tuple[tuple[Ref, str], ...]
    """Those that have a position on an item that is shown, and what they are called."""
    items: Listing[ItemRow]
    texts: Listing[TextRow]

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            "linkage": self.linkage.as_json(),
            "parties": [ref for ref, _ in self.parties],
            "items": [one.as_json() for one in self.items],
            "texts": [one.as_json() for one in self.texts],
        }


def agenda(state: State, choice: Choice) -> Agenda:
    """Show the agenda: where each party stands on each item, and the texts on the table."""
    whole = linkage(ITEM, state)
    items = choice.listing(state, (ITEM,), lambda one: _row(one, whole, state, choice))
    return Agenda(whole, _parties(items.refs, state, choice), items, texts(state, choice))


def _row(entity: Entity, whole: Linkage, state: State, choice: Choice) -> ItemRow | None:
    one, positions = thing(entity, state), things_of(entity, POSITION, state)
    if not choice.wants(one, *positions):
        return None
    taken = taken_along(entity, state) if is_reopened(entity, state) else ()
    return ItemRow(
        choice.as_far_as_shown(one, state),
        tuple(part_row(each, state, choice) for each in positions if choice.shows(each)),
        whole.holds_back and is_agreed(entity, state),
        tuple(ref for ref in taken if choice.names(ref, state)),
        proviso(entity, state, choice),
        tuple(each for each in tallies(entity, state) if each.kind == ITEM),
        shown_ties(entity, state, choice),
    )


def _parties(items: Iterable[Ref], state: State, choice: Choice) -> tuple[tuple[Ref, str], ...]:
    """List the parties that have a position, in the order in which they were added."""
    added = {party: place for place, party in enumerate(state.history.subjects("party"))}
    positions = (one for item in items for one in state.parts(item, POSITION))
    shown = (one for one in positions if choice.names(one.ref, state))
    owners = {owner for one in shown if (owner := owner_of(one)) is not None}
    ordered = sorted(owners, key=lambda party: (added.get(party, len(added)), party))
    return tuple((party, called(state, party)) for party in ordered)
