"""The agenda as a room: where each party stands on each item, and the texts on the table."""

from functools import lru_cache, partial

from negotiation.fold.state import State
from negotiation.views.agenda import Agenda, ItemRow, agenda
from negotiation.views.filters import Choice
from negotiation.views.stance import stance
from tui.painting.layout import Lists, lists
from tui.rooms import Scene, Wish
from tui.rooms.agenda.history import Histories
from tui.rooms.agenda.sections import provisionally, sections
from tui.written.matrix import Party, Subject


def enter(state: State, wish: Wish) -> Scene:
    """Show the agenda."""
    choice = Choice(wish.filters)
    seen = agenda(state, choice)
    parties = [Party(ref, name) for ref, name in seen.parties]
    subjects = [_subject(row, seen, state) for row in seen.items]
    of = Lists(
        "Agenda",
        str(len(seen.items)),
        state.zone,
        state.now,
        lru_cache(maxsize=8)(partial(sections, seen, parties, subjects, state)),
        Histories(seen, state, choice),
        f"{seen.linkage}." if seen.items else "",
    )
    return Scene(partial(lists, of), follows=True)


def _subject(row: ItemRow, seen: Agenda, state: State) -> Subject:
    item, positions = state[row.thing.ref], [state[one.thing.ref] for one in row.positions]
    stances = [stance(item, positions, party, state) for party, _ in seen.parties]
    return Subject(row.thing, stances, provisionally(row))
