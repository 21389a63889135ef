"""The entries of a record in memory, as the fold asks for them."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from negotiation.events import ADDED, RETRACTED, TYPES, Entry, Order, beyond
from negotiation.fold.course import Course, known_of, moment_of
from negotiation.fold.visible import Placed, in_order
from negotiation.words.refs import Ref
from negotiation.words.when import EARLIEST, LATEST, Instant

_READ_ONLY = "This record is read-only until Parley is updated"


class History:
    """All entries, by subject and by act. It only grows, and each entry costs about the same.

    An entry of a type that this program does not know stands in the list of all; it has no effect
    on what it is about, for what its data mean is not known.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries: list[Entry] = []
        self._instants: list[tuple[Instant, str]] = []
        self._by_subject: dict[str, list[Entry]] = defaultdict(list)
        self._by_act: dict[str, list[Entry]] = defaultdict(list)
        self._by_operator: dict[str, list[Entry]] = defaultdict(list)
        self._citing: dict[str, list[Entry]] = defaultdict(list)
        self._retracting: dict[str, list[Entry]] = defaultdict(list)
        self._mentions: dict[str, dict[Ref, None]] = defaultdict(dict)
        self._subjects: dict[str, dict[Ref, None]] = defaultdict(dict)
        self._changed: dict[str, int] = {}
        self._begins: dict[str, Instant] = {}
        self._ordered: dict[str, tuple[int, tuple[Placed, ...]]] = {}
        self._retractions: list[Entry] = []
        self._unknown: dict[str, list[Entry]] = defaultdict(list)
        self._out: frozenset[str] = frozenset()
        self.by_moment = Course(self._entries, moment_of, self.out_of_force)
        """The acts in force, by when they happened."""
        self.by_known = Course(self._entries, known_of, frozenset)
        """All acts, by when the desk knew."""
        self.read_only: str | None = None
        """Why nothing may be added: the first entry that is beyond this program, in a sentence."""
        self.take(entries)

    @property
    def head(self) -> Entry | None:
        """The last entry; None if there is none."""
        return self._entries[-1] if self._entries else None

    @property
    def seq(self) -> int:
        """The number of the last entry; 0 if there is none."""
        return self.head.seq if self.head else 0

    @property
    def all(self) -> Sequence[Entry]:
        """All entries, as they were recorded."""
        return self._entries

    def numbered(self, seq: int) -> Entry | None:
        """Find an entry by its number."""
        place = bisect_left(self._entries, seq, key=lambda one: one.seq)
        found = self._entries[place : place + 1]
        return found[0] if found and found[0].seq == seq else None

    def after(self, seq: int) -> Sequence[Entry]:
        """List the entries behind a number, as they were recorded."""
        return self._entries[bisect_right(self._entries, seq, key=lambda one: one.seq) :]

    def about(self, entry: Entry) -> tuple[Entry, ...]:
        """Return what an entry is about in the end.

        That is the entry itself, or, if it takes something back, the entries that it takes back: if
        those took something back in their turn, what it brings back.
        """
        found: list[Entry] = []
        waiting, seen = [entry], set()
        for one in waiting:
            if one.type != RETRACTED:
                found.append(one)
            elif one.subject not in seen:
                seen.add(one.subject)
                waiting.extend(self.act(one.subject))
        return tuple(found)

    def things(self, entries: Iterable[Entry]) -> set[str]:
        """Tell what entries are about; reports that are not yet filed are about nothing."""
        about = (one.subject for entry in entries for one in self.about(entry))
        return set(filter(None, about))

    def take(self, entries: Iterable[Entry]) -> None:
        """Take in entries that the store has appended, in its order."""
        retractions = len(self._retractions)
        for entry in entries:
            self._entries.append(entry)
            self._by_act[entry.act].append(entry)
            if entry.operator is not None:
                self._by_operator[entry.operator].append(entry)
            for cited in entry.because:
                self._citing[cited].append(entry)
            if self.read_only is None and (what := beyond(entry)):
                self.read_only = f"{_READ_ONLY}: entry #{entry.seq} {what}."
            if entry.type == RETRACTED:
                self._retractions.append(entry)
                self._retracting[entry.subject].append(entry)
                continue
            moment = entry.moment
            self._note(max(moment, entry.known or EARLIEST), entry.act)
            if entry.type in TYPES:
                self._file(entry, moment)
            else:
                self._unknown[entry.subject].append(entry)
        if len(self._retractions) > retractions:
            self._retract()

    @property
    def clock(self) -> Instant:
        """The latest moment, or known, of an update in force."""
        in_force = (instant for instant, act in reversed(self._instants) if act not in self._out)
        return next(in_force, EARLIEST)

    def entries(self, subject: str) -> Sequence[Entry]:
        """List the entries about a subject, in force or not, as they were recorded."""
        return self._by_subject.get(subject, ())

    def ordered(self, subject: str) -> Sequence[Placed]:
        """List the entries about a subject, in force or not, in the order in which they count."""
        entries = tuple(self._by_subject.get(subject, ()))  # while others may be taken in
        length, ordered = self._ordered.get(subject, (0, ()))
        if length != len(entries):
            ordered = in_order(entries)
            self._ordered[subject] = len(entries), ordered
        return ordered

    def begins(self, subject: str) -> Instant:
        """Tell the earliest moment at which there may be word of a subject."""
        return self._begins.get(subject, LATEST)

    def concerning(self, subject: str) -> Sequence[Entry]:
        """List the entries that are about a subject in the end, as they were recorded.

        Those that take one of them back, or bring one back, are among them.
        """
        found = {one.seq: one for one in self.entries(subject)}
        found |= {one.seq: one for one in self._unknown.get(subject, ())}
        waiting = [one.act for one in found.values()]
        for act in waiting:
            fresh = [one for one in self.retracting(act) if one.seq not in found]
            found |= {one.seq: one for one in fresh}
            waiting += [one.act for one in fresh]
        return [found[seq] for seq in sorted(found)]

    def act(self, act: str) -> Sequence[Entry]:
        """List the entries of an act."""
        return self._by_act.get(act, ())

    def recorded_by(self, operator: str) -> Sequence[Entry]:
        """List the entries of an operator, as they were recorded."""
        return self._by_operator.get(operator, ())

    def citing(self, cited: str) -> Sequence[Entry]:
        """List the entries that say they follow from an act, or from a ref."""
        return self._citing.get(cited, ())

    def retracting(self, act: str) -> Sequence[Entry]:
        """List the entries that take an act back."""
        return self._retracting.get(act, ())

    def latest_acts(self) -> Iterator[str]:
        """Walk the acts, the one that was begun last first."""
        return reversed(self._by_act)

    def subjects(self, kind: str) -> tuple[Ref, ...]:
        """List what has ever been added of a kind."""
        return tuple(self._subjects.get(kind, ()))

    def kinds(self) -> tuple[str, ...]:
        """List the kinds of which anything has ever been added."""
        return tuple(self._subjects)

    def mentioning(self, ref: str) -> tuple[Ref, ...]:
        """List what has ever had this ref in one of its fields."""
        return tuple(self._mentions.get(ref, ()))

    def changed(self, subject: str) -> int:
        """Count the changes that bear on a subject: folded at another count, it is out of date."""
        return self._changed.get(subject, 0)

    def out_of_force(self, known_at: Instant | None = None) -> frozenset[str]:
        """Tell which acts have been retracted, as known then."""
        if known_at is None:
            return self._out
        return retracted(one for one in self._retractions if (one.known or EARLIEST) <= known_at)

    def _file(self, entry: Entry, moment: Instant) -> None:
        """Put an entry among those about its subject."""
        subject = entry.subject
        self._by_subject[subject].append(entry)
        self._begins[subject] = min(moment, self._begins.get(subject, LATEST))
        self._changed[subject] = self._changed.get(subject, 0) + 1
        if entry.type == ADDED:
            ref = Ref(subject)
            self._subjects[ref.kind][ref] = None
        self._index(entry)

    def _note(self, instant: Instant, act: str) -> None:
        """Put an instant among the others; most come in order."""
        if not self._instants or self._instants[-1][0] <= instant:
            self._instants.append((instant, act))
        else:
            insort(self._instants, (instant, act))

    def _index(self, entry: Entry) -> None:
        for part in ("set", "plus"):
            changes = entry.data.get(part)
            if isinstance(changes, dict):
                for value in changes.values():
                    for text in texts_in(value):
                        if "/" in text:
                            self._mentions[text][Ref(entry.subject)] = None

    def _retract(self) -> None:
        out = retracted(self._retractions)
        for act in out ^ self._out:
            for entry in self._by_act.get(act, ()):
                self._changed[entry.subject] = self._changed.get(entry.subject, 0) + 1
        self._out = out


def retracted(retractions: Iterable[Entry]) -> frozenset[str]:
    """Decide which acts are out of force; a retraction that is itself retracted has no effect.

    A retraction can only follow what it retracts, so from the latest to the earliest each one's own
    standing is settled before its effect is.
    """
    standing: dict[str, tuple[Order, list[str]]] = {}
    for entry in retractions:
        order, targets = standing.get(entry.act, (entry.order, []))
        standing[entry.act] = (min(order, entry.order), [*targets, entry.subject])
    out: set[str] = set()
    for act, (order, targets) in sorted(standing.items(), key=lambda one: one[1][0], reverse=True):
        if act in out:
            continue
        out.update(one for one in targets if one not in standing or standing[one][0] < order)
    return frozenset(out)


def texts_in(value: object) -> Iterator[str]:
    """Walk the texts in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from texts_in(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts_in(one)
