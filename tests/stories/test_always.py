"""What holds of every record: of what was known, of what had happened, of whose word it is."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation.events import ADDED, RETRACTED, Entry
from negotiation.fold.history import History
from negotiation.fold.state import State
from negotiation.lifecycle.ways import table_of
from negotiation.record.memory import MemoryStore
from negotiation.views.agenda import agenda
from negotiation.views.attention import attention
from negotiation.views.board import board
from negotiation.views.claims import claims
from negotiation.views.conditions import conditions
from negotiation.views.delegations import delegations
from negotiation.views.difference import difference
from negotiation.views.filters import Choice, Filters
from negotiation.views.handover import Since, handover
from negotiation.views.listing import Listing
from negotiation.views.log import log
from negotiation.views.road import road
from negotiation.views.status import status
from negotiation.views.thing import thing
from negotiation.views.timeline import timeline
from negotiation.views.why import chain, why
from negotiation.words.refs import Ref
from negotiation.words.when import Instant
from tests.generated import INSTANTS, VOICES, hostile, instants, records, talks
from tui.cli import text
from tui.cli.twins import handover as handover_twin

NOW = max(INSTANTS)


def _board(state: State) -> object:
    """What the board shows, without the number of the last entry, which is the whole record's."""
    return board(state)._replace(seq=0)


def _status(state: State) -> object:
    """What stands, without the hash that proves the whole record."""
    return status(state)._replace(head="")


def _gates(state: State) -> object:
    """Tell why things do not move, each by the trigger that others gate, or its first."""
    answers = {}
    for entity in state.values():
        table = table_of(entity.kind, state)
        if table is not None and entity.standing(state.now) is not None:
            answer = why(entity, table.gate or table.triggers[0], state)
            answers[entity.ref] = answer, chain(answer.blockers, state, Choice())
    return answers


def _roads(state: State) -> object:
    tables = {entity.ref: table_of(entity.kind, state) for entity in state.values()}
    return {
        ref: road(state[ref], [*table.states][-1], state) for ref, table in tables.items() if table
    }


VIEWS: Mapping[str, Callable[[State], object]] = {
    "status": _status,
    "log": lambda state: log(state, choice=Choice()),
    "why": _gates,
    "road": _roads,
    "board": _board,
    "conditions": lambda state: conditions(state, Choice()),
    "agenda": lambda state: agenda(state, Choice()),
    "delegations": lambda state: delegations(state, Choice()),
    "claims": lambda state: claims(state, Choice()),
    "timeline": lambda state: timeline(state, Choice()),
    "attention": lambda state: attention(state, Choice()),
    "handover": lambda state: handover(state, Choice(), Since(known=INSTANTS[1])),
    "under a ceiling": lambda state: [
        view(state, Choice(Filters(handling="green")))
        for view in (conditions, agenda, delegations, claims, timeline, attention)
    ],
}


SEQUENCES = (tuple, list, Listing)


def _assert_same(one: object, other: object) -> None:
    """Compare two looks; where they differ, name the smallest parts that do."""
    found = "" if one == other else "\n".join(_differing(one, other))
    assert not found, found


def _differing(one: object, other: object, where: str = "") -> Iterator[str]:
    each: dict[object, tuple[object, object]] = {}
    if isinstance(one, Mapping) and isinstance(other, Mapping) and one.keys() == other.keys():
        each = {key: (one[key], other[key]) for key in one}
    elif isinstance(one, SEQUENCES) and isinstance(other, SEQUENCES) and len(one) == len(other):
        names = getattr(one, "_fields", range(len(one)))
        each = dict(zip(names, zip(one, other, strict=True), strict=True))
    apart = [(name, pair) for name, pair in each.items() if pair[0] != pair[1]]
    if not apart:
        yield f"{where}: {one!r} is not {other!r}"
    for name, pair in apart:
        yield from _differing(*pair, f"{where}.{name}")


def _in_words(name: str) -> Callable[[State], object]:
    """Take a view as the text that the command of its name prints."""

    def told(state: State) -> str:
        view = getattr(import_module(f"negotiation.views.{name}"), name)
        text: str = import_module(f"tui.cli.twins.{name}").text(view(state, Choice()), state)
        return text

    return told


def _things(state: State) -> object:
    return [
        text.one_thing(thing(entity, state), state, Choice(Filters(handling="green")))
        for entity in state.values()
    ]


IN_WORDS = ("agenda", "claims", "conditions", "delegations", "timeline")
TEXTS: Mapping[str, Callable[[State], object]] = {
    **{
        one: _in_words(one) for one in ("agenda", "claims", "conditions", "delegations", "timeline")
    },
    "status": lambda state: text.status(status(state), state),
    "handover": lambda state: handover_twin.text(handover(state, Choice(), Since()), state),
    "each thing": _things,
}


def _looks(state: State, *more: Mapping[str, Callable[[State], object]]) -> Mapping[str, object]:
    """Look at a record in every way there is."""
    return {name: view(state) for views in (VIEWS, *more) for name, view in views.items()}


modest = settings(max_examples=25)


@modest
@given(record=talks(), then=instants, as_of=st.none() | instants)
def test_as_known_at_a_time_no_view_shows_what_was_learned_later(
    record: list[Entry], then: Instant, as_of: Instant | None
) -> None:
    by_then = [one for one in record if one.known is None or one.known <= then]
    now, at_the_time = (
        State(History(entries), NOW, as_of=as_of, known_at=then) for entries in (record, by_then)
    )

    _assert_same(_looks(now), _looks(at_the_time))


@modest
@given(record=talks(), then=instants)
def test_as_of_a_time_no_view_shows_what_happened_later(record: list[Entry], then: Instant) -> None:
    """What was added stays, for a thing is there from the first word on it."""
    acts, by_then = {one.act for one in record}, dict[str, Entry]()
    for one in record:
        stays = one.order.moment <= then or one.type == ADDED
        if stays and (one.subject in by_then or one.subject not in acts):
            by_then[one.act] = one
    all_told, without = (State(History(one), NOW, as_of=then) for one in (record, by_then.values()))

    _assert_same(_looks(all_told), _looks(without))


@modest
@given(record=records(hostile) | talks(), as_of=st.none() | instants, known_at=st.none() | instants)
def test_no_record_makes_a_view_raise(
    record: list[Entry], as_of: Instant | None, known_at: Instant | None
) -> None:
    state = State(History(record), NOW, as_of=as_of, known_at=known_at)

    assert _looks(state, TEXTS).keys() == {**VIEWS, **TEXTS}.keys()


@modest
@given(record=talks())
def test_taking_in_the_same_entries_twice_changes_nothing(record: list[Entry]) -> None:
    store = MemoryStore()
    once = [one._replace(seq=0) for one in record]
    store.append(once, after=0)
    before = [*store.read()]
    store.append(once, after=0)
    store.append(once[2:5], after=len(before))

    assert [*store.read()] == before
    _assert_same(*(_looks(State(History(one), NOW)) for one in (store.read(), before)))


@modest
@given(record=talks(), accounts=talks(most=8))
def test_somebodys_account_never_changes_the_desks(
    record: list[Entry], accounts: list[Entry]
) -> None:
    theirs = [
        one._replace(
            id=f"their {one.id}",
            act=f"their {one.act}",
            according_to=one.according_to or VOICES[-1],
        )
        for one in accounts
        if one.type != RETRACTED
    ]
    before = State(History(record), NOW)
    after = State(History([*record, *theirs]), NOW)

    own = [one for one in before.values() if one.entries[0].according_to is None]
    for ref, entity in ((one.ref, one) for one in own):
        desk = after[ref].desk
        assert desk.standing(NOW) == entity.desk.standing(NOW)
        assert desk.fields == entity.desk.fields


@modest
@given(record=talks(), mixed=st.randoms(use_true_random=False))
def test_the_standing_of_a_claim_does_not_depend_on_the_order_in_which_entries_came_in(
    record: list[Entry], mixed: random.Random
) -> None:
    shuffled = list(record)
    mixed.shuffle(shuffled)

    def standings(entries: list[Entry]) -> dict[Ref, object]:
        asked = claims(State(History(entries), NOW), Choice()).questions
        return {row.thing.ref: row.standing for one in asked for row in one.rows}

    assert standings(shuffled) == standings(record)


@modest
@given(record=talks(), then=instants)
def test_nothing_is_different_between_two_looks_at_the_same_time(
    record: list[Entry], then: Instant
) -> None:
    one, other = (State(History(record), NOW, as_of=then) for _ in range(2))
    found = difference(status(one).things, status(other).things)

    assert (found.added, found.gone, found.changed) == ((), (), ())
    assert all(thing(entity, one).as_json() for entity in one.values())
