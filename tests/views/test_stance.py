"""Where a party stands on an item, and by whose word."""

from __future__ import annotations

from negotiation.views.stance import Stance, stance
from negotiation.words.refs import Ref
from tests.talks import PEOPLE, Talks

MARCH = (
    PEOPLE
    + """
items:
  ceasefire: {title: Ceasefire}
  nato: {title: Ukraine stays outside NATO, positions: {russia: }}
"""
)


def stands(talks: Talks, item: str, party: str) -> Stance | None:
    state = talks.state()
    entity = state[Ref.of("item", item)]
    return stance(entity, state.parts(entity.ref, "position"), Ref.of("party", party), state)


def test_of_a_party_that_nobody_has_heard_nothing_is_said() -> None:
    talks = Talks.of(MARCH)
    assert stands(talks, "nato", "russia") is None
    assert stands(talks, "nato", "ukraine") is None


def test_a_demand_that_the_other_side_tells_of_is_marked_with_its_word() -> None:
    talks = Talks.of(MARCH)
    talks.say("position/russia-nato demand --at 2022-03-01 --according-to ukraine")
    told = stands(talks, "nato", "russia")
    assert told is not None
    assert (told.stand.state, told.voice, told.own) == ("demands", "Ukraine", False)

    talks.say("position/russia-nato offer --at 2022-03-02")
    told = stands(talks, "nato", "russia")
    assert told is not None
    assert (told.stand.state, told.voice, told.disputed) == ("offers", "", True)


def test_what_the_head_of_a_delegation_says_of_an_item_is_his_partys_own_word() -> None:
    talks = Talks.of(MARCH)
    talks.say("item/ceasefire accept --at 2022-03-02 --according-to medinsky")
    told = stands(talks, "ceasefire", "russia")
    assert told is not None
    assert (told.stand.state, told.own) == ("on_agenda", True)
    assert stands(talks, "ceasefire", "ukraine") is None
