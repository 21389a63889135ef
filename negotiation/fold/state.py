"""The state of the talks: every thing that is tracked, as of a time and as known at a time."""

from collections.abc import Iterator, Mapping

from negotiation.events import ADDED, Entry
from negotiation.fold.account import Entity, Standing, fold
from negotiation.fold.folds import Fold, Folds
from negotiation.fold.history import History
from negotiation.fold.visible import Visible, visible
from negotiation.kinds import registry
from negotiation.words.refs import Ref
from negotiation.words.when import EARLIEST, Instant, is_instant


class State(Mapping[Ref, Entity]):
    """A look at a history: `{ref: fold(entries of ref)}`, folded as it is asked for.

    A thing is there if what added it counts. Without `known_at` it follows the history as it grows.

    Args:
        history: the entries.
        now: the instant at which states are looked at; they may have lapsed by then.
        as_of: leave out what happened later; None leaves nothing out.
        known_at: leave out what was known later; None leaves nothing out.
        folded: what other looks with the same `known_at` and `without` have folded, to share it.
        without: acts that are left out beside those that were retracted.
    """

    def __init__(
        self,
        history: History,
        now: Instant,
        *,
        as_of: Instant | None = None,
        known_at: Instant | None = None,
        folded: Folds | None = None,
        without: frozenset[str] = frozenset(),
    ) -> None:
        self.history = history
        self.now = now if as_of is None else as_of
        self.as_of = as_of
        self.known_at = known_at
        self.folded = Folds() if folded is None else folded
        """What this look, and those that share it, have folded so far."""
        self._without = without
        self._process: tuple[int, Entity | None] = (-1, None)
        """The negotiation, and up to which entry that has been looked up."""
        self._out = None if known_at is None else history.out_of_force(known_at)

    def at(self, moment: Instant) -> "State":
        """Look at the same history at a moment, as known here."""
        is_live = self.as_of is None and moment >= self.now
        return State(
            self.history,
            moment,
            as_of=None if is_live else moment,
            known_at=self.known_at,
            folded=self.folded,
            without=self._without,
        )

    def lacking(self, act: str) -> "State":
        """Look at the same history without what an act says; what it retracted stays so."""
        return State(
            self.history,
            self.now,
            as_of=self.as_of,
            known_at=self.known_at,
            without=self._without | {act},
        )

    def __getitem__(self, ref: Ref) -> Entity:
        entity = self._entity(ref)
        if entity is None:
            raise KeyError(ref)
        return entity

    def __iter__(self) -> Iterator[Ref]:
        return (entity.ref for entity in self.each())

    def each(self) -> Iterator[Entity]:
        """Walk all things, kind by kind, as they were added."""
        for kind in self.history.kinds():
            yield from self.of_kind(kind)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, ref: object) -> bool:
        return isinstance(ref, str) and self._entity(Ref(ref)) is not None

    def refs(self, kind: str) -> tuple[Ref, ...]:
        """Name the things of a kind, as they were added, without folding them if that is enough."""
        subjects = self.history.subjects(kind)
        if self._is_live and not self.out_of_force:
            return subjects
        return tuple(ref for ref in subjects if self._is_there(ref))

    def told(self, kind: str) -> Iterator[Entry]:
        """Walk the entries that count about the things of a kind, thing by thing, in no order."""
        if self._is_live:
            out, entries = self.out_of_force, map(self.history.entries, self.refs(kind))
            return (entry for each in entries for entry in each if entry.act not in out)
        return (entry for entity in self.of_kind(kind) for entry in entity.entries)

    def of_kind(self, kind: str) -> tuple[Entity, ...]:
        """List the things of a kind, as they were added."""
        found = map(self._entity, self.history.subjects(kind))
        return tuple(entity for entity in found if entity is not None)

    def naming(self, ref: Ref, field: str, kind: str | None = None) -> tuple[Entity, ...]:
        """List the things that have this ref in that field, by the desk's account."""
        candidates = (one for one in self.history.mentioning(ref) if kind in (None, one.kind))
        entities = (entity for one in candidates if (entity := self._entity(one)) is not None)
        return tuple(one for one in entities if _holds(one.desk.fields.get(field), ref))

    def parts(self, whole: Ref, kind: str) -> tuple[Entity, ...]:
        """List the parts of a kind that belong to a whole."""
        part = registry.model(kind).part
        return self.naming(whole, part.whole, kind) if part else ()

    def standing(self, ref: Ref, voice: Ref | None = None) -> Standing | None:
        """Tell where a thing stands now by an account; None if it is not there, or never moves."""
        entity = self._entity(ref)
        return None if entity is None else entity.standing(self.now, voice)

    def entries(self, subject: str) -> tuple[Entry, ...]:
        """List the entries about a subject that count, in order."""
        return self._visible(subject).entries

    def shows(self, entry: Entry) -> bool:
        """Tell whether an entry lies within the times that are looked at, in force or not.

        What takes back, or brings back, happened when that did.
        """
        if self.known_at is not None and (entry.known or EARLIEST) > self.known_at:
            return False
        if self.as_of is None:
            return True
        about = self.history.about(entry) or (entry,)
        return any(one.moment <= self.as_of for one in about)

    @property
    def out_of_force(self) -> frozenset[str]:
        """The acts that have been retracted, as known here."""
        out = self.history.out_of_force() if self._out is None else self._out
        return out | self._without if self._without else out

    @property
    def process(self) -> Entity | None:
        """The negotiation itself: one a record."""
        seq = self.history.seq
        if self._process[0] != seq:
            found = filter(None, map(self._entity, self.history.subjects("process")))
            self._process = seq, next(found, None)
        return self._process[1]

    @property
    def zone(self) -> str:
        """The zone of times without one."""
        zone = self._of_process("zone")
        return zone if isinstance(zone, str) else "UTC"

    @property
    def terms(self) -> Mapping[str, tuple[str, ...]]:
        """The scenario's own words, by vocabulary."""
        terms = self._of_process("terms")
        if not isinstance(terms, dict):
            return {}
        return {
            name: tuple(str(one) for one in said)
            for name, said in terms.items()
            if isinstance(said, list)
        }

    def own_table(self, kind: str) -> Mapping[str, object] | None:
        """Return the scenario's own lifecycle table for a kind, as plain JSON."""
        tables = self._of_process("lifecycles")
        own = tables.get(kind) if isinstance(tables, dict) else None
        return own if isinstance(own, dict) else None

    @property
    def _is_live(self) -> bool:
        return self.as_of is None and self.known_at is None

    def _is_there(self, ref: Ref) -> bool:
        if not self._is_live:
            return ref in self
        out, entries = self.out_of_force, self.history.entries(ref)
        return any(one.type == ADDED and one.act not in out for one in entries)

    def _of_process(self, field: str) -> object:
        process = self.process
        return process.desk.fields.get(field) if process else None

    def _visible(self, subject: str) -> Visible:
        return visible(
            self.history.ordered(subject),
            out=self.out_of_force,
            as_of=self.as_of,
            known_at=self.known_at,
        )

    def _entity(self, ref: Ref) -> Entity | None:
        changes = self.history.changed(ref)
        if not changes or (self.as_of is not None and self.as_of < self.history.begins(ref)):
            return None
        found = self.folded.find(ref, changes, self.as_of)
        if found is not None:
            return found.entity
        entries, since, until = self._visible(ref)
        entity = fold(ref, entries) if entries and entries[0].type == ADDED else None
        self.folded.keep(ref, Fold(changes, since, until, entity))
        return entity


def clock_of(history: History, folded: Folds | None = None) -> Instant | None:
    """Return the instant at which a process of the past pins its clock; None for a live one.

    `folded` is what a live look at the history has folded, to share it.
    """
    process = State(history, EARLIEST, folded=folded).process
    clock = process.desk.fields.get("clock") if process else None
    end = clock.get("end") if isinstance(clock, dict) else None
    return end if is_instant(end) else None


def _holds(value: object, ref: Ref) -> bool:
    return value == ref or (isinstance(value, list) and ref in value)
