"""`parley apply`: what a scenario says by now that its record does not, shown and taken over."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from negotiation.events import Entry
from negotiation.fold.history import History
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.scenario import entries_of
from negotiation.scenario.difference import Changed, Difference, Review, difference
from negotiation.updates.decision import Proposal
from negotiation.views.saying import in_words, told
from negotiation.words.problems import Problem, unknown
from negotiation.words.refs import Ref
from negotiation.words.when import show_in_full
from tui.cli import records, settings
from tui.cli.arguments import TO_UPDATE, parser
from tui.cli.output import columns, say, say_json

ALL = "all"


def run(command: str, words: Sequence[str]) -> int:
    """Take over what a scenario says by now, or show it. Returns the exit status."""
    made = parser(command, _PURPOSE, record=TO_UPDATE)
    made.add_argument("scenario", metavar="SCENARIO", help="a YAML file")
    made.add_argument("--yes", action="store_true", help="record what is new; else only show it")
    made.add_argument(
        "--changed",
        metavar="REF",
        action="append",
        default=[],
        help="with --yes, also what has changed of this thing; all for everything",
    )
    made.add_argument("--operator", metavar="NAME", help="who records this")
    read = made.parse_args(list(words))
    scenario = records.read_scenario(Path(read.scenario))
    place = records.place_of(scenario.id, read.record)
    if not records.is_there(place):
        raise Problem(
            f"There is no record {records.shown(place)} yet: make it with"
            f" `parley new {read.scenario}`."
        )
    entries = entries_of(scenario)
    with closing(records.open_to_update(str(place), read.operator)) as desk:
        seen = difference(entries, desk.state().history)
        chosen = _chosen(read.changed, seen)
        state = _as_it_would_be(desk.state(), seen.new)
        if read.yes and (seen.new or chosen):
            if chosen:
                desk.operator = settings.operator(desk.operator, ask=True)
            decision = desk.propose(Review(entries, chosen))
            assert isinstance(decision, Proposal)  # noqa: S101 - a review is proposed, or refused
            desk.record(decision)
    if read.json:
        say_json(_as_json(seen, chosen, recorded=read.yes))
    else:
        say("\n".join(_told(seen, state, chosen, recorded=read.yes)))
    return 0


def _chosen(said: Iterable[str], seen: Difference) -> frozenset[Ref]:
    """Return the changed things that are named.

    Raises:
        Problem: nothing has changed of one.
    """
    there = [one.ref for one in seen.changed]
    names = list(said)
    for name in names:
        if name not in {*there, ALL}:
            raise Problem(f"--changed: {unknown('thing that has changed', name, [*there, ALL])}")
    return frozenset(there if ALL in names else map(Ref, names))


def _as_it_would_be(state: State, new: Iterable[Entry]) -> State:
    """Look at the talks with what is new, so that it is called by its name."""
    history = History(state.history.all)
    for entry in new:
        history.take([entry._replace(seq=history.seq + 1)])
    return State(history, state.now)


def _told(
    seen: Difference, state: State, chosen: frozenset[Ref], *, recorded: bool
) -> Iterator[str]:
    if not seen.is_news and not seen.taken_back:
        yield "The record holds all that the scenario says."
    if seen.new:
        yield f"New: {len(seen.new)}"
        yield columns((_cells(one, state) for one in seen.new), indent="  ")
    if seen.changed:
        yield f"Changed: {len(seen.changed)}"
        for one in seen.changed:
            yield from _changed(one, state, taken=one.ref in chosen)
    for title, entries in (
        ("No longer in the scenario, and left as recorded", seen.vanished),
        ("Taken back in the record, and left so", seen.taken_back),
    ):
        if entries:
            yield f"{title}: {len(entries)}"
            yield columns(((f"#{one.seq}", *_cells(one, state)) for one in entries), indent="  ")
    if recorded and (seen.new or chosen):
        left = len(seen.changed) - len(chosen)
        yield f"Recorded; {left} changed left as it was." if left else "Recorded."
    elif seen.is_news:
        yield "Nothing is recorded yet: --yes records what is new, and what has changed of the"
        yield "things that --changed names."


def _cells(entry: Entry, state: State) -> tuple[str, ...]:
    when = show_in_full(entry.occurred) if entry.occurred else ""
    return when, told(entry, state), f"({entry.subject})" if entry.subject else ""


def _changed(one: Changed, state: State, *, taken: bool) -> Iterator[str]:
    yield f"  {called(state, one.ref)}  ({one.ref}){'  taken over' if taken else ''}"
    rows = [
        (change.what, f"{in_words(change.before, state)} → {in_words(change.after, state)}")
        for line in one.lines
        for change in line.changes()
    ]
    if rows:
        yield columns(rows, indent="      ")


def _as_json(seen: Difference, chosen: frozenset[Ref], *, recorded: bool) -> dict[str, object]:
    return {
        "new": [{"ref": one.subject, "data": dict(one.data)} for one in seen.new],
        "changed": [
            {
                "ref": one.ref,
                "changes": [change._asdict() for line in one.lines for change in line.changes()],
                "taken": recorded and one.ref in chosen,
            }
            for one in seen.changed
        ],
        "vanished": [{"entry": one.seq, "ref": one.subject} for one in seen.vanished],
        "taken_back": [{"entry": one.seq, "ref": one.subject} for one in seen.taken_back],
        "recorded": recorded,
    }


_PURPOSE = "Show what a scenario says by now that its record does not, or take it over (--yes)."
