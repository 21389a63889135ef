"""What a place suggests to make: another answer to this question, a member of this delegation.

Under the cursor is a thing, in a list of a room. What has parts is given one, a part gets a sibling
of the same whole; else the list says what it is of.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.kinds.base import Kind, To, marker
from negotiation.words.refs import Ref

NOTHING: Mapping[str, Ref] = MappingProxyType({})


class Suggestion(NamedTuple):
    """A kind of thing to make, with what is known of it by the place."""

    kind: str
    given: Mapping[str, Ref] = NOTHING
    """Things that it names, by field."""


class Listed(NamedTuple):
    """What belongs in a list."""

    kind: str
    names_round: str = ""
    """The field in which it names the round that is shown."""


LISTS: Mapping[tuple[str, str], Listed] = {
    ("board", "rounds"): Listed("round"),
    ("board", "way"): Listed("precondition", "gates"),
    ("board", "where"): Listed("delegation", "round"),
    ("board", "agenda"): Listed("item", "rounds"),
    ("board", "room"): Listed("development"),
}
"""By room and list: what belongs there, whatever is under the cursor."""

ROOMS: Mapping[str, str] = {
    "conditions": "precondition",
    "agenda": "item",
    "delegations": "delegation",
    "claims": "question",
    "timeline": "development",
}
"""By room: what it is about, where a list does not say more."""


def suggested(
    room: str, section: str, ref: Ref | None, round_shown: Ref | None, state: State
) -> tuple[Suggestion, ...]:
    """List what a place suggests to make, none where it could be anything."""
    listed = LISTS.get((room, section))
    if listed is not None:
        is_known = listed.names_round and round_shown is not None
        given = {listed.names_round: round_shown} if is_known and round_shown else NOTHING
        return (Suggestion(listed.kind, given),)
    parts = _parts(ref, state) if ref and room in ROOMS else ()
    if parts:
        return parts
    kind = section if section in registry.names() else ROOMS.get(room)
    return (Suggestion(kind),) if kind else ()


def _parts(ref: Ref, state: State) -> tuple[Suggestion, ...]:
    """Suggest the parts that a thing can have, or another part of the same whole."""
    found = tuple(
        Suggestion(one.kind, {one.part.whole: ref})
        for one in registry.models()
        if one.part is not None and ref.kind in _kinds_of(one, one.part.whole)
    )
    entity = state.get(ref)
    if found or entity is None or (part := type(entity.said).part) is None:
        return found
    whole = getattr(entity.said, part.whole)
    return (Suggestion(ref.kind, {part.whole: whole}),) if whole else ()


def _kinds_of(model: type[Kind], field: str) -> tuple[str, ...]:
    found = marker(model.annotation(field))
    return found.kinds if isinstance(found, To) else ()
