"""How things are tied to one another, seen from both ends."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from negotiation.fold.account import Entity
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.kinds.base import Link
from negotiation.views.filters import Choice
from negotiation.words.refs import Ref
from negotiation.words.when import Span

SEEN_FROM_THERE: Mapping[str, str] = {
    "about": "subject of",
    "in_exchange_for": "in exchange for",
    "split_from": "split into",
    "continued_in": "continued from",
    "only_with": "only with",
    "alternative_to": "alternative to",
    "supplements": "supplemented by",
    "replaces": "replaced by",
}
"""What a link is from the other end; a scenario's own word is said with an arrow."""


class Tie(NamedTuple):
    """A link of a thing to another, or of another to it."""

    type: str
    other: Ref
    title: str
    since: Span | None
    rank: int | None
    inward: bool
    """Whether it is the other that has the link."""

    def __str__(self) -> str:
        """Say it: `continued in Second round`, `alternative to Status quo, rank 2`."""
        own = self.type.replace("_", " ")
        said = SEEN_FROM_THERE.get(self.type, f"← {own}") if self.inward else own
        return f"{said} {self.title}" + (f", rank {self.rank}" if self.rank is not None else "")

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            "type": self.type,
            "to" if not self.inward else "from": self.other,
            "since": self.since.edtf if self.since else None,
            "rank": self.rank,
        }


def ties(entity: Entity, state: State, kind: str | None = None) -> tuple[Tie, ...]:
    """List what a thing is tied to, its own links first, then those that others have to it.

    With a kind, only things of that kind are looked at.
    """
    links = (link for link in entity.said.links if kind in {None, link.to.kind})
    own = (_tie(link, link.to, state, inward=False) for link in links)
    others = (one for one in state.history.mentioning(entity.ref) if kind in {None, one.kind})
    return (*own, *_inward(entity.ref, others, state))


def shown_ties(entity: Entity, state: State, choice: Choice) -> tuple[Tie, ...]:
    """List what a thing is tied to, without what may not be shown."""
    return tuple(one for one in ties(entity, state) if choice.names(one.other, state))


def _inward(ref: Ref, others: Iterable[Ref], state: State) -> Iterator[Tie]:
    for one in others:
        other = state.get(one)
        for link in other.said.links if other is not None else ():
            if link.to == ref:
                yield _tie(link, one, state, inward=True)


def _tie(link: Link, other: Ref, state: State, *, inward: bool) -> Tie:
    return Tie(link.type, other, called(state, other), link.since, link.rank, inward)
