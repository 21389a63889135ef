"""What of an entry a scenario can tell: whatever names only things that the file lists."""

from collections.abc import Collection, Mapping
from typing import cast

from negotiation.events import ADDED, Entry, Json
from negotiation.kinds import registry
from negotiation.kinds.base import Condition, Kind, Link, Ref, marker, plain
from negotiation.kinds.base.markers import To
from negotiation.kinds.base.plain import reader
from negotiation.updates.add import check_slug
from negotiation.views.word import chain_in
from negotiation.words.handling import narrowest
from negotiation.words.problems import Problem
from negotiation.words.strictyaml.written import without_refused

BROUGHT = frozenset({"lifecycles", "terms"})
"""What a process has beside its fields: a scenario's own tables and words."""

_CHANGES = ("set", "plus", "minus")


def kept_additions(added: Mapping[Ref, Entry]) -> dict[Ref, Entry]:
    """Return what of the entries that add things a scenario can tell, without those it can't.

    What can't be listed takes along what can't be without it: a round its delegations.
    """
    listed: Collection[Ref] = added.keys()
    while True:
        each = {ref: kept(added[ref], listed) for ref in listed}
        whole = {ref: one for ref, one in each.items() if one is not None and _is_whole(one)}
        if len(whole) == len(listed):
            return whole
        listed = whole.keys()


def _is_whole(entry: Entry) -> bool:
    ref, said = Ref(entry.subject), entry.data.get("set")
    try:
        check_slug(registry.model(ref.kind), ref.slug, said if isinstance(said, dict) else {})
    except Problem:
        return False
    return True


def kept(entry: Entry, named: Collection[Ref]) -> Entry | None:
    """Return an entry with what of it a scenario can tell; None if it can't tell it at all.

    A scenario numbers no entries, so what an entry follows from is told where that is a thing. What
    adds a thing carries no tags and no marking but those of the thing: it gets both.
    """
    voice = entry.according_to
    if (entry.subject and entry.subject not in named) or (voice and voice not in named):
        return None
    cites = [one.ref for one in chain_in(entry.source)]
    told = entry._replace(
        data=_data(entry, named),
        source=entry.source if cites and all(one in named for one in cites) else None,
        actor=entry.actor if entry.actor in named else None,
        because=tuple(one for one in entry.because if one in named),
        quote=_clean(entry.quote),
        link=_clean(entry.link),
        note=_clean(entry.note),
        tags=tuple(map(without_refused, entry.tags)),
    )
    return told._replace(tags=(), handling=None) if told.type == ADDED else told


def _data(entry: Entry, named: Collection[Ref]) -> Mapping[str, Json]:
    if not entry.subject:
        return entry.data
    model = registry.model(Ref(entry.subject).kind)
    data = dict(entry.data)
    for part in _CHANGES:
        if isinstance(said := data.get(part), dict):
            data[part] = _fields(model, said, named)
    if isinstance(despite := data.get("despite"), str):
        data["despite"] = without_refused(despite)
    return _marked(data, entry) if entry.type == ADDED else data


def _marked(data: dict[str, Json], entry: Entry) -> dict[str, Json]:
    """Let a thing have the tags and the marking of the entry that added it."""
    fields = dict(cast("dict[str, Json]", data.get("set") or {}))
    before, own = fields.get("tags"), fields.get("handling")
    tags = [*(before if isinstance(before, list) else ()), *entry.tags]
    marks = [one for one in (own, entry.handling) if isinstance(one, str)]
    if tags:
        fields["tags"] = list(dict.fromkeys(without_refused(str(one)) for one in tags))
    if marks:
        fields["handling"] = narrowest(marks)
    return data | {"set": fields}


def _fields(model: type[Kind], said: Mapping[str, Json], named: Collection[Ref]) -> dict[str, Json]:
    """Keep what is a field of the kind, and names what is listed; a field may be cleared."""
    found: dict[str, Json] = {name: said[name] for name in BROUGHT & said.keys()}
    for name in model.names():
        if name not in said:
            continue
        if said[name] is None:
            found[name] = None
            continue
        value = _named(_read(model, name, said[name]), named)
        if value is not None:
            found[name] = plain(value)
    return found


def _read(model: type[Kind], name: str, said: Json) -> object:
    """Read a field; a ref to another kind of thing than is due there is none."""
    found, value = marker(model.annotation(name)), reader(model.annotation(name))(said)
    due = found.kinds if isinstance(found, To) else ()
    if not due:
        return value
    if isinstance(value, tuple):
        return tuple(one for one in value if Ref(one).kind in due)
    return value if Ref(str(value)).kind in due else None


def _named(value: object, named: Collection[Ref]) -> object:
    """Leave out of a value what names nothing that is listed; None, if that is all of it."""
    match value:
        case Ref():
            return value if value in named else None
        case Link():
            return value if value.to in named else None
        case Condition():
            return value if all(leaf.ref in named for leaf in value.leaves()) else None
        case str():
            return without_refused(value)
        case tuple() if type(value) is tuple:
            return tuple(one for each in value if (one := _named(each, named)) is not None)
        case dict():
            each = {key: _named(one, named) for key, one in value.items()}
            return {key: one for key, one in each.items() if one is not None}
    return value


def _clean(text: str | None) -> str | None:
    return None if text is None else without_refused(text)
