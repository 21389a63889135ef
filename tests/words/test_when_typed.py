"""The shorthand that people type, on Wednesday 2 March 2022 at 22:00 in Kyiv."""

import pytest

from negotiation.words.when import EARLIEST, LATEST, Instant, Span
from negotiation.words.when.parse import NotATime, parse

NOW = Instant("2022-03-02T20:00Z")


def said(text: str, now: Instant = NOW) -> str:
    return parse(text, zone="Europe/Kyiv", now=now).edtf


def refused(text: str, now: Instant = NOW) -> str:
    with pytest.raises(NotATime) as caught:
        said(text, now)
    return str(caught.value)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("now", "2022-03-02T22:00"),
        ("-2h", "2022-03-02T20:00"),
        ("−2h", "2022-03-02T20:00"),
        ("-40m", "2022-03-02T21:20"),
        ("-40min", "2022-03-02T21:20"),
        ("-1h30m", "2022-03-02T20:30"),
        ("-1d", "2022-03-01T22:00"),
        ("-1w", "2022-02-23T22:00"),
        ("40 minutes ago", "2022-03-02T21:20"),
        ("an hour ago", "2022-03-02T21:00"),
        ("1 hour and 10 minutes ago", "2022-03-02T20:50"),
        ("about 2 hours ago", "2022-03-02T20:00~"),
        ("+2h", "2022-03-03T00:00"),
        ("in 2 days", "2022-03-04T22:00"),
    ],
)
def test_it_is_counted_from_now_to_the_minute(typed: str, meant: str) -> None:
    assert said(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", "2022-03-02"),
        ("yesterday", "2022-03-01"),
        ("tomorrow", "2022-03-03"),
        ("this morning", "2022-03-02 morning"),
        ("tonight", "2022-03-02 evening"),
        ("yesterday evening", "2022-03-01 evening"),
        ("evening", "2022-03-02 evening"),
        ("20:00", "2022-03-02T20:00"),
        ("9:05", "2022-03-02T09:05"),
        ("noon", "2022-03-02T12:00"),
        ("yesterday at 20:00", "2022-03-01T20:00"),
    ],
)
def test_a_day_is_said_from_today(typed: str, meant: str) -> None:
    assert said(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wed", "2022-03-02"),
        ("WED", "2022-03-02"),
        ("Wednesday evening", "2022-03-02 evening"),
        ("tue", "2022-03-01"),
        ("thu", "2022-02-24"),
        ("thurs night", "2022-02-24 night"),
        ("wed 20:00", "2022-03-02T20:00"),
        ("20:00 on wed", "2022-03-02T20:00"),
        ("wed 23:30", "2022-03-02T23:30"),
    ],
)
def test_a_weekday_is_the_latest_not_after_today(typed: str, meant: str) -> None:
    assert said(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2 mar", "2022-03-02"),
        ("2nd of March", "2022-03-02"),
        ("mar 2", "2022-03-02"),
        ("3 mar", "2021-03-03"),
        ("29 feb", "2020-02-29"),
        ("2 mar 2020", "2020-03-02"),
        ("2 march evening", "2022-03-02 evening"),
        ("2 mar 20:00", "2022-03-02T20:00"),
        ("2 mar 2021 20:00", "2021-03-02T20:00"),
        ("Wed 2 Mar, evening", "2022-03-02 evening"),
        ("wed 2022-03-02 20:00", "2022-03-02T20:00"),
        ("mar 2022", "2022-03"),
        ("march", "2022-03"),
        ("april", "2021-04"),
        ("sept.", "2021-09"),
        ("in 2021", "2021"),
    ],
)
def test_a_date_without_a_year_is_the_latest_not_after_today(typed: str, meant: str) -> None:
    assert said(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("early march", "2022-03-01~/2022-03-10~"),
        ("mid feb", "2022-02-11~/2022-02-20~"),
        ("late-february", "2022-02-21~/2022-02-28~"),
        ("late march", "2021-03-21~/2021-03-31~"),
        ("late february 2024", "2024-02-21~/2024-02-29~"),
        ("early march?", "2022-03-01%/2022-03-10%"),
    ],
)
def test_a_part_of_a_month_is_about_ten_days(typed: str, meant: str) -> None:
    assert said(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("about 20:00", "2022-03-02T20:00~"),
        ("~20:00", "2022-03-02T20:00~"),
        ("c. wed 20:00", "2022-03-02T20:00~"),
        ("around wed evening", "2022-03-02 evening~"),
        ("wed?", "2022-03-02?"),
        ("2 mar evening (uncertain)", "2022-03-02 evening?"),
        ("about wed?", "2022-03-02%"),
        ("circa 2020", "2020~"),
    ],
)
def test_how_sure_it_is_goes_with_it(typed: str, meant: str) -> None:
    assert said(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("between 28 feb and 2 mar", "2022-02-28/2022-03-02"),
        ("from 28 feb to 2 mar", "2022-02-28/2022-03-02"),
        ("1 to 2 mar", "2022-03-01/2022-03-02"),
        ("1-2 mar", "2022-03-01/2022-03-02"),
        ("Mon 28 Feb – Wed 2 Mar", "2022-02-28/2022-03-02"),
        ("28 feb-2 mar", "2022-02-28/2022-03-02"),
        ("mon-wed", "2022-02-28/2022-03-02"),
        ("30 dec to 2 jan", "2021-12-30/2022-01-02"),
        ("30 dec to 2 jan 2020", "2019-12-30/2020-01-02"),
        ("28 feb 2020 to 2 mar", "2020-02-28/2020-03-02"),
        ("2022-02-28 to 2022-03-02", "2022-02-28/2022-03-02"),
        ("20:00-21:30", "2022-03-02T20:00/2022-03-02T21:30"),
        ("between 20:00 and 21:30 on tue", "2022-03-01T20:00/2022-03-01T21:30"),
        ("tue 22:00 to 01:00", "2022-03-01T22:00/2022-03-02T01:00"),
        ("-3h to now", "2022-03-02T19:00/2022-03-02T22:00"),
        ("since wed", "2022-03-02/.."),
        ("since yesterday evening", "2022-03-01 evening/.."),
    ],
)
def test_two_dates_are_said_in_the_order_of_time(typed: str, meant: str) -> None:
    assert said(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2 or 3 mar", "[2022-03-02,2022-03-03]"),
        ("1 or 2 or 3 mar", "[2022-03-01,2022-03-02,2022-03-03]"),
        ("1, 2 or 3 mar", "[2022-03-01,2022-03-02,2022-03-03]"),
        ("2 mar evening or 3 mar", "[2022-03-02 evening,2022-03-03]"),
        ("2 mar or 3", "[2022-03-02,2022-03-03]"),
        ("tue or wed", "[2022-03-01,2022-03-02]"),
        ("wed 20:00 or 21:00", "[2022-03-02T20:00,2022-03-02T21:00]"),
        ("28 feb or 1 mar 2020", "[2020-02-28,2020-03-01]"),
        ("2022-03-02 or 2022-03-03 evening", "[2022-03-02,2022-03-03 evening]"),
        ("wed or 2 mar", "2022-03-02"),
    ],
)
def test_one_of_several_days_can_be_meant(typed: str, meant: str) -> None:
    assert said(typed) == meant


@pytest.mark.parametrize("typed", ["02/03/2022", "2.3.2022", "02-03-22", "on 02/03/2022 evening"])
def test_a_date_in_another_order_is_refused_with_both_readings(typed: str) -> None:
    sentence = refused(typed)

    assert "more than one order" in sentence
    assert "2022-03-02 or 2022-02-03" in sentence


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("wendesday", "'wendesday' is not a word of time, did you mean 'wednesday'?"),
        ("the talks on wed", "'talks' is not a word of time."),
        ("until 2 mar", "for an end without a beginning write ../2022-03-02"),
        ("tuesday last week", "name the day, such as wed or 2 mar"),
        ("25:00", "the clock goes from 00:00 to 23:59"),
        ("30 feb 2026", "February 2026 has 28 days"),
        ("30 feb", "There is no 30 February."),
        ("fri 2 mar", "2 March 2022 is a Wednesday."),
        ("2", "'2' names a day of no month."),
        ("2 2022", "'2' names a day of no month."),
        ("march evening", "A time of day goes with a day"),
        ("wed 2022", "A time of day goes with a day"),
        ("2 mar 3 mar", "says two times in one: join them by 'or' or 'to'"),
        ("wed evening 20:00", "one is enough"),
        ("early march or late march", "go with a month, alone"),
        ("early wed", "go with a month, alone"),
        ("2h", "'2h' is not a word of time"),
        ("-2h ago", "is not a word of time"),
        ("-999999w", "is outside the years 0001 to 9999"),
        ("30 to 2 mar 2022", "ends before it starts"),
    ],
)
def test_what_is_not_understood_is_refused_with_the_reason(typed: str, sentence: str) -> None:
    assert sentence in refused(typed)


@pytest.mark.parametrize(
    ("typed", "now"),
    [
        ("29 feb", EARLIEST),
        ("yesterday", EARLIEST),
        ("-1d", EARLIEST),
        ("tomorrow", LATEST),
        ("+1d", LATEST),
        ("22:00 to 01:00", LATEST),
    ],
)
def test_shorthand_that_leads_out_of_the_years_is_refused(typed: str, now: Instant) -> None:
    with pytest.raises(NotATime, match="outside the years 0001 to 9999"):
        parse(typed, zone="UTC", now=now)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("6 mar", "2022-03-06"),
        ("2 mar", "2022-03-02"),
        ("1 mar", "2023-03-01"),
        ("29 feb", "2024-02-29"),
        ("wed", "2022-03-02"),
        ("fri 18:00", "2022-03-04T18:00"),
        ("tue", "2022-03-08"),
        ("wed 20:00", "2022-03-09T20:00"),
        ("wed 22:00", "2022-03-02T22:00"),
        ("18:00", "2022-03-03T18:00"),
        ("23:30", "2022-03-02T23:30"),
        ("evening", "2022-03-02 evening"),
        ("morning", "2022-03-03 morning"),
        ("early march", "2022-03-01~/2022-03-10~"),
        ("mid feb", "2023-02-11~/2023-02-20~"),
        ("late march", "2022-03-21~/2022-03-31~"),
        ("march", "2022-03"),
        ("april", "2022-04"),
        ("fri or sat", "[2022-03-04,2022-03-05]"),
        ("2 or 3 mar", "[2022-03-02,2022-03-03]"),
        ("28 feb to 5 mar", "2022-02-28/2022-03-05"),
        ("5-6 mar", "2022-03-05/2022-03-06"),
        ("fri 22:00 to 01:00", "2022-03-04T22:00/2022-03-05T01:00"),
        ("+2h", "2022-03-03T00:00"),
        ("now", "2022-03-02T22:00"),
        ("tomorrow", "2022-03-03"),
        ("1 mar 2021", "2021-03-01"),
        ("2021-03-06", "2021-03-06"),
    ],
)
def test_what_lies_ahead_is_the_first_that_is_not_over(typed: str, meant: str) -> None:
    assert parse(typed, zone="Europe/Kyiv", now=NOW, ahead_of=NOW).edtf == meant


def test_what_lies_ahead_is_found_from_what_it_is_ahead_of_not_from_now() -> None:
    in_february = Instant("2022-02-24T03:00Z")

    assert parse("1 mar", zone="Europe/Kyiv", now=NOW, ahead_of=in_february).edtf == "2022-03-01"
    assert parse("1 mar", zone="Europe/Kyiv", now=NOW).edtf == "2022-03-01"
    assert parse("fri", zone="Europe/Kyiv", now=NOW, ahead_of=in_february).edtf == "2022-02-25"


def test_nothing_lies_ahead_of_the_end_of_the_years() -> None:
    with pytest.raises(NotATime, match="outside the years 0001 to 9999"):
        parse("1 mar", zone="UTC", now=NOW, ahead_of=LATEST)


def test_shorthand_becomes_absolute_at_once() -> None:
    span = parse("wed evening", zone="Europe/Kyiv", now=NOW)

    a_week_later = Instant("2022-03-09T20:00Z")
    assert parse(span.edtf, zone=span.zone, now=a_week_later) == span
    assert isinstance(span, Span)
