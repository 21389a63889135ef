"""Calendars, read back by another library than the one that writes them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import vobject

from negotiation.papers.ics import UNDATED, export
from negotiation.papers.leaving_out import LeftOut
from negotiation.views.filters import Choice, Filters
from tests.talks import PEOPLE, Talks

ROUNDS = (
    PEOPLE
    + """
rounds:
  brest:
    title: Second round
    text: "The sequel; in Brest, at last."
    place: {name: "Brest, Belarus", latitude: 52.1, longitude: 23.7}
    scheduled: 2022-03-03T14:00
    state: scheduled
    delegations: {russia: {state: confirmed}, ukraine: , }
  evening: {title: Sitting of the evening, within: brest, scheduled: 2022-03-03 evening}
  day: {title: A day, scheduled: 2022-03-05, state: cancelled}
  march: {title: Sometime, scheduled: early march 2022}
  open: {title: From then on, scheduled: 2022-03-05/..}
  unknown: {title: When it is to be is not known}
deadlines:
  ultimatum: {title: Ultimatum, due: 2022-03-04T09:00+00:00, state: missed}
measures:
  pause: {title: Pause, undertaken_by: russia, state: in_effect, until: 2022-03-04}
"""
)


def events(talks: Talks, **wanted: str) -> dict[str, vobject.base.Component]:
    text = "".join(export(talks.state(), Choice(Filters(**wanted)), LeftOut()))
    calendar = vobject.readOne(text)
    return {one.summary.value: one for one in calendar.vevent_list}


@pytest.mark.parametrize(
    ("zone", "clock"),
    [("Europe/Kyiv", 14), ("America/New_York", 7), ("Asia/Tokyo", 21)],
)
def test_another_library_reads_the_same_times_in_three_zones(zone: str, clock: int) -> None:
    begin = events(Talks.of(ROUNDS))["Second round"].dtstart.value
    assert begin.astimezone(ZoneInfo(zone)) == datetime(2022, 3, 3, clock, tzinfo=ZoneInfo(zone))
    assert begin.astimezone(ZoneInfo(zone)).hour == clock


def test_a_time_is_no_more_exact_than_it_was_said() -> None:
    found = events(Talks.of(ROUNDS))
    day, march, evening = found["A day"], found["Sometime"], found["Sitting of the evening"]

    assert (day.dtstart.value, day.dtend.value) == (date(2022, 3, 5), date(2022, 3, 6))
    assert (march.dtstart.value, march.dtend.value) == (date(2022, 3, 1), date(2022, 3, 11))
    assert "early March 2022" in march.description.value
    kyiv = ZoneInfo("Europe/Kyiv")
    assert evening.dtstart.value == datetime(2022, 3, 3, 18, tzinfo=kyiv)
    assert evening.dtend.value == datetime(2022, 3, 4, tzinfo=kyiv)
    assert "Thu 3 Mar 2022, evening" in evening.description.value
    assert not hasattr(found["Second round"], "dtend")


def test_what_has_no_time_or_no_end_is_left_out_and_counted() -> None:
    left_out = LeftOut()
    text = "".join(export(Talks.of(ROUNDS).state(), Choice(), left_out))
    assert left_out == {UNDATED: 2}
    assert "From then on" not in text
    assert "is not known" not in text


def test_a_round_says_where_it_is_and_who_takes_part() -> None:
    talks = events(Talks.of(ROUNDS))["Second round"]
    assert talks.location.value == "Brest, Belarus"
    assert talks.geo.value == "52.1;23.7"
    assert talks.status.value == "TENTATIVE"
    taking_part = {one.params["CN"][0]: one.params["PARTSTAT"][0] for one in talks.attendee_list}
    assert taking_part == {"Russia": "NEEDS-ACTION", "Ukraine": "NEEDS-ACTION"}
    assert all(one.value.startswith("urn:uuid:") for one in talks.attendee_list)


def test_who_has_arrived_takes_part_and_who_declined_does_not() -> None:
    talks = Talks.of(ROUNDS)
    talks.say("delegation/russia-brest decline")
    talks.say("delegation/ukraine-brest arrive")
    people = events(talks)["Second round"].attendee_list
    taking_part = {one.params["CN"][0]: one.params["PARTSTAT"][0] for one in people}
    assert taking_part == {"Russia": "DECLINED", "Ukraine": "ACCEPTED"}


def test_what_will_not_be_is_cancelled_and_what_is_under_way_is_confirmed() -> None:
    talks = Talks.of(ROUNDS)
    assert events(talks)["A day"].status.value == "CANCELLED"
    assert events(talks)["Ultimatum"].status.value == "CANCELLED"
    talks.say("round/brest convene")
    assert events(talks)["Second round"].status.value == "CONFIRMED"


def test_each_rescheduling_raises_the_sequence_and_none_of_them_lowers_it_again() -> None:
    talks = Talks.of(ROUNDS)
    first = events(talks)["Second round"]
    assert first.sequence.value == "0"
    talks.say("round/brest reschedule scheduled=2022-03-03T16:00")
    second = events(talks)["Second round"]
    assert (second.sequence.value, second.uid.value) == ("1", first.uid.value)
    talks.say("amend round/brest text=Later")
    assert events(talks)["Second round"].sequence.value == "1"
    talks.say("round/brest reschedule scheduled=2022-03-03T18:00 --according-to russia")
    assert events(talks)["Second round"].sequence.value == "1"
    for _ in ("Russia's word", "the text", "the rescheduling"):
        talks.say("undo")
    back = events(talks)["Second round"]
    assert back.dtstart.value == first.dtstart.value
    assert back.sequence.value == "2"


def test_a_state_that_ends_by_itself_is_an_event_of_its_own() -> None:
    pause = events(Talks.of(ROUNDS))["Ends: Pause, in effect"]
    assert (pause.dtstart.value, pause.dtend.value) == (date(2022, 3, 4), date(2022, 3, 5))
    assert pause.status.value == "CONFIRMED"


def test_a_round_that_was_never_scheduled_stands_where_it_was_held_and_not_where_it_came_up() -> (
    None
):
    body = PEOPLE + "rounds: {border: {title: First round, at: 2022-02-28, state: concluded},"
    talks = Talks.of(body + " brest: {title: Second round, at: 2022-02-28, state: convening}}")
    assert list(events(talks)) == ["First round"]
    assert events(talks)["First round"].dtstart.value == date(2022, 2, 28)


def test_what_is_marked_above_is_not_in_it_nor_named_in_it() -> None:
    talks = Talks.of(ROUNDS)
    talks.say("amend party/russia handling=red")
    talks.say("amend deadline/ultimatum handling=red")
    found = events(talks, handling="amber")
    assert "Ultimatum" not in found
    people = [one.params["CN"][0] for one in found["Second round"].attendee_list]
    assert people == ["Ukraine"]


def test_a_text_that_would_begin_a_property_of_its_own_stays_a_text() -> None:
    hostile = '"Talks\\nEND:VEVENT\\nATTACH:file:///etc/passwd; \\x1b[31m"'
    body = PEOPLE + f"rounds: {{brest: {{title: {hostile}, scheduled: 2022-03-03}}}}"
    with pytest.raises(Exception, match="U\\+001B"):
        Talks.of(body)
    talks = Talks.of(body.replace("\\x1b", ""))
    (event,) = events(talks).values()
    assert not hasattr(event, "attach")
    assert event.summary.value == "Talks END:VEVENT ATTACH:file:///etc/passwd; [31m"
