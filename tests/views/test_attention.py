"""What needs attention: overdue, lapsed, about to end, due, stale, contradictory, unfiled, odd."""

from __future__ import annotations

from negotiation.record.memory import MemoryStore
from negotiation.views.anomalies import anomalies
from negotiation.views.attention import Attention, Concern, attention, unfiled
from negotiation.views.filters import Choice, Filters
from tests.talks import BREST, PEOPLE, Talks, recorded

ROUND = "round/brest"
UKRAINE = "delegation/ukraine-brest"
BOMBING = "precondition/stop-bombing"


def seen(talks: Talks, wanted: Filters | None = None) -> Attention:
    return attention(talks.state(), Choice(wanted))


def said(concerns: tuple[Concern, ...]) -> dict[str, str]:
    return {one.thing.ref: one.why for one in concerns}


class TestOverdueAndDue:
    def test_a_round_is_overdue_while_it_could_still_open(self) -> None:
        talks = Talks.of()
        talks.say(f"{ROUND} schedule scheduled=2022-03-02T15:00 --at 2022-03-01")
        assert said(seen(talks).overdue) == {ROUND: "was due Wed 2 Mar 15:00"}
        talks.say(f"{ROUND} open --despite 'They met.'")
        assert not seen(talks).overdue

    def test_a_deadline_is_overdue_until_it_is_met_missed_or_dropped(self) -> None:
        talks = Talks.of()
        talks.say("add deadline exchange title='Exchange of lists' due=2022-03-01")
        assert list(said(seen(talks).overdue)) == ["deadline/exchange"]
        talks.say("deadline/exchange miss")
        assert not seen(talks).overdue

    def test_what_is_due_within_two_days_is_listed_and_what_is_later_is_not(self) -> None:
        talks = Talks.of()
        talks.say("add deadline soon title=Soon due=2022-03-04T21:59")
        talks.say("add deadline later title=Later due=2022-03-05T22:01")
        talks.say(f"amend {BOMBING} next_look=2022-03-03")

        assert said(seen(talks).due) == {
            BOMBING: "to be looked at Thu 3 Mar",
            "deadline/soon": "due Fri 4 Mar 21:59",
        }


class TestEnding:
    def test_a_pause_is_about_to_end_and_then_has_lapsed(self) -> None:
        talks = Talks.live(PEOPLE + "measures: {pause: {title: A pause, undertaken_by: russia}}\n")
        talks.say("measure/pause start --until 2022-03-03T10:00 --then suspended")
        assert said(seen(talks).expiring) == {
            "measure/pause": "in effect until Thu 3 Mar 10:00, then suspended"
        }
        talks.say("measure/pause extend --until 2022-03-03T10:00")
        talks.turn_clock("2022-03-03T11:00+02:00")

        assert not seen(talks).expiring
        assert said(seen(talks).lapsed) == {
            "measure/pause": "in effect until Thu 3 Mar 10:00, no word since"
        }

    def test_an_end_by_somebody_elses_word_is_theirs(self) -> None:
        talks = Talks.of(PEOPLE + "measures: {pause: {title: A pause, state: agreed}}\n")
        talks.say("confirm measure/pause --according-to russia --until 2022-03-03T10:00")

        assert said(seen(talks).expiring) == {
            "measure/pause": "agreed until Thu 3 Mar 10:00, says Russia"
        }


class TestStale:
    def test_a_demand_without_a_word_for_three_days_is_stale(self) -> None:
        talks = Talks.live(clock="2022-03-05T00:30+02:00")
        assert BOMBING in said(seen(talks).stale)
        talks.say(f"confirm {BOMBING} --source nrc:2")
        assert BOMBING not in said(seen(talks).stale)

    def test_what_was_to_be_looked_at_again_is_stale_until_somebody_has(self) -> None:
        talks = Talks.of()
        talks.say(f"amend {BOMBING} next_look=2022-03-02T09:00 --at 2022-03-01T23:00")
        assert said(seen(talks).stale) == {BOMBING: "was to be looked at Wed 2 Mar 09:00"}
        talks.say(f"confirm {BOMBING}")
        assert not seen(talks).stale

    def test_when_a_round_ends_its_parts_leave_but_for_delegations_until_they_are_home(
        self,
    ) -> None:
        talks = Talks.live(clock="2022-03-09T22:00+02:00")
        talks.say("delegation/russia-brest arrive --at 2022-03-02")
        talks.say(f"{ROUND} conclude --at 2022-03-03")
        assert list(said(seen(talks).stale)) == [BOMBING, "delegation/russia-brest"]
        talks.say("delegation/russia-brest get_home")
        assert list(said(seen(talks).stale)) == [BOMBING]

    def test_a_measure_in_effect_stays_to_be_watched(self) -> None:
        talks = Talks.live(PEOPLE + "measures: {truce: {title: A truce}}\n")
        talks.say("measure/truce start")
        talks.turn_clock("2022-03-04T22:00+02:00")
        assert list(said(seen(talks).stale)) == ["measure/truce"]
        talks.say("measure/truce complete")
        assert not seen(talks).stale


def test_accounts_that_contradict_the_desks_are_named_with_whose_they_are() -> None:
    talks = Talks.of()
    talks.say(f"{UKRAINE} depart --according-to ukraine")
    talks.say("amend delegation/russia-brest head=medinsky --according-to russia")

    assert said(seen(talks).contradictory) == {
        "delegation/russia-brest": "Russia says otherwise: head",
        UKRAINE: "Ukraine says otherwise: en route",
    }


def test_answers_that_contradict_each_other_make_their_question_one_to_look_at() -> None:
    body = (
        PEOPLE
        + """
questions:
  dead:
    title: Soldiers killed
    claims: {ukraine: {best: 5300, source: nrc:6}, russia: {best: 500, source: tass:6}}
  city: {title: Has the city fallen?, claims: {russia: {says: It has}}}
"""
    )
    talks = Talks(recorded(MemoryStore(), body))

    assert said(seen(talks).contradictory) == {
        "question/dead": "Ukraine and Russia contradict each other"
    }


class TestUnfiled:
    def test_a_report_is_unfiled_until_an_update_in_force_cites_it(self) -> None:
        talks = Talks.of()
        talks.say("note 'Convoy seen at Kobryn' --source nrc:3")
        report = talks.entries[-1].seq
        assert [one.seq for one in unfiled(talks.state())] == [report]
        talks.say(f"{UKRAINE} depart --because #{report}")
        assert unfiled(talks.state()) == ()
        talks.say("undo")
        assert [one.seq for one in unfiled(talks.state())] == [report]

    def test_a_remark_on_a_thing_is_filed_where_it_stands(self) -> None:
        talks = Talks.of()
        talks.say(f"note {ROUND} 'Nobody has confirmed the place'")

        assert unfiled(talks.state()) == ()


class TestAnomalies:
    def late(self) -> Talks:
        """Ukraine's delegation left at 18:00, as known first; at 17:00 it had been recalled."""
        talks = Talks.of()
        talks.say(f"{UKRAINE} depart --at 2022-03-02T18:00")
        talks.say(f"{UKRAINE} recall --at 2022-03-02T17:00")
        return talks

    def test_a_late_fact_makes_a_later_move_odd_and_the_last_word_stands(self) -> None:
        talks = self.late()
        (odd,) = anomalies(talks.state())
        departed, recalled = (one.seq for one in talks.entries[-2:])

        assert talks.where(UKRAINE) == "en_route"
        assert odd.ref == UKRAINE
        assert odd.says == (
            f"Ukraine's delegation, Second round went from named to en route (#{departed}),"
            f" but was recalled by then (#{recalled})"
        )
        assert f"confirm {UKRAINE}" in odd.settled_by

    def test_each_way_that_is_offered_settles_it(self) -> None:
        for way in ("confirm {ref}", "retract {late} --note 'A mistake.'", "correct {odd} depart"):
            talks = self.late()
            (odd,) = anomalies(talks.state())
            late = talks.entries[-1].seq
            talks.say(way.format(ref=UKRAINE, late=late, odd=odd.seq))
            assert anomalies(talks.state()) == (), way

    def test_moves_in_order_are_no_anomaly_nor_is_what_another_account_says(self) -> None:
        talks = Talks.of()
        talks.say(f"{UKRAINE} arrive --according-to ukraine --at 2022-03-02T16:00")
        talks.say(f"{UKRAINE} depart --at 2022-03-02T18:00")
        talks.say(f"{UKRAINE} arrive --at 2022-03-02T20:00")

        assert anomalies(talks.state()) == ()

    def test_a_state_that_fell_by_itself_is_where_the_next_move_begins(self) -> None:
        talks = Talks.of(PEOPLE + "measures: {pause: {title: A pause}}\n")
        talks.say("measure/pause start --at 2022-03-01 --until 2022-03-02T10:00 --then suspended")
        talks.say("measure/pause complete --at 2022-03-02T12:00")
        talks.say("measure/pause start --at 2022-03-02T13:00")

        assert anomalies(talks.state()) == ()

    def test_a_field_that_names_what_was_taken_back_is_one(self) -> None:
        talks = Talks.of(BREST)
        talks.say("add measure corridor title=Corridor undertaken_by=russia")
        added = talks.entries[-1].seq
        talks.say("add deadline lists title=Lists due=2022-03-04 bears_on=measure/corridor")
        talks.say(f"retract {added} --note 'There was no offer.'")
        (odd,) = anomalies(talks.state())

        assert (odd.ref, odd.seq) == ("deadline/lists", None)
        assert "measure/corridor" in odd.says
        assert odd.settled_by == ("amend deadline/lists bears_on=…",)


def test_what_may_not_be_shown_is_left_out_and_counted() -> None:
    talks = Talks.of()
    talks.say("add deadline secret title=Secret due=2022-03-01 handling=red")
    choice = Choice(Filters(handling="amber"))

    assert not attention(talks.state(), choice).overdue
    assert choice.withheld == 1


def test_under_a_ceiling_nobody_contradicts_by_what_may_not_be_shown() -> None:
    talks = Talks.of(
        BREST
        + """
questions:
  dead:
    title: Soldiers killed
    claims:
      ukraine: {best: 5300, source: nrc:6}
      russia: {best: 500, source: nrc:6, handling: red}
"""
    )
    talks.say("round/brest postpone --according-to russia --handling red --source nrc:2")

    def contradictory(ceiling: str | None) -> list[str]:
        found = attention(talks.state(), Choice(Filters(handling=ceiling)))
        return [f"{one.thing.title}: {one.why}" for one in found.contradictory]

    assert contradictory("green") == []
    assert len(contradictory(None)) == 2
