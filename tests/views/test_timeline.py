"""Day by day: what led towards talks and away, who judged what, what moved, and what was due."""

from __future__ import annotations

from negotiation.views.board import board
from negotiation.views.days import Day
from negotiation.views.filters import Choice, Filters
from negotiation.views.timeline import Row, Timeline, timeline
from negotiation.words.refs import Ref
from negotiation.words.when import Instant
from tests.talks import BREST, Talks

AROUND = (
    BREST
    + """
developments:
  raids: {title: Air raids on Kharkiv, bearing: away, at: 2022-03-01, source: "nrc:2 via tass:3"}
  wish: {title: Russia wants to resume, bearing: towards, at: 2022-03-01 evening, source: nrc:2}
  column: {title: A column before Kyiv, bearing: none, at: 2022-02-28/2022-03-02}
  always: {title: A long border, bearing: none}
questions:
  room:
    title: How wide is the room?
    claims:
      nrc: {says: Very little, judgement: true, at: 2022-03-02, source: nrc:3}
      tass: {says: Wide, at: 2022-03-02}
texts:
  draft: {title: Draft, at: 2022-03-02, consents: {russia: {at: 2022-03-02, state: initialled}}}
deadlines:
  ultimatum: {title: Ultimatum expires, due: 2022-03-05, at: 2022-03-02}
"""
)


def seen(talks: Talks, wanted: Filters | None = None) -> Timeline:
    return timeline(talks.state(), Choice(wanted))


def on(day: str, look: Timeline) -> list[tuple[str, str]]:
    return [(row.lane, row.says) for row in rows(day, look)]


def rows(day: str, look: Timeline) -> tuple[Row, ...]:
    return next((one.rows for one in look.days if one.day.day == day), ())


def counts(look: Timeline) -> dict[str, tuple[int, int]]:
    return {one.day.day: (one.day.towards, one.day.away) for one in look.days}


def test_developments_are_counted_by_day_as_the_board_counts_them() -> None:
    talks = Talks.of(AROUND)

    assert counts(seen(talks))["2022-03-01"] == (1, 1)
    assert board(talks.state()).days == (Day("2022-02-28", 0, 0), Day("2022-03-01", 1, 1))


def test_beside_developments_stand_judgements_and_what_moved() -> None:
    talks = Talks.of(AROUND)
    talks.say("round/brest convene --at 2022-03-02T09:00")
    talks.say("precondition/stop-bombing pledge --at '2022-03-02 evening' --source nrc:3")

    assert on("2022-03-02", seen(talks)) == [
        ("judgements", "NRC on How wide is the room?: Very little"),
        ("rounds", "Second round: convening"),
        ("conditions", "Stop bombing civilians: pledged"),
        ("texts", "Draft: non-paper"),
        ("texts", "Russia's consent to Draft: initialled"),
        ("deadlines", "Ultimatum expires: set"),
    ]
    (judgement, *_) = rows("2022-03-02", seen(talks))
    assert judgement.claimant == "NRC"


def test_a_development_has_its_source_graded_link_by_link() -> None:
    (raids, *_) = rows("2022-03-01", seen(Talks.of(AROUND)))

    assert [str(one) for one in raids.chain] == ["NRC B2", "TASS D3"]
    assert raids.as_json()["bearing"] == "away"
    assert raids.as_json()["source"] == "nrc:2 via tass:3"


def test_what_spans_days_stands_under_the_first_and_what_is_undated_nowhere() -> None:
    look = seen(Talks.of(AROUND))

    assert on("2022-02-28", look) == [("developments", "A column before Kyiv")]
    assert not any(row.ref == "development/always" for one in look.days for row in one.rows)


def test_a_day_is_one_of_the_process_and_not_of_the_world() -> None:
    """23:30 UTC on 1 March was half past one on the 2nd in Kyiv."""
    talks = Talks.of(AROUND)
    talks.say("add development strike title=Strike bearing=away --at 2022-03-01T23:30Z")

    assert ("developments", "Strike") in on("2022-03-02", seen(talks))
    assert counts(seen(talks))["2022-03-02"] == (0, 1)


def test_a_deadline_stands_on_the_day_on_which_it_is_due_with_what_became_of_it() -> None:
    talks = Talks.of(AROUND)
    assert on("2022-03-05", seen(talks)) == [("deadlines", "Ultimatum expires: due")]

    talks.say("deadline/ultimatum extend due=2022-03-06 --at 2022-03-02T20:00")
    assert on("2022-03-05", seen(talks)) == []
    talks.say("deadline/ultimatum drop --at 2022-03-02T21:00")
    assert on("2022-03-06", seen(talks)) == [("deadlines", "Ultimatum expires: due, dropped")]


def test_what_became_known_on_a_later_day_is_marked_as_learned_late() -> None:
    """The mass graves at Srebrenica were photographed in July 1995, and shown in August."""
    talks = Talks.of(AROUND)
    talks.say("add development graves title=Graves bearing=away --at 2022-02-27 --known 2022-03-02")
    talks.say("add development shots title=Shots bearing=away --at 2022-03-02T09:00")

    (graves,) = rows("2022-02-27", seen(talks))
    assert graves.learned == Instant("2022-03-02T21:59Z")
    (shots, *_) = rows("2022-03-02", seen(talks))
    assert shots.learned is None


def test_anothers_account_is_shown_as_theirs_and_not_counted() -> None:
    talks = Talks.of(AROUND)
    talks.say(
        "add development provocation title=Provocation bearing=away --at 2022-03-01"
        " --according-to russia"
    )
    talks.say("round/brest convene --at 2022-03-01 --according-to ukraine")

    look = seen(talks)
    voices = {row.says: row.voice for row in rows("2022-03-01", look)}
    assert voices["Provocation"] == "Russia"
    assert voices["Second round: convening"] == "Ukraine"
    assert counts(look)["2022-03-01"] == (1, 1)


def test_what_was_taken_back_is_not_on_the_timeline() -> None:
    talks = Talks.of(AROUND)
    talks.say("add development strike title=Strike bearing=away --at 2022-03-02")
    talks.say("undo")

    assert "Strike" not in [says for _, says in on("2022-03-02", seen(talks))]
    assert counts(seen(talks))["2022-03-02"] == (0, 0)


def test_since_begins_there_and_only_what_is_listed_is_counted() -> None:
    talks = Talks.of(AROUND)
    late = seen(talks, Filters(since=Instant("2022-03-01T16:00Z")))

    assert counts(late)["2022-03-01"] == (1, 1)
    later = seen(talks, Filters(since=Instant("2022-03-01T22:00Z")))
    assert "2022-03-01" not in counts(later)
    found = seen(talks, Filters(find="kharkiv"))
    assert counts(found) == {"2022-03-01": (0, 1)}
    ukraine = seen(talks, Filters(party=Ref("party/ukraine")))
    assert {row.ref for one in ukraine.days for row in one.rows} == {"precondition/stop-bombing"}


def test_an_entry_that_may_not_be_shown_is_left_out_uncounted_and_told() -> None:
    talks = Talks.of(AROUND)
    talks.say("add development secret title=Secret bearing=towards handling=red --at 2022-03-02")
    talks.say("add development told title=Told bearing=towards --at 2022-03-02 --handling red")
    choice = Choice(Filters(handling="amber"))
    look = timeline(talks.state(), choice)

    assert counts(look)["2022-03-02"] == (0, 0)
    assert choice.withheld == 2


def test_as_of_leaves_out_what_happened_and_what_was_set_later() -> None:
    talks = Talks.of(AROUND)

    assert list(counts(timeline(talks.state(as_of="2022-03-01"), Choice()))) == ["2022-03-01"]
    now = ["2022-02-28", "2022-03-01", "2022-03-02", "2022-03-05"]
    assert list(counts(seen(talks))) == now


def test_what_moved_has_the_state_that_it_moved_to_and_what_is_due_is_told_apart() -> None:
    talks = Talks.of(AROUND)
    talks.say("round/brest convene --at 2022-03-02T09:00")
    talks.say("deny round/brest --according-to belarus --at 2022-03-02T10:00")
    moved = [row for row in rows("2022-03-02", seen(talks)) if row.lane == "rounds"]
    assert [row.as_json()["state"] for row in moved] == ["convening", "denied"]
    assert [row.to.category for row in moved if row.to] == ["open", "failed"]

    (raids, *_) = rows("2022-03-01", seen(talks))
    assert (raids.to, raids.due) == (None, False)
    (ultimatum,) = rows("2022-03-05", seen(talks))
    assert (ultimatum.to, ultimatum.as_json()["due"]) == (None, True)
