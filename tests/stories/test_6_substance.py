"""Substance: items, positions, texts and consents, and how what is agreed hangs together."""

from __future__ import annotations

from tests.talks import Talks
from tests.told import difference, line, log, on_the_day, one, seen, under

CAMP_DAVID = "{id: camp-david, title: Camp David, zone: America/New_York}"
JULY_2000 = """
sources: {memoir: {name: A memoir, reliability: C}, wire: {name: Wires, reliability: B}}
parties: {israel: Israel, palestinians: Palestinians, usa: {name: United States, role: mediator}}
items:
  jerusalem:
    title: Jerusalem
    category: territorial
    state: under_discussion
    at: 2000-07-11
    positions:
      israel: {state: red_line, at: 2000-07-11, text: Undivided, visibility: public}
      palestinians: {state: demands, at: 2000-07-11, text: The east as capital, visibility: public}
  territory: {title: Territory, state: under_discussion, at: 2000-07-11}
  borders: {title: Borders, state: under_discussion, at: 2000-07-11}
"""
ISRAEL, PALESTINIANS = "position/israel-old-city", "position/palestinians-old-city"


class TestJerusalem:
    """At Camp David in July 2000 Jerusalem was taken apart, and positions moved by the hour."""

    def told(self) -> Talks:
        talks = on_the_day(JULY_2000, CAMP_DAVID, "2000-07-19T20:00-04:00")
        for slug, title in (("old-city", "Old City"), ("suburbs", "Outer neighbourhoods")):
            talks.say(
                f"add item {slug} title='{title}' category=territorial state=under_discussion"
                f" --at 2000-07-16 links='{{split_from: item/jerusalem, since: 2000-07-16}}'"
            )
        talks.say("amend item/suburbs within=item/jerusalem --at 2000-07-16")
        talks.say("add position israel-old-city item=old-city party=israel --at 2000-07-16")
        talks.say(
            "add position palestinians-old-city item=old-city party=palestinians --at 2000-07-16"
        )
        return talks

    def test_an_item_is_split_and_one_part_moved_into_another(self) -> None:
        talks = self.told()
        talks.say("amend item/old-city within=item/jerusalem --at 2000-07-17")
        agenda = list(under(seen(talks, "agenda"), "item/jerusalem"))
        assert agenda[0] == "split into Old City · split into Outer neighbourhoods"
        assert agenda[1] == "parts: 2 of 2 under discussion"

        talks.say("amend item/suburbs within=item/territory --at 2000-07-18")
        assert "parts: 1 of 1 under discussion" in list(
            under(seen(talks, "agenda"), "item/territory")
        )
        assert "within Territory · split from Jerusalem" in seen(talks, "agenda")

    def test_items_are_merged_and_the_merged_are_not_waited_for(self) -> None:
        talks = self.told()
        talks.say("amend item/borders links+='{continued_in: item/territory}' --at 2000-07-14")

        agenda = seen(talks, "agenda")
        assert line(agenda, "continued in Territory")
        assert line(agenda, "continued from Borders")
        assert agenda[1] == "0 of 4 agreed."

    def test_positions_change_by_the_hour_and_each_stance_is_kept(self) -> None:
        talks = self.told()
        for hour, who, trigger in (
            ("01", ISRAEL, "reject"),
            ("06", ISRAEL, "be_open_to"),
            ("09", PALESTINIANS, "reserve"),
            ("15", PALESTINIANS, "reject"),
        ):
            talks.say(f"{who} {trigger} --at 2000-07-19T{hour}:00 --source memoir:3")
        agenda = seen(talks, "agenda")

        assert line(agenda, "open to Wed 19 Jul 06:00 C3").startswith("Israel: ")
        assert "reserves Wed 19 Jul 09:00 C3 → rejects Wed 19 Jul 15:00 C3" in line(
            agenda, "Palestinians: no position"
        )
        assert line(seen(talks, "agenda", as_of="2000-07-19T07:00"), "item/old-city").startswith(
            "◐ Old City under discussion open to no position"
        )

    def test_one_accepts_if_the_other_does_and_that_one_has_a_condition_of_its_own(self) -> None:
        talks = self.told()
        talks.say(
            f"{ISRAEL} accept_if --at 2000-07-18 visibility=private --source memoir:2"
            f" provided='{{ref: {PALESTINIANS}, states: [accepts, accepts_if]}}'"
        )
        agenda = seen(talks, "agenda")
        assert line(agenda, "Israel: does not count").endswith(
            "(Palestinians on Old City: no position; accepts or accepts if is due)"
        )

        talks.say(
            f"{PALESTINIANS} accept_if --at 2000-07-18T20:00"
            " provided='{all: [{ref: item/suburbs, states: agreed},"
            " {any: [{ref: item/territory, states: agreed},"
            " {ref: item/borders, states: agreed}]}]}'"
        )
        israels = line(seen(talks, "agenda"), "Israel: does not count")
        assert "counts only while its own condition holds" in israels
        talks.say("item/suburbs agree --at 2000-07-19")
        talks.say("item/borders agree --at 2000-07-19")
        assert line(seen(talks, "agenda"), "Israel: counts")
        assert line(seen(talks, "agenda"), "Palestinians: counts").endswith(
            "(Outer neighbourhoods, Territory, Borders)"
        )

    def test_what_one_says_in_public_stands_beside_what_the_desk_knows_of_in_private(self) -> None:
        talks = self.told()
        talks.say(
            "position/israel-jerusalem be_open_to visibility=private text='Shared sovereignty'"
            " --at 2000-07-18 --source memoir:2 --handling amber"
        )
        talks.say(
            "position/israel-jerusalem draw_red_line visibility=public text=Undivided"
            " --at 2000-07-19 --according-to israel --source wire:1"
        )
        talks.say("amend position/israel-jerusalem binding=exploratory --at 2000-07-18")
        agenda = seen(talks, "agenda")

        assert "open to; Israel says red line" in line(agenda, "item/jerusalem")
        assert "Israel: private · exploratory · Shared sovereignty" in agenda
        assert "Israel says: public · Undivided" in agenda
        assert line(one(talks, "position/israel-jerusalem"), "Israel says").startswith(
            "Israel says red line, text Undivided, visibility public"
        )

    def test_alternatives_are_ranked_and_a_package_is_taken_only_whole(self) -> None:
        talks = self.told()
        for rank, slug in ((1, "sovereignty"), (2, "custody"), (3, "deferral")):
            talks.say(
                f"add item {slug} title={slug.title()} --at 2000-07-18"
                f" links='{{alternative_to: item/old-city, rank: {rank}}}'"
            )
        talks.say("amend item/suburbs links+='{only_with: item/custody}' --at 2000-07-18")
        agenda = seen(talks, "agenda")
        assert line(agenda, "alternative to Custody, rank 2 ").count("rank") == 3
        assert line(agenda, "only with Outer neighbourhoods") == (
            "alternative to Old City, rank 2 · only with Outer neighbourhoods"
        )

        talks.say("item/custody agree --at 2000-07-18T10:00")
        talks.say("item/suburbs agree --at 2000-07-18T10:00")
        talks.say("item/suburbs reopen --at 2000-07-19T10:00")
        assert line(seen(talks, "agenda"), "takes with it") == "reopening takes with it: Custody"


HAVANA = (
    "{id: havana, title: Havana talks, zone: America/Bogota, linkage: nothing_until_everything}"
)
COLOMBIA = """
sources: {tiempo: {name: El Tiempo, reliability: B}}
parties:
  government: Government of Colombia
  farc: FARC-EP
  voters: {name: The voters, role: stakeholder}
  congress: {name: Congress, role: stakeholder}
items:
  land: {title: Land reform, state: agreed, at: 2013-05-26}
  participation: {title: Political participation, state: agreed, at: 2013-11-06}
  drugs: {title: Illicit drugs, state: agreed, at: 2014-05-16}
  victims: {title: Victims, state: agreed, at: 2015-12-15}
  end: {title: End of the conflict, state: under_discussion, at: 2012-08-26}
texts:
  final: {title: Final agreement, version: draft of August, items: [land, victims, end]}
  justice: {title: Special jurisdiction for peace, within: text/final}
  rural: {title: Rural reform, within: text/final, state: closed, at: 2013-05-26}
measures:
  ceasefire:
    title: FARC's own ceasefire
    undertaken_by: farc
    instrument: ceasefire
    state: offered
    at: 2014-12-17
"""


class TestHavana:
    """Lost at the plebiscite of 2 October 2016, changed, signed again and ratified by Congress."""

    def told(self) -> Talks:
        return on_the_day(COLOMBIA, HAVANA, "2016-08-23T20:00-05:00")

    def signed(self) -> Talks:
        talks = self.told()
        talks.turn_clock("2016-09-26T20:00-05:00")
        talks.say("item/end agree --at 2016-08-24 --source tiempo:1")
        talks.say("text/final close --at 2016-08-24 --source tiempo:1")
        for party, state in (("government", "signed"), ("farc", "signed"), ("voters", "awaited")):
            talks.say(
                f"add consent {party}-final of_text=final party={party} state={state}"
                " --at 2016-09-26 --source tiempo:1"
            )
        return talks

    def test_clauses_are_counted_and_one_sides_closed_stands_against_the_others_draft(self) -> None:
        talks = self.told()
        talks.say("text/justice bracket --at 2015-09-23")
        talks.say("text/justice close --at 2015-09-23 --according-to farc --source tiempo:2")
        talks.say("text/justice propose --at 2015-10-01 --according-to government")
        texts = seen(talks, "agenda")

        assert line(texts, "Final agreement, draft of August")
        assert line(texts, "parts: ") == "parts: 1 of 2 bracketed, 1 closed"
        assert line(texts, "FARC-EP says").startswith("FARC-EP says closed Wed 23 Sep 2015 B2")
        assert line(texts, "Government of Colombia says").startswith(
            "Government of Colombia says proposal"
        )

    def test_nothing_is_agreed_until_everything_is(self) -> None:
        talks = self.told()
        agenda = seen(talks, "agenda")
        assert agenda[1] == (
            "Nothing is agreed until everything is agreed: 4 of 5 agreed, provisionally."
        )
        assert line(agenda, "item/land").startswith("✔ Land reform agreed, provisional")

        talks.say("item/end agree_ad_referendum --at 2016-08-23")
        assert line(seen(talks, "agenda"), "item/end").startswith(
            "◐ End of the conflict agreed ad referendum, provisional"
        )
        talks.say("item/end agree --at 2016-08-23T20:00")
        assert seen(talks, "agenda")[1] == "Everything is agreed: 5 of 5 agreed."

    def test_consents_come_one_by_one_and_a_ratification_that_failed_is_tried_again(self) -> None:
        talks = self.signed()
        talks.turn_clock("2016-10-03T08:00-05:00")
        talks.say(
            "consent/voters-final fail --at 2016-10-02 --source tiempo:1 --note '50.2 to 49.8'"
        )
        texts = seen(talks, "agenda")
        assert line(texts, "consents: ") == "consents: 2 of 3 signed, 1 failed"

        talks.say("text/final reopen version='to be changed' --at 2016-10-03")
        talks.turn_clock("2016-12-01T08:00-05:00")
        talks.say("text/final close version='of 12 November' --at 2016-11-12")
        talks.say("consent/government-final sign --at 2016-11-24")
        talks.say("consent/farc-final sign --at 2016-11-24")
        talks.say(
            "add consent congress-final of_text=final party=congress state=ratified"
            " --at 2016-11-30 --source tiempo:1"
        )
        texts = seen(talks, "agenda")
        assert line(texts, "Final agreement, of 12 November")
        assert line(texts, "consents: ") == "consents: 2 of 4 signed, 1 failed, 1 ratified"
        assert texts.count("signed Mon 26 Sep B1 → signed Thu 24 Nov") == 2
        changed = difference(talks, "2016-10-03")
        assert "version to be changed → of 12 November" in changed

    def test_reopening_an_item_says_what_it_takes_with_it(self) -> None:
        talks = self.signed()
        talks.turn_clock("2016-10-03T08:00-05:00")
        talks.say("item/victims reopen --at 2016-10-03 --note 'After the plebiscite.'")
        agenda = seen(talks, "agenda")

        assert line(agenda, "takes with it") == (
            "reopening takes with it: Land reform, Political participation, Illicit drugs,"
            " End of the conflict"
        )
        assert agenda[1].endswith("4 of 5 agreed, provisionally.")

    def test_a_giver_ends_what_nobody_else_had_a_part_in(self) -> None:
        talks = self.told()
        talks.say("measure/ceasefire start --at 2014-12-20 --actor farc --source tiempo:1")
        talks.say(
            "measure/ceasefire suspend --at 2015-05-22 --actor farc --source tiempo:1"
            " --note 'After the bombing at Guapi.'"
        )
        assert talks.where("measure/ceasefire", as_of="2015-05-21") == "in_effect"
        assert line(log(talks, "measure/ceasefire"), "suspended").startswith(
            "#17 Fri 22 May 2015 FARC's own ceasefire: suspended, by FARC-EP"
        )

        talks.say("measure/ceasefire start --at 2015-07-20 --until 2015-11-20 --actor farc")
        assert "until Fri 20 Nov 23:59, by FARC-EP" in seen(talks, "conditions", as_of="2015-08-01")
        assert talks.where("measure/ceasefire") == "in_effect, lapsed"


MINDANAO = "{id: mindanao, title: Mindanao peace talks, zone: Asia/Manila}"
MOA = """
sources: {inquirer: {name: Inquirer, reliability: B}}
parties:
  grp: Government of the Philippines
  milf: Moro Islamic Liberation Front
  court: {name: Supreme Court, role: stakeholder}
  malaysia: {name: Malaysia, role: facilitator}
people: {garcia: {name: Rodolfo Garcia, party: grp}}
texts:
  moa:
    title: Agreement on ancestral domain
    pen_holder: malaysia
    state: closed
    at: 2008-07-16
    consents: {grp: , milf: , court: }
"""


class TestAncestralDomain:
    def test_it_was_initialled_and_never_signed_for_a_court_refused(self) -> None:
        talks = on_the_day(MOA, MINDANAO, "2008-10-14T20:00+08:00")
        talks.say("consent/grp-moa initial --at 2008-07-27 --actor garcia --source inquirer:1")
        talks.say("consent/milf-moa initial --at 2008-07-27 --source inquirer:1")
        texts = seen(talks, "agenda", as_of="2008-07-31")
        assert line(texts, "consents: ") == "consents: 2 of 3 initialled, 1 awaited"

        talks.say(
            "amend text/moa requires='{bring_into_force: {not: {ref: consent/court-moa,"
            " states: refused}}}' --at 2008-08-04"
        )
        talks.say("consent/court-moa refuse --at 2008-10-14 --source inquirer:1")
        talks.say("consent/grp-moa withdraw --at 2008-08-29 --source inquirer:2")
        assert talks.blockers("text/moa", "bring_into_force") == ["consent/court-moa"]
        texts = seen(talks, "agenda")
        assert line(texts, "consents: ") == "consents: 1 of 3 withdrawn, 1 initialled, 1 refused"
        talks.say("text/moa repudiate --at 2008-08-29 --actor grp --source inquirer:2")
        assert "repudiated" in line(seen(talks, "agenda"), "text/moa")

    def test_some_sign_ad_referendum_oppose_or_abstain(self) -> None:
        talks = on_the_day(MOA, MINDANAO, "2008-10-14T20:00+08:00")
        talks.say("consent/grp-moa sign_ad_referendum --at 2008-07-27")
        talks.say("consent/milf-moa oppose --at 2008-08-01")
        talks.say("consent/court-moa abstain --at 2008-08-01")

        assert line(seen(talks, "agenda"), "consents: ") == (
            "consents: 1 of 3 signed ad referendum, 1 opposed, 1 abstained"
        )
