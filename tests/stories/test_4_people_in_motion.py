"""People in motion: who belongs to a delegation, by whose list, where each was, and how safely."""

from __future__ import annotations

from negotiation.views.filters import Filters
from tests.talks import Talks
from tests.told import line, log, on_the_day, one, seen, under, why

PROCESS = "{id: oslo-havana, title: Colombia talks, zone: Europe/Oslo}"
HURDAL = """
sources: {semana: {name: Semana, reliability: B}, anncol: {name: ANNCOL, reliability: D}}
parties:
  government: Government of Colombia
  farc: FARC-EP
  cuba: {name: Cuba, role: guarantor}
  norway: {name: Norway, role: guarantor}
  venezuela: {name: Venezuela, role: accompanying}
  icrc: {name: Red Cross, role: facilitator}
  prosecutor: {name: Prosecutor General, role: stakeholder}
people:
  marquez: {name: Iván Márquez, party: farc}
  granda: {name: Rodrigo Granda, party: farc}
  santrich: {name: Jesús Santrich, party: farc}
  trinidad: {name: Simón Trinidad, party: farc}
  nijmeijer: {name: Tanja Nijmeijer, party: farc}
  catatumbo: {name: Pablo Catatumbo, party: farc}
  calle: {name: Humberto de la Calle, party: government}
  villegas: {name: Luis Carlos Villegas, party: government}
  riveros: {name: María Paulina Riveros, party: government}
rounds:
  hurdal:
    title: Opening in Norway
    host: norway
    scheduled: 2012-10-17
    state: scheduled
    delegations:
      government:
        head: calle
        members: {calle: {role: head, listed_by: government}, villegas: {listed_by: government}}
      farc:
        head: marquez
        members:
          marquez: {role: head, listed_by: farc}
          granda: {role: negotiator, listed_by: farc}
          trinidad: {role: negotiator, listed_by: farc}
measures:
  passage:
    title: Safe passage of FARC's delegates
    undertaken_by: [norway, cuba, icrc]
    undertaken_for: farc
    instrument: safe_passage
  warrants:
    title: Warrants suspended
    within: measure/passage
    undertaken_by: prosecutor
    undertaken_for: farc
    links: [{about: delegation/farc-hurdal}]
  out: {title: Flight to Oslo, within: measure/passage, undertaken_by: norway,
    undertaken_for: farc, leg: outbound, route: Havana to Oslo}
  back: {title: Flight to Havana, within: measure/passage, undertaken_by: [norway, cuba],
    undertaken_for: farc, leg: return, route: Oslo to Havana}
"""
FARC = "delegation/farc-hurdal"


class TestHurdal:
    """In October 2012 FARC's delegates came to Norway out of the jungle, and went on to Havana."""

    def told(self) -> Talks:
        talks = on_the_day(HURDAL, PROCESS, "2012-10-15T20:00+02:00")
        talks.say("measure/warrants start --at 2012-10-02 --actor prosecutor --source semana:1")
        talks.say("measure/out agree --at 2012-10-14 --source semana:3")
        return talks

    def test_safe_passage_has_several_guarantors_and_legs_and_shows_how_many_hold(self) -> None:
        talks = self.told()
        people = list(under(seen(talks, "delegations"), "FARC-EP"))

        assert line(people, "Warrants suspended").startswith(
            "✔ Warrants suspended in effect Tue 2 Oct"
        )
        assert "outbound · Norway for FARC-EP" in people
        assert "return · Norway, Cuba for FARC-EP" in people
        assert line(seen(talks, "conditions"), "of 3 ") == (
            "parts: 1 of 3 in effect, 1 agreed, 1 requested"
        )

    def test_a_delegation_waits_for_its_passage_and_the_round_for_it(self) -> None:
        talks = self.told()
        talks.say(
            f"amend {FARC} requires='{{depart: {{ref: measure/out, states: in_effect}},"
            " arrive: {ref: measure/out, states: in_effect}}'"
        )
        talks.say("delegation/government-hurdal arrive --at 2012-10-15")
        assert talks.flagged(f"{FARC} depart") == ["measure/out"]
        reasons = why(talks, "round/hurdal", "open")
        assert reasons[0].startswith("✗ FARC-EP's delegation, Opening in Norway has not arrived")
        assert line(reasons, "measure/out)").startswith("✗ Flight to Oslo: agreed")

        talks.turn_clock("2012-10-17T22:00+02:00")
        talks.say("measure/out start --at 2012-10-17")
        talks.say(f"{FARC} arrive --at '2012-10-17 evening' --source semana:2")
        assert talks.blockers("round/hurdal", "open") == []

    def test_there_and_back_each_is_followed_until_it_is_home(self) -> None:
        talks = self.told()
        talks.turn_clock("2012-10-20T12:00+02:00")
        for words in (
            "measure/out start --at 2012-10-16",
            f"{FARC} depart --at 2012-10-16 --source semana:2",
            f"{FARC} arrive --at 2012-10-17 --source semana:2",
            "delegation/government-hurdal arrive --at 2012-10-17",
            "round/hurdal open --at 2012-10-18T10:00",
            "round/hurdal conclude --at 2012-10-18T14:00 outcome=agreed_to_meet_again",
            "measure/out complete --at 2012-10-18",
            f"{FARC} leave --at 2012-10-19",
            "measure/back start --at 2012-10-19",
        ):
            talks.say(words)
        people = seen(talks, "delegations")
        assert line(people, "delegation/farc-hurdal").startswith(
            "◐ FARC-EP heading home Fri 19 Oct"
        )
        assert "Tue en route · Wed arrived · Fri heading home" in people
        assert line(people, "Flight to Havana").startswith("✔ Flight to Havana in effect")

        talks.say("delegation/government-hurdal get_home --at 2012-10-20T10:00")
        talks.say(f"{FARC} get_home --at 2012-10-20T11:00")
        assert seen(talks, "delegations")[1:] == [
            "No delegation is named, at a table or on its way."
        ]

    def test_members_are_named_one_by_one_with_who_listed_them_and_who_could_not_come(self) -> None:
        talks = self.told()
        talks.turn_clock("2012-10-18T20:00+02:00")
        for words in (
            "member/marquez-farc-hurdal attend --at 2012-10-18",
            "member/granda-farc-hurdal attend --at 2012-10-18",
            "member/trinidad-farc-hurdal bar --at 2012-10-18 --note 'In jail abroad.'",
        ):
            talks.say(words)
        talks.say(
            "add member santrich-farc-hurdal delegation=farc-hurdal person=santrich state=present"
            " --at 2012-10-18 --source semana:1"
        )
        talks.turn_clock("2012-11-06T12:00+01:00")
        talks.say(
            "add member nijmeijer-farc-hurdal delegation=farc-hurdal person=nijmeijer"
            " listed_by=farc state=absent --at 2012-10-18 --source anncol:2"
        )
        people = seen(talks, "delegations", Filters(find="farc"))

        assert line(people, "members: ") == "members: 3 of 5 present, 1 barred, 1 absent"
        assert line(people, "Simón Trinidad").startswith("✗ Simón Trinidad, negotiator barred")
        assert people[people.index(line(people, "Jesús Santrich")) + 1] != "listed by FARC-EP"
        assert people[people.index(line(people, "Tanja Nijmeijer")) + 1] == "listed by FARC-EP"
        before = seen(talks, "delegations", Filters(find="farc"), known_at="2012-10-31")
        assert line(before, "members: ") == "members: 3 of 4 present, 1 barred"
        assert "known since Tue 6 Nov 12:00" in log(talks, "member/nijmeijer-farc-hurdal")

    def test_one_is_substituted_by_another_and_both_tell_so(self) -> None:
        talks = self.told()
        talks.turn_clock("2013-11-26T20:00+01:00")
        talks.say("member/villegas-government-hurdal replace --at 2013-11-26 --source semana:1")
        talks.say(
            "add member riveros-government-hurdal delegation=government-hurdal person=riveros"
            " listed_by=government state=expected --at 2013-11-26 --source semana:1"
            " links='{replaces: member/villegas-government-hurdal, since: 2013-11-26}'"
        )
        people = seen(talks, "delegations")

        assert line(people, "Luis Carlos Villegas replaced")
        assert line(people, "replaced by María Paulina Riveros")
        assert line(people, "replaces Luis Carlos Villegas")

    def test_presence_is_told_day_by_day(self) -> None:
        talks = self.told()
        talks.turn_clock("2012-10-19T20:00+02:00")
        calle = "member/calle-government-hurdal"
        talks.say(f"{calle} attend --at 2012-10-17T15:00")
        talks.say(f"confirm {calle} --at 2012-10-18")
        talks.say(f"{calle} leave --at 2012-10-19")
        people = seen(talks, "delegations")

        assert "Wed present · Thu present · Fri left" in people
        as_of = seen(talks, "delegations", as_of="2012-10-18")
        assert line(as_of, "Humberto de la Calle, head").startswith(
            "◐ Humberto de la Calle, head present"
        )


GOMEL = "{id: gomel, title: Talks of 2022, zone: Europe/Kyiv}"
KIREEV = """
sources:
  pravda: {name: Ukrainska Pravda, reliability: B}
  hur: {name: Military intelligence, interested_party: ukraine}
  wsj: {name: Wall Street Journal, reliability: B}
parties: {ukraine: Ukraine, russia: Russia}
people: {kireev: Denis Kireev, arakhamia: {name: Davyd Arakhamia, party: ukraine}}
rounds:
  border:
    title: First round
    state: concluded
    at: 2022-02-28
    delegations:
      ukraine: {head: arakhamia, members: {arakhamia: {role: head, listed_by: ukraine}}}
"""
DEAD = "member/kireev-ukraine-border"


def test_one_on_no_list_was_seen_at_the_table_and_died_in_three_versions() -> None:
    talks = on_the_day(KIREEV, GOMEL, "2022-02-28T22:00+02:00")
    talks.say(
        "add member kireev-ukraine-border delegation=ukraine-border person=kireev state=present"
        " --at 2022-02-28 --source pravda:3"
    )
    talks.turn_clock("2022-03-05T22:00+02:00")
    talks.say(f"{DEAD} die --at '2022-03-05?' --source pravda:2")
    talks.say(
        f"{DEAD} die text='Shot at his arrest as a traitor' --at 2022-03-05"
        " --according-to source/pravda --source pravda:2"
    )
    talks.say(
        f"{DEAD} die text='Killed on a special assignment' --at 2022-03-05"
        " --according-to source/hur --source hur:3"
    )
    talks.turn_clock("2023-01-18T12:00+02:00")
    talks.say(
        f"{DEAD} die text='Held by the security service, three days before' --at 2022-03-02"
        " --according-to source/wsj --source wsj:3"
    )
    told = one(talks, DEAD)

    assert told[1].startswith("✗ dead")
    assert line(told, "Ukrainska Pravda says text Shot at his arrest as a traitor")
    assert line(told, "Military intelligence says text Killed on a special assignment")
    assert line(told, "Wall Street Journal says") == (
        "Wall Street Journal says dead, text Held by the security service, three days before"
        " Wed 2 Mar 2022 B3"
    )
    people = seen(talks, "delegations", Filters(find="kireev"))
    assert line(people, "members: ") == "members: 1 of 2 named, 1 dead"
    assert "listed by Ukraine" not in list(under(people, "Denis Kireev"))


DAYTON = "{id: dayton, title: Proximity peace talks, zone: America/New_York}"
WRIGHT = """
sources: {nyt: {name: New York Times, reliability: B}}
parties:
  serbia: Federal Republic of Yugoslavia
  srpska: {name: Bosnian Serbs, within: serbia}
  tribunal: {name: Yugoslavia tribunal, role: stakeholder}
people:
  milosevic: Slobodan Milošević
  karadzic: Radovan Karadžić
  krajisnik: Momčilo Krajišnik
rounds:
  dayton:
    title: Dayton
    format: proximity
    scheduled: 1995-11-01
    delegations:
      serbia:
        head: milosevic
        members:
          milosevic: {role: head}
          krajisnik: {listed_by: srpska}
          karadzic: {listed_by: srpska}
"""


def test_one_whom_an_indictment_bars_stays_barred_until_somebody_lifts_it() -> None:
    talks = on_the_day(WRIGHT, DAYTON, "1995-11-01T20:00-05:00")
    karadzic = "member/karadzic-serbia-dayton"
    talks.say(f"{karadzic} bar --at 1995-11-01 --actor tribunal --source nyt:1")

    assert "barred" in line(seen(talks, "delegations"), "Radovan Karadžić")
    assert line(log(talks, karadzic), "barred").endswith(
        "barred, by Yugoslavia tribunal B1 nyt:1 m.k."
    )
    assert "attend" in talks.refused(f"{karadzic} attend")
    talks.say(f"{karadzic} expect --according-to srpska")
    assert "Bosnian Serbs says expected" in line(seen(talks, "delegations"), "Bosnian Serbs says")
