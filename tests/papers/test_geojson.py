"""Maps: where things are, and nothing that would make a target of people on their way."""

from __future__ import annotations

import json

from negotiation.papers.geojson import LIVE, NOWHERE, export
from negotiation.papers.leaving_out import LeftOut
from negotiation.views.filters import Choice, Filters
from tests.talks import PEOPLE, Talks

PLACES = (
    PEOPLE
    + """
rounds:
  brest: {title: Second round, place: {name: Brest, latitude: 52.1, longitude: 23.7}}
  border: {title: First round, place: Border with Belarus}
measures:
  corridor:
    title: Corridor
    undertaken_by: russia
    place: {name: Kobryn, latitude: 52.2, longitude: 24.4}
    route: From Kobryn to Brest
    state: offered
"""
)


def features(talks: Talks, left_out: LeftOut, **wanted: str) -> dict[str, dict[str, object]]:
    text = "".join(export(talks.state(), Choice(Filters(**wanted)), left_out))
    collection = json.loads(text)
    assert collection["type"] == "FeatureCollection"
    return {one["id"]: one for one in collection["features"]}


def test_a_place_is_a_point_with_its_longitude_first() -> None:
    left_out = LeftOut()
    found = features(Talks.of(PLACES), left_out)
    assert list(found) == ["round/brest", "measure/corridor"]
    brest = found["round/brest"]
    assert brest["geometry"] == {"type": "Point", "coordinates": [23.7, 52.1]}
    assert brest["properties"]["title"] == "Second round"  # type: ignore[index]
    assert left_out == {NOWHERE: 1}


def test_a_corridor_in_effect_is_only_shown_to_who_says_that_they_may_see_red() -> None:
    talks = Talks.of(PLACES)
    talks.say("measure/corridor start")
    for wanted in ({}, {"handling": "amber"}):
        left_out = LeftOut()
        assert "measure/corridor" not in features(talks, left_out, **wanted)
        assert left_out[LIVE] == 1
    left_out = LeftOut()
    assert "measure/corridor" in features(talks, left_out, handling="red")
    assert not left_out[LIVE]
    talks.say("measure/corridor complete")
    assert "measure/corridor" in features(talks, LeftOut())


def test_a_corridor_that_only_one_side_calls_in_effect_is_not_shown_either() -> None:
    talks = Talks.of(PLACES)
    talks.say("measure/corridor start --according-to russia")
    assert "measure/corridor" not in features(talks, LeftOut())
