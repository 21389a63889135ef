"""Conditions: what is asked first, how far it is met, who judges, and for what it is let go."""

from __future__ import annotations

from tests.talks import Talks
from tests.told import handed_over, line, listed, on_the_day, one, seen, under, why

VIENNA = "{id: jcpoa, title: Nuclear talks, zone: Europe/Vienna}"
JCPOA = """
sources: {gov: {name: IAEA reports, reliability: A}, nyt: {name: New York Times, reliability: B}}
parties:
  iran: Iran
  e3eu3: E3/EU+3
  iaea: {name: IAEA, role: verifier}
  congress: {name: US Congress, role: stakeholder}
texts:
  jcpoa:
    title: Joint Comprehensive Plan of Action
    state: closed
    at: 2015-07-14
measures:
  relief:
    title: Sanctions lifted
    undertaken_by: e3eu3
    undertaken_for: iran
    instrument: other
preconditions:
  nuclear-steps:
    title: The nuclear steps are taken
    demanded_by: e3eu3
    addressed_to: iran
    condition: other
    hardness: hard
    decided_by: iaea
    gates: [text/jcpoa, measure/relief]
    at: 2015-07-14
  centrifuges: {title: Centrifuges taken out, within: precondition/nuclear-steps,
    demanded_by: e3eu3, addressed_to: iran, decided_by: iaea, at: 2015-07-14}
  stockpile: {title: Uranium shipped out, within: precondition/nuclear-steps,
    demanded_by: e3eu3, addressed_to: iran, decided_by: iaea, at: 2015-07-14}
  review:
    title: Congress does not object
    demanded_by: e3eu3
    addressed_to: congress
    gates: text/jcpoa
    at: 2015-07-14
"""
STEPS = "precondition/nuclear-steps"


class TestTheNuclearSteps:
    """Implementation Day waited until the agency, which was no party, had verified."""

    def told(self) -> Talks:
        return on_the_day(JCPOA, VIENNA, "2015-12-30T20:00+01:00")

    def test_a_text_waits_for_what_a_body_does_that_sits_at_no_table(self) -> None:
        talks = self.told()
        assert talks.blockers("text/jcpoa", "bring_into_force") == [STEPS, "precondition/review"]
        assert "US Congress" in line(
            why(talks, "text/jcpoa", "bring_into_force"), "precondition/review meet"
        )

        talks.say("precondition/review meet --at 2015-09-17 --actor congress --source nyt:1")
        assert talks.blockers("text/jcpoa", "bring_into_force") == [STEPS]
        asked = list(under(seen(talks, "conditions"), "Congress does not object"))
        assert asked[0].startswith("E3/EU+3 asks US Congress")

    def test_parts_are_met_one_by_one_and_the_list_grows(self) -> None:
        talks = self.told()
        talks.say("precondition/stockpile meet --at 2015-12-28 --source nyt:1 --according-to iran")
        assert line(seen(talks, "conditions"), "2 of 2") == "parts: 2 of 2 stated"
        talks.say("precondition/stockpile meet --at 2015-12-28 --source nyt:1")
        talks.say(
            f"add precondition core title='The core of Arak filled with concrete' within={STEPS}"
            " demanded_by=e3eu3 addressed_to=iran decided_by=iaea --at 2015-12-28"
        )

        assert line(seen(talks, "conditions"), "of 3 ") == "parts: 2 of 3 stated, 1 met"
        assert line(why(talks, "text/jcpoa", "bring_into_force"), "parts: ") == (
            "parts: 2 of 3 stated, 1 met"
        )

    def test_what_another_judges_is_met_when_they_say_so(self) -> None:
        talks = self.told()
        talks.say(f"{STEPS} meet --at 2015-12-29 --according-to iran")
        talks.say("precondition/review meet --at 2015-09-17")
        assert talks.blockers("text/jcpoa", "bring_into_force") == [STEPS]
        assert why(talks, "text/jcpoa", "bring_into_force")[0] == (
            f"✗ The nuclear steps are taken: stated, according to IAEA ({STEPS})"
        )
        assert "judged by IAEA" in line(seen(talks, "conditions"), "hard · judged")

        talks.turn_clock("2016-01-16T23:00+01:00")
        talks.say(f"{STEPS} meet --according-to iaea --source gov:1")
        assert talks.blockers("text/jcpoa", "bring_into_force") == []
        assert talks.where(STEPS) == "stated"
        talks.say("text/jcpoa bring_into_force")
        talks.say("measure/relief start")
        assert talks.where("measure/relief") == "in_effect"


INTERIM = "{id: jpoa, title: Interim deal, zone: Europe/Vienna}"


def test_relief_has_an_end_that_is_put_off_with_and_without_what_follows() -> None:
    body = (
        "parties: {e3eu3: E3/EU+3, iran: Iran}\n"
        "measures: {relief: {title: Limited relief, undertaken_by: e3eu3, undertaken_for: iran,"
        " state: agreed, at: 2013-11-24}}\n"
    )
    talks = on_the_day(body, INTERIM, "2014-01-20T20:00+01:00")
    talks.say("measure/relief start --until 2014-07-20")
    assert line(seen(talks, "conditions"), "until") == "until Sun 20 Jul 23:59"

    talks.turn_clock("2014-07-19T12:00+02:00")
    assert line(handed_over(talks, "2014-07-19")["About to end"], "measure/relief")
    assert talks.where("measure/relief") == "in_effect"
    talks.say("measure/relief extend --until 2014-11-24 --then suspended")
    assert line(seen(talks, "conditions"), "until") == "until Mon 24 Nov 23:59, then suspended"

    talks.turn_clock("2014-11-24T20:00+01:00")
    talks.say("measure/relief extend --until 2015-06-30")
    talks.turn_clock("2015-07-01T09:00+02:00")
    assert talks.where("measure/relief") == "in_effect, lapsed"
    talks.say("measure/relief extend --until 2015-07-07 --note 'The talks went on.'")
    assert talks.where("measure/relief") == "in_effect"


BELFAST = "{id: belfast, title: Multi-party talks, zone: Europe/London}"
WASHINGTON_THREE = """
sources: {bbc: {name: BBC, reliability: B}}
parties:
  sinn-fein: {name: Sinn Féin, state: invited}
  ira: {name: IRA, role: stakeholder}
  london: United Kingdom
  uup: Ulster Unionist Party
  iicd: {name: Decommissioning commission, role: verifier}
tracks: {strand-one: {title: Strand One}}
texts: {agreement: {title: The agreement}}
measures:
  ceasefire:
    title: The IRA's ceasefire
    undertaken_by: ira
    instrument: ceasefire
    state: in_effect
    at: 1994-08-31
preconditions:
  decommissioning:
    title: Some weapons given up first
    demanded_by: london
    addressed_to: ira
    gates: [party/sinn-fein, track/strand-one]
    at: 1995-03-07
"""
WEAPONS = "precondition/decommissioning"


class TestWashingtonThree:
    """Weapons first, London asked in 1995; in 1997 it let that go for a ceasefire that held."""

    def told(self) -> Talks:
        return on_the_day(WASHINGTON_THREE, BELFAST, "1997-07-19T20:00+01:00")

    def test_a_party_and_a_track_wait_for_what_is_asked_first(self) -> None:
        talks = self.told()

        assert talks.flagged("party/sinn-fein join") == [WEAPONS]
        assert talks.flagged("track/strand-one open") == [WEAPONS]

    def test_it_was_waived_in_exchange_for_a_ceasefire_and_stands_again_if_that_ends(self) -> None:
        talks = self.told()
        talks.say("measure/ceasefire withdraw --at 1996-02-09T18:00 --actor ira --source bbc:1")
        talks.say(
            f"{WEAPONS} waive --at 1997-07-16 --actor london --source bbc:2"
            " provided='{ref: measure/ceasefire, states: in_effect}'"
        )
        assert talks.flagged("party/sinn-fein join") == [WEAPONS, "measure/ceasefire"]
        assert line(seen(talks, "conditions"), "does not count").startswith(
            "does not count (The IRA's ceasefire: withdrawn; in effect is due"
        )

        talks.turn_clock("1997-09-09T12:00+01:00")
        talks.say("measure/ceasefire start --at 1997-07-20T12:00 --actor ira --source bbc:1")
        assert "counts, as its condition holds (The IRA's ceasefire)" in seen(talks, "conditions")
        assert talks.thing(WEAPONS).gates == {
            "party/sinn-fein": "cleared",
            "track/strand-one": "cleared",
        }
        talks.say("party/sinn-fein join")
        assert "✔ Some weapons given up first waived" in " ".join(seen(talks, "conditions"))

    def test_an_assurance_is_short_of_the_guarantee_that_was_asked(self) -> None:
        talks = self.told()
        talks.turn_clock("1998-04-10T16:00+01:00")
        talks.say(
            "add precondition exclusion title='No office before weapons are given up, in the text'"
            " demanded_by=uup addressed_to=london hardness=hard gates=text/agreement"
            " --at 1998-04-10"
        )
        talks.say(
            "add text letter title='Letter of the Prime Minister' pen_holder=london --at 1998-04-10"
            " links='{supplements: text/agreement}'"
        )
        talks.say(
            "precondition/exclusion pledge --actor london --source bbc:2 --because text/letter"
            " links='{about: text/letter}' --note 'An assurance, outside the text.'"
        )

        assert talks.blockers("text/agreement", "bring_into_force") == ["precondition/exclusion"]
        assert why(talks, "text/agreement", "bring_into_force")[0].startswith(
            "✗ No office before weapons are given up, in the text: pledged"
        )
        asked = list(under(seen(talks, "conditions"), "No office"))
        assert "about Letter of the Prime Minister" in asked
        talks.say("precondition/exclusion waive --actor uup --note 'Took the letter for it.'")
        assert talks.blockers("text/agreement", "bring_into_force") == []


MINSK = "{id: minsk, title: Minsk process, zone: Europe/Minsk}"
PACKAGE = """
sources: {smm: {name: OSCE monitors, reliability: A}}
parties:
  ukraine: Ukraine
  russia: Russia
  separatists: {name: Donetsk and Luhansk}
  osce: {name: OSCE, role: verifier}
items: {elections: {title: Local elections, at: 2015-02-12}}
preconditions:
  security:
    title: Security first
    demanded_by: ukraine
    addressed_to: [russia, separatists]
    condition: withdrawal
    hardness: hard
    gates: [item/elections, process/minsk]
    at: 2015-02-12
  weapons:
    title: Heavy weapons withdrawn
    within: precondition/security
    demanded_by: ukraine
    addressed_to: separatists
    decided_by: osce
    at: 2015-02-12
"""
SECURITY, WEAPONS_BACK = "precondition/security", "precondition/weapons"


class TestMinsk:
    def told(self) -> Talks:
        return on_the_day(PACKAGE, MINSK, "2015-09-02T20:00+03:00")

    def test_an_item_and_the_whole_process_wait_for_what_is_asked(self) -> None:
        talks = self.told()

        assert talks.flagged("item/elections accept") == [SECURITY]
        assert talks.flagged("process/minsk conclude") == [SECURITY]

    def test_it_is_answered_with_a_counter_condition_and_each_waits_for_the_other(self) -> None:
        talks = self.told()
        talks.say(
            "add precondition status title='Special status first' demanded_by=russia"
            f" addressed_to=ukraine gates={SECURITY} --at 2015-03-17 --because {SECURITY}"
            f" links='{{in_exchange_for: {SECURITY}}}'"
        )
        talks.say(
            f"amend {SECURITY} gates+=precondition/status --at 2015-03-18 --according-to ukraine"
        )
        reasons = why(talks, "item/elections", "accept")

        assert reasons[0].startswith("✗ Security first: stated")
        assert line(reasons, "(precondition/status)").startswith("✗ Special status first: stated")
        assert talks.flagged(f"{SECURITY} meet") == ["precondition/status"]
        asked = seen(talks, "conditions")
        assert asked.count("in exchange for Security first") == 1
        assert asked.count("in exchange for Special status first") == 1

    def test_it_is_met_by_degrees_undermined_violated_and_repaired_by_the_monitors_word(
        self,
    ) -> None:
        talks = self.told()
        by_osce = "--according-to osce --source smm:1"
        talks.say(f"{WEAPONS_BACK} partly_meet degree=1 --at 2015-02-28 {by_osce}")
        assert "already. Amend it" in talks.refused(f"{WEAPONS_BACK} partly_meet {by_osce}")
        talks.say(f"amend {WEAPONS_BACK} degree=2 --at 2015-03-10 {by_osce}")
        talks.say(f"amend {WEAPONS_BACK} degree=1 --at 2015-04-15 {by_osce} --note Undermined.")
        talks.say(f"{WEAPONS_BACK} violate degree=0 --at 2015-06-03 {by_osce}")
        talks.say(f"{WEAPONS_BACK} partly_meet degree=2 --at 2015-09-01 {by_osce}")

        assert talks.where(WEAPONS_BACK) == "stated"
        assert talks.where(WEAPONS_BACK, by="osce", as_of="2015-06-04") == "violated"
        asked = list(under(seen(talks, "conditions"), "Heavy weapons"))
        assert "judged by OSCE" in asked[0]
        assert asked[1].startswith("OSCE says partially met, degree 2 Tue 1 Sep A1")
        told = one(talks, WEAPONS_BACK)
        assert line(told, "violated").startswith(
            "#13 Wed 3 Jun OSCE: Heavy weapons withdrawn: violated"
        )
        before = list(under(seen(talks, "conditions", as_of="2015-03-31"), "Heavy weapons"))
        assert before[1].startswith("OSCE says partially met, degree 2 Tue 10 Mar")

    def test_the_desk_may_follow_the_monitors_word(self) -> None:
        talks = self.told()
        talks.say(f"{WEAPONS_BACK} partly_meet degree=2 --at 2015-03-10 --according-to osce")
        talks.say(f"adopt {talks.entries[-1].seq}")
        talks.say(f"{WEAPONS_BACK} violate degree=0 --at 2015-06-03")
        talks.say(f"{WEAPONS_BACK} pledge --at 2015-08-26 --actor separatists")
        talks.say(f"{WEAPONS_BACK} meet degree=3 --at 2015-09-01")

        asked = list(under(seen(talks, "conditions"), "✔ Heavy weapons withdrawn met"))
        assert "degree 3 of 3" in asked[0]
        assert line(asked, "OSCE says").startswith("OSCE says partially met, degree 2")
        assert line(listed(talks, "precondition"), "parts: ") == "parts: 1 of 1 met"


GENEVA = "{id: syria, title: Intra-Syrian talks, zone: Europe/Zurich}"
RESOLUTION_2254 = """
parties:
  hnc: High Negotiations Committee
  government: Syrian Government
  un: {name: United Nations, role: mediator}
rounds: {geneva: {title: Geneva III, format: proximity, mediators: un}}
preconditions:
  humanitarian:
    {title: Paragraphs 12 and 13, demanded_by: hnc, addressed_to: government, gates: round/geneva,
     at: 2016-01-25}
  sieges: {title: Sieges lifted, within: precondition/humanitarian, demanded_by: hnc,
    addressed_to: government, at: 2016-01-25}
  bombing: {title: Bombing of civilians stopped, within: precondition/humanitarian,
    demanded_by: hnc, at: 2016-01-25}
"""


def test_a_round_opens_despite_what_was_asked_and_that_stays_asked() -> None:
    talks = on_the_day(RESOLUTION_2254, GENEVA, "2016-02-01T20:00+01:00")
    talks.say("precondition/bombing reject --actor government --at 2016-01-29")
    assert talks.flagged("round/geneva open") == ["precondition/humanitarian"]
    talks.say("round/geneva open --despite 'The envoy has declared them begun.'")

    asked = seen(talks, "conditions")
    assert line(asked, "gates") == "gates Geneva III overtaken"
    assert line(asked, "of 2 ") == "parts: 1 of 2 stated, 1 rejected"
    assert talks.where("precondition/humanitarian") == "stated"
    assert "despite: The envoy has declared them begun." in one(talks, "round/geneva")
