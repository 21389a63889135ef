"""Claims: many answers to one question, each link of a chain graded, and what becomes of them."""

from __future__ import annotations

import re

from negotiation.views.filters import Filters
from tests.talks import Talks
from tests.told import line, log, one, seen, under

GARRISON = """
sources:
  border-guard: {name: Border Guard, reliability: B, interested_party: ukraine}
  navy: {name: Ukrainian Navy, reliability: B, interested_party: ukraine}
  reuters: {name: Reuters, reliability: B}
  tass: {name: TASS, reliability: D, interested_party: russia}
parties: {ukraine: Ukraine, russia: Russia}
people: {zelensky: {name: Volodymyr Zelensky, party: ukraine}}
questions:
  garrison:
    title: Was the garrison of Snake Island killed?
    about: party/russia
    at: 2022-02-24
    claims:
      zelensky: {says: "Yes", at: 2022-02-24, source: "reuters:2 via border-guard:3"}
developments:
  honours:
    title: The fallen of Snake Island are to be honoured
    bearing: none
    at: 2022-02-24
    source: reuters:1
"""
CLAIM = "claim/zelensky-garrison"


class TestSnakeIsland:
    """Mourned on 24 February 2022; four days later the navy said that they were prisoners."""

    def denied(self) -> Talks:
        talks = Talks.of(GARRISON)
        talks.say(
            "add claim russia-garrison question=garrison claimant=russia says=No"
            " --source tass:3 --at 2022-02-25"
        )
        return talks

    def retracted(self) -> Talks:
        talks = self.denied()
        talks.say(
            "add claim navy-garrison question=garrison claimant=navy says=No"
            " --source navy:1 --at 2022-02-28"
        )
        talks.say(
            f"{CLAIM} retract --at 2022-02-28 --because claim/navy-garrison --source border-guard:2"
        )
        return talks

    def test_hearsay_is_graded_link_by_link_and_denied_by_the_one_it_accuses(self) -> None:
        shown = seen(self.denied(), "claims")

        assert line(shown, "Zelensky") == (
            "Volodymyr Zelensky Yes denied Reuters B2 via Border Guard B3 Thu 24 Feb"
        )
        assert line(shown, "TASS") == "Russia No disputed TASS D3 Fri 25 Feb"

    def test_what_two_say_who_did_not_have_it_from_each_other_is_corroborated(self) -> None:
        shown = seen(self.retracted(), "claims")

        assert "No corroborated" in line(shown, "TASS")
        assert "No corroborated" in line(shown, "Ukrainian Navy")

    def test_it_was_retracted_and_its_effect_lasts(self) -> None:
        talks = self.retracted()

        assert "Yes retracted" in line(seen(talks, "claims"), "Zelensky")
        assert "Yes denied" in line(seen(talks, "claims", as_of="2022-02-27"), "Zelensky")
        assert "are to be honoured" in line(seen(talks, "timeline"), "Snake Island")
        retraction = list(under(log(talks, CLAIM), "retracted"))
        assert "because of claim/navy-garrison" in retraction

    def test_a_source_is_trusted_less_from_a_day_on_and_for_a_reason(self) -> None:
        talks = self.retracted()
        talks.say(
            f"amend source/border-guard reliability=C --at 2022-02-28 --because {CLAIM}"
            " --note 'It had reported them dead.'"
        )

        assert "via Border Guard C3" in line(seen(talks, "claims"), "Zelensky")
        before = seen(talks, "claims", as_of="2022-02-27")
        assert "via Border Guard B3" in line(before, "Zelensky")
        judged = list(under(one(talks, "source/border-guard"), "reliability C m.k."))
        assert f"because of {CLAIM}" in judged
        assert "– It had reported them dead." in judged


CIVILIANS = """
sources:
  ohchr: {name: OHCHR, reliability: A}
  ses: {name: State Emergency Service, reliability: C, interested_party: ukraine}
  reuters: {name: Reuters, reliability: B}
  afp: {name: AFP, reliability: B}
parties: {ukraine: Ukraine}
questions:
  civilians:
    title: Civilians killed
    unit: people
    at: 2022-02-27
    claims:
      ohchr:
        {low: 102, covers: "recorded, 24 to 27 February", trend: rising, source: ohchr:1,
        at: 2022-02-28}
      ukraine: {best: 352, covers: 24 to 27 February, source: reuters:2, at: 2022-02-27}
      ses: {low: 2000, covers: 24 February to 2 March, source: ses:4, at: 2022-03-02}
"""
RECORDED = "claim/ohchr-civilians"


class TestCivilians:
    """Three counts of the first week of March 2022, of different days, by different means."""

    def told(self) -> Talks:
        talks = Talks.of(CIVILIANS)
        for day, low in ((28, 136), (1, 227)):
            month = "March" if day == 1 else "February"
            talks.say(
                f"amend {RECORDED} low={low} covers='recorded, 24 February to {day} {month}'"
                f" --at 2022-03-0{2 if day == 1 else 1} --source ohchr:1"
            )
        return talks

    def test_figures_stand_side_by_side_each_with_its_population_and_period(self) -> None:
        shown = seen(self.told(), "claims")

        assert line(shown, "Civilians killed").startswith("○ Civilians killed · people")
        assert line(shown, "OHCHR").startswith(
            "OHCHR at least 227, recorded, 24 February to 1 March, rising uncorroborated"
        )
        assert line(shown, "State Emergency").startswith(
            "State Emergency Service at least 2,000, 24 February to 2 March uncorroborated"
        )

    def test_they_are_never_added_up_nor_played_off_against_each_other(self) -> None:
        shown = seen(self.told(), "claims")
        counts = set(re.findall(r"\d+(?:,\d{3})*", " ".join(shown)))

        assert counts >= {"227", "352", "2,000"}
        assert counts.isdisjoint({"579", "2,227", "2,352", "2,579"})
        assert not any("disputed" in one for one in shown)

    def test_an_older_count_stays_askable_by_the_day(self) -> None:
        talks = self.told()

        for then, count in (("2022-02-28", 102), ("2022-03-01", 136), ("2022-03-02", 227)):
            shown = seen(talks, "claims", Filters(find="civilians"), as_of=then)
            assert f"at least {count}, recorded" in line(shown, "OHCHR")

    def test_a_paper_that_has_it_from_the_counters_bears_nothing_out(self) -> None:
        talks = self.told()
        talks.say(f"confirm {RECORDED} --source 'reuters:2 via ohchr:1'")
        assert "uncorroborated" in line(seen(talks, "claims"), "OHCHR at least")

        talks.say(f"confirm {RECORDED} --source afp:2")
        assert " corroborated" in line(seen(talks, "claims"), "OHCHR at least")
