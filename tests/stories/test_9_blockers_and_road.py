"""Blockers and the road: what stands behind what stands in the way, and the steps from here."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from negotiation.updates.decision import Proposal
from negotiation.views.road import road
from negotiation.views.why import why as why_of
from negotiation.words.refs import Ref
from tests.talks import Talks
from tests.told import line, on_the_day, why
from tui.cli import text

ROUND, DELEGATION, PLANE = "round/geneva", "delegation/ansar-allah-geneva", "measure/plane"
WOUNDED, RETURN = "precondition/wounded", "precondition/return"

YEMEN = "{id: yemen, title: Yemen consultations, zone: Europe/Zurich}"
GENEVA = """
sources:
  reuters: {name: Reuters, reliability: B}
  masirah: {name: Al Masirah, reliability: D, interested_party: ansar-allah}
parties:
  ansar-allah: Ansar Allah
  government: Government of Yemen
  coalition: {name: The Coalition, role: stakeholder}
  un: {name: United Nations, role: mediator}
rounds:
  geneva:
    title: Geneva consultations
    scheduled: 6 sep
    state: scheduled
    at: 2018-08-02
    source: reuters:1
    delegations:
      government: {state: arrived, at: 2018-09-05, source: reuters:2}
      ansar-allah:
        at: 2018-08-28
        source: reuters:2
        requires:
          arrive: {ref: measure/plane, states: in_effect}
          sit_down: {ref: measure/plane, states: in_effect}
measures:
  plane:
    title: Safe passage from Sanaa
    instrument: safe_passage
    leg: outbound
    undertaken_by: coalition
    undertaken_for: ansar-allah
    state: offered
    at: 2018-09-04
    source: reuters:2
preconditions:
  wounded:
    title: The wounded are flown out to Oman
    demanded_by: ansar-allah
    addressed_to: coalition
    gates: measure/plane
    provided: {ref: precondition/return, states: [pledged, met]}
    at: 2018-09-05
    source: masirah:2
  return:
    title: The delegation may fly home again
    demanded_by: ansar-allah
    addressed_to: un
    at: 2018-09-05
    source: masirah:2
"""


class TestGeneva:
    """On 6 September 2018 one side sat in Geneva, and the other in Sanaa without a plane."""

    def told(self) -> Talks:
        return on_the_day(GENEVA, YEMEN, "2018-09-06T10:00+02:00")

    def test_why_follows_the_round_to_a_pledge_with_the_age_of_each_last_word(self) -> None:
        found = why(self.told(), ROUND, "open")

        assert [*_chain(found)] == [
            (DELEGATION, "8 d ago"),
            (PLANE, "1 d ago"),
            (WOUNDED, "10 h ago"),
            (RETURN, "10 h ago"),
        ]
        assert line(found, f"{PLANE} start") == f"cleared by: {PLANE} start · by The Coalition"
        assert line(found, f"{RETURN} pledge").endswith("by United Nations")

    def test_scripts_get_the_same_chain(self) -> None:
        talks = self.told()
        state = talks.state()
        answer = json.loads(json.dumps(why_of(state[Ref(ROUND)], "open", state).as_json(state)))

        (reason,) = answer["blockers"]
        refs = []
        while reason:
            refs.append(reason["ref"])
            assert reason["last_word"]["at"].startswith("2018-")
            reason = next(iter(reason["behind"]), None)
        assert refs == [DELEGATION, PLANE, WOUNDED, RETURN]

    def test_a_fresh_word_renews_the_age_and_only_of_what_it_is_about(self) -> None:
        talks = self.told()
        talks.say(f"confirm {PLANE} --source reuters:2 --at -20m")

        ages = dict(_chain(why(talks, ROUND, "open")))
        assert (ages[PLANE], ages[DELEGATION]) == ("20 min ago", "8 d ago")

    def test_a_reason_that_many_wait_for_is_followed_once(self) -> None:
        talks = self.told()
        talks.say(f"amend {ROUND} requires='{{open: {{ref: {PLANE}, states: in_effect}}}}'")

        found = [one for one, _ in _chain(why(talks, ROUND, "open"))]
        assert found.count(PLANE) == 2
        assert found.count(RETURN) == 1

    def test_the_road_lists_the_steps_and_whom_each_depends_on_and_gets_there(self) -> None:
        """They were taken in December: the wounded flew on the 3rd, the delegation on the 4th."""
        talks = self.told()
        steps = _road(talks, ROUND, "in_session")
        assert [(one.split()[1], one.partition("depends on ")[2]) for one in steps] == [
            (WOUNDED, "The Coalition"),
            (RETURN, "United Nations"),
            (PLANE, "The Coalition"),
            (DELEGATION, "Ansar Allah"),
            (ROUND, ""),
        ]

        talks.turn_clock("2018-12-06T12:00+01:00")
        for step in steps:
            ref, trigger = step.split()[1:3]
            assert isinstance(talks.ask(f"{ref} {trigger}"), Proposal)
            talks.say(f"{ref} {trigger}")
        assert talks.where(ROUND) == "in_session"
        assert why(talks, ROUND, "conclude") == []


def _chain(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Walk the blockers, each with the age of the last word on it."""
    ref = ""
    for one in lines:
        if one.startswith("✗"):
            ref = one.rpartition("(")[2].rstrip(")")
        elif one.startswith("last word"):
            yield ref, one.partition("(")[2].partition(")")[0]


def _road(talks: Talks, ref: str, to: str) -> list[str]:
    state = talks.state()
    _, *steps = text.road(road(state[Ref(ref)], to, state), state).splitlines()
    return [" ".join(one.split()) for one in steps]


AFGHAN = "{id: istanbul, title: Afghan peace talks, zone: Asia/Kabul}"
ISTANBUL = """
sources: {reuters: {name: Reuters, reliability: B}}
parties:
  taliban: Taliban
  republic: Islamic Republic of Afghanistan
  us: {name: United States, role: stakeholder}
rounds:
  istanbul:
    title: Istanbul conference
    scheduled: 24 apr
    state: scheduled
    at: 2021-04-13
    source: reuters:1
    parties: [taliban, republic]
    delegations: {republic: {state: confirmed, at: 2021-04-13}}
preconditions:
  withdrawal:
    title: All foreign forces leave
    demanded_by: taliban
    addressed_to: us
    gates: round/istanbul
    hardness: hard
    at: 2021-04-13
    source: reuters:1
"""


class TestIstanbul:
    """The Taliban named nobody for 24 April 2021: no step that was to be seen led there."""

    def told(self) -> Talks:
        return on_the_day(ISTANBUL, AFGHAN, "2021-04-20T18:00+04:30")

    def test_where_there_is_no_road_what_nothing_can_clear_is_told(self) -> None:
        assert _road(self.told(), "round/istanbul", "in_session") == [
            "✗ Taliban has no delegation at Istanbul conference (party/taliban)"
        ]
        found = why(self.told(), "round/istanbul", "open")
        assert line(found, "All foreign forces leave").startswith("✗")
        assert line(found, "Taliban has no").startswith("✗")

    def test_a_delegation_that_is_named_opens_a_road(self) -> None:
        talks = self.told()
        talks.say("add delegation taliban-istanbul round=istanbul party=taliban")

        steps = _road(talks, "round/istanbul", "in_session")
        assert [one.partition("depends on ")[2] for one in steps] == [
            "United States",
            "Taliban",
            "Islamic Republic of Afghanistan",
            "",
        ]

    @pytest.mark.parametrize("to", ["postponed", "cancelled"])
    def test_some_roads_are_a_single_step(self, to: str) -> None:
        (step,) = _road(self.told(), "round/istanbul", to)
        assert step.startswith("1. round/istanbul")
