"""Reports that nobody has filed yet, and moves that do not fit together since a late fact."""

from __future__ import annotations

from negotiation.views.anomalies import anomalies
from negotiation.views.attention import unfiled
from tests.talks import Talks

RUSSIA = "delegation/russia-brest"


def test_a_report_is_unfiled_until_an_update_in_force_cites_it() -> None:
    talks = Talks.of()
    report = talks.say("note 'The convoy has left Moscow'").entries[0]
    talks.say("note 'Somebody heard shots'")
    talks.say(f"{RUSSIA} depart --because #{report.seq}")

    assert [row.note for row in unfiled(talks.state())] == ["Somebody heard shots"]

    talks.say("undo")
    assert [row.seq for row in unfiled(talks.state())] == [report.seq, report.seq + 1]


def test_a_late_fact_that_a_later_move_did_not_reckon_with_is_told() -> None:
    talks = Talks.of()
    talks.say(f"{RUSSIA} depart --at 2022-03-01T09:00")
    assert anomalies(talks.state()) == ()

    talks.say(f"{RUSSIA} decline --at 2022-02-28T20:00 --known 2022-03-02T21:00")
    (odd,) = anomalies(talks.state())
    assert odd.ref == RUSSIA
    assert "was declined by then" in odd.says


def test_what_is_named_and_was_taken_back_is_told_but_not_what_only_came_later() -> None:
    talks = Talks.of()
    hotel = talks.say("add party hotel name=Hotel role=host --at 2022-03-02T21:00").entries[0]
    talks.say("amend round/brest host=hotel --at 2022-03-01T12:00 --known 2022-03-01T12:00")

    assert anomalies(talks.state(as_of="2022-03-01")) == ()
    assert anomalies(talks.state(known_at="2022-03-01")) == ()
    talks.say(f"retract {hotel.seq} --note wrong")
    assert [one.ref for one in anomalies(talks.state())] == ["round/brest"]


def test_a_move_from_a_state_that_had_ended_by_itself_as_it_is_learned_late_is_told() -> None:
    """A pause was said to be completed; then it came out that it had been suspended by itself."""
    talks = Talks.of("measures: {pause: {title: A pause, at: 2022-02-28}}\n")
    talks.say("measure/pause start --at 2022-02-28T10:00")
    talks.say("measure/pause complete --at 2022-03-02T12:00")
    assert anomalies(talks.state()) == ()

    talks.say(
        "confirm measure/pause --at 2022-02-28T20:00 --until 2022-03-01T10:00 --then suspended"
    )

    assert [one.ref for one in anomalies(talks.state())] == ["measure/pause"]
