"""The entries of the record: one envelope, five types.

An entry says that something was added, amended, advanced, noted or retracted, when it happened,
when the desk knew, and by whose word. Entries are never changed; a mistake is corrected by another
entry.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from itertools import compress
from operator import attrgetter
from sys import intern
from types import NoneType
from typing import Any, NamedTuple, TypeAlias, TypedDict

from negotiation.words.refs import Ref
from negotiation.words.when import EARLIEST, Instant, Span, is_instant, moment

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

ADDED = "added"
AMENDED = "amended"
ADVANCED = "advanced"
NOTED = "noted"
RETRACTED = "retracted"
TYPES = (ADDED, AMENDED, ADVANCED, NOTED, RETRACTED)

AWAY = "away"
"""The way by which updates come in that are kept while the record's own server is away."""

VERSION = 1
"""The version of the envelope and of the data that this program writes."""


class Order(NamedTuple):
    """Where an entry stands among all: the same in every record that holds it."""

    moment: Instant
    known: Instant
    place: int
    id: str


class Entry(NamedTuple):
    """One line of the record.

    `seq`, `recorded`, `prev` and `hash` are the store's, and empty until it has appended the entry;
    `place` is given by whoever takes an entry from a scenario or from another record.
    """

    id: str
    """A UUID made by the client: an entry is appended once, however often it is sent."""
    act: str
    """Shared by the entries of one update: they are appended, undone and corrected together."""
    type: str
    """What it says: one of `TYPES`, or of those of a later version."""
    subject: str
    """What the entry is about: a ref; the act, if it is retracted; empty, if not yet filed."""
    data: Mapping[str, Json]
    """What was said, in the shape of its type: `Added`, `Amended`, `Advanced`, ..."""
    occurred: Span | None = None
    """When it happened; None if it has always been so."""
    known: Instant | None = None
    """When the desk could know; None if always."""
    place: int | None = None
    """The seq that it got in the record where it was first written, or a scenario's own number.

    None in that record itself, where it is the seq: what has a place of its own is from elsewhere.
    """
    v: int = VERSION
    """The version of the envelope that it was written in."""
    seq: int = 0
    """Its number in this record, from 1 on without a gap."""
    recorded: str = ""
    """The store's clock when it was appended: UTC, to the microsecond, never decreasing."""
    operator: str | None = None
    """Who recorded it; None for a scenario's entries."""
    via: str = ""
    """By which way it came in: `cli`, `tui`, `scenario`, `away`, ..."""
    actor: Ref | None = None
    """Whose act it was, a party or a person."""
    according_to: Ref | None = None
    """Whose account it is; None for the desk's own."""
    source: str | None = None
    """A chain of sources with their credibility: `nrc:2 via tass:3`."""
    quote: str | None = None
    """The words as said."""
    link: str | None = None
    """Where they stand."""
    because: tuple[str, ...] = ()
    """Refs and acts that it follows from."""
    note: str | None = None
    """A remark."""
    tags: tuple[str, ...] = ()
    """Words to filter by."""
    handling: str | None = None
    """Who may see it, by the Traffic Light Protocol; None if anybody may."""
    prev: str = ""
    """The hash of the entry before it."""
    hash: str = ""
    """The hash of this one, which stands for everything up to it."""

    @property
    def moment(self) -> Instant:
        """The last instant of when it happened at which the desk could have meant it."""
        return moment(self.occurred, self.known)

    @property
    def order(self) -> Order:
        """Where the entry stands: by its moment, when it was known, its place, its id."""
        place = self.place if self.place is not None else self.seq
        return Order(self.moment, self.known or EARLIEST, place, self.id)


def carried(entry: Entry) -> Entry:
    """Return an entry as it leaves its record, with the place that it got there."""
    return entry if entry.place is not None else entry._replace(place=entry.seq)


class Change(TypedDict, total=False):
    """What an entry does to the fields of its subject; values are plain JSON.

    `row` stands for all that the row of a table said which it was imported from: its SHA-256.
    """

    set: dict[str, Json]
    old: dict[str, Json]
    plus: dict[str, list[Json]]
    minus: dict[str, list[Json]]
    row: str


class Ending(TypedDict, total=False):
    """When a state ends by itself, and which state follows; without `then` it lapses."""

    until: dict[str, str]
    then: str


class Added(Change, Ending, total=False):
    """A thing is there now. `to` is its state; `initial` the desk's, if somebody else says so."""

    to: str
    initial: str


class Amended(Change, Ending, total=False):
    """Fields have changed."""


class Override(TypedDict):
    """A blocker that stood in the way, and what it said."""

    ref: str
    says: str


_Moved = TypedDict("_Moved", {"from": str, "to": str}, total=False)


class Advanced(_Moved, Change, Ending, total=False):
    """A state has changed, by a `trigger` or, without one, as it was observed.

    `despite` is the reason given where conditions were unmet, `overrode` what they were.
    """

    trigger: str
    despite: str
    overrode: list[Override]


class Noted(Ending, total=False):
    """A remark; with `confirms`, that the state of that name still holds."""

    confirms: str


class Retracted(TypedDict, total=False):
    """An act has no effect any more. `by` is the word that took it back: undo, redo, retract."""

    by: str


_WRITTEN = tuple(sorted({*Entry._fields} - {"prev", "hash"}))
"""What is written of an entry, in that order: all but its place in the chain."""
_values = attrgetter(*_WRITTEN)


def encode(entry: Entry, **given: Json) -> str:
    """Write an entry as canonical JSON, without `prev` and `hash`: what the chain is computed over.

    Keys are sorted, there is no white space between tokens, and what is empty is left out. What is
    given stands in the place of the entry's own.
    """
    values = _values(entry)
    body: dict[str, object] = dict(compress(zip(_WRITTEN, values, strict=True), values))
    body |= {"data": entry.data, "seq": entry.seq, "v": entry.v}  # also where that is nothing
    if entry.place is not None:
        body["place"] = entry.place
    if entry.occurred is not None:
        body["occurred"] = entry.occurred.as_json()
    return canonical(body | given)


canonical = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
).encode
"""Writes JSON in the one form that is hashed: sorted keys, no spaces, no needless escapes."""


def decode(text: str, prev: str = "", digest: str = "") -> Entry:
    """Read an entry from its JSON. What a later version added is passed over.

    Where a later version has another envelope than this one, what names the entry is read.

    Raises:
        ValueError: the text is no JSON object, lacks an id, act or type, or holds in the envelope
            what does not belong there.
    """
    body, end = _JSON.raw_decode(text)
    if end != len(text):
        raise ValueError("more stands behind the object")
    try:
        return _entry(body, prev, digest)
    except ValueError:
        if not _is_newer(body):
            raise
        return _entry({name: body[name] for name in _LASTING if name in body}, prev, digest)


def beyond(entry: Entry) -> str | None:
    """Say what of an entry is beyond this program, to be read after its number; else None."""
    if entry.v > VERSION:
        return f"was written by a newer Parley (version {entry.v})"
    if entry.type not in TYPES:
        return f"is of a type this Parley does not know: '{entry.type}'"
    return None


_LASTING = ("v", "id", "act", "type", "subject", "seq", "recorded")
"""What names an entry in any version's envelope."""


def _is_newer(body: object) -> bool:
    v = body.get("v") if isinstance(body, dict) else None
    return type(v) is int and v > VERSION


def _entry(body: Any, prev: str, digest: str) -> Entry:
    try:
        get = body.get
        occurred, known = Span.from_json(get("occurred")), get("known")
        if occurred is not None and occurred.start == known:
            known = occurred.start
        entry = Entry(
            body["id"],
            body["act"],
            intern(body["type"]),
            intern(get("subject", "")),
            _with_shared(get("data", {})),
            occurred,
            known,
            get("place"),
            get("v", VERSION),
            get("seq", 0),
            get("recorded", ""),
            _shared(get("operator")),
            intern(get("via", "")),
            _ref(get("actor")),
            _ref(get("according_to")),
            _shared(get("source")),
            get("quote"),
            get("link"),
            tuple(get("because", ())),
            get("note"),
            tuple(get("tags", ())),
            get("handling"),
            prev,
            digest,
        )
    except (KeyError, AttributeError) as error:
        raise ValueError(f"not an entry: {error}") from error
    except TypeError as error:
        raise ValueError(_MISPLACED) from error
    if not _in_shape(entry):
        raise ValueError(_MISPLACED)
    return entry


_MISPLACED = "not an entry: its envelope holds what does not belong there"


def _in_shape(entry: Entry) -> bool:
    """Tell whether the fold and the views can rely on the envelope; `data` may hold anything."""
    return (
        # Texts that are shared are texts.
        type(entry.id) is type(entry.act) is type(entry.recorded) is str
        and {type(one) for one in _texts_if_said(entry)} <= {str, NoneType}
        and (not entry.because or {type(one) for one in entry.because} == {str})
        and (not entry.tags or {type(one) for one in entry.tags} == {str})
        and (entry.known is None or is_instant(entry.known))
        and type(entry.place) in {int, NoneType}
        and type(entry.seq) is int
        and type(entry.v) is int
    )


_OF_FIELDS = frozenset({"set", "old", "plus", "minus"})
"""What an entry says of fields, by their names."""

_texts_if_said = attrgetter("quote", "link", "note", "handling")


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number in JSON")


_JSON = json.JSONDecoder(parse_constant=_no_number)
"""Reads JSON as RFC 8259 has it: without NaN and the infinities, which can't be written back."""


@lru_cache(maxsize=1024)
def _ref(value: str | None) -> Ref | None:
    return None if value is None else Ref(value)


def _shared(text: str | None) -> str | None:
    """Keep a text that many entries have once for all of them."""
    return None if text is None else intern(text)


def _with_shared(data: Any) -> Any:
    """Keep the names in what was said, and of states and triggers, once for all entries."""
    return {
        intern(name): intern(said)
        if type(said) is str
        else _with_shared(said)
        if type(said) is dict and name in _OF_FIELDS
        else said
        for name, said in data.items()
    }
