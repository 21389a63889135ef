"""Entries: what the record holds, as text and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation.events import ADVANCED, Entry, decode, encode
from negotiation.words.refs import Ref
from negotiation.words.when import Instant, Span

WEDNESDAY = Span(
    "2022-03-02", "Europe/Kyiv", Instant("2022-03-01T22:00Z"), Instant("2022-03-02T21:59Z")
)

ARRIVED = Entry(
    id="1",
    act="1",
    type=ADVANCED,
    subject="delegation/russia-brest",
    data={"trigger": "arrive", "from": "en_route", "to": "arrived"},
    occurred=WEDNESDAY,
    known=Instant("2022-03-02T20:00Z"),
)

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)  # fmt: skip
entries = st.builds(
    Entry,
    id=texts,
    act=texts,
    type=texts,
    subject=texts,
    data=st.dictionaries(texts, values, max_size=3),
    occurred=st.none() | st.just(WEDNESDAY),
    known=st.none() | st.just(Instant("2022-03-02T20:00Z")),
    place=st.none() | st.integers(0, 10**9),
    seq=st.integers(0, 10**9),
    recorded=st.just(""),
    operator=st.none() | texts,
    via=st.just("cli"),
    actor=st.none() | st.just(Ref("party/russia")),
    according_to=st.none() | st.just(Ref("party/ukraine")),
    source=st.none() | texts,
    quote=st.none() | texts,
    because=st.lists(texts, max_size=2).map(tuple),
    note=st.none() | texts,
    tags=st.lists(texts, max_size=2).map(tuple),
    v=st.just(1),
    link=st.none(),
    handling=st.none() | st.just("amber"),
    prev=st.just(""),
    hash=st.just(""),
)


@settings(max_examples=50, deadline=None)
@given(entry=entries)
def test_an_entry_is_read_back_as_it_was_written(entry: Entry) -> None:
    assert decode(encode(entry)) == entry
    assert encode(decode(encode(entry))) == encode(entry)


def test_what_is_hashed_is_canonical_and_leaves_out_what_is_empty() -> None:
    text = encode(ARRIVED._replace(prev="p", hash="h"))

    assert text == json.dumps(
        json.loads(text), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    assert {"prev", "hash", "note", "tags", "place"}.isdisjoint(json.loads(text))


def test_what_a_later_version_added_to_the_envelope_is_passed_over() -> None:
    text = json.dumps({**json.loads(encode(ARRIVED)), "v": 2, "mood": "hopeful"})

    assert decode(text) == ARRIVED._replace(v=2)


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "null",
        "not JSON",
        '{"act":"1","type":"noted","subject":""}',
        '{"id":"1","act":["1"],"type":"noted"}',
        '{"id":"1","act":"1","type":"noted","subject":5}',
        '{"id":"1","act":"1","type":"noted","data":["to","met"]}',
        '{"id":"1","act":"1","type":"noted","known":"Tuesday"}',
        '{"id":"1","act":"1","type":"noted","known":5}',
        '{"id":"1","act":"1","type":"noted","place":"first"}',
        '{"id":"1","act":"1","type":"noted","v":"2"}',
        '{"id":"1","act":"1","type":"noted","tags":[1]}',
        '{"id":"1","act":"1","type":"noted","tags":1}',
        '{"id":"1","act":"1","type":"noted","source":{"nrc":2}}',
        '{"id":"1","act":"1","type":"noted","data":{"degree":NaN}}',
    ],
)
def test_what_is_no_entry_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        decode(text)


def test_entries_stand_by_moment_then_known_then_place_then_id() -> None:
    earlier = ARRIVED._replace(known=Instant("2022-03-02T18:00Z"), place=9, id="9")
    beside = ARRIVED._replace(place=1)
    twin = ARRIVED._replace(place=1, id="2")
    thursday = ARRIVED._replace(known=Instant("2022-03-03T18:00Z"), place=0)

    recorded = [thursday, twin, beside, earlier]

    assert sorted(recorded, key=lambda one: one.order) == [earlier, beside, twin, thursday]
    assert thursday.order.moment == WEDNESDAY.end


def test_what_has_always_been_so_stands_before_everything_dated() -> None:
    always = ARRIVED._replace(occurred=None, known=None, place=99)

    assert always.order < ARRIVED._replace(place=0).order
