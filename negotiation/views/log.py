"""The log: every entry, what it said, and whether it is still in force."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from negotiation.events import Entry
from negotiation.fold.state import State
from negotiation.views.filters import Choice
from negotiation.views.saying import saying
from negotiation.views.spoken import found_in
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


def log(
    state: State,
    ref: Ref | None = None,
    choice: Choice | None = None,
    *,
    after: int = 0,
    most: int | None = None,
) -> tuple[LogRow, ...]:
    """List the entries as they were recorded; about one thing, if a ref is given.

    Of all of them, those behind the entry of the number `after` are listed, no more than `most`.

    An entry that was retracted stays, marked; what the state's times leave out is left out here. An
    entry is wanted if what it is about is, and for its own words, tags and moment.
    """
    wanted = _wanted(state, ref, choice or Choice(), after)
    out = state.out_of_force
    return tuple(row(one, state, out) for one in islice(wanted, most))


def entries(state: State, ref: Ref | None = None, choice: Choice | None = None) -> Sequence[Entry]:
    """List the entries that the log shows, for those who look at a part of it only."""
    choice = choice or Choice()
    if choice.only_by_words and state.as_of is None and state.known_at is None:
        return _found(state, ref, choice, 0)
    return tuple(_wanted(state, ref, choice, 0))


def _wanted(state: State, ref: Ref | None, choice: Choice, after: int) -> Iterator[Entry]:
    found = (one for one in _found(state, ref, choice, after) if state.shows(one))
    return (one for one in found if choice.wants_entry(one, state))


def _found(state: State, ref: Ref | None, choice: Choice, after: int) -> Sequence[Entry]:
    """List the entries behind a number that hold the words which are looked for."""
    history = state.history
    every = history.after(after) if after else history.all
    found = every if ref is None else history.concerning(ref)
    return found if choice.find is None else found_in(found, choice.find, state)


def _cited(cited: str, state: State) -> str:
    act = state.history.act(cited)
    return f"#{act[0].seq}" if act else cited


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
