"""Time where clocks are moved: skipped hours, repeated hours, and days that never were."""

import pytest

from negotiation.words.when import Instant, Span, minutes_between, show, show_in_full, show_instant
from negotiation.words.when.parse import NotATime, parse

NOW = Instant("2022-11-02T20:00Z")
KYIV = "Europe/Kyiv"


def said(text: str, zone: str = KYIV, now: Instant = NOW) -> Span:
    return parse(text, zone=zone, now=now)


def test_a_time_that_the_clocks_skipped_is_refused_with_what_they_showed_then() -> None:
    with pytest.raises(NotATime) as caught:
        said("2022-03-27T03:30")

    assert str(caught.value) == (
        "'2022-03-27T03:30' never was in Europe/Kyiv: the clocks went forward past it."
        " Write 2022-03-27T04:30, or the offset from UTC with it."
    )


def test_a_skipped_time_with_its_offset_is_the_instant_that_it_names() -> None:
    assert said("2022-03-27T03:30+02:00").start == said("2022-03-27T04:30").start
    assert said("2022-03-27T03:30+02:00").edtf == "2022-03-27T03:30+02:00"


def test_a_time_that_the_clocks_showed_twice_means_the_first() -> None:
    assert said("2022-10-30T03:30").start == "2022-10-30T00:30Z"
    assert said("2022-10-30T03:30+03:00").edtf == "2022-10-30T03:30"


def test_the_second_showing_keeps_its_offset() -> None:
    second = said("-1h", now=Instant("2022-10-30T02:30Z"))

    assert second == ("2022-10-30T03:30+02:00", KYIV, "2022-10-30T01:30Z", "2022-10-30T01:30Z")
    assert show(second, zone=KYIV, now=NOW) == "Sun 30 Oct 03:30 +02:00"
    assert show_instant(second.start, zone=KYIV, now=NOW) == "Sun 30 Oct 03:30 +02:00"
    assert show_in_full(second).startswith("Sun 30 Oct 2022 03:30 +02:00 (")


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        ("2022-03-02", KYIV, 24),
        ("2022-03-27", KYIV, 23),
        ("2022-10-30", KYIV, 25),
        ("2022-03-27", "Asia/Beirut", 23),  # from 00:00 to 01:00: the day begins an hour late
        ("2024-03-30", "America/Nuuk", 23),  # from 23:00 to 24:00: it ends an hour early
        ("2006-10-28", "America/St_Johns", 25),  # from 00:01 back to 23:01 of the day before
    ],
)
def test_a_day_lasts_from_its_first_instant_to_its_last(day: str, zone: str, hours: int) -> None:
    span = said(day, zone)

    assert minutes_between(span.start, span.end) + 1 == hours * 60


def test_a_day_that_a_zone_left_out_never_was() -> None:
    with pytest.raises(NotATime, match=r"never was in Pacific/Apia"):
        said("2011-12-30", "Pacific/Apia")
    with pytest.raises(NotATime, match=r"never was in Pacific/Apia"):
        said("[2011-12-29,2011-12-30 evening]", "Pacific/Apia")


def test_the_local_mean_times_of_old_are_read_to_the_minute() -> None:
    signed = said("1918-02-09T14:00")

    assert signed == ("1918-02-09T14:00", KYIV, "1918-02-09T11:58Z", "1918-02-09T11:58Z")
    assert show_instant(signed.start, zone=KYIV, now=NOW) == "Sat 9 Feb 1918 14:00"


def test_a_later_change_of_the_process_zone_moves_no_fact() -> None:
    recorded = said("2022-03-02 evening")

    assert Span.from_json(recorded.as_json()) == recorded
    assert show(recorded, zone="Europe/Minsk", now=NOW) == "Wed 2 Mar, evening (Kyiv)"


def test_days_are_found_on_the_calendar_of_the_zone() -> None:
    late_at_night = Instant("2022-03-02T22:30Z")

    assert said("today", "Europe/Kyiv", late_at_night).edtf == "2022-03-03"
    assert said("today", "Europe/London", late_at_night).edtf == "2022-03-02"
    assert said("20:00 America/New_York", "Europe/Kyiv", late_at_night).start == "2022-03-03T01:00Z"
