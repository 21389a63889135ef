"""Deadlines: extended with reasons, prices and denials, met, missed, and with branches."""

from __future__ import annotations

from tests.talks import Talks
from tests.told import handed_over, line, listed, log, on_the_day, one, seen, under

VIENNA = "{id: jcpoa, title: Nuclear talks, zone: Europe/Vienna}"
JCPOA = """
sources: {reuters: {name: Reuters, reliability: B}}
parties: {iran: Iran, e3eu3: E3/EU+3, eu: {name: European Union, role: facilitator}}
people: {mogherini: {name: Federica Mogherini, party: eu}}
texts: {accord: {title: Comprehensive agreement, state: bracketed, at: 2014-07-01}}
measures:
  funds: {title: Frozen funds released, undertaken_by: e3eu3, undertaken_for: iran}
deadlines:
  accord:
    title: End of the interim agreement
    due: 20 jul 2014
    bears_on: text/accord
    set_by: e3eu3
    consequence: The interim agreement ends, and its relief with it
    at: 2014-01-20
    source: reuters:1
"""
ACCORD = "deadline/accord"


def due_in(extension: str) -> str:
    """Return the date that a line about an extension has in brackets."""
    return extension.partition("(due ")[2].partition(")")[0]


class TestVienna:
    """Due on 20 July 2014, reached on 14 July 2015; on the way it was put off five times."""

    def told(self) -> Talks:
        talks = on_the_day(JCPOA, VIENNA, "2014-07-19T09:00+02:00")
        talks.say("measure/funds agree --at 2014-07-18 --source reuters:1")
        talks.say(
            f"{ACCORD} extend due='24 nov' --at 2014-07-18 --source reuters:1"
            " --because measure/funds --note 'The gaps are still too wide.'"
        )
        talks.say(f"amend measure/funds links+='{{in_exchange_for: {ACCORD}}}' --at 2014-07-18")
        for day, due in (("2014-11-24", "30 jun"), ("2015-06-30", "7 jul")):
            talks.turn_clock(f"{day}T22:00+01:00")
            talks.say(f"{ACCORD} extend due='{due}' --at {day} --source reuters:1")
        return talks

    def test_each_extension_is_kept_with_its_day_its_reason_and_its_price(self) -> None:
        talks = self.told()
        shown = one(talks, ACCORD)

        dues = [due_in(each) for each in shown if ": set (due" in each]
        assert dues == ["Mon 24 Nov 2014", "Tue 30 Jun", "Tue 7 Jul"]
        assert "– The gaps are still too wide." in shown
        assert "because of measure/funds" in shown
        assert "in exchange for Frozen funds released" in shown
        assert line(shown, "consequence").endswith("its relief with it")
        assert next(under(listed(talks, "deadline"), "End of the interim")) == "due Tue 7 Jul"

    def test_what_was_due_then_stays_askable(self) -> None:
        talks = self.told()
        for then, due in (("2014-03-01", "20 Jul"), ("2014-12-01", "30 Jun")):
            lines = under(listed(talks, "deadline", as_of=then), "End of the interim")
            assert due in next(lines)

    def test_who_denies_that_it_was_extended_has_another_date_beside_the_desks(self) -> None:
        talks = self.told()
        talks.turn_clock("2015-07-07T19:00+02:00")
        talks.say(f"{ACCORD} extend due='10 jul' --source reuters:2")
        talks.say(
            f"amend {ACCORD} due=today --according-to mogherini --source reuters:1"
            " --quote 'This does not mean we are extending our deadline.'"
        )

        assert line(listed(talks, "deadline"), "Mogherini says").startswith(
            "Federica Mogherini says due Tue 7 Jul"
        )
        attention = handed_over(talks, "2015-07-07")
        assert "says otherwise: due" in line(attention["Contradictory"], ACCORD)
        assert "Due in the next two days" not in attention
        talks.turn_clock("2015-07-08T12:00+02:00")
        assert "due Fri 10 Jul" in line(
            handed_over(talks, "2015-07-08")["Due in the next two days"], ACCORD
        )

    def test_it_is_overdue_until_it_is_extended_once_more_and_met(self) -> None:
        talks = self.told()
        talks.turn_clock("2015-07-08T01:00+02:00")
        assert line(handed_over(talks, "2015-07-07")["Overdue"], ACCORD).startswith(
            "End of the interim agreement was due Tue 7 Jul"
        )

        talks.say(f"{ACCORD} extend due='13 jul' --at 2015-07-07 --source reuters:1")
        talks.turn_clock("2015-07-14T12:00+02:00")
        talks.say("text/accord close --at '2015-07-14 morning' --source reuters:1")
        talks.say(f"{ACCORD} meet --at '2015-07-14 morning' --source reuters:1")
        assert "Overdue" not in handed_over(talks, "2015-07-13")
        assert "End of the interim agreement: due, met" in line(seen(talks, "timeline"), ": due")


STORMONT = "{id: good-friday, title: Multi-party talks, zone: Europe/London}"
TALKS = """
sources: {bbc: {name: BBC, reliability: B}}
parties: {chairmen: {name: The chairmen, role: mediator}}
texts: {agreement: {title: Agreement, pen_holder: chairmen, state: bracketed, at: 1998-04-07}}
deadlines:
  midnight:
    title: The chairman's deadline
    due: thu
    bears_on: text/agreement
    set_by: chairmen
    consequence: The chairman goes home
    at: 1998-04-06
    source: bbc:1
"""


def test_a_deadline_is_missed_and_what_it_was_set_for_reached_all_the_same() -> None:
    """Midnight of Thursday 9 April 1998 passed; there was an agreement on Good Friday."""
    talks = on_the_day(TALKS, STORMONT, "1998-04-10T01:00+01:00")
    assert "was due Thu 9 Apr" in handed_over(talks, "1998-04-09")["Overdue"][0]

    talks.say("deadline/midnight miss --at '1998-04-10 night' --source bbc:1")
    assert "Overdue" not in handed_over(talks, "1998-04-09")
    talks.turn_clock("1998-04-10T18:00+01:00")
    talks.say("text/agreement close --at 17:30 --source bbc:1")

    assert (talks.where("deadline/midnight"), talks.where("text/agreement")) == ("missed", "closed")
    assert "The chairman's deadline: due, missed" in line(seen(talks, "timeline"), ": due")
    assert "consequence The chairman goes home" in one(talks, "deadline/midnight")


BRUSSELS = "{id: brexit, title: Withdrawal talks, zone: Europe/Brussels}"
BREXIT = """
sources: {council: {name: European Council, reliability: A}}
parties: {uk: United Kingdom, commons: {name: House of Commons, role: stakeholder}}
texts:
  withdrawal:
    title: Withdrawal agreement
    state: agreed_ad_referendum
    at: 2018-11-25
    consents: {commons: }
deadlines:
  exit:
    title: Exit without an agreement
    due: 29 mar 2019
    bears_on: text/withdrawal
    consequence: The United Kingdom leaves without an agreement
    at: 2017-03-29
"""
APPROVED = "deadline/exit-approved"


class TestBrexit:
    """On 22 March 2019 there were two dates: which of them held was for the Commons to say."""

    def told(self) -> Talks:
        talks = on_the_day(BREXIT, BRUSSELS, "2019-03-22T09:00+01:00")
        talks.say("deadline/exit extend due='12 apr' --at '2019-03-21 evening' --source council:1")
        talks.say(
            "add deadline exit-approved title='Exit with the agreement' due='22 may'"
            " bears_on=text/withdrawal links='{alternative_to: deadline/exit}'"
            " provided='{ref: consent/commons-withdrawal, states: ratified}'"
            " --at '2019-03-21 evening' --source council:1"
        )
        return talks

    def test_a_branch_counts_only_while_its_condition_holds(self) -> None:
        talks = self.told()
        shown = one(talks, APPROVED)
        assert "due Wed 22 May" in shown
        assert line(shown, "does not count").endswith(
            "House of Commons' consent to Withdrawal agreement: awaited; ratified is due)"
        )
        assert "alternative to Exit without an agreement" in shown
        assert "alternative to Exit with the agreement" in one(talks, "deadline/exit")

        talks.say("consent/commons-withdrawal ratify")
        assert line(one(talks, APPROVED), "its condition").startswith("counts")

    def test_a_branch_that_does_not_count_is_never_due(self) -> None:
        talks = self.told()
        talks.turn_clock("2019-03-29T18:00+01:00")
        talks.say("consent/commons-withdrawal refuse --at 14:30 --note 'By 344 to 286.'")
        talks.turn_clock("2019-05-23T09:00+02:00")

        assert [each.split()[-1] for each in handed_over(talks, "2019-05-22")["Overdue"]] == [
            "deadline/exit"
        ]

    def test_it_may_be_put_off_any_number_of_times(self) -> None:
        talks = self.told()
        for day, due in (("2019-04-11", "31 oct"), ("2019-10-29", "31 jan")):
            talks.turn_clock(f"{day}T12:00+02:00")
            talks.say(f"deadline/exit extend due='{due}' --source council:1")
        talks.turn_clock("2020-02-01T00:00+01:00")
        talks.say("deadline/exit drop --at 2020-01-31 --note 'It left with an agreement.'")

        extended = [each for each in log(talks, "deadline/exit") if "(due " in each]
        assert [due_in(each) for each in extended] == [
            "Fri 12 Apr 2019",
            "Thu 31 Oct 2019",
            "Fri 31 Jan",
        ]
        assert talks.where("deadline/exit", as_of="2020-01-30") == "set"
        assert talks.where("deadline/exit") == "dropped"
