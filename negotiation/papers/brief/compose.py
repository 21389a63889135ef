"""How a brief comes about: what is asked of it, and its sections composed from a state."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple, TypeVar

from negotiation import __version__
from negotiation.fold.naming import called_entity
from negotiation.fold.state import State
from negotiation.papers.brief.cited import Scribe
from negotiation.papers.brief.content import SECTIONS, Brief
from negotiation.papers.brief.course import (
    day_by_day,
    what_changed,
    what_needs_attention,
    who_reports,
)
from negotiation.papers.brief.matters import answers, items_and_positions
from negotiation.papers.brief.talks import hindrances, standing, who_is_where
from negotiation.views.filters import Choice, Filters
from negotiation.views.handover import Since
from negotiation.words.handling import HANDLING
from negotiation.words.problems import Problem, unknown
from negotiation.words.when import EARLIEST, Instant, show_instant

Part = TypeVar("Part")


class Asked(NamedTuple):
    """What a brief is to hold."""

    sections: tuple[str, ...] = tuple(SECTIONS)
    since: Since = Since()
    """From where on things are new; from its time on, days are shown."""
    filters: Filters = Filters()
    narrowed: tuple[str, ...] = ()
    """The filters in the words in which they were said."""


def sections(names: Iterable[str]) -> tuple[str, ...]:
    """Check the names of sections, each of which is taken once.

    Raises:
        Problem: there is no such section, or none is named.
    """
    chosen = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
    for name in chosen:
        if name not in SECTIONS:
            raise Problem(unknown("section of a brief", name, SECTIONS))
    if not chosen:
        raise Problem(f"Which sections? There are: {', '.join(SECTIONS)}.")
    return chosen


def compose(state: State, asked: Asked) -> Brief:
    """Compose a brief of the talks as they are looked at.

    It carries the ceiling that was given, for that is for whom it is made; without one, the
    narrowest marking of what is in it.
    """
    ceiling = asked.filters.handling
    # Under a ceiling all is looked at for its marking; below the highest nothing is left out.
    choice = Choice(asked.filters._replace(handling=ceiling or HANDLING[0]))
    scribe, head = Scribe(state, choice), state.history.head

    def part(name: str, composed: Callable[[Scribe], Part]) -> Part | None:
        return composed(scribe) if name in asked.sections else None

    brief = Brief(
        title=called_entity(state, state.process) if state.process else "",
        as_of=_in_full(state.now, state),
        known_at=_in_full(state.known_at, state) if state.known_at else "",
        zone=state.zone,
        entries=head.seq if head else 0,
        head=head.hash if head else "",
        narrowed=asked.narrowed,
        made_by=f"Parley {__version__}",
        sections=asked.sections,
        standing=part("standing", standing),
        hindrances=part("hindrances", hindrances),
        changes=part("changes", partial(what_changed, since=asked.since)),
        delegations=part("delegations", who_is_where),
        agenda=part("agenda", items_and_positions),
        answers=part("answers", answers),
        developments=part("developments", partial(day_by_day, since=asked.since)),
        attention=part("attention", what_needs_attention),
        sources=part("sources", who_reports),
    )
    return brief._replace(handling=ceiling or choice.marking or "", withheld=choice.withheld)


def _in_full(at: Instant, state: State) -> str:
    return show_instant(at, zone=state.zone, now=EARLIEST)
