"""What an update is about, as it stood at the update's own moment."""

from collections.abc import Iterable

from negotiation.events import ADDED, Entry, Json
from negotiation.fold.account import Entity, Standing, fold
from negotiation.fold.state import State
from negotiation.lifecycle.machine import Lifecycle, lifecycle
from negotiation.lifecycle.ways import table_of
from negotiation.updates.update import Changes
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from negotiation.words.when import Instant


def as_it_stood(ref: Ref, state: State, moment: Instant) -> Entity:
    """Return the thing at a moment; before its first entry, as it was when added.

    Raises:
        Problem: it is not there.
    """
    entity = state.get(ref)
    if entity is None:
        raise Problem(f"{ref} is not there.")
    return state.at(moment).get(ref) or fold(ref, entity.entries[:1])


def where_it_stood(
    entity: Entity, voice: Ref | None, state: State, moment: Instant
) -> tuple[Lifecycle, Standing]:
    """Return the lifecycle of a thing, and where it stood at a moment by somebody's account.

    Raises:
        Problem: things of this kind do not move.
    """
    table, standing = table_of(entity.kind, state), entity.standing(moment, voice)
    if table is None:
        raise Problem(f"A {entity.kind} has no lifecycle: amend it, or note something on it.")
    return lifecycle(table), standing or Standing(table.initial, None)


def changes(said: Changes, entity: Entity, voice: Ref | None) -> dict[str, Json]:
    """Write changes of fields as an entry does, with what they replace in that account."""
    before = entity.desk.fields | entity.account(voice).fields
    parts = said.as_data(before).items()
    return {key: dict(value) for key, value in parts if isinstance(value, dict)}


def later_word(entry: Entry, state: State) -> Entry | None:
    """Find the last entry of the same account that overrules this one; None if none does.

    That is one behind it which moves what it moves or confirms, or sets a field that it changes.
    What was added comes first, whatever its moment, so it overrules nothing.
    """
    entity = state.get(Ref(entry.subject))
    later = (
        one
        for one in reversed(entity.entries if entity else ())
        if one.type != ADDED
        and one.according_to == entry.according_to
        and one.order[:2] > entry.order[:2]
        and _overrules(one, entry)
    )
    return next(later, None)


def _overrules(later: Entry, entry: Entry) -> bool:
    if "to" in later.data and not {"to", "confirms", "until"}.isdisjoint(entry.data):
        return True
    changed = {name for part in ("set", "plus", "minus") for name in _names(entry, part)}
    return not changed.isdisjoint(_names(later, "set"))


def _names(entry: Entry, part: str) -> Iterable[str]:
    fields = entry.data.get(part)
    return fields if isinstance(fields, dict) else ()
