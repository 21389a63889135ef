"""Taking back, and taking back having taken back."""

from __future__ import annotations

from negotiation.record.memory import MemoryStore
from tests.talks import BREST, Talks, recorded

ROUND = "round/brest"
BOMBING = "precondition/stop-bombing"


def moved() -> Talks:
    """A round that was agreed, scheduled and convened, one update each."""
    talks = Talks.of()
    for trigger in ("agree", "schedule", "convene"):
        talks.say(f"{ROUND} {trigger}")
    return talks


def test_undo_takes_back_the_latest_update_and_the_next_undo_one_further_back() -> None:
    talks = moved()
    stood = []
    for _ in range(3):
        talks.say("undo")
        stood.append(talks.where(ROUND))

    assert stood == ["scheduled", "agreed_in_principle", "proposed"]
    assert "no update of yours" in talks.refused("undo")


def test_redo_takes_back_the_latest_undo_and_the_next_redo_the_one_before() -> None:
    talks = moved()
    talks.say("undo")
    talks.say("undo")
    stood = []
    for _ in range(2):
        talks.say("undo --redo")
        stood.append(talks.where(ROUND))

    assert stood == ["scheduled", "convening"]
    assert "no undo of yours" in talks.refused("undo --redo")


def test_undo_of_redo_of_undo_is_undo() -> None:
    talks = moved()
    talks.say("undo")
    talks.say("undo --redo")
    talks.say("undo")

    assert talks.where(ROUND) == "scheduled"


def test_undo_takes_back_the_whole_of_an_update_with_what_it_overrode() -> None:
    talks = Talks.of()
    talks.say(f"{ROUND} open outcome=no_agreement --despite 'They met all the same.'")
    talks.say("undo")

    assert talks.where(ROUND) == "proposed"
    assert talks.field(ROUND, "outcome") is None
    assert dict(talks.thing(BOMBING).gates) == {ROUND: "blocks"}


def test_nothing_that_was_taken_back_leaves_the_record() -> None:
    talks = moved()
    before = talks.entries
    talks.say("undo --note 'A mistake'")

    assert talks.entries[:-1] == before
    assert talks.entries[-1].note == "A mistake"


def test_nobody_takes_back_what_another_recorded() -> None:
    store = recorded(MemoryStore(), BREST)
    mine, theirs = Talks(store), Talks(store, operator="o.p.")
    mine.say(f"{ROUND} convene")
    theirs.desk.follow()

    assert "no update of yours" in theirs.refused("undo")

    theirs.say(f"{BOMBING} meet")
    mine.desk.follow()
    mine.say("undo")

    assert (mine.where(ROUND), mine.where(BOMBING)) == ("proposed", "met")
    theirs.desk.follow()
    assert "no undo of yours" in theirs.refused("undo --redo")


def test_what_a_scenario_says_is_not_taken_back() -> None:
    assert "no update of yours" in Talks.of().refused("undo")


def test_who_has_no_name_takes_nothing_back() -> None:
    nobody = Talks(recorded(MemoryStore(), BREST), operator=None)
    nobody.say(f"{ROUND} convene")

    assert "no update of yours" in nobody.refused("undo")


def test_the_clock_of_talks_of_the_past_is_the_latest_that_is_known_of_them() -> None:
    talks = Talks.of()
    assert talks.now == "2022-03-02T20:00Z"

    talks.say(f"{ROUND} convene --at 2022-03-01")
    assert talks.now == "2022-03-02T20:00Z"

    talks.say(f"{ROUND} conclude --at 2022-03-03T14:00")
    assert talks.now == "2022-03-03T12:00Z"

    talks.say(f"note {ROUND} late --at 2022-03-02T12:00 --known 2022-03-04T09:00")
    assert talks.now == "2022-03-04T07:00Z"


def test_undo_takes_the_clock_back_and_redo_forward_again() -> None:
    talks = Talks.of()
    talks.say(f"{ROUND} conclude --at 2022-03-03T14:00")
    talks.say("undo")
    assert talks.now == "2022-03-02T20:00Z"

    talks.say("undo --redo")
    assert talks.now == "2022-03-03T12:00Z"


def test_the_clock_of_talks_that_go_on_is_the_worlds() -> None:
    talks = Talks.live()
    talks.turn_clock("2022-03-05T08:00+02:00")

    assert talks.now == "2022-03-05T06:00Z"
