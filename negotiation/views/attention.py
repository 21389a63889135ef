"""What needs attention: overdue, stale, about to end, contradictory, unfiled, due, or odd.

What has ended leaves these lists, and its parts with it; see `over`.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from functools import cache, partial
from typing import NamedTuple

from negotiation.events import NOTED, Entry
from negotiation.fold.account import Account, Entity
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.lifecycle.ways import table_of
from negotiation.views.anomalies import Anomaly, anomalies
from negotiation.views.filters import Choice
from negotiation.views.listing import Listing
from negotiation.views.log import LogRow, row
from negotiation.views.naming import names_in
from negotiation.views.over import due_by, is_awaited, needs_attention
from negotiation.views.standing import contested
from negotiation.views.thing import Thing, differs, stand_of, thing, voices_of
from negotiation.words.problems import listed
from negotiation.words.refs import Ref
from negotiation.words.when import (
    Instant,
    Span,
    after,
    minutes_between,
    show,
    show_instant,
)

SOON = timedelta(days=2)
"""How far ahead what is due, or about to end, is listed."""

CONCERNS = {
    "overdue": "Overdue",
    "lapsed": "Lapsed",
    "expiring": "About to end",
    "contradictory": "Contradictory",
    "due": "Due in the next two days",
    "stale": "No word for long",
}
"""What needs attention, and how that is headed, the most urgent first."""


class Concern(NamedTuple):
    """Something that needs attention, and why."""

    thing: Thing
    why: str
    """A short sentence without a full stop."""
    at: Instant | None
    """When it was or will be so; None where no time is."""

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        word = self.thing.word
        return {
            "ref": self.thing.ref,
            "title": self.thing.title,
            "why": self.why,
            "at": self.at,
            "last_word": word.as_json() if word else None,
        }


class Attention(NamedTuple):
    """All that needs attention."""

    overdue: Listing[Concern]
    lapsed: Listing[Concern]
    expiring: Listing[Concern]
    due: Listing[Concern]
    stale: Listing[Concern]
    contradictory: Listing[Concern]
    unfiled: tuple[LogRow, ...]
    anomalies: tuple[Anomaly, ...]

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            **{name: [one.as_json() for one in getattr(self, name)] for name in CONCERNS},
            "unfiled": [one.as_json() for one in self.unfiled],
            "anomalies": [one.as_json() for one in self.anomalies],
        }


Finder = Callable[[Entity, State], Iterator[tuple[str, Instant | None]]]
"""Tells why a thing needs attention, and when; nothing where it does not."""


def attention(state: State, choice: Choice) -> Attention:
    """List what needs attention now, the earliest first."""
    watched = [one for one in state.each() if needs_attention(one, state)]
    shown = cache(lambda ref: thing(state[ref], state))

    def found(finder: Finder) -> Listing[Concern]:
        reasons = (
            (at or "", entity.ref, why, at)
            for entity in watched
            for why, at in finder(entity, state)
            if choice.wants_all or choice.wants(shown(entity.ref))
        )
        each = sorted(reasons, key=lambda one: one[:2])

        def concern(place: int) -> Concern | None:
            _, ref, why, at = each[place]
            return Concern(shown(ref), why, at) if ref in state else None

        return Listing(
            [one[1] for one in each], concern, [f"{ref} {why}" for _, ref, why, _ in each]
        )

    return Attention(
        overdue=found(_overdue),
        lapsed=found(_lapsed),
        expiring=found(partial(_expiring, choice=choice)),
        due=found(_due),
        stale=found(_stale),
        contradictory=found(partial(_contradictory, choice=choice)),
        unfiled=tuple(one for one in unfiled(state) if choice.shows_entry(one.entry)),
        anomalies=tuple(one for one in anomalies(state) if choice.names(one.ref, state)),
    )


def unfiled(state: State) -> tuple[LogRow, ...]:
    """List the reports that no update in force cites yet, as they came in."""
    out, history = state.out_of_force, state.history

    def counts(entry: Entry) -> bool:
        return entry.act not in out and state.shows(entry)

    reports = (one for one in history.entries("") if one.type == NOTED and counts(one))
    return tuple(
        row(one, state, out) for one in reports if not any(map(counts, history.citing(one.act)))
    )


def _overdue(entity: Entity, state: State) -> Iterator[tuple[str, Instant | None]]:
    due = due_by(entity)
    if due is not None and due.end < state.now and is_awaited(entity, state):
        yield f"was due {_shown(due, state)}", due.end


def _due(entity: Entity, state: State) -> Iterator[tuple[str, Instant | None]]:
    due, look = due_by(entity), entity.said.next_look
    if (
        due is not None
        and due.end >= state.now
        and _is_soon(due.start, state)
        and is_awaited(entity, state)
    ):
        yield f"due {_shown(due, state)}", due.start
    if look is not None and look.end >= state.now and _is_soon(look.start, state):
        yield f"to be looked at {_shown(look, state)}", look.start


def _lapsed(entity: Entity, state: State) -> Iterator[tuple[str, Instant | None]]:
    stand = stand_of(entity, state)
    if stand is not None and stand.lapsed and stand.since is not None:
        yield f"{stand.label.lower()} until {_at(stand.since, state)}, no word since", stand.since


def _expiring(entity: Entity, state: State, choice: Choice) -> Iterator[tuple[str, Instant | None]]:
    for voice, account in _accounts(entity):
        if (
            account.until is not None
            and state.now < account.until
            and _is_soon(account.until, state)
            and (voice is None or account.word is None or choice.tells(account.word, state))
        ):
            stand = stand_of(entity, state, voice)
            by = f", says {called(state, voice)}" if voice else ""
            then = f", then {account.then.replace('_', ' ')}" if account.then else ""
            label = stand.label.lower() if stand else "so"
            yield f"{label} until {_at(account.until, state)}{then}{by}", account.until


def _stale(entity: Entity, state: State) -> Iterator[tuple[str, Instant | None]]:
    word, look = entity.word, entity.said.next_look
    heard = word.moment if word is not None and word.occurred is not None else None
    if look is not None and look.end < state.now and (heard is None or heard < look.end):
        yield f"was to be looked at {_shown(look, state)}", look.end
        return
    table = table_of(entity.kind, state)
    within = table.stale_minutes if table else None
    if heard is not None and within is not None and minutes_between(heard, state.now) > within:
        yield f"no word since {_at(heard, state)}", heard


def _contradictory(
    entity: Entity, state: State, choice: Choice
) -> Iterator[tuple[str, Instant | None]]:
    for voice in filter(differs, voices_of(entity, state)):
        if not choice.tells_word(voice.word, state):
            continue
        stand = voice.stand
        says = [stand.label.lower()] if stand else []
        says += [name.replace("_", " ") for name in voice.fields]
        at = voice.word.moment if voice.word else None
        yield f"{called(state, voice.who)} says otherwise: {', '.join(says)}", at
    if answers := contested(entity, state, choice):
        names = listed((names_in(one, "claimant", state) for one in answers), "and")
        dated = (one.word for one in answers if one.word is not None and one.word.occurred)
        latest = max((one.moment for one in dated), default=None)
        yield f"{names} contradict each other", latest


def _is_soon(at: Instant, state: State) -> bool:
    return at <= after(state.now, SOON)


def _accounts(entity: Entity) -> Iterable[tuple[Ref | None, Account]]:
    return [(None, entity.desk), *entity.others.items()]


def _shown(span: Span, state: State) -> str:
    return show(span, zone=state.zone, now=state.now)


def _at(at: Instant, state: State) -> str:
    return show_instant(at, zone=state.zone, now=state.now)
