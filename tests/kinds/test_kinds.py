"""What every kind has, and how kinds are read from entries."""

from __future__ import annotations

import json
import subprocess
import sys
from types import NoneType
from typing import get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation.kinds import registry
from negotiation.kinds.base import Condition, Kind, Link, Place, Ref, Span, To, Word, marker, plain
from negotiation.kinds.base.condition import DEEPEST
from negotiation.kinds.base.docs import field_docs
from negotiation.kinds.base.vocabulary import CLOSED, UNKNOWN, VOCABULARY, words
from negotiation.kinds.claim import Claim
from negotiation.kinds.delegation import Delegation
from negotiation.kinds.precondition import Precondition
from negotiation.kinds.round import Round
from negotiation.words.when import Instant

MODELS = registry.models()
by_kind = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.kind)

numbers = st.floats(allow_nan=False, allow_infinity=False)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | numbers | st.text(max_size=8),
    lambda one: (
        st.lists(one, max_size=3)
        | st.dictionaries(
            st.text(max_size=4)
            | st.sampled_from(["ref", "states", "all", "not", "name", "at_least"]),
            one,
            max_size=3,
        )
    ),
    max_leaves=12,
)

texts = st.text(max_size=8)
refs = st.sampled_from(["round/brest", "party/ukraine", "item/ceasefire"]).map(Ref)
spans = st.sampled_from(["2022-03-01", "2022-03-02 evening"]).map(
    lambda edtf: Span(
        edtf, "Europe/Kyiv", Instant(f"{edtf[:10]}T00:00Z"), Instant(f"{edtf[:10]}T22:59Z")
    )
)
leaves = st.builds(
    lambda ref, states: Condition(ref=ref, states=tuple(states)), refs, st.lists(texts, max_size=2)
)
conditions = st.recursive(
    leaves,
    lambda part: st.builds(
        lambda join, parts: Condition(join, tuple(parts), 1 if join == "at_least" else 0),
        st.sampled_from(["all", "any", "not", "at_least"]),
        st.lists(part, max_size=2),
    ),
    max_leaves=4,
)
VALUES: dict[object, st.SearchStrategy[object]] = {
    str: texts,
    Ref: refs,
    Span: spans,
    Condition: conditions,
    bool: st.booleans(),
    int: st.integers(-5, 5),
    float: numbers,
    NoneType: st.none(),
    Place: st.builds(
        Place, texts, st.none() | st.floats(-90, 90), st.none() | st.integers(-180, 180)
    ),
    Link: st.builds(Link, texts, refs, st.none() | spans, st.none() | st.integers(1, 3)),
}


def values_of(annotation: object) -> st.SearchStrategy[object]:
    """Any value that a field of this type may hold."""
    if hasattr(annotation, "__metadata__"):
        annotation = get_args(annotation)[0]
    if annotation in VALUES:
        return VALUES[annotation]
    if get_origin(annotation) is tuple:
        return st.lists(values_of(get_args(annotation)[0]), max_size=2).map(tuple)
    if get_origin(annotation) is dict:
        return st.dictionaries(texts, values_of(get_args(annotation)[1]), max_size=2)
    return st.one_of([values_of(one) for one in get_args(annotation)])


def thing_with(model: type[Kind], fields: dict[str, object]) -> Kind:
    thing = model()
    for name, value in fields.items():
        setattr(thing, name, value)
    return thing


things = st.sampled_from(MODELS).flatmap(
    lambda model: st.fixed_dictionaries(
        {}, optional={name: values_of(model.annotation(name)) for name in model.names()}
    ).map(lambda fields: thing_with(model, fields))
)


def test_these_kinds_are_tracked() -> None:
    assert {model.kind for model in MODELS} == {
        "process", "party", "person", "source", "track", "round", "delegation", "member",
        "precondition", "measure", "item", "position", "text", "consent", "deadline", "question",
        "claim", "development",
    }  # fmt: skip


def test_no_two_kinds_share_a_plural_or_a_place_in_lists() -> None:
    assert len({model.plural for model in MODELS}) == len(MODELS)
    assert len({model.place_in_lists for model in MODELS}) == len(MODELS)


def test_parts_belong_to_a_whole() -> None:
    parts = {model.kind: model.part[:2] for model in MODELS if model.part}
    assert parts == {
        "delegation": ("party", "round"),
        "member": ("person", "delegation"),
        "position": ("party", "item"),
        "consent": ("party", "of_text"),
        "claim": ("claimant", "question"),
    }


def test_an_untitled_delegation_is_named_from_its_party_and_round() -> None:
    assert Delegation.part is not None
    called = Delegation.part.called.format(owners="Ukraine's", whole="Second round")
    assert called == "Ukraine's delegation, Second round"


@by_kind
def test_a_kind_requires_fields_that_it_has(model: type[Kind]) -> None:
    assert set(model.required) <= set(model.names())
    if model.part:
        assert set(model.part[:2]) == set(model.required)
        assert "{owner" in model.part.called
        assert "{whole}" in model.part.called
    else:
        assert model.title_field in model.required


@by_kind
def test_every_field_says_what_it_means(model: type[Kind]) -> None:
    docs = field_docs(model)
    assert {name: docs.get(name, "")[-1:] for name in model.names()} == dict.fromkeys(
        model.names(), "."
    )


@by_kind
def test_fields_name_kinds_and_vocabularies_that_there_are(model: type[Kind]) -> None:
    for name in model.names():
        match marker(model.annotation(name)):
            case To(kinds):
                assert set(kinds) <= set(registry.names())
            case Word(vocabulary):
                assert vocabulary in VOCABULARY


@by_kind
def test_the_whole_that_a_thing_is_within_is_of_its_own_kind(model: type[Kind]) -> None:
    assert marker(model.annotation("within")) == To(model.kind)


@by_kind
def test_a_kind_names_its_title_first_and_what_all_kinds_share_last(model: type[Kind]) -> None:
    assert model.names()[0] == model.title_field
    assert model.names()[-1] == "next_look"


def test_every_word_may_be_unknown_but_in_published_standards() -> None:
    assert all((UNKNOWN in words(name, {})) != (name in CLOSED) for name in VOCABULARY)


def test_a_scenario_adds_its_words_to_those_of_the_field_but_not_to_a_standard() -> None:
    terms = {"outcome": ("walkout", "breakdown"), "handling": ("purple",)}
    assert words("outcome", terms) == (*VOCABULARY["outcome"], "walkout", UNKNOWN)
    assert words("handling", terms) == VOCABULARY["handling"]


@settings(max_examples=150)
@given(st.sampled_from(MODELS), st.data())
def test_any_json_can_be_read_as_a_thing(model: type[Kind], data: st.DataObject) -> None:
    names = st.sampled_from(model.names()) | st.text(max_size=4)
    said = data.draw(st.dictionaries(names, json_values, max_size=6))
    thing = model.from_json(said)
    assert model.from_json(json.loads(json.dumps(plain_fields(thing)))) == thing


@settings(max_examples=150)
@given(things)
def test_a_thing_that_was_recorded_is_read_as_it_was(thing: Kind) -> None:
    recorded = json.loads(json.dumps(plain_fields(thing)))
    assert type(thing).from_json(recorded) == thing


def plain_fields(thing: Kind) -> dict[str, object]:
    return {name: plain(getattr(thing, name)) for name in thing.names()}


def test_a_field_of_a_later_version_is_passed_over() -> None:
    assert Round.from_json({"title": "Second round", "mood": "tense"}) == Round(
        title="Second round"
    )


def test_a_value_of_the_wrong_type_leaves_its_field_at_the_default() -> None:
    said = {"title": 7, "ordinal": True, "parties": "party/russia", "scheduled": "soon"}
    assert Round.from_json(said) == Round()


def test_what_can_be_read_of_a_list_is_kept() -> None:
    read = Precondition.from_json({"gates": ["round/brest", None, 3]})
    assert read.gates == (Ref("round/brest"),)


def test_a_condition_nested_beyond_any_meaning_is_read_without_harm() -> None:
    deep: object = {"ref": "round/brest", "states": ["concluded"]}
    for _ in range(5000):
        deep = {"all": [deep]}
    provided = Precondition.from_json({"provided": deep}).provided
    assert provided is not None
    assert not list(provided.leaves())


def test_a_condition_as_deep_as_may_be_said_is_read_whole() -> None:
    deep: object = {"ref": "round/brest", "states": ["concluded"]}
    for _ in range(DEEPEST - 1):
        deep = {"not": [deep]}
    provided = Condition.from_json(deep)
    assert provided is not None
    assert [leaf.ref for leaf in provided.leaves()] == ["round/brest"]


def test_two_rounds_do_not_share_what_they_require() -> None:
    Round().requires["open"] = Condition(ref=Ref("precondition/stop-bombing"), states=("met",))
    assert Round().requires == {}


@pytest.mark.parametrize(
    ("claim", "gist"),
    [
        (Claim(best=5300), "5,300"),
        (Claim(low=25, covers="Kharkiv, 24 hours"), "at least 25, Kharkiv, 24 hours"),
        (Claim(high=2000), "at most 2,000"),
        (Claim(low=1000, high=2000), "1,000 to 2,000"),
        (Claim(low=1000, best=1500, high=2000), "1,500 (1,000 to 2,000)"),
        (Claim(says="taken"), "taken"),
        (Claim(), ""),
    ],
)
def test_a_claim_tells_its_answer_in_a_few_words(claim: Claim, gist: str) -> None:
    assert claim.gist == gist


def test_whoever_reads_kinds_and_tables_loads_no_pydantic_and_no_transitions() -> None:
    program = (
        "import sys\n"
        "from negotiation.kinds import registry\n"
        "from negotiation.lifecycle.table import load\n"
        "for model in registry.models(): load(model.kind)\n"
        "print(sorted({'pydantic', 'transitions'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
