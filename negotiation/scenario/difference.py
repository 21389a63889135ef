"""What a scenario says by now that a record made from it does not hold, and how it is taken over.

A line of a scenario is known by its id, which is derived from what it says. New lines are added as
the scenario has them, so that two desks that take them over agree; a line that has changed takes
the place of the one before only where somebody chooses so; what vanished from the file stays.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from negotiation.events import ADDED, Entry, Json, canonical
from negotiation.fold.history import History
from negotiation.fold.state import State
from negotiation.updates.decision import Circumstances, Decision, Proposal
from negotiation.updates.retract import RETRACT, Retract
from negotiation.updates.retraction import retraction
from negotiation.words.refs import Ref


class Change(NamedTuple):
    """What a line says otherwise than before: None where it says nothing of it."""

    what: str
    before: Json
    after: Json


class Replaced(NamedTuple):
    """A line as the record holds it, and as the scenario has it by now."""

    before: Entry
    after: Entry

    def changes(self) -> Iterator[Change]:
        """Walk what it says otherwise."""
        before, after = _said(self.before), _said(self.after)
        for what in dict.fromkeys((*before, *after)):
            if before.get(what) != after.get(what):
                yield Change(what, before.get(what), after.get(what))


class Changed(NamedTuple):
    """A thing of which lines have changed. They are taken over together: one builds on another."""

    ref: Ref
    lines: tuple[Replaced, ...]


class Difference(NamedTuple):
    """What is not the same in a scenario and in a record."""

    new: tuple[Entry, ...]
    """Lines of which the record holds nothing, in the order of the scenario."""
    changed: tuple[Changed, ...]
    vanished: tuple[Entry, ...]
    """Entries in force of lines that the scenario has no more."""
    taken_back: tuple[Entry, ...]
    """Entries of its lines that the record holds and that somebody has taken back there."""

    @property
    def is_news(self) -> bool:
        """Whether there is anything to take over."""
        return bool(self.new or self.changed)


class Review:
    """A difference taken over, as one update: all new lines, and the changed ones that are chosen.

    Args:
        entries: those that the scenario comes to.
        chosen: the things whose changed lines take the place of those before.
    """

    def __init__(self, entries: Sequence[Entry], chosen: Collection[Ref] = ()) -> None:
        self._entries, self._chosen = entries, chosen

    def decide(self, state: State, circumstances: Circumstances) -> Decision:
        """Propose what it comes to by now."""
        history = state.history
        seen = difference(self._entries, history)
        lines = [line for one in seen.changed if one.ref in self._chosen for line in one.lines]
        taken = {one.id for one in (*seen.new, *(line.after for line in lines))}
        acts = dict.fromkeys(line.before.act for line in lines)
        taken_back = (
            retraction(Retract(act=act, note=_WHY), history.act(act), RETRACT, circumstances)
            for act in acts
            if act not in state.out_of_force
        )
        added = (one for one in self._entries if one.id in taken)
        return Proposal(self, (*taken_back, *added), history.seq)


def difference(entries: Iterable[Entry], history: History) -> Difference:
    """Compare what a scenario comes to with a record that holds an earlier one."""
    each, out = list(entries), history.out_of_force()
    told = [one for one in history.all if one.operator is None]  # nobody signs a scenario's
    ids, held = {one.id for one in each}, {one.id for one in told}
    fresh = [one for one in each if one.id not in held]
    gone = [one for one in told if one.id not in ids]
    gone.sort(key=lambda one: one.act in out)  # what is in force is what a line takes the place of
    _, fresh, gone = _matched(fresh, gone, _as_said(is_live=not _pins_a_clock(each)))
    pairs: list[Replaced] = []
    for key in (_at_its_time, _by_its_step):
        found, fresh, gone = _matched(fresh, gone, key)
        pairs += found
    by_thing: dict[Ref, list[Replaced]] = defaultdict(list)
    for pair in pairs:
        by_thing[Ref(pair.after.subject)].append(pair)
    return Difference(
        tuple(fresh),
        tuple(Changed(ref, tuple(lines)) for ref, lines in by_thing.items()),
        tuple(one for one in gone if one.act not in out),
        tuple(one for one in told if one.id in ids and one.act in out),
    )


Key = Callable[[Entry], Hashable]
"""What two lines have in common that are the same one, as it was and as it is."""


def _matched(
    fresh: Iterable[Entry], gone: Iterable[Entry], key: Key
) -> tuple[list[Replaced], list[Entry], list[Entry]]:
    """Pair lines that have a key in common, in their order; return the pairs, and what is left."""
    waiting: dict[Hashable, list[Entry]] = defaultdict(list)
    for one in gone:
        waiting[key(one)].append(one)
    pairs, left = [], []
    for one in fresh:
        if one.subject and waiting[key(one)]:
            pairs.append(Replaced(waiting[key(one)].pop(0), one))
        else:
            left.append(one)
    return pairs, left, [one for those in waiting.values() for one in those]


def _as_said(*, is_live: bool) -> Key:
    """Compare all that was written: its place, and what stood there before, follow from others.

    In talks that go on, when the desk knew may follow from when the scenario was read.
    """

    def key(entry: Entry) -> Hashable:
        known = None if is_live else entry.known
        return entry.type, entry.subject, known, canonical(_said(entry))

    return key


def _at_its_time(entry: Entry) -> Hashable:
    occurred = entry.occurred and entry.occurred.edtf
    return entry.type, entry.subject, entry.according_to, occurred


def _by_its_step(entry: Entry) -> Hashable:
    return entry.type, entry.subject, entry.according_to, str(entry.data.get("trigger"))


def _pins_a_clock(entries: Iterable[Entry]) -> bool:
    return any("clock" in _set(entry) for entry in entries if entry.type == ADDED)


def _said(entry: Entry) -> dict[str, Json]:
    """Tell what was written of a line, by what it says."""
    said: dict[str, Json] = {
        "at": dict(entry.occurred.as_json()) if entry.occurred else None,
        "source": entry.source,
        "according to": entry.according_to,
        "actor": entry.actor,
        "quote": entry.quote,
        "link": entry.link,
        "note": entry.note,
        "because": list(entry.because),
        "tags of the entry": list(entry.tags),
        "handling of the entry": entry.handling,
    }
    said |= {name: value for name, value in entry.data.items() if name not in _FOLLOWING}
    said |= _set(entry)
    return {name: value for name, value in said.items() if value not in (None, [])}


def _set(entry: Entry) -> dict[str, Json]:
    fields = entry.data.get("set")
    return fields if isinstance(fields, dict) else {}


_FOLLOWING = ("set", "from", "old", "overrode")
"""The fields, which are told one by one, and what follows from how things stood before."""

_WHY = "The scenario says something else by now."
