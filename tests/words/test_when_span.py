"""Spans: the words and what they allow, in entries, in pydantic and at the desk."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

import negotiation
from negotiation.words.when import EARLIEST, Instant, Span, echo, moment
from negotiation.words.when.parse import parse

NOW = Instant("2022-03-02T20:00Z")
KYIV = "Europe/Kyiv"
EVENING = Span(
    "2022-03-02 evening", KYIV, Instant("2022-03-02T16:00Z"), Instant("2022-03-02T21:59Z")
)
IN_JSON = {
    "edtf": "2022-03-02 evening",
    "zone": "Europe/Kyiv",
    "start": "2022-03-02T16:00Z",
    "end": "2022-03-02T21:59Z",
}


class Desk(NamedTuple):
    zone: str = KYIV
    now: Instant = NOW


class Report(BaseModel):
    at: Span


def test_a_span_stands_in_an_entry_with_its_words_zone_and_ends() -> None:
    assert EVENING.as_json() == IN_JSON
    assert Span.from_json(json.loads(json.dumps(IN_JSON))) == EVENING


def test_words_of_a_later_version_keep_their_place_in_time() -> None:
    later = {**IN_JSON, "edtf": "2022-03-02 dusk"}

    span = Span.from_json(later)

    assert span is not None
    assert span.as_json() == later


@pytest.mark.parametrize(
    "odd",
    [
        None,
        "2022-03-02",
        [],
        {},
        {**IN_JSON, "edtf": ""},
        {**IN_JSON, "edtf": None},
        {**IN_JSON, "zone": 2},
        {**IN_JSON, "start": "2022-03-02"},
        {**IN_JSON, "end": "2022-02-30T20:00Z"},
        {**IN_JSON, "start": IN_JSON["end"], "end": IN_JSON["start"]},
    ],
)
def test_what_is_not_a_span_in_an_entry_is_none(odd: object) -> None:
    assert Span.from_json(odd) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from([*IN_JSON]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*IN_JSON]) | st.text(max_size=5), inner, max_size=5)
    ),
    max_leaves=10,
)


@given(JSON)
def test_whatever_stands_in_an_entry_it_is_read_as_a_span_or_none(value: object) -> None:
    span = Span.from_json(value)

    assert span is None or span.as_json() == value


@pytest.mark.parametrize(
    ("known", "meant"),
    [
        ("2022-03-02T12:00Z", "2022-03-02T16:00Z"),
        ("2022-03-02T20:00Z", "2022-03-02T20:00Z"),
        ("2022-03-04T08:00Z", "2022-03-02T21:59Z"),
        (None, "2022-03-02T16:00Z"),
    ],
)
def test_the_moment_is_the_last_instant_that_the_desk_could_have_meant(
    known: Instant | None, meant: str
) -> None:
    assert moment(EVENING, known) == meant


def test_what_has_always_been_so_has_the_earliest_moment() -> None:
    assert moment(None, NOW) == EARLIEST


def test_arrived_today_typed_at_22_comes_after_en_route_at_20() -> None:
    typed_at = Instant("2022-03-02T20:00Z")
    en_route = parse("20:00", zone=KYIV, now=typed_at)
    arrived = parse("today", zone=KYIV, now=typed_at)

    assert moment(en_route, typed_at) < moment(arrived, typed_at)


def test_a_late_fact_about_tuesday_takes_its_place_before_wednesday() -> None:
    learned = Instant("2022-03-05T08:00Z")
    tuesday = parse("tue", zone=KYIV, now=learned)
    wednesday_morning = parse("wed morning", zone=KYIV, now=learned)

    assert moment(tuesday, learned) < moment(wednesday_morning, NOW)


def test_words_to_be_read_in_another_zone_name_their_own() -> None:
    assert echo(EVENING) == echo(EVENING, zone=KYIV) == "2022-03-02 evening"
    assert echo(EVENING, zone="Europe/Minsk") == "2022-03-02 evening Europe/Kyiv"


@pytest.mark.parametrize(
    "value", [EVENING, IN_JSON, "2022-03-02 evening", "wed evening", ["2022-03-02 evening"]]
)
def test_a_field_takes_a_span_its_json_a_text_or_a_list(value: Any) -> None:
    assert Report.model_validate({"at": value}, context=Desk()).at == EVENING


def test_a_list_is_one_of_a_set() -> None:
    adapter = TypeAdapter(Span)

    span = adapter.validate_python(["2022-03-02", "2022-03-03 morning"], context=Desk())

    assert span.edtf == "[2022-03-02,2022-03-03 morning]"


@pytest.mark.parametrize("value", [None, 7, [], ["2022-03-02", 3], {"edtf": "2022"}])
def test_what_is_no_time_at_all_is_refused_with_what_is(value: object) -> None:
    with pytest.raises(ValidationError, match="A time is a text such as 2022-03-02 evening"):
        Report.model_validate({"at": value}, context=Desk())


def test_pydantic_reports_the_sentence_and_the_place() -> None:
    with pytest.raises(ValidationError) as caught:
        Report.model_validate({"at": "2026-02-30"}, context=Desk())

    (error,) = caught.value.errors()
    assert error["loc"] == ("at",)
    assert error["msg"] == "'2026-02-30' is not a time: February 2026 has 28 days."


def test_pydantic_writes_what_an_entry_holds() -> None:
    assert Report(at=EVENING).model_dump(mode="json") == {"at": IN_JSON}


def test_every_example_that_an_editor_offers_can_be_read() -> None:
    schema = TypeAdapter(Span).json_schema()

    assert schema["type"] == "string"
    for example in schema["examples"]:
        assert parse(example, zone=KYIV, now=NOW)


def test_who_only_reads_a_record_loads_neither_the_parser_nor_pydantic() -> None:
    code = "import sys, negotiation.words.when; print(*sys.modules)"
    house = str(Path(negotiation.__file__).parents[1])

    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": house},
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = set(done.stdout.split())
    unwanted = {"pydantic", "pydantic_core", "dataclasses", "inspect", "difflib"}
    parser = {f"negotiation.words.when.{name}" for name in ("parse", "typed", "said")}
    assert not loaded & (unwanted | parser)
