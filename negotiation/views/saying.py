"""Entries as sentences."""

from collections.abc import Callable

from negotiation.events import ADDED, ADVANCED, AMENDED, RETRACTED, TYPES, Entry, Json
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.kinds.base.vocabulary import as_read
from negotiation.lifecycle.ways import table_of
from negotiation.words.refs import Ref
from negotiation.words.when import Span, show


def saying(entry: Entry, state: State) -> str:
    """Say in a line what an entry records, without when, by whom, or how far it is trusted."""
    if entry.type == RETRACTED:
        return _taken_back(entry, state)
    if entry.type not in TYPES:
        return _of_its_type(entry, state)
    if not entry.subject:
        return f"Unfiled: {entry.note or ''}"
    ref = Ref(entry.subject)
    name = called(state, ref)
    said = [_said(entry, ref, name, state), _ending(entry, ref, state)]
    return ", ".join(part for part in said if part)


def told(entry: Entry, state: State) -> str:
    """Say what an entry records, and before it whose account that is, if it is not the desk's."""
    whose = f"{called(state, entry.according_to)}: " if entry.according_to else ""
    return f"{whose}{saying(entry, state)}"


def _said(entry: Entry, ref: Ref, name: str, state: State) -> str:
    if entry.type == ADDED:
        return _added(entry, ref, name, state)
    if entry.type == ADVANCED:
        return _advanced(entry, ref, name, state)
    if entry.type == AMENDED:
        changes = _changes(entry, state)
        return f"{name}: {changes}" if changes else name
    if "confirms" in entry.data:
        confirmed = entry.data["confirms"]
        return f"{name}: still {_label(confirmed, ref, state) if confirmed else 'so'}"
    return f"{name}: {entry.note or ''}"


def _ending(entry: Entry, ref: Ref, state: State) -> str:
    """Say until when the state holds, and what it falls to then."""
    until, then = Span.from_json(entry.data.get("until")), entry.data.get("then")
    if until is None:
        return ""
    falls = f", then {_label(then, ref, state)}" if then else ""
    return f"until {show(until, zone=state.zone, now=state.now)}{falls}"


def _added(entry: Entry, ref: Ref, name: str, state: State) -> str:
    known = ref.kind in registry.names()
    if known and (gist := registry.model(ref.kind).from_json(_set(entry)).gist):
        return f"{name}: {gist}"
    to, table = entry.data.get("to"), table_of(ref.kind, state)
    if table is None or not isinstance(to, str):
        return name
    return f"{name}: {_label(to, ref, state)}"


def _advanced(entry: Entry, ref: Ref, name: str, state: State) -> str:
    observed = "" if "trigger" in entry.data else ", as observed"
    changed = f" ({changes})" if (changes := _changes(entry, state)) else ""
    return f"{name}: {_label(entry.data.get('to'), ref, state)}{observed}{changed}"


def _of_its_type(entry: Entry, state: State) -> str:
    """Say of what type an entry is that this program does not understand."""
    about = called(state, Ref(entry.subject)) or entry.subject
    return f"{about}: {entry.type}" if about else entry.type


def _taken_back(entry: Entry, state: State) -> str:
    said = "; ".join(told(one, state) for one in state.history.about(entry))
    by = entry.data.get("by")
    return f"{by if isinstance(by, str) else 'retract'}: {said or entry.subject}"


def _label(to: Json, ref: Ref, state: State) -> str:
    table = table_of(ref.kind, state)
    row = table.states.get(to) if table and isinstance(to, str) else None
    return row.label.lower() if row else str(to or "unknown").replace("_", " ")


def _changes(entry: Entry, state: State) -> str:
    said = [f"{_spaced(name)} {in_words(value, state)}" for name, value in _set(entry).items()]
    for sign, part in (("+", "plus"), ("−", "minus")):
        changes = entry.data.get(part)
        if isinstance(changes, dict):
            said += [
                f"{_spaced(name)} {sign}{in_words(value, state)}" for name, value in changes.items()
            ]
    return ", ".join(said)


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def _set(entry: Entry) -> dict[str, Json]:
    said = entry.data.get("set")
    return said if isinstance(said, dict) else {}


def in_words(value: Json, state: State, *, by_ref: bool = False) -> str:
    """Write a field's value for people: words of a list as they are read, things by their names.

    `by_ref` leaves things their refs.
    """

    def said(one: Json) -> str:
        return in_words(one, state, by_ref=by_ref)

    match value:
        case None:
            return "–"
        case list():
            return ", ".join(map(said, value))
        case {"edtf": str(when)}:
            span = Span.from_json(value)
            return show(span, zone=state.zone, now=state.now) if span else when
        case {"name": str(name)}:
            return name
        case dict() if tie := _tie_or_condition(value, said):
            return tie
        case dict():
            return ", ".join(f"{key} {said(one)}" for key, one in value.items())
        case str() if not by_ref and (ref := Ref(value)) in state:
            return called(state, ref)
        case str():
            return as_read(value, state.terms)
    return str(value)


def _tie_or_condition(value: dict[str, Json], said: Callable[[Json], str]) -> str:
    """Write a link or a condition; nothing for what is neither."""
    match value:
        case {"type": str(tie), "to": to}:
            rank = f", rank {value['rank']}" if "rank" in value else ""
            return f"{_spaced(tie)} {said(to)}{rank}"
        case {"ref": ref, "states": list(states)}:
            return f"{said(ref)} {' or '.join(_spaced(str(one)) for one in states)}"
        case {"all": list(parts)}:
            return " and ".join(map(said, parts))
        case {"any": list(parts)}:
            return " or ".join(map(said, parts))
        case {"at_least": least, "of": parts}:
            return f"at least {least} of {said(parts)}"
    return ""
