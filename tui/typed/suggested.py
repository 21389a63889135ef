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
    ("board", ""): Listed("round"),
    ("board", "rounds"): Listed("round"),
    ("board", "way"): Listed("precondition", "gates"),
    ("board", "where"): Listed("delegation", "round"),
    ("board", "agenda"): Listed("item", "rounds"),
    ("board", "room"): Listed("development"),
}
"""By room and list: what belongs there, whatever is under the cursor; without a list, at first."""

ROOMS: Mapping[str, str] = {
    "conditions": "precondition",
    "agenda": "item",
    "delegations": "delegation",
    "claims": "question",
    "timeline": "development",
}
"""By room: what it is about, where a list does not say more."""


class Cursor(NamedTuple):
    """Where the cursor is."""

    room: str
    section: str
    ref: Ref | None
    """What is under it."""
    cell: str = ""
    """What the column is of, in rows that have cells."""
    round: Ref | None = None
    """The round that is shown, in the rooms that show one."""


def suggested(cursor: Cursor, state: State) -> tuple[Suggestion, ...]:
    """List what a place suggests to make, none where it could be anything."""
    listed = LISTS.get((cursor.room, cursor.section))
    if listed is not None:
        names_it = cursor.round is not None and listed.names_round
        given = {listed.names_round: cursor.round} if names_it and cursor.round else NOTHING
        return (Suggestion(listed.kind, given),)
    parts = _parts(cursor.ref, cursor.cell, state) if cursor.ref and cursor.room in ROOMS else ()
    if parts:
        return parts
    kind = _kind_named(cursor.section) or ROOMS.get(cursor.room)
    return (Suggestion(kind),) if kind else ()


def _kind_named(section: str) -> str | None:
    """Tell which kind a list is named after, if it is."""
    several = registry.by_plural(section)
    return several.kind if several else section if section in registry.names() else None


def _parts(ref: Ref, cell: str, state: State) -> tuple[Suggestion, ...]:
    """Suggest the parts that a thing can have, or another part of the same whole."""
    found = tuple(
        Suggestion(one.kind, {one.part.whole: ref, **_owner(one, one.part.owner, cell)})
        for one in registry.models()
        if one.part is not None and ref.kind in _kinds_of(one, one.part.whole)
    )
    entity = state.get(ref)
    if found or entity is None or (part := type(entity.said).part) is None:
        return found
    whole = getattr(entity.said, part.whole)
    return (Suggestion(ref.kind, {part.whole: whole}),) if whole else ()


def _owner(model: type[Kind], field: str, cell: str) -> dict[str, Ref]:
    """Name whose part it is, where the column says that."""
    ref = Ref(cell)
    return {field: ref} if ref.kind in _kinds_of(model, field) else {}


def _kinds_of(model: type[Kind], field: str) -> tuple[str, ...]:
    found = marker(model.annotation(field))
    return found.kinds if isinstance(found, To) else ()
