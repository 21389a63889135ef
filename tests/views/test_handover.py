"""What one shift hands to the next, where a shift ended, and the difference between two looks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from negotiation.record.memory import MemoryStore
from negotiation.views.difference import Changed, difference
from negotiation.views.filters import Choice, Filters
from negotiation.views.handover import Handover, Since, handover
from negotiation.views.shift import end_of_last_shift
from negotiation.views.status import status
from negotiation.words.when import Instant
from tests.talks import BREST, Talks, recorded

ROUND = "round/brest"
UKRAINE = "delegation/ukraine-brest"
BOMBING = "precondition/stop-bombing"


def since(talks: Talks, known: str, wanted: Filters | None = None) -> Handover:
    return handover(talks.state(), Choice(wanted), Since(known=Instant(known)))


def shift() -> Talks:
    """On Wednesday at 23:00 what happened today, and what happened on Tuesday, has come in."""
    talks = Talks.live()
    talks.say(f"{ROUND} convene --at 2022-03-02T21:00")
    talks.turn_clock("2022-03-02T23:00+02:00")
    talks.say(f"{UKRAINE} depart --at 2022-03-02T22:30")
    talks.say(f"{BOMBING} pledge --at 2022-03-01T18:00 --source tass:4")
    return talks


def test_what_happened_since_stands_apart_from_what_was_learned_of_earlier_days() -> None:
    seen = since(shift(), "2022-03-02T20:30Z")

    assert [one.subject for one in seen.happened] == [UKRAINE]
    assert [one.subject for one in seen.learned] == [BOMBING]


def test_what_was_known_before_is_not_handed_over() -> None:
    seen = since(shift(), "2022-03-02T20:30Z")

    assert all(one.subject != ROUND for one in (*seen.happened, *seen.learned))


def test_what_was_taken_back_is_told_as_such_and_not_as_what_happened() -> None:
    talks = shift()
    talks.say("undo")
    seen = since(talks, "2022-03-02T20:30Z")

    assert seen.learned == ()
    assert [one.says for one in seen.corrected] == ["undo: Stop bombing civilians: pledged"]


def test_behind_an_entry_all_later_ones_are_new() -> None:
    talks = shift()
    seen = handover(talks.state(), Choice(), Since(seq=talks.entries[-2].seq))

    assert [one.subject for one in seen.learned] == [BOMBING]
    assert seen.happened == ()


def test_a_handover_of_a_party_is_about_what_names_it() -> None:
    talks = shift()
    talks.say("add item truce title='A truce' --at 2022-03-02T22:40")
    wanted = Filters(find="bombing")

    assert [one.subject for one in since(talks, "2022-03-02T20:30Z", wanted).learned] == [BOMBING]
    assert since(talks, "2022-03-02T20:30Z", wanted).happened == ()


class TestShifts:
    def talks(self, *hours: float) -> Talks:
        """An operator's updates, so many hours after 08:00, by the store's own clock."""
        moments = iter([datetime(2026, 1, 1, 6, tzinfo=UTC), *self._at(*hours)])
        store = MemoryStore(clock=lambda: next(moments))
        talks = Talks(recorded(store, BREST))
        for _ in hours:
            talks.say(f"note {ROUND} 'So it goes'")
        return talks

    def _at(self, *hours: float) -> list[datetime]:
        return [datetime(2026, 1, 1, 8, tzinfo=UTC) + timedelta(hours=one) for one in hours]

    def end(self, talks: Talks, hour: float, operator: str = "m.k.") -> int:
        """Tell how many of the operator's updates belong to earlier shifts."""
        own = [one.seq for one in talks.entries if one.operator == "m.k."]
        seq = end_of_last_shift(talks.state().history, operator, self._at(hour)[0])
        return own.index(seq) + 1 if seq else 0

    def test_a_shift_ends_where_four_hours_go_by_without_an_update(self) -> None:
        assert self.end(self.talks(0, 1, 2, 14, 15), 16) == 3

    def test_with_nothing_recorded_for_four_hours_a_shift_has_just_begun(self) -> None:
        assert self.end(self.talks(0, 1, 2), 6) == 3

    def test_within_the_first_shift_everything_is_new(self) -> None:
        assert self.end(self.talks(0, 1, 3.9), 5) == 0

    def test_the_shift_is_each_operators_own(self) -> None:
        assert self.end(self.talks(0, 14), 15, operator="a.b.") == 0


def test_what_may_not_be_shown_is_not_handed_over() -> None:
    talks = Talks.of()
    talks.say("note 'The foreign minister will resign' --handling red")
    talks.say(f"{ROUND} convene --handling red")
    talks.say("undo")
    talks.say("add party ghost name=Ghost handling=red")
    choice = Choice(Filters(handling="green"))
    shown = handover(talks.state(), choice, Since(known=Instant("2022-03-02T12:00Z")))

    assert (shown.happened, shown.corrected, shown.attention.unfiled) == ((), (), ())
    assert choice.withheld == 3


class TestDifference:
    def changed(self, talks: Talks, *, as_of: str) -> dict[str, Changed]:
        before, after = (status(one).things for one in (talks.state(as_of=as_of), talks.state()))
        return {one.ref: one for one in difference(before, after).changed}

    def test_states_fields_accounts_and_gates_are_compared(self) -> None:
        talks = Talks.of()
        talks.say(f"{ROUND} open place=Brest --at 2022-03-02T21:00 --despite so")
        talks.say(f"{UKRAINE} depart --according-to ukraine --at 2022-03-02T21:00")
        changed = self.changed(talks, as_of="2022-03-02T20:00")

        assert {ref: [tuple(one) for one in changed[ref].changes] for ref in changed} == {
            ROUND: [("state", "proposed", "in session"), ("place", None, {"name": "Brest"})],
            UKRAINE: [("according to party/ukraine", None, "en route")],
            BOMBING: [("gate of round/brest", "blocks", "overtaken")],
        }

    def test_what_was_only_confirmed_is_no_difference(self) -> None:
        talks = Talks.of()
        talks.say(f"confirm {BOMBING} --source nrc:2 --at 2022-03-02T21:00")

        assert self.changed(talks, as_of="2022-03-02T20:00") == {}

    def test_what_is_new_and_what_is_gone_is_told_between_two_records(self) -> None:
        here, there = Talks.of(), Talks.of(BREST + "items: {truce: A truce}\n")
        found = difference(status(here.state()).things, status(there.state()).things)
        back = difference(status(there.state()).things, status(here.state()).things)

        assert [one.ref for one in found.added] == ["item/truce"]
        assert [one.ref for one in back.gone] == ["item/truce"]
        assert found.gone == back.added == found.changed == ()
