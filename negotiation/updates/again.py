"""An entry said again: the update that it was, to be changed or adopted."""

from collections.abc import Mapping
from dataclasses import replace

from negotiation.events import Entry, Json
from negotiation.kinds.base import Ref, Span
from negotiation.lifecycle.rows import DENY
from negotiation.updates.add import Add
from negotiation.updates.advance import Advance
from negotiation.updates.amend import Amend
from negotiation.updates.confirm import Confirm
from negotiation.updates.deny import Deny
from negotiation.updates.note import Note
from negotiation.updates.observe import Observe
from negotiation.updates.update import Changes, Update


def update_of(entry: Entry) -> Update | None:
    """Return the update that an entry records; None for a retraction, or a later version's type.

    When the desk knew is left out: that is now, where nothing else is said.
    """
    bare = _bare(entry)
    return bare and replace(
        bare,
        at=entry.occurred,
        source=entry.source,
        according_to=entry.according_to,
        actor=entry.actor,
        until=Span.from_json(entry.data.get("until")),
        then=_text(entry.data.get("then")),
        despite=_text(entry.data.get("despite")),
        because=entry.because,
        quote=entry.quote,
        link=entry.link,
        note=entry.note,
        tag=entry.tags,
        handling=entry.handling,
    )


def _bare(entry: Entry) -> Update | None:
    """Return what was said of which thing, without when, by whom and why."""
    ref, data, fields = Ref(entry.subject), entry.data, _changes(entry.data)
    to, trigger = _text(data.get("to")), _text(data.get("trigger"))
    match entry.type:
        case "added":
            return Add(kind=ref.kind, slug=ref.slug, fields=fields, state=to)
        case "amended":
            return Amend(ref=ref, fields=fields)
        case "advanced" if trigger == DENY:
            return Deny(ref=ref)
        case "advanced" if trigger is not None:
            return Advance(ref=ref, trigger=trigger, fields=fields)
        case "advanced":
            return Observe(ref=ref, state=to or "")
        case "noted" if "confirms" in data:
            return Confirm(ref=ref)
        case "noted":
            return Note(ref=ref or None)
    return None


def _changes(data: Mapping[str, Json]) -> Changes:
    plus, minus = (_mapping(data.get(part)) for part in ("plus", "minus"))
    return Changes(_mapping(data.get("set")), _lists(plus), _lists(minus))


def _mapping(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}


def _lists(said: Mapping[str, Json]) -> dict[str, list[Json]]:
    return {name: value for name, value in said.items() if isinstance(value, list)}


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) else None
