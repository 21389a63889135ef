"""What people and files say of things: what is understood, and what is answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation.kinds import registry
from negotiation.kinds.base import Kind
from negotiation.kinds.base.boundary import Checked, check, faults_of, json_schema
from negotiation.kinds.base.condition import DEEPEST
from negotiation.kinds.base.vocabulary import VOCABULARY
from negotiation.lifecycle.table import load
from negotiation.words.problems import Problem, unknown
from negotiation.words.refs import Ref
from negotiation.words.when import Instant, Span

THERE = (
    Ref("party/ukraine"),
    Ref("party/russia"),
    Ref("person/medinsky"),
    Ref("round/border"),
    Ref("round/brest"),
    Ref("item/ceasefire"),
    Ref("precondition/stop-bombing"),
    Ref("question/russian-dead"),
)


class Talks:
    """The talks of March 2022, as words are understood against them."""

    zone = "Europe/Kyiv"
    now = vantage = Instant("2022-03-02T20:00Z")
    terms: ClassVar[Mapping[str, tuple[str, ...]]] = {"outcome": ("walkout",)}

    def resolve(self, text: str, kinds: tuple[str, ...]) -> Ref:
        found = [
            ref for ref in THERE if text in {ref, ref.slug} and ref.kind in (kinds or ref.kind)
        ]
        if len(found) != 1:
            raise Problem(unknown("ref", text, THERE))
        return found[0]

    def act(self, number: str) -> str:
        raise Problem(f"There is no entry {number}.")

    def states(self, kind: str) -> tuple[str, ...]:
        table = load(kind)
        return tuple(table.states) if table else ()

    def triggers(self, kind: str) -> tuple[str, ...]:
        table = load(kind)
        return table.triggers if table else ()


def understood(kind: str, said: dict[str, object], *, whole: bool = False) -> Checked:
    return check(registry.model(kind), said, Talks(), whole=whole)


def values(kind: str, said: dict[str, object]) -> dict[str, object]:
    checked = understood(kind, said)
    assert checked.faults == []
    return dict(checked.values)


def sentences(kind: str, said: dict[str, object]) -> list[str]:
    return [sentence for _, sentence in understood(kind, said).faults]


def test_a_precondition_is_understood_as_the_report_tells_it() -> None:
    said = {
        "title": "Stop bombing civilians",
        "demanded_by": "ukraine",
        "addressed_to": "russia",
        "gates": "round/brest",
        "degree": "0",
        "next_look": "2022-03-03",
    }
    assert understood("precondition", dict(said), whole=True) == Checked(
        {
            "title": "Stop bombing civilians",
            "demanded_by": "party/ukraine",
            "addressed_to": ["party/russia"],
            "gates": ["round/brest"],
            "degree": 0,
            "next_look": {
                "edtf": "2022-03-03",
                "zone": "Europe/Kyiv",
                "start": "2022-03-02T22:00Z",
                "end": "2022-03-03T21:59Z",
            },
        },
        [],
    )


def test_only_what_was_said_is_recorded() -> None:
    assert values("round", {"title": "Second round", "place": None}) == {"title": "Second round"}


def test_what_was_understood_is_plain_json() -> None:
    said = {"claimant": "ukraine", "best": "5300"}
    assert {type(value) for value in values("claim", dict(said)).values()} == {str, int}


@pytest.mark.parametrize(
    ("text", "number"), [("5300", 5300), ("12.5", 12.5), ("-3", -3), ("010", 10), (" 7 ", 7)]
)
def test_a_number_is_plain_digits(text: str, number: float) -> None:
    assert values("claim", {"best": text}) == {"best": number}


@pytest.mark.parametrize(
    "text", ["5,300", "1_000", "nan", "inf", "1e9", "true", "٣", "", "9" * 5000]
)
def test_nothing_else_is_a_number(text: str) -> None:
    (sentence,) = sentences("claim", {"best": text})
    assert sentence == f"'{text}' is not a number: write plain digits, such as 5300 or 12.5."


def test_a_truth_value_is_no_number() -> None:
    assert sentences("claim", {"best": True}) != []


@pytest.mark.parametrize("degree", ["-1", "4", "1.5"])
def test_a_degree_is_a_whole_number_from_0_to_3(degree: str) -> None:
    assert sentences("precondition", {"degree": degree}) == [
        f"'{degree}' is not a whole number from 0 to 3."
    ]


@pytest.mark.parametrize(("text", "truth"), [("yes", True), ("no", False), ("true", True)])
def test_a_judgement_is_yes_or_no(text: str, truth: object) -> None:
    assert values("claim", {"judgement": text}) == {"judgement": truth}


def test_what_is_neither_yes_nor_no_is_refused() -> None:
    assert sentences("claim", {"judgement": "perhaps"}) == [
        "'perhaps' is neither yes nor no: write one of them."
    ]


@pytest.mark.parametrize("said", ["working_group", "working group", "Working-Group"])
def test_a_word_of_the_field_is_known_in_any_dress(said: str) -> None:
    assert values("round", {"format": said}) == {"format": ["working_group"]}


def test_a_scenario_s_own_word_is_known() -> None:
    assert values("round", {"outcome": "walkout"}) == {"outcome": "walkout"}


def test_an_unknown_word_is_told_the_nearest_and_all_that_are_allowed() -> None:
    (sentence,) = sentences("round", {"outcome": "brakedown"})
    assert sentence.startswith("'brakedown' is not a known outcome, did you mean 'breakdown'?")
    assert all(word in sentence for word in (*VOCABULARY["outcome"], "walkout", "unknown"))


def test_each_of_several_is_said_once() -> None:
    said = {"parties": ["ukraine", "party/ukraine", None, "russia"], "tags": ["talks", "talks"]}
    assert values("round", dict(said)) == {
        "parties": ["party/ukraine", "party/russia"],
        "tags": ["talks"],
    }


def test_a_place_is_a_name_or_more() -> None:
    assert values("round", {"place": "Brest"}) == {"place": {"name": "Brest"}}
    whole = {"name": "Brest", "latitude": "52.1", "longitude": "23.7", "zone": "Europe/Minsk"}
    assert values("round", {"place": whole}) == {
        "place": {"name": "Brest", "latitude": 52.1, "longitude": 23.7, "zone": "Europe/Minsk"}
    }


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ({"latitude": "52"}, "A place needs a name."),
        ({"name": "Brest", "latitude": "152"}, "'152' is not a number from -90 to 90."),
        (["Brest"], "A place is a name, or {name: …, latitude: …, longitude: …, zone: …}."),
        (
            {"name": "Brest", "lattitude": "52"},
            (
                "'lattitude' is not a part of a place, did you mean 'latitude'?"
                " Allowed: name, latitude, longitude or zone."
            ),
        ),
    ],
)
def test_a_place_that_is_nowhere_is_refused(place: object, sentence: str) -> None:
    assert sentences("round", {"place": place}) == [sentence]


@pytest.mark.parametrize(("kind", "field"), [("process", "zone"), ("round", "place")])
def test_a_zone_that_is_none_is_named(kind: str, field: str) -> None:
    said: object = {"name": "Kyiv", "zone": "Europe/Kiyv"} if field == "place" else "Europe/Kiyv"
    (sentence,) = sentences(kind, {field: said})
    assert "'Europe/Kiyv'" in sentence


def test_a_link_names_one_thing() -> None:
    said = {"links": {"alternative_to": "item/ceasefire", "since": "2022-03-01", "rank": "2"}}
    assert values("item", dict(said))["links"] == [
        {
            "type": "alternative_to",
            "to": "item/ceasefire",
            "since": Span.read("2022-03-01", Talks()).as_json(),
            "rank": 2,
        }
    ]


def test_a_link_as_it_is_recorded_is_understood_again() -> None:
    recorded = values("item", {"links": [{"about": "round/brest", "since": "2022-03-01"}]})
    assert values("item", recorded) == recorded


@pytest.mark.parametrize(
    "link",
    [
        "item/ceasefire",
        {"since": "2022-03-01"},
        {"about": "round/brest", "supplements": "item/ceasefire"},
        {"about": ["round/brest"]},
    ],
)
def test_what_is_no_link_is_told_what_one_is(link: object) -> None:
    (fault,) = understood("item", {"links": [{"about": "round/brest"}, link]}).faults
    assert fault.loc == ("links", 1)
    assert fault.sentence.startswith("A link names one thing, as {about: <ref>}")


def test_the_whole_of_a_round_is_a_round() -> None:
    assert values("round", {"within": "border"}) == {"within": "round/border"}
    assert sentences("round", {"within": "ceasefire"}) != []
    assert values("item", {"within": "ceasefire"}) == {"within": "item/ceasefire"}


def test_a_condition_is_understood_with_all_its_parts() -> None:
    met = {"ref": "precondition/stop-bombing", "states": "met"}
    agreed = {"ref": "item/ceasefire", "states": ["agreed", "agreed_in_principle"]}
    said = {"requires": {"open": [met, {"at_least": "1", "of": [agreed, {"not": met}]}]}}
    whole = {"ref": "precondition/stop-bombing", "states": ["met"]}
    assert values("round", dict(said)) == {
        "requires": {
            "open": {"all": [whole, {"at_least": 1, "of": [agreed, {"not": [whole]}]}]},
        }
    }


def test_a_condition_as_it_is_recorded_is_understood_again() -> None:
    said = {"provided": {"any": [{"ref": "round/brest", "states": "concluded"}]}}
    recorded = values("position", dict(said))
    assert values("position", recorded) == recorded


@pytest.mark.parametrize(
    ("condition", "begins"),
    [
        (
            {"ref": "round/brest", "states": "concludd"},
            "'concludd' is not a state of round/brest, did",
        ),
        ({"ref": "round/brest", "states": []}, "`states` names at least one state of round/brest"),
        ({"ref": "person/medinsky", "states": "met"}, "person/medinsky has no states"),
        ({"ref": "round/brest"}, "A condition is {ref: …, states: […]}"),
        ({"all": []}, "A condition that joins others needs at least one"),
        ({"at_least": "3", "of": [{"ref": "round/brest", "states": "open"}]}, "'open' is not"),
        (
            {"at_least": "2", "of": [{"ref": "round/brest", "states": "concluded"}]},
            "'2' is not a whole number from 1 to 1",
        ),
        ({"al": []}, "'al' is not a part of a condition, did you mean 'all'?"),
        ("round/brest concluded", "A condition is {ref: …, states: […]}"),
    ],
)
def test_a_condition_that_could_never_be_decided_is_refused(condition: object, begins: str) -> None:
    (sentence,) = sentences("position", {"provided": condition})
    assert sentence.startswith(begins)


def test_all_that_is_wrong_in_a_condition_is_said_at_once() -> None:
    wrong = [{"ref": "round/brest", "states": "x"}, {"ref": "round/nowhere", "states": "open"}]
    (sentence,) = sentences("position", {"provided": {"any": wrong}})
    assert sentence.count("\n") == 1
    assert "'x'" in sentence
    assert "'round/nowhere'" in sentence


def test_a_condition_of_countless_levels_is_refused() -> None:
    deep: object = {"ref": "round/brest", "states": "concluded"}
    for _ in range(DEEPEST):
        deep = {"not": deep}
    assert sentences("position", {"provided": deep}) == [
        f"A condition has at most {DEEPEST} levels."
    ]


def test_a_requirement_of_no_trigger_is_refused() -> None:
    condition = {"ref": "precondition/stop-bombing", "states": "met"}
    (fault,) = understood("round", {"requires": {"opn": condition}}).faults
    assert fault.loc == ("requires", "opn")
    assert fault.sentence.startswith("'opn' is not a trigger of a round, did you mean 'open'?")


def test_all_faults_are_found_at_once_and_what_is_right_is_kept() -> None:
    said = {
        "titel": "Second round",
        "format": ["direct", "secrett"],
        "ordinal": "second",
        "text": ["a", "b"],
        "parties": ["russia", "belgium"],
        "scheduled": "someday",
        "host": {"party": "belarus"},
        "tags": "brest",
    }
    checked = understood("round", dict(said), whole=True)
    assert {fault.loc for fault in checked.faults} == {
        ("titel",),
        ("format", 1),
        ("ordinal",),
        ("text",),
        ("parties", 1),
        ("scheduled",),
        ("host",),
        ("title",),
    }
    assert checked.values == {"tags": ["brest"]}


def test_an_unknown_field_names_the_nearest_and_all_that_there_are() -> None:
    model = registry.model("delegation")
    checked = check(model, {"haed": "medinsky"}, Talks(), whole=False, beside=("at", "source"))
    ((loc, sentence),) = checked.faults
    assert loc == ("haed",)
    assert sentence.startswith("'haed' is not a field of a delegation, did you mean 'head'?")
    assert all(name in sentence for name in (*model.names(), "at", "source"))


def test_a_whole_thing_has_all_that_its_kind_requires() -> None:
    checked = understood("claim", {"best": "5300", "claimant": ""}, whole=True)
    assert ("question",) in [fault.loc for fault in checked.faults]
    assert "A claim needs `question`." in [fault.sentence for fault in checked.faults]
    assert understood("item", {}, whole=True).faults == [(("title",), "An item needs `title`.")]


def test_a_part_of_a_thing_needs_nothing() -> None:
    assert understood("claim", {"best": "5300"}, whole=False) == Checked({"best": 5300}, [])


@pytest.mark.parametrize(
    ("numbers", "field"),
    [
        ({"low": "10", "high": "5"}, "low"),
        ({"low": "10", "best": "5"}, "low"),
        ({"best": "10", "high": "5"}, "best"),
    ],
)
def test_a_range_that_is_upside_down_is_refused(numbers: dict[str, object], field: str) -> None:
    (fault,) = understood("claim", numbers).faults
    assert fault.loc == (field,)
    assert fault.sentence.startswith(f"`{field}` is 10, which is more than")


@settings(max_examples=100)
@given(
    st.sampled_from(registry.models()),
    st.data(),
)
def test_whatever_is_said_is_answered_in_plain_words(
    model: type[Kind], data: st.DataObject
) -> None:
    names = st.sampled_from(model.names())
    scalars = st.none() | st.text(max_size=6) | st.sampled_from(["ukraine", "round/brest", "2022"])
    tree = st.recursive(
        scalars,
        lambda one: (
            st.lists(one, max_size=2) | st.dictionaries(st.text(max_size=4), one, max_size=2)
        ),
        max_leaves=6,
    )
    said = data.draw(st.dictionaries(names, tree, max_size=5))
    for _, sentence in check(model, said, Talks(), whole=True).faults:
        assert "Input should" not in sentence
        assert sentence[-1] in ".?!"


def test_what_pydantic_finds_elsewhere_is_told_in_the_same_words() -> None:
    from pydantic import TypeAdapter, ValidationError

    with pytest.raises(ValidationError) as caught:
        TypeAdapter(registry.model("person")).validate_python({"naem": "x", "office": []})
    told = faults_of(caught.value, ("name", "office"), "word")
    assert told == [
        (("office",), "A text is due here, not a list or a mapping."),
        (("naem",), "'naem' is not a word, did you mean 'name'? Allowed: name or office."),
    ]


def test_an_error_that_is_not_pydantic_s_is_not_told() -> None:
    with pytest.raises(TypeError):
        faults_of(ValueError("something else"))


def test_an_editor_is_told_what_a_field_takes_and_means() -> None:
    schema = json_schema(registry.model("round"))
    properties = schema["properties"]
    assert isinstance(properties, dict)
    assert list(properties) == list(registry.model("round").names())
    assert properties["title"] == {"type": "string", "description": "What it is called."}
    assert properties["within"]["description"].endswith("Names: round")
    assert "none_reported" in properties["outcome"]["anyOf"][0]["enum"]
    assert schema["additionalProperties"] is False


def test_an_editor_allows_one_value_where_a_list_is_due() -> None:
    properties = json_schema(registry.model("round"))["properties"]
    assert isinstance(properties, dict)
    one, several = properties["format"]["anyOf"]
    assert several == {"type": "array", "items": one}


@pytest.mark.parametrize("model", registry.models(), ids=lambda model: model.kind)
def test_every_kind_can_be_described_to_an_editor(model: type[Kind]) -> None:
    properties = json_schema(model)["properties"]
    assert isinstance(properties, dict)
    assert all(isinstance(one.get("description"), str) for one in properties.values())
