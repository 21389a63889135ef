"""Time for people, who look on Wednesday 2 March 2022 at 22:00 in Kyiv."""

import pytest

from negotiation.words.when import (
    EARLIEST,
    LATEST,
    Instant,
    Span,
    age,
    show,
    show_day,
    show_in_full,
    show_instant,
)
from negotiation.words.when.parse import parse

NOW = Instant("2022-03-02T20:00Z")
KYIV = "Europe/Kyiv"


def shown(words: str, *, brief: bool = False, zone: str = KYIV) -> str:
    return show(parse(words, zone=KYIV, now=NOW), zone=zone, now=NOW, brief=brief)


@pytest.mark.parametrize(
    ("words", "as_said"),
    [
        ("2022-03-02T20:00", "Wed 2 Mar 20:00"),
        ("2022-03-02 evening", "Wed 2 Mar, evening"),
        ("2022-03-02", "Wed 2 Mar"),
        ("2021-03-02 evening", "Tue 2 Mar 2021, evening"),
        ("2022-03", "March 2022"),
        ("2022", "2022"),
        ("2022-03-02?", "Wed 2 Mar (uncertain)"),
        ("2022-03-02T20:00~", "about Wed 2 Mar 20:00"),
        ("2022-03~", "about March 2022"),
        ("2022-03-02 evening%", "about Wed 2 Mar, evening (uncertain)"),
        ("2022-02-28/2022-03-02", "Mon 28 Feb – Wed 2 Mar"),
        ("2022-03-01/2022-03-02", "Tue 1 – Wed 2 Mar"),
        ("2021-02-28/2021-03-02", "Sun 28 Feb – Tue 2 Mar 2021"),
        ("2021-12-30/2022-01-02", "Thu 30 Dec 2021 – Sun 2 Jan 2022"),
        ("[2021-10-01,2022-10-01,2022-11-01]", "Fri 1 Oct 2021, Sat 1 Oct 2022 or Tue 1 Nov 2022"),
        ("2022-03-02T20:00/2022-03-02T21:30", "Wed 2 Mar 20:00 – 21:30"),
        ("2022-03-02T22:00/2022-03-03T01:00", "Wed 2 Mar 22:00 – Thu 3 Mar 01:00"),
        ("2022-02-28~/2022-03-02", "about Mon 28 Feb – Wed 2 Mar"),
        ("2022-03-02/..", "since Wed 2 Mar"),
        ("../2022-03-02 evening", "until Wed 2 Mar, evening"),
        ("early march", "early March 2022"),
        ("2022-02-21%/2022-02-28%", "late February 2022 (uncertain)"),
        ("2022-03-01/2022-03-10", "Tue 1 – Thu 10 Mar"),
        ("[2022-03-02,2022-03-03]", "Wed 2 or Thu 3 Mar"),
        ("[2022-03-01,2022-03-02,2022-03-03]", "Tue 1, Wed 2 or Thu 3 Mar"),
        ("[2022-02-28,2022-03-02 evening]", "Mon 28 Feb or Wed 2 Mar, evening"),
        ("[2022-03-02 morning,2022-03-02 evening]", "Wed 2 Mar, morning or evening"),
        ("[2022-03-02T20:00,2022-03-02T21:00]", "Wed 2 Mar 20:00 or 21:00"),
    ],
)
def test_a_span_is_shown_as_it_was_said(words: str, as_said: str) -> None:
    assert shown(words) == as_said


@pytest.mark.parametrize(
    ("words", "in_a_column"),
    [
        ("2022-03-02", "Wed"),
        ("2022-03-02T20:00", "Wed 20:00"),
        ("2022-03-02 evening", "Wed eve"),
        ("2022-02-24 morning", "Thu morn"),
        ("2022-03-08 afternoon", "Tue aft"),
        ("2022-02-23", "23 Feb"),
        ("2022-03-09T21:00", "9 Mar 21:00"),
        ("2021-03-02 night", "2 Mar 2021 night"),
        ("2022-03-02T20:00~", "~Wed 20:00"),
        ("2022-03-02?", "Wed?"),
        ("2022-03", "Mar"),
        ("2021-03", "Mar 2021"),
        ("2021", "2021"),
        ("2022-02-28/2022-03-02", "Mon–Wed"),
        ("2022-03-02T20:00/2022-03-02T21:30", "Wed 20:00–21:30"),
        ("since wed", "since Wed"),
        ("early march", "early Mar"),
        ("2 or 3 mar", "Wed/Thu"),
    ],
)
def test_a_column_of_the_board_has_the_brief_form(words: str, in_a_column: str) -> None:
    assert shown(words, brief=True) == in_a_column


def test_what_has_always_been_so_is_shown_as_nothing() -> None:
    assert show(None, zone=KYIV, now=NOW) == ""
    assert show_instant(EARLIEST, zone=KYIV, now=NOW) == ""
    assert show_instant(LATEST, zone=KYIV, now=NOW) == ""


@pytest.mark.parametrize(
    ("words", "in_minsk", "in_athens"),
    [
        ("2022-03-02T23:30", "Thu 3 Mar 00:30", "Wed 2 Mar 23:30"),
        ("2022-03-02T20:00+03:00", "Wed 2 Mar 20:00", "Wed 2 Mar 19:00"),
        ("2022-03-02 evening", "Wed 2 Mar, evening (Kyiv)", "Wed 2 Mar, evening"),
        ("2022-03-02T23:30/..", "since Thu 3 Mar 00:30", "since Wed 2 Mar 23:30"),
        ("../2022-03-02", "until Wed 2 Mar (Kyiv)", "until Wed 2 Mar"),
    ],
)
def test_whoever_looks_sees_the_time_on_their_own_clocks(
    words: str, in_minsk: str, in_athens: str
) -> None:
    assert shown(words, zone="Europe/Minsk") == in_minsk
    assert shown(words, zone="Europe/Athens") == in_athens


@pytest.mark.parametrize(
    ("typed", "read_back"),
    [
        ("wed evening", "Wed 2 Mar 2022, evening, Kyiv"),
        ("-2h", "Wed 2 Mar 2022 20:00, Kyiv"),
        ("2 or 3 mar", "Wed 2 or Thu 3 Mar 2022, Kyiv"),
        ("2022", "2022, Kyiv"),
        ("wed evening America/Argentina/Buenos_Aires", "Wed 2 Mar 2022, evening, Buenos Aires"),
        (
            "20:00 Europe/Minsk",
            "Wed 2 Mar 2022 20:00 +03:00 (Wed 2 Mar 2022 19:00, Kyiv)",
        ),
        ("23:00 utc", "Wed 2 Mar 2022 23:00 UTC (Thu 3 Mar 2022 01:00, Kyiv)"),
    ],
)
def test_what_was_typed_is_read_back_in_full(typed: str, read_back: str) -> None:
    assert show_in_full(parse(typed, zone=KYIV, now=NOW)) == read_back


@pytest.mark.parametrize(
    ("edtf", "zone"),
    [("2022-03-02 dusk", KYIV), ("2022-13-45", KYIV), ("2022-03-02", "Europe/Atlantis")],
)
def test_words_that_this_version_does_not_know_are_shown_as_they_stand(
    edtf: str, zone: str
) -> None:
    later = Span(edtf, zone, NOW, NOW)

    assert show(later, zone=KYIV, now=NOW) == edtf
    assert show_in_full(later) == f"{edtf}, {zone}"


def test_a_hostile_record_reaches_no_terminal() -> None:
    hostile = Span("\x1b]52;c;b3duZWQ=\x07", "\x1b[2J", NOW, NOW)

    assert show(hostile, zone=KYIV, now=NOW).isprintable()
    assert show_in_full(hostile).isprintable()


def test_an_instant_is_shown_as_a_clock_time() -> None:
    opened = Instant("2022-03-03T13:00Z")

    assert show_instant(opened, zone="Europe/Minsk", now=NOW) == "Thu 3 Mar 16:00"
    assert show_instant(opened, zone="Europe/Minsk", now=NOW, brief=True) == "Thu 16:00"


@pytest.mark.parametrize(
    ("then", "since"),
    [
        ("2022-03-02T20:00Z", "just now"),
        ("2022-03-02T19:20Z", "40 min"),
        ("2022-03-02T16:01Z", "3 h"),
        ("2022-03-01T20:00Z", "1 d"),
        ("2022-02-18T19:00Z", "12 d"),
        ("2021-10-01T20:00Z", "5 mo"),
        ("2014-02-20T20:00Z", "8 y"),
        ("2022-03-02T23:00Z", "in 3 h"),
        (EARLIEST, ""),
    ],
)
def test_the_age_of_the_last_word_is_rough(then: Instant, since: str) -> None:
    assert age(then, NOW) == since


@pytest.mark.parametrize(
    ("day", "as_said"),
    [("2022-03-02", "Wed 2 Mar"), ("2021-03-02", "Tue 2 Mar 2021"), ("no day", "no day")],
)
def test_a_date_is_shown_as_a_day_that_was_said(day: str, as_said: str) -> None:
    assert show_day(day, zone=KYIV, now=NOW) == as_said


def test_a_date_in_a_narrow_column_is_its_weekday_while_that_is_clear() -> None:
    assert show_day("2022-03-01", zone=KYIV, now=NOW, brief=True) == "Tue"
    assert show_day("2022-01-28", zone=KYIV, now=NOW, brief=True) == "28 Jan"
