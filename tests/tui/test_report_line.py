from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation.words.refs import Ref
from tui.typed.report_line import Report, Vocabulary, completed, parse, unknown_sources

KNOWN = Vocabulary(
    {"nrc": "nrc", "reuters": "reuters", "kyiv-post": "kyiv-post", "kyiv post": "kyiv-post"},
    {
        "ukraine": Ref("party/ukraine"),
        "vladimir medinsky": Ref("person/medinsky"),
        "medinsky": Ref("person/medinsky"),
        "nrc": Ref("source/nrc"),
    },
)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", {}),
        ("-40m reuters:2", {"at": "-40m", "source": "reuters:2"}),
        ("reuters:2 -40m", {"at": "-40m", "source": "reuters:2"}),
        ("wed 20:00 nrc:2", {"at": "wed 20:00", "source": "nrc:2"}),
        ("Reuters wed evening", {"at": "wed evening", "source": "reuters"}),
        ("source/nrc:3 now", {"at": "now", "source": "nrc:3"}),
        ("nrc:2 via reuters:3 via kyiv-post:4", {"source": "nrc:2 via reuters:3 via kyiv-post:4"}),
        ("says ukraine 2 mar", {"at": "2 mar", "according_to": "party/ukraine"}),
        (
            "2 mar says Vladimir Medinsky nrc:3",
            {"at": "2 mar", "according_to": "person/medinsky", "source": "nrc:3"},
        ),
        ("says nobody-known -1h", {"at": "-1h", "according_to": "nobody-known"}),
        (
            "-1h until fri 18:00 then offered",
            {"at": "-1h", "until": "fri 18:00", "then": "offered"},
        ),
        ("until fri 18:00 nrc:2 -40m", {"at": "-40m", "until": "fri 18:00", "source": "nrc:2"}),
        (
            "-1h – seen at the border, says nrc:2",
            {"at": "-1h", "note": "seen at the border, says nrc:2"},
        ),
        ("-- only a remark", {"note": "only a remark"}),
        (
            'now "we – both – left" nrc:2',
            {"at": "now", "quote": "we – both – left", "source": "nrc:2"},
        ),
        (
            'outcome=breakdown place="Brest, Belarus"',
            {"fields": ["outcome=breakdown", "place=Brest, Belarus"]},
        ),
        ("2022-03-02T20:00~", {"at": "2022-03-02T20:00~"}),
        ("2022-03-02T20:00 nrc:2", {"at": "2022-03-02T20:00", "source": "nrc:2"}),
    ],
)
def test_the_parts_of_a_report_stand_in_any_order(typed: str, said: Mapping[str, object]) -> None:
    assert parse(typed, KNOWN).words() == said


def test_a_clock_time_is_no_source() -> None:
    assert parse("20:00", KNOWN) == Report(when="20:00")


def test_sources_that_the_record_does_not_know_are_named_once_each() -> None:
    report = parse("nrc:2 via afp:3", KNOWN)
    assert unknown_sources(report, KNOWN) == ("afp",)


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("-40m reu", "-40m reuters:"),
        ("-40m r", "-40m reuters:2"),
        ("-40m ", "-40m reuters:2"),
        ("", "reuters:2"),
        ("nrc:2 ", None),
        ("says uk", "says ukraine"),
        ("sa", "says"),
        ("-1h – a rema", None),
        ("reuters:2", None),
    ],
)
def test_words_are_completed_and_the_last_source_is_offered(typed: str, whole: str | None) -> None:
    last = "reuters:2" if typed != "-40m reu" else ""
    assert completed(typed, KNOWN, last) == whole


@settings(max_examples=150)
@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_report(typed: str) -> None:
    report = parse(typed, KNOWN)
    assert isinstance(report.words(), dict)
    completed(typed, KNOWN, "nrc:2")
