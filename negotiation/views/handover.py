"""The handover: what happened since, what was learned of before, and what needs attention."""

from typing import NamedTuple

from negotiation.events import RETRACTED, Entry
from negotiation.fold.state import State
from negotiation.views.attention import Attention, attention
from negotiation.views.filters import Choice
from negotiation.views.log import LogRow, row
from negotiation.views.thing import thing
from negotiation.words.refs import Ref
from negotiation.words.when import EARLIEST, Instant


class Since(NamedTuple):
    """From where on things are new: behind an entry, and not known to the desk by an instant."""

    seq: int = 0
    known: Instant = EARLIEST


class Handover(NamedTuple):
    """What one shift hands to the next."""

    since: Since
    until: Instant
    happened: tuple[LogRow, ...]
    """What happened since, as it happened."""
    learned: tuple[LogRow, ...]
    """What was learned since about earlier days."""
    corrected: tuple[LogRow, ...]
    """What was taken back or corrected since, as it was recorded."""
    attention: Attention

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            "since": {"entry": self.since.seq, "known": self.since.known},
            "until": self.until,
            "happened": [one.as_json() for one in self.happened],
            "learned": [one.as_json() for one in self.learned],
            "corrected": [one.as_json() for one in self.corrected],
            **self.attention.as_json(),
        }


def handover(state: State, choice: Choice, since: Since) -> Handover:
    """Tell what changed since a time, or behind an entry, and what needs attention now.

    What always was so, such as who the parties are, is no news.
    """
    out = state.out_of_force
    fresh = [one for one in _fresh(state, since) if _is_wanted(one, state, choice)]
    told = sorted(
        (one for one in fresh if one.type != RETRACTED and one.act not in out and one.subject),
        key=lambda one: (one.order[:2], one.seq),
    )
    border = max(since.known, _known_by(since.seq, state))
    late = {one.id for one in told if one.occurred is not None and one.occurred.end < border}
    return Handover(
        since,
        state.now,
        tuple(row(one, state, out) for one in told if one.id not in late),
        tuple(row(one, state, out) for one in told if one.id in late),
        tuple(row(one, state, out) for one in fresh if one.type == RETRACTED),
        attention(state, choice),
    )


def _fresh(state: State, since: Since) -> list[Entry]:
    return [
        one
        for one in state.history.after(since.seq)
        if (one.occurred is not None or one.type == RETRACTED)
        and one.order.known > since.known
        and state.shows(one)
    ]


def _is_wanted(entry: Entry, state: State, choice: Choice) -> bool:
    about = (Ref(one.subject) for one in state.history.about(entry) if one.subject)
    things = [thing(entity, state) for ref in about if (entity := state.get(ref)) is not None]
    return not things or any(choice.wants(one) for one in things)


def _known_by(seq: int, state: State) -> Instant:
    """Tell up to when the desk knew everything when an entry was recorded."""
    before = (one.order.known for one in state.history.all if one.seq <= seq)
    return max(before, default=EARLIEST)
