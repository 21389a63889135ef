"""When a fact takes its place: the moment rule, as of a time, and as known at a time."""

from __future__ import annotations

from tests.talks import Talks

RUSSIA = "delegation/russia-brest"


def test_arrived_today_typed_at_ten_comes_after_en_route_at_eight() -> None:
    talks = Talks.of()
    talks.say(f"{RUSSIA} arrive --at 2022-03-02")
    talks.say(f"{RUSSIA} depart --at 2022-03-02T20:00")

    assert talks.where(RUSSIA) == "arrived"


def test_arrived_today_known_at_noon_comes_before_en_route_at_eight() -> None:
    talks = Talks.of()
    talks.say(f"{RUSSIA} arrive --at 2022-03-02 --known 2022-03-02T12:00")
    talks.say(f"observe {RUSSIA} en_route --at 2022-03-02T20:00 --note 'they drove on'")

    assert talks.where(RUSSIA) == "en_route"
    assert talks.where(RUSSIA, as_of="2022-03-02T12:00") == "arrived"


def test_noon_does_not_show_what_is_only_known_to_be_wednesday() -> None:
    talks = Talks.of()
    talks.say(f"{RUSSIA} arrive --at 2022-03-02")

    assert talks.where(RUSSIA, as_of="2022-03-02T12:00") == "named"
    assert talks.where(RUSSIA, as_of="2022-03-02T21:59") == "named"
    assert talks.where(RUSSIA, as_of="2022-03-02T22:00") == "arrived"


def test_what_was_learned_later_of_a_day_has_its_moment_at_the_end_of_the_day() -> None:
    talks = Talks.of()
    talks.say(f"{RUSSIA} depart --at 2022-03-01")

    assert talks.where(RUSSIA, as_of="2022-03-01T23:58") == "named"
    assert talks.where(RUSSIA, as_of="2022-03-01T23:59") == "en_route"


def test_a_vague_as_of_means_its_end() -> None:
    talks = Talks.of()
    talks.say(f"{RUSSIA} depart --at 2022-03-01T23:30")

    assert talks.where(RUSSIA, as_of="2022-03-01") == "en_route"


def test_a_late_fact_about_tuesday_takes_its_place_before_wednesday() -> None:
    talks = Talks.of()
    talks.say(f"{RUSSIA} arrive --at 2022-03-02T18:00")
    late = talks.say(f"{RUSSIA} depart --at 2022-03-01T09:00")

    assert talks.where(RUSSIA) == "arrived"
    assert talks.where(RUSSIA, as_of="2022-03-01") == "en_route"
    assert late.entries[0].data["from"] == "named"


def test_the_last_word_stands_even_where_a_late_fact_makes_it_odd() -> None:
    talks = Talks.of()
    talks.say(f"{RUSSIA} sit_down")
    talks.say(f"{RUSSIA} recall --at 2022-03-01")

    assert talks.where(RUSSIA) == "present"


def test_what_was_added_comes_first_whatever_its_moment() -> None:
    talks = Talks.of()
    talks.say("add round antalya title=Antalya state=scheduled --at 2022-03-02T21:00")
    talks.say("round/antalya convene --at 2022-03-01T10:00")

    assert talks.where("round/antalya") == "convening"


def test_a_thing_is_there_from_its_earliest_entry() -> None:
    talks = Talks.of()
    talks.say("add round antalya title=Antalya state=scheduled --at 2022-03-02T21:00")
    assert talks.where("round/antalya", as_of="2022-03-01") == "not there"

    talks.say("note round/antalya 'A hotel is booked.' --at 2022-03-01T10:00")

    assert talks.where("round/antalya", as_of="2022-03-01") == "scheduled"
    assert talks.where("round/antalya", as_of="2022-02-28") == "not there"


def test_what_has_no_date_has_always_been_there_and_always_been_known() -> None:
    talks = Talks.of()

    assert talks.where("round/brest", as_of="1990-01-01") == "proposed"
    assert talks.where("round/brest", known_at="1990-01-01") == "proposed"
    assert talks.where("precondition/stop-bombing", as_of="1990-01-01") == "not there"


def test_known_at_asks_what_the_desk_knew_and_as_of_what_was_so() -> None:
    talks = Talks.of()
    talks.say(f"{RUSSIA} depart --at 2022-03-01T10:00 --known 2022-03-02T09:00")

    assert talks.where(RUSSIA, as_of="2022-03-01") == "en_route"
    assert talks.where(RUSSIA, known_at="2022-03-01") == "named"
    assert talks.where(RUSSIA, as_of="2022-03-01", known_at="2022-03-02T08:59") == "named"
    assert talks.where(RUSSIA, as_of="2022-03-01", known_at="2022-03-02T09:00") == "en_route"


def test_nothing_is_known_before_it_can_have_happened() -> None:
    talks = Talks.of()
    entry = talks.say(f"{RUSSIA} arrive --at 2022-03-02T18:00 --known 2022-03-01").entries[0]

    assert entry.known == "2022-03-02T16:00Z"


def test_a_retraction_counts_only_for_those_who_ask_as_known_after_it() -> None:
    talks = Talks.live()
    talks.say(f"{RUSSIA} arrive --at 2022-03-02T18:00 --known 2022-03-02T18:00")
    talks.say("undo")

    assert talks.where(RUSSIA) == "named"
    assert talks.where(RUSSIA, as_of="2022-03-02T20:00") == "named"
    assert talks.where(RUSSIA, known_at="2022-03-02T21:59") == "arrived"
    assert talks.where(RUSSIA, known_at="2022-03-02T22:00") == "named"


def test_a_scenario_knows_of_a_fact_by_the_end_of_its_own_time() -> None:
    talks = Talks.of()
    (stated,) = (one for one in talks.entries if one.subject == "precondition/stop-bombing")

    assert stated.known == stated.order.moment == "2022-03-01T21:59Z"
    assert talks.where("precondition/stop-bombing", known_at="2022-03-01T12:00") == "not there"
