"""Words of time as they are written in files: our profile of EDTF."""

import pytest

from negotiation.words.problems import Problem
from negotiation.words.when import EARLIEST, LATEST, Instant, Span
from negotiation.words.when.parse import NotATime, check_zone, parse

NOW = Instant("2022-03-02T20:00Z")


def said(text: str, zone: str = "Europe/Kyiv") -> Span:
    return parse(text, zone=zone, now=NOW)


def refused(text: str, zone: str = "Europe/Kyiv") -> str:
    with pytest.raises(NotATime) as caught:
        said(text, zone)
    return str(caught.value)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("2022-03-02T20:00", "2022-03-02T18:00Z", "2022-03-02T18:00Z"),
        ("2022-03-02T20:00~", "2022-03-02T18:00Z", "2022-03-02T18:00Z"),
        ("2022-03-02", "2022-03-01T22:00Z", "2022-03-02T21:59Z"),
        ("2022-03", "2022-02-28T22:00Z", "2022-03-31T20:59Z"),
        ("2022", "2021-12-31T22:00Z", "2022-12-31T21:59Z"),
        ("2022-03-02?", "2022-03-01T22:00Z", "2022-03-02T21:59Z"),
        ("2022-03%", "2022-02-28T22:00Z", "2022-03-31T20:59Z"),
        ("2022-03-02 night", "2022-03-01T22:00Z", "2022-03-02T03:59Z"),
        ("2022-03-02 morning", "2022-03-02T04:00Z", "2022-03-02T09:59Z"),
        ("2022-03-02 afternoon", "2022-03-02T10:00Z", "2022-03-02T15:59Z"),
        ("2022-03-02 evening?", "2022-03-02T16:00Z", "2022-03-02T21:59Z"),
        ("2022-02-28/2022-03-02", "2022-02-27T22:00Z", "2022-03-02T21:59Z"),
        ("2022-02-28 evening/2022-03-02T10:00~", "2022-02-28T16:00Z", "2022-03-02T08:00Z"),
        ("../2022-03-02", EARLIEST, "2022-03-02T21:59Z"),
        ("2022-03-02T20:00/..", "2022-03-02T18:00Z", LATEST),
        ("[2022-03-02,2022-03-03]", "2022-03-01T22:00Z", "2022-03-03T21:59Z"),
        ("[2022-03-02 evening,2022-03-03?,2022-04]", "2022-03-02T16:00Z", "2022-04-30T20:59Z"),
        ("0001/9999", "0001-01-01T00:00Z", "9999-12-31T21:59Z"),
    ],
)
def test_words_in_canonical_form_stay_as_they_are(words: str, start: str, end: str) -> None:
    assert said(words) == (words, "Europe/Kyiv", start, end)


@pytest.mark.parametrize(
    ("words", "canonical"),
    [
        ("  2022-03-02  ", "2022-03-02"),
        ("2022-03-02T20:00:59", "2022-03-02T20:00"),
        ("2022-03-02t20:00:59.999", "2022-03-02T20:00"),
        ("2022-03-02 20:00", "2022-03-02T20:00"),
        ("2022-03-02 9:05", "2022-03-02T09:05"),
        ("2022-03-02 Evening", "2022-03-02 evening"),
        ("2022-02-28 / 2022-03-02", "2022-02-28/2022-03-02"),
        ("[2022-03-02, 2022-03-03]", "[2022-03-02,2022-03-03]"),
        ("[2022-03-02,2022-03-02]", "2022-03-02"),
        ("[2022-03-02]", "2022-03-02"),
    ],
)
def test_there_is_one_canonical_form(words: str, canonical: str) -> None:
    assert said(words).edtf == canonical


@pytest.mark.parametrize(
    ("words", "canonical", "instant"),
    [
        ("2022-03-02T20:00+02:00", "2022-03-02T20:00", "2022-03-02T18:00Z"),
        ("2022-03-02T20:00+03:00", "2022-03-02T20:00+03:00", "2022-03-02T17:00Z"),
        ("2022-03-02T20:00+0300", "2022-03-02T20:00+03:00", "2022-03-02T17:00Z"),
        ("2022-03-02T20:00-05", "2022-03-02T20:00-05:00", "2022-03-03T01:00Z"),
        ("2022-03-02T20:00Z", "2022-03-02T20:00Z", "2022-03-02T20:00Z"),
        ("2022-03-02T20:00-00:00", "2022-03-02T20:00Z", "2022-03-02T20:00Z"),
        ("2022-03-02T20:00+03:00~", "2022-03-02T20:00+03:00~", "2022-03-02T17:00Z"),
        ("2022-03-02T20:00 Europe/Minsk", "2022-03-02T20:00+03:00", "2022-03-02T17:00Z"),
        ("2022-03-02T20:00[Europe/Minsk]", "2022-03-02T20:00+03:00", "2022-03-02T17:00Z"),
        ("2022-03-02T20:00+03:00[!Europe/Minsk]", "2022-03-02T20:00+03:00", "2022-03-02T17:00Z"),
        ("2022-03-02T17:00Z[Europe/Minsk]", "2022-03-02T17:00Z", "2022-03-02T17:00Z"),
        ("2022-03-02T20:00 Europe/Athens", "2022-03-02T20:00", "2022-03-02T18:00Z"),
        ("2022-03-02T20:00 utc", "2022-03-02T20:00Z", "2022-03-02T20:00Z"),
    ],
)
def test_a_time_said_in_another_zone_keeps_its_offset(
    words: str, canonical: str, instant: str
) -> None:
    assert said(words) == (canonical, "Europe/Kyiv", instant, instant)


@pytest.mark.parametrize(
    "words", ["2022-03-02 evening", "2022-03-02", "2022-03", "2022-03-01/2022-03-02T20:00"]
)
def test_a_day_said_in_another_zone_keeps_the_zone(words: str) -> None:
    there = said(words, "America/New_York")

    assert said(f"{words} America/New_York") == said(f"{words}[America/New_York]") == there
    assert there.zone == "America/New_York"
    assert there.edtf == words


def test_an_offset_that_the_zone_beside_it_does_not_have_is_refused() -> None:
    assert refused("2022-03-02T20:00+02:00[Europe/Minsk]") == (
        "'2022-03-02T20:00+02:00 Europe/Minsk' is not a time: clocks there are at +03:00 then."
        " Leave out the offset or the zone."
    )


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("2026-02-30", "February 2026 has 28 days"),
        ("2024-02-30", "February 2024 has 29 days"),
        ("2022-04-31/2022-05-01", "April 2022 has 30 days"),
        ("[2022-03-02,2022-03-00]", "March 2022 has 31 days"),
        ("2022-13", "months go from 01 to 12"),
        ("2022-00-10", "months go from 01 to 12"),
        ("0000-01-01", "years go from 0001 to 9999"),
        ("2022-03-02T25:00", "the clock goes from 00:00 to 23:59"),
        ("2022-03-02T24:00", "the clock goes from 00:00 to 23:59"),
        ("2022-03-02T20:60", "the clock goes from 00:00 to 23:59"),
        ("2022-03-02T20:00+24:00", "offsets from UTC go from -23:59 to +23:59"),
    ],
)
def test_what_is_on_no_calendar_or_clock_is_refused_with_the_reason(
    words: str, reason: str
) -> None:
    assert refused(words).endswith(f" is not a time: {reason}.")


@pytest.mark.parametrize(
    "words",
    ["2022-03-02/2022-03-01", "2022-03-02T20:00/2022-03-02T19:59", "2022-04/2022-03-31 evening"],
)
def test_an_end_before_its_start_is_refused(words: str) -> None:
    assert refused(words) == f"'{words}' ends before it starts."


@pytest.mark.parametrize("words", ["2022-03-02/2022-03-02 night", "2022-03-02T20:00/2022-03-02"])
def test_an_end_within_its_start_is_none_before_it(words: str) -> None:
    assert said(words).edtf == words


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "../..",
        "2022-03-02/",
        "2022-03-02//2022-03-03",
        "[]",
        "[2022-03-02",
        "[2022-03-02,]",
        "2022-3-2",
        "22-03",
        "2022-2X",
        "Y2022",
        "2022-03-02T20",
        "2022-03-02~T20:00",
    ],
)
def test_other_words_are_refused_with_examples_of_what_can_be_written(words: str) -> None:
    sentence = refused(words)

    for example in ("2022-03-02T20:00", "2022-03-02 evening", "wed 20:00", "-2h", "2 or 3 mar"):
        assert example in sentence


@pytest.mark.parametrize(
    ("zone", "hint"),
    [
        ("Europe/Kiyv", "did you mean 'Europe/Kyiv'?"),
        ("europe/minsk", "did you mean 'Europe/Minsk'?"),
        ("Geneva/Zurich", "Zones have names such as Europe/Kyiv or UTC."),
    ],
)
def test_an_unknown_zone_is_refused_with_the_nearest(zone: str, hint: str) -> None:
    for words in (f"2022-03-02T20:00 {zone}", f"2022-03-02 evening[{zone}]"):
        assert f"'{zone}' is not a time zone" in refused(words)
        assert hint in refused(words)


@pytest.mark.parametrize("zone", ["Kiyv", "", "Europe", "../etc/passwd", "Europe/Kyiv\0"])
def test_what_is_not_a_zone_is_a_problem(zone: str) -> None:
    with pytest.raises(Problem, match="is not a time zone"):
        check_zone(zone)
    assert "is not a time zone" in refused("2022-03-02", zone)


def test_the_place_of_a_zone_leads_to_its_name() -> None:
    with pytest.raises(Problem, match="did you mean 'Europe/Minsk'"):
        check_zone("Minsk")


def test_a_hostile_text_is_refused_in_a_sentence_that_can_be_shown() -> None:
    sentence = refused("\x1b]0;owned\x07" + "x" * 10_000)

    assert sentence.isprintable()
    assert len(sentence) < 300
