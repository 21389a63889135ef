"""Nested and parallel talks: what sits within what, and what goes on without whom."""

from __future__ import annotations

from tests.talks import Talks
from tests.told import difference, handed_over, line, listed, log, on_the_day, one, seen

BELFAST = "{id: belfast, title: Multi-party talks, zone: Europe/London, clock: 1998-04-10T18:00}"
STORMONT = """
sources: {bbc: {name: BBC, reliability: B}}
parties:
  uup: Ulster Unionist Party
  sdlp: SDLP
  sinn-fein: Sinn Féin
  udp: Ulster Democratic Party
  governments: The two governments
  london: {name: United Kingdom, within: governments}
  dublin: {name: Ireland, within: governments}
people: {mitchell: George Mitchell, holkeri: Harri Holkeri}
tracks:
  strand-one: {title: Strand One, chair: london, parties: [uup, sdlp, sinn-fein, udp, london]}
  strand-two:
    title: Strand Two
    chair: mitchell
    parties: [uup, sdlp, sinn-fein, udp, london, dublin]
  strand-three: {title: Strand Three, parties: [london, dublin], chair: governments}
rounds:
  plenary:
    title: Substantive negotiations
    format: [plenary, multilateral]
    mediators: mitchell
    state: in_session
    at: 1997-10-07
    delegations:
      uup: {state: present, at: 1997-10-07}
      sdlp: {state: present, at: 1997-10-07}
      sinn-fein: {state: present, at: 1997-10-07}
      udp: {state: present, at: 1997-10-07}
  decommissioning:
    title: Liaison sub-committee on decommissioning
    within: round/plenary
    state: in_session
    at: 1997-10-14
  confidence:
    title: Liaison sub-committee on confidence-building
    within: round/plenary
    state: in_session
    at: 1997-10-14
  strand-two-dublin: {title: Strand Two at Dublin Castle, track: strand-two, state: scheduled}
  strand-two-london: {title: Strand Two at Lancaster House, track: strand-two, state: scheduled}
history:
  1997-10-07:
    - track/strand-one open
    - track/strand-two open
    - track/strand-three open
"""


class TestStormont:
    def told(self) -> Talks:
        return Talks.past(STORMONT, BELFAST)

    def test_sub_committees_sit_at_once_within_a_round_which_shows_how_many(self) -> None:
        talks = self.told()
        assert line(listed(talks, "round"), "parts: ") == "parts: 2 of 2 in session"

        talks.say("round/confidence adjourn --at 1997-12-16")
        assert "parts: 1 of 2 in session, 1 adjourned" in one(talks, "round/plenary")
        assert talks.where("round/plenary") == "in_session"
        assert "parts: 2 of 2 in session" in one(talks, "round/plenary", as_of="1997-12-15")

    def test_sittings_over_days_stand_within_the_sub_committee(self) -> None:
        talks = self.told()
        for day in (14, 21):
            talks.say(
                f"add round sitting-{day} title='Sitting of {day} October'"
                f" within=decommissioning state=concluded --at 1997-10-{day}"
            )
        talks.say(
            "add round sitting-28 title='Sitting of 28 October' within=decommissioning"
            " state=adjourned --at 1997-10-28"
        )

        sub_committee = one(talks, "round/decommissioning")
        assert "parts: 2 of 3 concluded, 1 adjourned" in sub_committee
        assert "parts: 2 of 2 in session" in one(talks, "round/plenary")
        assert talks.refused("amend round/plenary within=sitting-14").endswith(
            "would lead back to it."
        )

    def test_each_strand_has_its_own_parties_and_chair_and_counts_its_rounds(self) -> None:
        talks = self.told()
        talks.say("track/strand-one pause --at 1998-01-27")
        talks.say("round/strand-two-london conclude --at 1998-01-28 --despite 'They met.'")

        strand = one(talks, "track/strand-two")
        assert "chair person/mitchell" in strand
        assert "rounds: 1 of 2 scheduled, 1 concluded" in strand
        assert line(listed(talks, "track"), "Strand Two") == (
            "◐ Strand Two open Tue 7 Oct 1997 F6 track/strand-two"
        )
        assert talks.where("track/strand-one") == "paused"

    def test_parties_are_suspended_and_readmitted_by_degrees_while_the_rest_goes_on(self) -> None:
        talks = self.told()
        talks.say("party/udp suspend --actor governments --at 1998-01-26 --source bbc:1")
        talks.say("delegation/udp-plenary suspend --at 1998-01-26")
        talks.say(
            "party/sinn-fein suspend --actor governments --at 1998-02-20"
            " --until 1998-03-09T00:00 --then invited --source bbc:1"
        )
        talks.say("delegation/sinn-fein-plenary leave --at 1998-02-20")
        talks.say("round/plenary adjourn --at 1998-02-20T18:00")
        assert talks.where("round/decommissioning", as_of="1998-02-21") == "in_session"

        talks.say("round/plenary resume --at 1998-02-23")
        talks.say("party/udp readmit --at 1998-02-23")
        talks.say("party/udp join --at 1998-02-23T10:00")
        talks.say("delegation/udp-plenary readmit --at 1998-02-23")

        assert talks.where("party/sinn-fein", as_of="1998-03-01") == "suspended"
        parties = listed(talks, "party", as_of="1998-03-01")
        assert (
            line(parties, "until") == "until Mon 9 Mar 00:00, then invited, by The two governments"
        )
        assert talks.where("party/sinn-fein", as_of="1998-03-10") == "invited"
        talks.say("party/sinn-fein join --at 1998-03-23")
        talks.say("delegation/sinn-fein-plenary come_back --at 1998-03-23T10:00")
        talks.say("delegation/sinn-fein-plenary sit_down --at 1998-03-23T11:00")
        assert talks.where("party/sinn-fein") == "participating"
        assert "Sinn Féin" in line(seen(talks, "delegations"), "delegation/sinn-fein-plenary")

    def test_a_composite_side_shows_who_is_in_it(self) -> None:
        talks = self.told()
        assert line(listed(talks, "party"), "parts: ") == "parts: 2 of 2 participating"
        talks.say("party/dublin withdraw --at 1998-04-01")
        side = line(one(talks, "party/governments"), "parts: ")
        assert side == "parts: 1 of 2 participating, 1 withdrawn"


NORWAY = "{id: oslo, title: Israel and the PLO, zone: Europe/Oslo, clock: 1993-09-13T20:00}"
OSLO = """
sources: {npr: {name: NPR, reliability: B}}
parties: {israel: Israel, plo: PLO, norway: {name: Norway, role: facilitator}}
people: {savir: {name: Uri Savir, party: israel}, hirschfeld: {name: Yair Hirschfeld}}
tracks:
  washington: {title: Washington talks, level: official, state: open, at: 1991-12-10}
rounds:
  ninth: {title: Ninth Washington round, ordinal: 9, track: washington, at: 1993-04-27,
    state: in_session}
"""


class TestOslo:
    """Held in secret from January 1993, told in August; nobody had counted the rounds."""

    DISCLOSED = "--known 1993-08-30 --source npr:2"

    def told(self) -> Talks:
        talks = Talks.past(OSLO, NORWAY)
        talks.say(
            "add track oslo title='Oslo channel' level=2 chair=norway parties=israel parties=plo"
            f" format=secret format=back_channel state=open --at 1993-01-20 {self.DISCLOSED}"
        )
        talks.say(
            "add round sarpsborg title=Sarpsborg track=oslo level=expert format=secret"
            f" place=Sarpsborg state=in_session --at 1993-01-20 {self.DISCLOSED}"
        )
        talks.say(f"round/sarpsborg conclude --at 1993-01-22 {self.DISCLOSED}")
        talks.say(f"amend track/oslo level=official --at 1993-05-21 {self.DISCLOSED}")
        talks.say("round/ninth conclude --at 1993-05-13 --source npr:2")
        return talks

    def test_what_was_secret_is_there_only_for_who_asks_as_known_after_it_came_out(self) -> None:
        talks = self.told()

        assert talks.where("round/sarpsborg", as_of="1993-01-21") == "in_session"
        assert talks.where("round/sarpsborg", known_at="1993-08-01") == "not there"
        assert not any(
            "track/oslo" in told for told in listed(talks, "track", known_at="1993-08-29")
        )
        assert "known since Mon 30 Aug 23:59" in log(talks, "round/sarpsborg")
        learned = handed_over(talks, "1993-08-30")["Learned about earlier days"]
        assert "#11 Wed 20 Jan Sarpsborg: in session B2 npr:2 m.k. round/sarpsborg" in learned

    def test_both_tracks_went_on_at_once_and_the_secret_one_rose_to_officials(self) -> None:
        talks = self.told()

        assert "rounds: 1 of 1 in session" in one(talks, "track/washington", as_of="1993-05-01")
        assert "level 2" in one(talks, "track/oslo", as_of="1993-05-01")
        assert "level official" in one(talks, "track/oslo")
        assert "rounds: 1 of 1 concluded" in one(talks, "track/oslo")

    def test_rounds_without_a_number_get_one_by_each_account(self) -> None:
        talks = self.told()
        assert talks.field("round/sarpsborg", "ordinal") is None
        talks.say("amend round/sarpsborg ordinal=1 --according-to norway")
        assert (
            line(listed(talks, "round"), "Norway says")
            == "Norway says ordinal 1 Mon 13 Sep 20:00 F6"
        )
        assert line(seen(talks, "timeline"), "Sarpsborg: concluded").endswith("learned Mon 30 Aug")


VIENNA = "{id: jcpoa, title: Nuclear talks, zone: Europe/Vienna, clock: 2015-07-14T12:00}"
PALAIS = """
parties:
  iran: Iran
  e3eu3: E3/EU+3
  usa: {name: United States, within: e3eu3}
  russia: {name: Russia, within: e3eu3}
  iaea: {name: IAEA, role: verifier}
people: {moniz: Ernest Moniz, salehi: Ali Akbar Salehi}
rounds:
  vienna:
    title: Final round
    parties: [iran, e3eu3]
    level: senior_official
    format: [direct, closed]
    state: in_session
    at: 2015-06-26
    delegations:
      iran: {state: present, at: 2015-06-26}
      usa: {state: present, at: 2015-06-26}
      iaea: {state: arrived, at: 2015-07-04}
  technical:
    {title: Technical annex, within: round/vienna, level: expert, state: in_session, at: 2015-06-27}
"""


def test_a_round_changes_level_and_format_while_it_is_open() -> None:
    talks = Talks.past(PALAIS, VIENNA)
    talks.say("amend round/vienna level=ministerial --at 2015-06-27")
    talks.say("amend round/vienna format+=plenary --at 2015-07-06")
    talks.say("round/technical conclude --at 2015-07-10")

    assert talks.where("round/vienna", as_of="2015-07-07") == "in_session"
    assert "level senior official" in one(talks, "round/vienna", as_of="2015-06-26")
    assert "level ministerial" in one(talks, "round/vienna")
    changed = difference(talks, "2015-06-26")
    assert "level senior official → ministerial" in changed
    assert "format direct, closed → direct, closed, plenary" in changed
    assert "parts: 1 of 1 concluded" in one(talks, "round/vienna")


def test_parties_within_a_side_sit_for_it_and_a_verifier_is_not_waited_for() -> None:
    talks = Talks.past(PALAIS, VIENNA)
    talks.say("round/vienna adjourn --at 2015-07-01")
    talks.say("delegation/iaea-vienna leave --at 2015-07-04")
    assert talks.blockers("round/vienna", "resume") == []

    talks.say("delegation/usa-vienna leave --at 2015-07-04")
    assert talks.blockers("round/vienna", "resume") == ["delegation/usa-vienna"]
    people = seen(talks, "delegations")
    assert line(people, "verifier")


MADRID = "{id: madrid, title: Madrid conference, zone: Europe/Madrid, clock: 1991-11-03T20:00}"
ROYAL_PALACE = """
parties:
  israel: Israel
  syria: Syria
  joint: Jordanian–Palestinian side
  jordan: {name: Jordan, within: joint}
  palestinians: {name: Palestinians, within: joint}
  usa: {name: United States, role: guarantor}
  ussr: {name: Soviet Union, role: guarantor}
  un: {name: United Nations, role: observer}
  gcc: {name: Gulf Cooperation Council, role: observer}
  spain: {name: Spain, role: host}
rounds:
  palace:
    title: Madrid
    parties: [israel, syria, jordan, palestinians, usa, ussr, un, gcc]
    host: spain
    delegations:
      israel: {state: arrived, at: 1991-10-29}
      syria: {state: arrived, at: 1991-10-29}
      joint: {at: 1991-10-29, delegations: }
      un: {state: arrived, at: 1991-10-29}
"""


def test_one_delegation_came_to_madrid_for_jordan_and_the_palestinians() -> None:
    talks = Talks.past(ROYAL_PALACE.replace(", delegations: ", ""), MADRID)
    assert talks.blockers("round/palace", "open") == ["delegation/joint-palace"]

    talks.say("delegation/joint-palace arrive --at 1991-10-29T20:00")
    talks.say("round/palace open --at 1991-10-30")
    people = seen(talks, "delegations")
    assert line(people, "observer")
    assert "role observer" in one(talks, "party/gcc")
    assert line(listed(talks, "party"), "parts: ") == "parts: 2 of 2 participating"


HAVANA = "{id: havana, title: Havana talks, zone: America/Havana}"
COLOMBIA = """
parties:
  government: Government of Colombia
  farc: FARC-EP
  cuba: {name: Cuba, role: guarantor}
  norway: {name: Norway, role: guarantor}
rounds: {cycle: {title: Cycle of August 2013, format: phone, state: in_session, at: 2013-08-19}}
"""


def test_talks_that_both_sides_suspend_go_on_when_the_last_of_them_says_so() -> None:
    talks = on_the_day(COLOMBIA, HAVANA, "2013-08-23T22:00-04:00")
    talks.say("round/cycle suspend --actor farc --at 2013-08-23T12:00 --until 2013-08-26T08:00")
    talks.say("round/cycle suspend --actor government --at 2013-08-23T18:00")

    rounds = listed(talks, "round")
    assert line(rounds, "by FARC-EP") == "until Mon 26 Aug 08:00, by FARC-EP"
    assert line(rounds, "by Government") == "without end, by Government of Colombia"
    talks.turn_clock("2013-08-26T09:00-04:00")
    assert talks.where("round/cycle") == "suspended"
    talks.say("amend round/cycle --actor government --until 2013-08-26T09:00")
    assert talks.where("round/cycle") == "suspended, lapsed"
    talks.say("round/cycle resume")
    assert talks.where("round/cycle") == "in_session"


GENEVA = "{id: syria, title: Intra-Syrian talks, zone: Europe/Zurich}"


def test_talks_that_end_without_an_ending_stay_open_and_are_asked_after() -> None:
    body = "rounds: {april: {title: April 2016, state: in_session, at: 2016-04-13}}\n"
    talks = on_the_day(body, GENEVA, "2016-04-27T22:00+02:00")
    talks.say("round/april adjourn --note 'No date is set.' --until 2016-05-31")
    talks.turn_clock("2016-05-30T09:00+02:00")
    assert line(handed_over(talks, "2016-05-29")["About to end"], "round/april").startswith(
        "April 2016 adjourned until Tue 31 May 23:59"
    )

    talks.turn_clock("2016-09-01T09:00+02:00")
    shift = handed_over(talks, "2016-08-31")
    assert line(shift["Lapsed"], "round/april").startswith("April 2016 adjourned until Tue 31 May")
    assert line(shift["No word for long"], "round/april").startswith("April 2016 no word since")
    assert talks.where("round/april") == "adjourned, lapsed"
