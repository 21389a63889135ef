"""GeoJSON (RFC 7946): where things are, for maps.

What protects people on their way is a target while it holds. So what its lifecycle has watched,
whatever becomes of the talks, such as a corridor in effect, is only shown to those who say that
they may see what is marked red.
"""

from collections.abc import Iterator

from negotiation.events import canonical
from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.kinds.base import Place
from negotiation.lifecycle.ways import table_of
from negotiation.papers.leaving_out import LeftOut
from negotiation.papers.places import place_fields, places_of
from negotiation.papers.stamp import stamp
from negotiation.views.filters import Choice
from negotiation.views.status import kinds_in
from negotiation.views.thing import Thing, thing
from negotiation.words.handling import HANDLING

NOWHERE = "Places left out, for their coordinates are not known"
LIVE = "Places left out, for people are protected there now (--handling red has them)"


def export(state: State, choice: Choice, left_out: LeftOut) -> Iterator[str]:
    """Write a FeatureCollection, a place a line.

    Args:
        state: the talks.
        choice: which things are wanted, and may be shown.
        left_out: where places without coordinates, and those that may not be shown, are counted.
    """
    yield f'{{"type":"FeatureCollection","description":"{stamp(state)}","features":['
    between = "\n"
    placed = (kind for kind in kinds_in(state) if place_fields(registry.model(kind)))
    for entity in choice.listed(state, *placed):
        places = list(places_of(entity))
        if not places or not choice.wants(one := thing(entity, state)):
            continue
        for place in places:
            if place.latitude is None or place.longitude is None:
                left_out[NOWHERE] += 1
            elif _is_live(one, state) and choice.ceiling != HANDLING[0]:
                left_out[LIVE] += 1
            else:
                yield between + _feature(choice.as_far_as_shown(one, state), place)
                between = ",\n"
    yield "\n]}\n"


def _is_live(one: Thing, state: State) -> bool:
    """Tell whether a thing is to be watched as it stands, by anybody's account."""
    table = table_of(one.ref.kind, state)
    stands = (one.stand, *(voice.stand for voice in one.voices))
    return table is not None and any(
        stand is not None and not stand.lapsed and stand.state in table.watch for stand in stands
    )


def _feature(one: Thing, place: Place) -> str:
    """Write a place: longitude before latitude, as RFC 7946 has it."""
    point = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    about = {"ref": one.ref, "place": place.name, **one.as_json()}
    return canonical({"type": "Feature", "id": one.ref, "geometry": point, "properties": about})
