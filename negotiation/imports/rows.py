"""A table brought in: each row decided on as if it had been typed, all of them or none."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID, uuid5

from negotiation.events import ADDED, Entry, Json, encode
from negotiation.fold.history import History
from negotiation.fold.state import State
from negotiation.imports.mapping import Mapping, Thing
from negotiation.imports.rules import Rule
from negotiation.imports.table import Row, Table, Wrong
from negotiation.kinds.base.boundary import check, faults_of
from negotiation.updates.add import Add, part_slug
from negotiation.updates.amend import Amend
from negotiation.updates.decision import Circumstances, Decision, Proposal, Refused
from negotiation.updates.subject import as_it_stood
from negotiation.updates.understand import adapter
from negotiation.updates.understanding import OfRecord
from negotiation.updates.update import Changes, Update
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref, slug_from
from negotiation.words.strictyaml.faults import MOST_FAULTS

MOST = 100_000
"""How many things are taken from one table: all of them are recorded at once."""

ROW = "row"
"""Where an entry keeps the digest of what the row said that it comes from."""

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
        self._held = {entry.data[ROW] for entry in self._history.all if ROW in entry.data}
        self._by_title: dict[Ref, int] = {}
        self.plan = Plan(State(self._history, circumstances.now))

    def take(self, row: Row | Wrong) -> None:
        """Take in the things that a row tells of."""
        if isinstance(row, Wrong):
            self.plan.wrong.append(row)
        elif self._mapping.takes(row.cells):
            self.plan.rows += 1
            for thing in self._mapping.things:
                self._thing(thing, row)

    def _thing(self, thing: Thing, row: Row) -> None:
        said, wrong = _said(thing, row)
        if not wrong:
            try:
                add, wrong = self._understood(thing, said)
                if add is not None:
                    self._decide(thing, add, row.number)
            except Problem as problem:
                wrong = [("", sentence) for sentence in str(problem).splitlines()]
        self.plan.wrong += [
            Wrong(row.number, _columns(thing, name), sentence) for name, sentence in wrong
        ]

    def _understood(
        self, thing: Thing, said: dict[str, object]
    ) -> tuple[Add | None, list[tuple[str, str]]]:
        """Understand what a row says as what adds the thing; else tell what is wrong with what."""
        model, names = thing.model, thing.model.names()
        context = OfRecord(self.plan.state).looking_from(said.get("at"))
        checked = check(
            model, {name: said[name] for name in said if name in names}, context, whole=True
        )
        if checked.faults:
            return None, [(str(one.loc[0]), one.sentence) for one in checked.faults]
        values = checked.values
        slug = part_slug(model, values) or said.pop("slug", None)
        slug = slug or slug_from(str(values.get(model.title_field, "")))
        if not slug:
            return None, [("slug", "No slug can be made of this: give `slug` a column that can.")]
        words = {name: one for name, one in said.items() if name not in names}
        words |= {"kind": model.kind, "slug": slug, "fields": Changes(set=values)}
        try:
            add = adapter(Add).validate_python(words, context=context)
        except ValueError as error:
            return None, [(str(one.loc[0]), one.sentence) for one in faults_of(error)]
        assert isinstance(add, Add)  # noqa: S101 - the adapter of a verb reads that verb
        return add, []

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


def _said(thing: Thing, row: Row) -> tuple[dict[str, object], list[tuple[str, str]]]:
    """Read what a row says of a thing; else tell what is wrong with what."""
    said: dict[str, object] = {}
    wrong: list[tuple[str, str]] = []
    for name, rule in _rules(thing):
        try:
            value = rule.said(row.cells)
        except Problem as problem:
            wrong.append((name, str(problem)))
        else:
            if value is not None:
                said[name] = value
    return said, wrong


def _rules(thing: Thing) -> Iterator[tuple[str, Rule]]:
    yield from thing.said.items()
    if thing.slug is not None:
        yield "slug", thing.slug


def _columns(thing: Thing, name: str) -> str:
    """Name the columns that a field comes from, or the field itself where it has none."""
    rule = dict(_rules(thing)).get(name)
    return ", ".join(dict.fromkeys(rule.columns)) or name if rule is not None else name


_FEWER = "say in the mapping which rows are wanted (`where`), or part the table."
