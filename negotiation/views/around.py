"""What surrounds a thing: how its parts stand, how it is tied, on what condition it counts."""

from typing import NamedTuple

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.views.filters import Choice
from negotiation.views.proviso import Proviso, proviso
from negotiation.views.tally import Tally, tallies
from negotiation.views.ties import Tie, shown_ties


class Around(NamedTuple):
    """What there is to say of a thing beside itself."""

    tallies: tuple[Tally, ...]
    """How its parts stand, where it has any."""
    ties: tuple[Tie, ...]
    proviso: Proviso | None
    """On what condition it counts; None if on none."""

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            "parts": [one.as_json() for one in self.tallies],
            "ties": [one.as_json() for one in self.ties],
            "provided": self.proviso.as_json() if self.proviso else None,
        }


def around(entity: Entity, state: State, choice: Choice) -> Around:
    """Tell what surrounds a thing; what may not be shown is not named."""
    return Around(
        tallies(entity, state), shown_ties(entity, state, choice), proviso(entity, state, choice)
    )
