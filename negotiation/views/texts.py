"""The texts on the table: how far each has come, by whose account, and who has consented to it."""

from typing import NamedTuple

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.views.filters import Choice
from negotiation.views.listing import Listing
from negotiation.views.parts import PartRow, part_row, things_of
from negotiation.views.proviso import Proviso, proviso
from negotiation.views.tally import Tally, tallies
from negotiation.views.thing import Thing, thing
from negotiation.views.ties import Tie, shown_ties

TEXT = "text"
CONSENT = "consent"


class TextRow(NamedTuple):
    """A text, and what parties and bodies do to it."""

    thing: Thing
    consents: tuple[PartRow, ...]
    proviso: Proviso | None
    tallies: tuple[Tally, ...]
    """How its clauses stand, and the consents to it."""
    ties: tuple[Tie, ...]

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            "ref": self.thing.ref,
            **self.thing.as_json(),
            "provided": self.proviso.as_json() if self.proviso else None,
            "consents": [one.as_json() for one in self.consents],
            "parts": [one.as_json() for one in self.tallies],
            "ties": [one.as_json() for one in self.ties],
        }


def texts(state: State, choice: Choice) -> Listing[TextRow]:
    """Show the texts that are wanted, as they were added."""
    return choice.listing(state, (TEXT,), lambda one: _row(one, state, choice))


def _row(entity: Entity, state: State, choice: Choice) -> TextRow | None:
    one, consents = thing(entity, state), things_of(entity, CONSENT, state)
    if not choice.wants(one, *consents):
        return None
    return TextRow(
        choice.as_far_as_shown(one, state),
        tuple(part_row(each, state, choice) for each in consents if choice.shows(each)),
        proviso(entity, state, choice),
        tallies(entity, state),
        shown_ties(entity, state, choice),
    )
