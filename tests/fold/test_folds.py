"""What is folded once for many times, and what is folded anew."""

from __future__ import annotations

from tests.talks import Talks

DELEGATION = "delegation/russia-brest"


def test_what_did_not_change_between_two_times_is_the_same_thing_at_both() -> None:
    talks = Talks.of()
    talks.say(f"{DELEGATION} depart --at 2022-03-02T12:00")
    morning, noon, now = (
        talks.state(as_of=then) for then in ("2022-03-02T08:00", "2022-03-02T13:00", None)
    )

    assert morning["round/brest"] is noon["round/brest"] is now["round/brest"]
    assert noon[DELEGATION] is now[DELEGATION]
    assert morning[DELEGATION] is not noon[DELEGATION]


def test_a_late_fact_is_seen_as_of_its_time_and_now() -> None:
    talks = Talks.of()
    assert talks.where(DELEGATION, as_of="2022-03-01") == talks.where(DELEGATION) == "named"

    talks.say(f"{DELEGATION} depart --at 2022-03-01T09:00")

    assert talks.where(DELEGATION, as_of="2022-03-01T08:59") == "named"
    assert talks.where(DELEGATION, as_of="2022-03-01") == "en_route"
    assert talks.where(DELEGATION) == "en_route"


def test_what_was_taken_back_is_gone_at_every_time() -> None:
    talks = Talks.of()
    talks.say(f"{DELEGATION} depart --at 2022-03-01T09:00")
    assert talks.where(DELEGATION, as_of="2022-03-01") == "en_route"

    talks.say("undo")

    assert talks.where(DELEGATION, as_of="2022-03-01") == "named"
