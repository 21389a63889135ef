"""The handover: what happened since, what was learned of before, and what needs attention."""

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from negotiation.events import RETRACTED, Entry
from negotiation.fold.state import State
from negotiation.views.attention import Attention, attention
from negotiation.views.filters import Choice
from negotiation.views.log import LogRow, row
from negotiation.views.thing import thing
from negotiation.words.refs import Ref
from negotiation.words.when import EARLIEST, Instant, is_instant, show_instant


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


class Changes(NamedTuple):
    """What changed, as entries."""

    happened: Sequence[Entry]
    learned: Sequence[Entry]
    corrected: Sequence[Entry]


def handover(state: State, choice: Choice, since: Since) -> Handover:
    """Tell what changed since a time, or behind an entry, and what needs attention now."""
    out = state.out_of_force
    happened, learned, corrected = (
        tuple(row(one, state, out) for one in entries) for entries in changes(state, choice, since)
    )
    return Handover(since, state.now, happened, learned, corrected, attention(state, choice))


def changes(state: State, choice: Choice, since: Since) -> Changes:
    """Tell what changed since a time, or behind an entry.

    What always was so, such as who the parties are, is no news.
    """
    out = state.out_of_force
    fresh = _fresh(state, since)
    if not choice.wants_all:
        fresh = [one for one in fresh if _is_wanted(one, state, choice)]
    told = [one for one in fresh if one.type != RETRACTED and one.act not in out and one.subject]
    told.sort(key=_known)
    told.sort(key=_moment)
    border = max(since.known, _known_by(since.seq, state))
    return Changes(
        [one for one in told if not _ended_before(border, one)],
        [one for one in told if _ended_before(border, one)],
        [one for one in fresh if one.type == RETRACTED],
    )


def since_in_words(since: Since, state: State) -> str:
    """Say from where on things are new."""
    if since.known != EARLIEST:
        return show_instant(since.known, zone=state.zone, now=state.now)
    last = state.history.numbered(since.seq)
    if last is None:
        return "the beginning"
    minute = f"{last.recorded[:16]}Z"
    when = show_instant(minute, zone=state.zone, now=state.now) if is_instant(minute) else ""
    return f"your last shift, {when} (#{last.seq})" if when else f"#{last.seq}"


_moment = attrgetter("moment")


def _known(entry: Entry) -> Instant:
    return entry.known or EARLIEST


def _ended_before(border: Instant, entry: Entry) -> bool:
    return entry.occurred is not None and entry.occurred.end < border


def _fresh(state: State, since: Since) -> list[Entry]:
    return [
        one
        for one in state.history.after(since.seq)
        if (one.occurred is not None or one.type == RETRACTED)
        and (one.known or EARLIEST) > since.known
        and state.shows(one)
    ]


def _is_wanted(entry: Entry, state: State, choice: Choice) -> bool:
    """Tell whether an entry is about something that is wanted, and may be shown with it.

    What takes back, or brings back, is marked as what it is about.
    """
    about = state.history.about(entry)
    refs = (Ref(one.subject) for one in about if one.subject)
    things = [thing(entity, state) for ref in refs if (entity := state.get(ref)) is not None]
    wanted = not things or any(choice.wants(one) for one in things)
    return wanted and all(choice.tells(one, state) for one in (entry, *about))


def _known_by(seq: int, state: State) -> Instant:
    """Tell up to when the desk knew everything when an entry was recorded."""
    before = (one.known or EARLIEST for one in state.history.all if one.seq <= seq)
    return max(before, default=EARLIEST)
