"""The texts on the table: how far each has come, by whose account, and who has consented to it."""

from collections.abc import Iterator
from typing import NamedTuple

from negotiation.fold.state import State
from negotiation.views.filters import Choice
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


def texts(state: State, choice: Choice) -> tuple[TextRow, ...]:
    """Show the texts that are wanted, as they were added."""
    return tuple(choice.paged(_texts(state, choice)))


def _texts(state: State, choice: Choice) -> Iterator[TextRow]:
    for entity in choice.listed(state, TEXT):
        one, consents = thing(entity, state), things_of(entity, CONSENT, state)
        if choice.wants(one, *consents):
            yield _row(one, consents, state, choice)


def _row(one: Thing, consents: tuple[Thing, ...], state: State, choice: Choice) -> TextRow:
    entity = state[one.ref]
    return TextRow(
        choice.as_far_as_shown(one, state),
        tuple(part_row(each, state, choice) for each in consents if choice.shows(each)),
        proviso(entity, state, choice),
        tallies(entity, state),
        shown_ties(entity, state, choice),
    )
