"""A scenario that changed since: the new is added, the changed proposed, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Collection

import pytest

from negotiation.desk import Desk
from negotiation.events import RETRACTED, Entry
from negotiation.record.memory import MemoryStore
from negotiation.record.merge import merge
from negotiation.scenario.difference import Difference, Review, difference
from negotiation.updates.decision import Proposal
from negotiation.words.refs import Ref
from tests.scenario.conftest import HEAD
from tests.talks import Talks

Replay = Callable[..., tuple[Entry, ...]]

BEFORE = """
items:
  kherson: {title: Kherson, at: 2022-03-01}
  crimea: {title: Crimea, at: 2022-03-01}
history:
  2022-03-01 evening:
    - item/kherson discuss
    - note item/crimea "First report"
"""


class Opened:
    """A record that was made of a scenario, and the scenario as it is by now."""

    def __init__(self, replay: Replay, text: str = BEFORE, head: str = HEAD) -> None:
        self._replay = replay
        self.store = MemoryStore()
        self.store.append(replay(text, head), after=0)
        self.talks = Talks(self.store)

    def seen(self, text: str, head: str = HEAD) -> Difference:
        return difference(self._replay(text, head), self.talks.state().history)

    def take(self, text: str, chosen: Collection[str] = ()) -> Proposal:
        review = Review(self._replay(text), frozenset(map(Ref, chosen)))
        decision = self.talks.desk.propose(review)
        assert isinstance(decision, Proposal)
        return self.talks.desk.record(decision)


@pytest.fixture
def opened(replay: Replay) -> Opened:
    return Opened(replay)


def test_the_scenario_that_a_record_was_made_of_is_no_news(opened: Opened) -> None:
    assert opened.seen(BEFORE) == Difference((), (), (), ())


MORE = BEFORE.replace("  crimea:", "  donbas: {title: Donbas, at: 2022-03-01}\n  crimea:")


def test_a_new_line_is_added_as_a_desk_has_it_that_opens_the_scenario_now(
    opened: Opened, replay: Replay
) -> None:
    assert [one.subject for one in opened.seen(MORE).new] == ["item/donbas"]
    opened.take(MORE)
    other = Opened(replay, MORE)
    merge(opened.store, other.store.read())
    opened.talks.desk.follow()

    assert len(opened.talks.entries) == len(other.talks.entries)
    assert opened.seen(MORE) == Difference((), (), (), ())


EDITED = BEFORE.replace("title: Kherson", "title: Kherson oblast")


def test_a_changed_line_is_proposed_with_what_it_says_otherwise(opened: Opened) -> None:
    seen = opened.seen(EDITED)

    assert (seen.new, seen.vanished) == ((), ())
    (changed,) = seen.changed
    (line,) = changed.lines
    assert changed.ref == "item/kherson"
    assert [tuple(one) for one in line.changes()] == [("title", "Kherson", "Kherson oblast")]


def test_a_changed_line_is_left_unless_it_is_chosen(opened: Opened) -> None:
    opened.take(EDITED)
    assert opened.talks.field("item/kherson", "title") == "Kherson"
    assert opened.seen(EDITED).changed


def test_a_chosen_line_takes_the_place_of_the_one_before_which_stays_askable(
    opened: Opened,
) -> None:
    before = opened.talks.now
    recorded = opened.take(EDITED, ["item/kherson"])

    assert opened.talks.field("item/kherson", "title") == "Kherson oblast"
    assert recorded.entries[0].type == RETRACTED
    assert recorded.entries[0].operator == "m.k."
    assert recorded.entries[1].operator is None
    assert opened.seen(EDITED) == Difference((), (), (), ())
    assert before == opened.talks.now


def test_lines_that_only_follow_from_a_changed_one_are_no_change_of_their_own(
    opened: Opened,
) -> None:
    earlier = BEFORE.replace("{title: Kherson,", "{title: Kherson, state: deferred,")
    seen = opened.seen(earlier)

    assert [(one.ref, len(one.lines)) for one in seen.changed] == [("item/kherson", 1)]


def test_a_line_at_another_time_is_the_same_line_changed(opened: Opened) -> None:
    moved = BEFORE.replace("2022-03-01 evening", "2022-03-02 morning")
    seen = opened.seen(moved)

    assert not seen.new
    assert not seen.vanished
    assert [one.ref for one in seen.changed] == ["item/kherson", "item/crimea"]
    assert {change.what for one in seen.changed for change in one.lines[0].changes()} == {"at"}


def test_a_vanished_line_is_listed_and_stays(opened: Opened) -> None:
    without = BEFORE.replace('    - note item/crimea "First report"\n', "")
    seen = opened.seen(without)

    assert [one.note for one in seen.vanished] == ["First report"]
    assert not seen.is_news
    opened.take(without)
    assert opened.talks.thing("item/crimea").ref == "item/crimea"
    assert [one.note for one in opened.seen(without).vanished] == ["First report"]


def test_what_the_desk_said_itself_is_never_touched(opened: Opened) -> None:
    opened.talks.say("amend item/kherson text='Asked for first'")
    opened.take(EDITED, ["item/kherson"])

    assert opened.talks.field("item/kherson", "text") == "Asked for first"


def test_a_line_that_the_desk_took_back_is_listed_and_not_brought_in_again(
    opened: Opened,
) -> None:
    note = opened.talks.entries[-1]
    opened.talks.say(f"retract {note.seq} --note 'Another paper'")
    seen = opened.seen(BEFORE)

    assert not seen.is_news
    assert [one.id for one in seen.taken_back] == [note.id]


def test_a_line_that_the_desk_corrected_and_the_scenario_too_is_proposed_and_not_added(
    opened: Opened,
) -> None:
    note = opened.talks.entries[-1]
    opened.talks.say(f"correct {note.seq} --note 'Second report'")
    seen = opened.seen(BEFORE.replace("First report", "Third report"))

    assert not seen.new
    assert [one.ref for one in seen.changed] == ["item/crimea"]


def test_talks_that_go_on_are_no_news_because_time_has_passed(replay: Replay) -> None:
    head = HEAD.replace(", clock: 2022-03-02T22:00", "")
    assert head != HEAD
    text = BEFORE.replace("2022-03-01 evening", "2026-11-24").replace("2022-03-01", "2026-11")
    opened = Opened(replay, text, head)
    later = [
        one._replace(known=one.occurred.end) if one.occurred and one.known else one
        for one in replay(text, head)
    ]
    renamed = [one._replace(id=f"{one.id}-later", act=f"{one.id}-later") for one in later]

    assert not difference(renamed, opened.talks.state().history).is_news


def test_a_review_is_decided_anew_where_others_record_meanwhile(
    opened: Opened, replay: Replay
) -> None:
    review = Review(replay(MORE))
    proposal = opened.talks.desk.propose(review)
    assert isinstance(proposal, Proposal)
    Desk(opened.store, operator="o.p.").record(proposal)
    recorded = opened.talks.desk.record(proposal)

    assert [one.subject for one in recorded.entries] == ["item/donbas"]
    assert len([one for one in opened.store.read() if one.subject == "item/donbas"]) == 1
