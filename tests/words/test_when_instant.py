"""Instants: points in time to the minute, as text."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation.words.when import (
    EARLIEST,
    LATEST,
    Instant,
    as_datetime,
    instant,
    is_instant,
    local,
    minutes_between,
)

TIMES = st.datetimes(timezones=st.just(UTC))


def test_an_instant_is_utc_to_the_minute() -> None:
    in_brest = timezone(timedelta(hours=3))

    assert instant(datetime(2022, 3, 2, 23, 0, 59, tzinfo=in_brest)) == "2022-03-02T20:00Z"


def test_a_time_that_does_not_say_its_offset_is_no_instant() -> None:
    with pytest.raises(ValueError, match="offset"):
        instant(datetime(2022, 3, 2, 20, 0))  # noqa: DTZ001


def test_a_time_beyond_the_years_is_their_end() -> None:
    assert instant(datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=2)))) == EARLIEST
    assert instant(datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-2)))) == LATEST


@given(TIMES, TIMES)
def test_the_order_of_the_texts_is_the_order_of_the_times(one: datetime, other: datetime) -> None:
    one, other = (time.replace(second=0, microsecond=0) for time in (one, other))

    assert (instant(one) < instant(other)) == (one < other)


@given(TIMES)
def test_an_instant_is_a_datetime_again(time: datetime) -> None:
    assert as_datetime(instant(time)) == time.replace(second=0, microsecond=0)
    assert is_instant(instant(time))


@pytest.mark.parametrize(
    "value",
    [
        None,
        20220302,
        "",
        "2022-03-02",
        "2022-03-02T20:00",
        "2022-03-02T20:00:00Z",
        "2022-03-02 20:00Z",
        "2022-02-30T20:00Z",
        "2022-03-02T24:00Z",
        "2022-W09-3T20:00Z",
        "٢٠٢٢-03-02T20:00Z",
    ],
)
def test_what_is_written_otherwise_is_no_instant(value: object) -> None:
    assert not is_instant(value)


def test_the_clocks_of_a_zone_show_an_instant() -> None:
    shown = local(Instant("2022-03-02T22:30Z"), "Europe/Kyiv")

    assert (shown.day, shown.hour, shown.minute) == (3, 0, 30)


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_the_first_and_the_last_instant_can_be_shown_in_every_zone(zone: str) -> None:
    assert local(EARLIEST, zone).year == 1
    assert local(LATEST, zone).year == 9999


def test_minutes_are_counted_both_ways() -> None:
    opened, adjourned = Instant("2022-03-03T13:00Z"), Instant("2022-03-03T15:30Z")

    assert minutes_between(opened, adjourned) == 150
    assert minutes_between(adjourned, opened) == -150
