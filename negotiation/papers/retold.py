"""Entries said again as the updates that a scenario has them as, tried as its reader tries them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from negotiation.events import Entry, Json
from negotiation.kinds.base import Ref, Span
from negotiation.scenario.replay import Replay
from negotiation.updates.again import update_of
from negotiation.updates.amend import Amend
from negotiation.updates.decision import Proposal
from negotiation.updates.observe import Observe
from negotiation.updates.update import Changes, Update
from negotiation.words.problems import Problem
from negotiation.words.when import Instant


def retold(entry: Entry, replay: Replay) -> tuple[Update, ...]:
    """Say an entry again, in a line or two that have its effect; nothing, where none have.

    What was recorded before something was taken back, or united with another record, need not be
    possible any more by its trigger: then it is observed.
    """
    for updates in _ways(entry):
        if (proposals := _tried(updates, entry, replay)) is not None:
            for one in proposals:
                replay.take(one)
            return updates
    return ()


def _ways(entry: Entry) -> Iterator[tuple[Update, ...]]:
    said = update_of(entry)
    if said is None:
        return
    said = replace(said, known=_at(entry.known))
    yield (said,)
    to = entry.data.get("to") or entry.data.get("confirms")
    changes = getattr(said, "fields", Changes())
    envelope = {
        name: getattr(said, name)
        for name in ("at", "known", "source", "according_to", "actor", "because", "quote", "link")
    } | {"tag": said.tag, "handling": said.handling}
    ref = Ref(entry.subject)
    amended = (Amend(ref=ref, fields=changes, note=said.note, **envelope),) if changes else ()
    if isinstance(to, str) and to:
        why = said.note or said.despite or f"Recorded as: {entry.data.get('trigger') or 'added'}."
        yield (
            *amended,
            Observe(ref=ref, state=to, until=said.until, then=said.then, note=why, **envelope),
        )
    elif amended:
        yield amended


def _tried(
    updates: tuple[Update, ...], entry: Entry, replay: Replay
) -> tuple[Proposal, ...] | None:
    proposals = []
    try:
        for update in updates:
            decision = replay.decide(update)
            if not isinstance(decision, Proposal):
                return None
            proposals.append(decision)
    except Problem:
        return None
    said = [one for proposal in proposals for one in proposal.entries]
    spoken = _has_spoken(entry, replay)
    is_the_same = _effect(said, spoken=spoken) == _effect([entry], spoken=spoken)
    return tuple(proposals) if is_the_same else None


def _has_spoken(entry: Entry, replay: Replay) -> bool:
    """Tell whether somebody has said where the thing stands: to confirm it is no other state."""
    entity = replay.state.get(Ref(entry.subject))
    return entity is not None and entity.account(entry.according_to).state is not None


def _effect(entries: Iterable[Entry], *, spoken: bool) -> Mapping[str, Json]:
    """Tell what entries do to their subject, taken together."""
    found: dict[str, Json] = {}
    for entry in entries:
        data = entry.data
        found |= {name: data[name] for name in ("until", "then") if name in data}
        if state := data.get("to") or (None if spoken else data.get("confirms")):
            found["to"] = state
        for part in ("set", "plus", "minus"):
            if isinstance(said := data.get(part), dict):
                found |= {f"{part} {name}": value or None for name, value in said.items()}
        if isinstance(overrode := data.get("overrode"), list):
            found["overrode"] = [one.get("ref") for one in overrode if isinstance(one, dict)]
    return found


def _at(known: Instant | None) -> Span | None:
    return None if known is None else Span(known, "UTC", known, known)
