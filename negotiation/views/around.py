"""What is around a thing: its parts, what it is tied to, and on what condition it counts."""

from typing import NamedTuple

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.views.filters import Choice
from negotiation.views.proviso import Proviso, proviso
from negotiation.views.tally import Tally, tallies
from negotiation.views.ties import Tie, shown_ties


class Around(NamedTuple):
    """What is around a thing."""

    proviso: Proviso | None
    tallies: tuple[Tally, ...]
    """How its parts stand, and what else is counted in it."""
    ties: tuple[Tie, ...]

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            "provided": self.proviso.as_json() if self.proviso else None,
            "parts": [one.as_json() for one in self.tallies],
            "ties": [one.as_json() for one in self.ties],
        }


def around(entity: Entity, state: State, choice: Choice) -> Around:
    """Show what is around a thing, without what may not be shown."""
    return Around(
        proviso(entity, state, choice), tallies(entity, state), shown_ties(entity, state, choice)
    )
