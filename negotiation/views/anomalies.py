"""Anomalies: what does not fit together since a late fact, or a retraction, came in.

Nothing is refused or changed for it, and the last word stands. Somebody should look at it.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from negotiation.events import ADDED, Entry
from negotiation.fold.account import Account, Entity
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.kinds.base.plain import holds
from negotiation.lifecycle.ways import table_of
from negotiation.words.refs import Ref


class Anomaly(NamedTuple):
    """One thing that does not fit, with what would settle it."""

    ref: Ref
    seq: int | None
    """The entry that does not fit; None where it is a field."""
    says: str
    settled_by: tuple[str, ...]
    """In the words of the command line."""

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            "ref": self.ref,
            "entry": self.seq,
            "says": self.says,
            "settled_by": list(self.settled_by),
        }


def anomalies(state: State) -> tuple[Anomaly, ...]:
    """List what does not fit together, thing by thing."""
    moves = (one for entity in state.each() for one in _moves(entity, state))
    return (*moves, *_dangling(state))


def _moves(entity: Entity, state: State) -> Iterator[Anomaly]:
    """Find moves that begin where the thing did not stand, in each account by itself."""
    if entity.is_in_line:
        return
    for entries in entity.by_voice.values():
        for before, entry in _odd(entries):
            if not _looked_at(entries, before, entry):
                yield _out_of_line(entity, before, entry, state)


def _odd(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Walk the moves that were decided against another state than the one before them leads to."""
    account, last = Account(), None
    for entry in entries:
        begins, to = entry.data.get("from"), entry.data.get("to")
        stood = account.state_at(entry.moment)
        if last is not None and isinstance(begins, str) and stood is not None and begins != stood:
            yield last, entry
        account.take(entry, account)
        if isinstance(to, str) and entry.type != ADDED:
            last = entry


def _looked_at(entries: Iterable[Entry], before: Entry, entry: Entry) -> bool:
    """Tell whether a later word on the state was recorded when both of them were there."""
    both = max(before.seq, entry.seq)
    return any(
        one.seq > both and one.order > entry.order and not {"to", "confirms"}.isdisjoint(one.data)
        for one in entries
    )


def _out_of_line(entity: Entity, before: Entry, entry: Entry, state: State) -> Anomaly:
    table = table_of(entity.kind, state)

    def said(name: object) -> str:
        row = table.states.get(str(name)) if table else None
        return row.label.lower() if row else str(name).replace("_", " ")

    begins, to, stood = (
        said(one) for one in (entry.data["from"], entry.data["to"], before.data["to"])
    )
    late = max(before.seq, entry.seq)
    return Anomaly(
        entity.ref,
        entry.seq,
        f"{called(state, entity.ref)} went from {begins} to {to} (#{entry.seq}),"
        f" but was {stood} by then (#{before.seq})",
        (f"confirm {entity.ref}", f"correct {late}", f"retract {late} --note …"),
    )


def _was_there(ref: Ref, state: State) -> bool:
    """Tell whether a thing was added by then, as far as was known: else it is not there yet."""
    return any(one.type == ADDED and state.shows(one) for one in state.history.entries(ref))


def _dangling(state: State) -> Iterator[Anomaly]:
    """Find fields that name what was added once and has been taken back."""
    history = state.history
    added = (ref for kind in history.kinds() for ref in history.subjects(kind))
    for ref in (one for one in added if one not in state and _was_there(one, state)):
        for one in history.mentioning(ref):
            entity = state.get(one)
            fields = entity.desk.fields if entity is not None else {}
            for name, value in fields.items():
                if holds(value, ref):
                    yield Anomaly(
                        one,
                        None,
                        f"{called(state, one)} names {ref} as its {name.replace('_', ' ')},"
                        " which is not there any more",
                        (f"amend {one} {name}=…",),
                    )
