"""The log: every entry, what it said, and whether it is still in force."""

from typing import NamedTuple

from negotiation.events import Entry
from negotiation.fold.state import State
from negotiation.views.filters import Choice
from negotiation.views.saying import saying
from negotiation.views.word import grade_of
from negotiation.words.refs import Ref
from negotiation.words.when import Instant, Span


class LogRow(NamedTuple):
    """One entry."""

    seq: int
    act: str
    type: str
    subject: str
    recorded: str
    occurred: Span | None
    known: Instant | None
    says: str
    voice: Ref | None
    source: str | None
    grade: str
    operator: str | None
    reason: str | None
    """Why conditions were overridden."""
    overrode: tuple[str, ...]
    """What they were."""
    note: str | None
    quote: str | None
    because: tuple[str, ...]
    """What it follows from: refs, and acts by the number of their first entry."""
    in_force: bool
    entry: Entry

    def as_json(self) -> dict[str, object]:
        """Write it for scripts: the entry as it was recorded, and what has become of it."""
        from json import loads

        from negotiation.events import encode

        whole: dict[str, object] = loads(encode(self.entry))
        return whole | {
            "place": self.entry.order.place,
            "hash": self.entry.hash,
            "says": self.says,
            "grade": self.grade,
            "in_force": self.in_force,
        }


def log(state: State, ref: Ref | None = None, choice: Choice | None = None) -> tuple[LogRow, ...]:
    """List the entries as they were recorded; about one thing, if a ref is given.

    An entry that was retracted stays, marked; what the state's times leave out is left out here. An
    entry is wanted if what it is about is, and for its own words, tags and moment.
    """
    out, choice = state.out_of_force, choice or Choice()
    entries = (one for one in state.history.all if state.shows(one))
    about = (one for one in entries if ref is None or _is_about(one, ref, state))
    rows = (row(one, state, out) for one in about)
    return tuple(one for one in rows if choice.wants_entry(one.entry, _words(one), state))


def _words(one: LogRow) -> tuple[str, ...]:
    """List the words that an entry can be found by."""
    return tuple(
        filter(None, (one.says, one.note, one.quote, one.reason, one.source, one.operator))
    )


def _cited(cited: str, state: State) -> str:
    act = state.history.act(cited)
    return f"#{act[0].seq}" if act else cited


def _is_about(entry: Entry, ref: Ref, state: State) -> bool:
    return any(one.subject == ref for one in state.history.about(entry))


def row(entry: Entry, state: State, out: frozenset[str]) -> LogRow:
    """Show one entry; `out` are the acts that are out of force."""
    despite, overrode = entry.data.get("despite"), entry.data.get("overrode")
    each = overrode if isinstance(overrode, list) else []
    said = [one.get("says") for one in each if isinstance(one, dict)]
    return LogRow(
        entry.seq,
        entry.act,
        entry.type,
        entry.subject,
        entry.recorded,
        entry.occurred,
        entry.known,
        saying(entry, state),
        entry.according_to,
        entry.source,
        grade_of(entry.source, state),
        entry.operator,
        despite if isinstance(despite, str) else None,
        tuple(one for one in said if isinstance(one, str)),
        entry.note,
        entry.quote,
        tuple(_cited(one, state) for one in entry.because),
        entry.act not in out,
        entry,
    )
