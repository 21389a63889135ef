"""Who has to be there before a round opens."""

from __future__ import annotations

from negotiation.lifecycle.guards import delegations_arrived
from negotiation.words.refs import Ref
from tests.talks import PEOPLE, Talks

BREST = Ref("round/brest")
RUSSIA, UKRAINE = "delegation/russia-brest", "delegation/ukraine-brest"


def round_with(fields: str, parties: str = PEOPLE) -> Talks:
    return Talks.of(f"{parties}rounds: {{brest: {{title: Second round, {fields}}}}}")


def missing(talks: Talks) -> list[str]:
    state = talks.state()
    return [str(one.ref) for one in delegations_arrived(state[BREST], state)]


def test_each_party_needs_a_delegation_that_has_arrived_or_sits_down() -> None:
    talks = round_with("delegations: {russia: , ukraine: }")
    assert missing(talks) == [RUSSIA, UKRAINE]

    talks.say(f"{RUSSIA} arrive")
    assert missing(talks) == [UKRAINE]

    talks.say(f"{UKRAINE} sit_down")
    assert missing(talks) == []


def test_who_arrived_by_their_own_word_has_not_arrived_at_the_desk() -> None:
    talks = round_with("delegations: {russia: }")
    talks.say(f"{RUSSIA} arrive --according-to russia")

    assert missing(talks) == [RUSSIA]


def test_whose_word_counts_may_be_decided_on_the_delegation_itself() -> None:
    talks = round_with("delegations: {russia: {decided_by: belarus}}")
    talks.say(f"{RUSSIA} arrive --according-to belarus")

    assert missing(talks) == []


def test_a_party_without_a_delegation_is_named_in_the_order_of_the_round() -> None:
    talks = round_with("parties: [ukraine, russia], delegations: {russia: }")
    state = talks.state()
    nobody, named = delegations_arrived(state[BREST], state)

    assert nobody.says == "Ukraine has no delegation at Second round"
    assert nobody.ref == "party/ukraine"
    assert [(way.ref, way.who) for way in nobody.cleared_by] == [(UKRAINE, "party/ukraine")]
    assert named.ref == RUSSIA


def test_nobody_has_to_be_there_where_the_talks_are_remote() -> None:
    for remote in ("video", "phone", "written", "shuttle"):
        assert missing(round_with(f"format: [closed, {remote}], delegations: {{russia: }}")) == []


def test_people_meet_in_proximity_talks_and_in_direct_ones() -> None:
    for present in ("proximity", "direct"):
        talks = round_with(f"format: {present}, delegations: {{russia: }}")
        assert missing(talks) == [RUSSIA]


def test_a_host_and_a_mediator_need_not_arrive() -> None:
    parties = PEOPLE.replace("ukraine: Ukraine", "turkey: {name: Turkey, role: mediator}")
    talks = round_with("parties: belarus, delegations: {turkey: , belarus: }", parties)

    assert missing(talks) == []


def test_the_role_at_this_table_goes_before_the_usual_one() -> None:
    talks = round_with("delegations: {belarus: {role: party}, russia: {role: observer}}")

    assert missing(talks) == ["delegation/belarus-brest"]


def test_an_arrival_that_has_lapsed_is_none() -> None:
    talks = round_with("delegations: {russia: }")
    talks.say(f"{RUSSIA} arrive --at 2022-03-02T10:00 --until 2022-03-02T12:00")

    assert missing(talks) == [RUSSIA]


def test_a_missing_delegation_says_where_it_is_and_what_would_bring_it() -> None:
    talks = round_with("delegations: {russia: }")
    depart = talks.say(f"{RUSSIA} depart --at 2022-03-02T10:00").entries[0]
    state = talks.state()
    (blocker,) = delegations_arrived(state[BREST], state)

    assert blocker.says == "Russia's delegation, Second round has not arrived: en route"
    assert {way.trigger for way in blocker.cleared_by} == {"arrive", "sit_down"}
    assert {way.who for way in blocker.cleared_by} == {"party/russia"}
    assert blocker.last_word == depart


def test_the_others_meet_without_a_party_that_is_out_of_the_talks() -> None:
    talks = round_with("delegations: {russia: {state: arrived}, ukraine: }")
    talks.say("party/ukraine suspend --at 2022-03-02T10:00 --until 2022-03-02T12:00")
    assert missing(talks) == [UKRAINE]

    for trigger in ("suspend", "exclude", "withdraw"):
        talks.say(f"party/ukraine {trigger}")
        assert missing(talks) == []
    talks.say("party/ukraine invite")
    assert missing(talks) == [UKRAINE]


def test_one_delegation_is_there_for_all_within_a_composite_side() -> None:
    madrid = """
parties: {joint: Joint side, jordan: {name: Jordan, within: joint}, plo: {name: PLO, within: joint}}
rounds: {brest: {title: Madrid, parties: [jordan, plo], delegations: {joint: }}}
"""
    talks = Talks.of(madrid)
    assert missing(talks) == ["delegation/joint-brest"]

    talks.say("delegation/joint-brest arrive")
    assert missing(talks) == []

    talks.say("party/joint withdraw")
    talks.say("delegation/joint-brest leave")
    assert missing(talks) == []


def test_the_delegations_of_those_within_a_composite_side_are_there_for_it() -> None:
    sides = """
parties: {side: The side, north: {name: North, within: side}, south: {name: South, within: side}}
rounds: {brest: {title: Talks, parties: side, delegations: {north: {state: arrived}, south: }}}
"""
    talks = Talks.of(sides)

    assert missing(talks) == ["delegation/south-brest"]
