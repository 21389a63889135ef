"""A table brought in: each row decided on as if it had been typed, all of them or none."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID, uuid5

from negotiation.events import ADDED, Entry, Json, encode
from negotiation.fold.history import History
from negotiation.fold.state import State
from negotiation.imports.mapping import Mapping, Thing
from negotiation.imports.reading import Misread, understood
from negotiation.imports.table import Row, Table, Wrong
from negotiation.updates.add import Add
from negotiation.updates.amend import Amend
from negotiation.updates.decision import Circumstances, Decision, Proposal, Refused
from negotiation.updates.subject import as_it_stood
from negotiation.updates.update import Changes, Update
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from negotiation.words.strictyaml.faults import MOST_FAULTS

MOST = 100_000
"""How many things are taken from one table: all of them are recorded at once."""

ROW = "row"
"""Where the data of an entry say from which row it comes; see `negotiation.events.Change`."""

NAMESPACE = UUID("0c9f6c2e-6b0b-5c0e-8f0e-2d8d1f6f6a51")
"""Under which the ids of a table's entries are derived (RFC 9562, version 5)."""


class Taken(NamedTuple):
    """A row that comes to an entry."""

    row: int
    entry: Entry


@dataclass
class Plan:
    """What a table comes to in a record."""

    state: State
    """The talks as they would stand."""
    rows: int = 0
    """How many are wanted; the others were passed over."""
    taken: list[Taken] = field(default_factory=list)
    there: int = 0
    """How many things are as the table says already."""
    wrong: list[Wrong] = field(default_factory=list)


class Import:
    """All rows of a table as one update, decided in the order of the file.

    Args:
        table: the rows; read anew whenever it is decided.
        mapping: what to make of them.
        progress: is told how many rows have been read.
    """

    def __init__(
        self, table: Table, mapping: Mapping, progress: Callable[[int], None] = lambda _: None
    ) -> None:
        mapping.check_columns(table.columns)
        self._table, self._mapping, self._progress = table, mapping, progress
        self.plan: Plan | None = None
        """What it came to when it was decided last."""

    def decide(self, state: State, circumstances: Circumstances) -> Decision:
        """Propose what the rows say and the record does not.

        Raises:
            Refused: rows are wrong; a sentence for each, with its number and column.
        """
        reading = _Reading(self._mapping, state, circumstances)
        self.plan = reading.plan
        for row in self._table:
            reading.take(row)
            self._progress(row[0])
            if len(reading.plan.taken) > MOST:
                raise Refused(f"{self._table.name} comes to more than {MOST:,} things: {_FEWER}")
            if len(reading.plan.wrong) >= MOST_FAULTS:
                break
        if reading.plan.wrong:
            raise Refused("\n".join(f"{self._table.name}, {one}" for one in reading.plan.wrong))
        entries = tuple(one.entry for one in reading.plan.taken)
        return Proposal(self, entries, state.history.seq)


class _Reading:
    """The talks as they are and as the rows so far would leave them."""

    def __init__(self, mapping: Mapping, state: State, circumstances: Circumstances) -> None:
        self._mapping, self._circumstances = mapping, circumstances
        self._history = History(state.history.all)
        self._held = {str(one.data[ROW]) for one in self._history.all if ROW in one.data}
        self._by_title: dict[Ref, int] = {}
        self.plan = Plan(State(self._history, circumstances.now))

    def take(self, row: Row | Wrong) -> None:
        """Take in the things that a row tells of."""
        if isinstance(row, Wrong):
            self.plan.wrong.append(row)
        elif self._mapping.takes(row.cells):
            self.plan.rows += 1
            for thing in self._mapping.things:
                try:
                    self._decide(thing, understood(thing, row, self.plan.state), row.number)
                except Misread as misread:
                    self.plan.wrong += misread.wrong
                except Problem as problem:
                    sentences = str(problem).splitlines()
                    self.plan.wrong += (Wrong(row.number, "", one) for one in sentences)

    def _decide(self, thing: Thing, add: Add, row: int) -> None:
        """Decide what a row comes to: something new, a change, or nothing."""
        digest = self._digest(add)
        if digest in self._held:
            self.plan.there += 1
            return
        if thing.slug is None and thing.model.part is None:
            first = self._by_title.setdefault(add.ref, row)
            if first != row:
                raise Refused(
                    f"{add.ref} is row {first} already: give `slug` a column that tells them apart."
                )
        update: Update | None = add if add.ref not in self.plan.state else self._change(add)
        if update is None:
            self.plan.there += 1
            return
        decision = update.decide(self.plan.state, self._circumstances)
        if not isinstance(decision, Proposal):
            raise Refused(str(decision))
        for entry in decision.entries:
            self._record(entry, digest, row)

    def _change(self, add: Add) -> Amend | None:
        """Return what a row says otherwise of a thing that is there; None if nothing."""
        report = {one.name: getattr(add, one.name) for one in fields(Update)}
        amend = Amend(ref=add.ref, **report)
        moment = amend.moment(self._circumstances)
        entity = as_it_stood(add.ref, self.plan.state, moment)
        if moment < entity.entries[0].moment:
            raise Refused(
                f"{add.ref} was added later than this: let the rows stand in the order of time."
            )
        known = entity.desk.fields | entity.account(add.according_to).fields
        changed: dict[str, Json] = {
            name: value for name, value in add.fields.set.items() if known.get(name) != value
        }
        return Amend(ref=add.ref, fields=Changes(set=changed), **report) if changed else None

    def _record(self, entry: Entry, digest: str, row: int) -> None:
        told = entry._replace(data={**entry.data, ROW: digest})
        process = self.plan.state.process
        name = str(uuid5(NAMESPACE, f"{process.ref if process else ''}\n{encode(told)}"))
        named = told._replace(id=name, act=name)
        self._held.add(digest)
        self.plan.taken.append(Taken(row, named))
        self._history.take([named._replace(seq=self._history.seq + 1)])

    def _digest(self, add: Add) -> str:
        """Stand for what a row says, whoever brings it in and whenever."""
        said: dict[str, Json] = {"set": dict(add.fields.set), "to": add.state}
        entry = add.entry(ADDED, add.ref, said, self._circumstances)
        known = entry.known if add.known is not None else None
        bare = entry._replace(known=known, operator=None, via="")
        return sha256(encode(bare).encode()).hexdigest()


_FEWER = "say in the mapping which rows are wanted (`where`), or part the table."
