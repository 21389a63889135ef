"""Everything that is tracked, as it stands, in the order of the kinds."""

from collections.abc import Iterable
from typing import NamedTuple

from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.views.filters import Choice
from negotiation.views.thing import Thing, thing
from negotiation.words.when import Instant


class Status(NamedTuple):
    """All things, and the times that they are looked at."""

    as_of: Instant
    known_at: Instant | None
    head: str
    """The hash of the last entry: it proves the record up to there."""
    things: tuple[Thing, ...]

    def as_json(self) -> dict[str, object]:
        """Write it for scripts, in the shape that is documented."""
        return {
            "as_of": self.as_of,
            "known_at": self.known_at,
            "head": self.head,
            "entities": {one.ref: one.as_json() for one in self.things},
        }


def status(
    state: State, kinds: Iterable[str] | None = None, choice: Choice | None = None
) -> Status:
    """Show all things, or those of some kinds, or those that are chosen."""
    chosen = choice or Choice()
    wanted = kinds_in(state) if kinds is None else in_lists(kinds)
    things = (thing(entity, state) for entity in chosen.listed(state, *wanted))
    head = state.history.head
    return Status(
        state.now,
        state.known_at,
        head.hash if head else "",
        tuple(
            chosen.paged(chosen.as_far_as_shown(one, state) for one in things if chosen.wants(one))
        ),
    )


def kinds_in(state: State) -> tuple[str, ...]:
    """List the kinds of which anything has ever been added, in the order of lists."""
    return in_lists(state.history.kinds())


def in_lists(kinds: Iterable[str]) -> tuple[str, ...]:
    """Order kinds as they stand in lists; those that this program does not know are left out."""
    known = (kind for kind in kinds if kind in registry.names())
    return tuple(sorted(known, key=lambda kind: registry.model(kind).place_in_lists))
