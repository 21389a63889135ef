"""A record written back as a scenario, which a person may read, change, and make a record of.

It loads to the same state: each line is tried as the reader of a scenario tries it before it is
written. What a scenario has no words for is left out, and counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from negotiation.events import ADDED, Entry, Json
from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.kinds.base import Ref, Span
from negotiation.lifecycle.table import from_json
from negotiation.lifecycle.ways import table_of
from negotiation.papers.kept import BROUGHT, kept, kept_additions
from negotiation.papers.leaving_out import LeftOut
from negotiation.papers.own_lifecycles import briefly_written
from negotiation.papers.retold import retold
from negotiation.papers.telling import Telling
from negotiation.papers.wording import Wording
from negotiation.scenario.model import FORMAT
from negotiation.scenario.outline import REPORT, kinds_of, parts_of
from negotiation.scenario.replay import Replay
from negotiation.updates.add import Add, part_slug
from negotiation.updates.update import Update
from negotiation.views.filters import Choice
from negotiation.words.problems import Problem
from negotiation.words.strictyaml.written import LONGEST_KEY, Plain, items, written

UNTOLD = "Entries left out, for which a scenario has no words"
IN_PART = "Entries told in part, for what they name is not in the scenario or has no place in it"
UNORDERED = "Entries of one minute about one thing, whose order a scenario can't tell"

ALWAYS = "always"
"""What stands over lines that are not dated, before any that are."""

_NONE = "There is no negotiation here that a scenario could be about."
_EDITORS = "# yaml-language-server: $schema=scenario.schema.json\n"


def export(state: State, choice: Choice, left_out: LeftOut) -> Iterator[str]:
    """Write a state as a scenario, some lines at a time.

    Args:
        state: the talks.
        choice: what may be shown of them.
        left_out: where what can't be told is counted.

    Raises:
        Problem: there is no negotiation, or it may not be shown.
    """
    process = state.process
    if process is None or not choice.names(process.ref, state):
        raise Problem(_NONE)
    return _Writer(state, choice, left_out, process.ref).lines()


class _Writer:
    """Tells one state, line by line."""

    def __init__(self, state: State, choice: Choice, left_out: LeftOut, process: Ref) -> None:
        self._state, self._left_out, self._process = state, left_out, process
        self._choose(choice)
        self._clock = self._pinned()
        # The zone at the top of the file is the first one: that it changed is a line of history.
        zone = str(_fields(self._added[process]).get("zone") or "UTC")
        self._wording = Wording(self._added.keys(), zone, state.now)
        self._replay = Replay(process.slug, state.now)
        self._parts = self._nested()
        self._telling = Telling(self._wording, state.now)
        self._times: dict[tuple[object, ...], set[Span | None]] = defaultdict(set)
        """The times that are said of one thing, by its moment and when it was known."""

    def lines(self) -> Iterator[str]:
        yield f"{_EDITORS}parley: {FORMAT}\n"
        said = self._listed(self._process) or {}
        source = said.get("source")
        self._telling.source = source if isinstance(source, str) else None
        yield from _section({"process": {"id": self._process.slug, **said}})
        yield from self._brought()
        for kind in self._state.history.kinds():
            yield from self._things(kind)
        yield from self._history()
        ties = (len(times) for times in self._times.values() if len(times) > 1)
        self._left_out[UNORDERED] += sum(ties)

    def _choose(self, choice: Choice) -> None:
        """Tell apart what added things from what was heard of them since; leave the hidden out."""
        state = self._state
        added: dict[Ref, Entry] = {}
        heard = list(state.entries(""))
        for entity in state.each():
            first, *later = entity.entries
            if entity.kind not in registry.names():
                self._left_out[UNTOLD] += len(entity.entries)
            elif choice.names(entity.ref, state) and choice.shows_entry(first):
                added[entity.ref] = first
                heard += later
        self._added = kept_additions(added)
        if self._process not in self._added:
            raise Problem(_NONE)
        self._left_out[UNTOLD] += len(added) - len(self._added)
        self._left_out[IN_PART] += sum(one != added[ref] for ref, one in self._added.items())
        self._later = _as_placed(one for one in heard if choice.tells(one, state))

    def _pinned(self) -> Span | None:
        """Tell where the clock of a scenario stands that is looked at as of now, or as of then."""
        fields = self._state[self._process].desk.fields
        said, now = Span.from_json(fields.get("clock")), self._state.now
        if said is None and self._state.as_of is None:
            return None
        return said if said and said.end == now else Span(now, "UTC", now, now)

    def _nested(self) -> Mapping[Ref, Mapping[str, list[Ref]]]:
        """List the parts that stand under their whole, by whole and by their plural."""
        found: dict[Ref, dict[str, list[Ref]]] = defaultdict(lambda: defaultdict(list))
        for ref, entry in self._added.items():
            if (whole := self._whole(ref, entry)) is not None:
                found[whole][registry.model(ref.kind).plural].append(ref)
        return found

    def _whole(self, ref: Ref, entry: Entry) -> Ref | None:
        """Return what a part stands under; None for what is listed by itself."""
        model, said = registry.model(ref.kind), _fields(entry)
        if model.part is None or part_slug(model, said) != ref.slug:
            return None
        whole, owner = Ref(str(said[model.part.whole])), Ref(str(said[model.part.owner]))
        kinds = kinds_of(model, model.part.whole)
        return whole if {whole, owner} <= self._added.keys() and whole.kind == kinds[0] else None

    def _things(self, kind: str) -> Iterator[str]:
        """Write the things of a kind that are listed by themselves, each with its parts."""
        if kind not in registry.names() or registry.model(kind).one_a_record:
            return
        model = registry.model(kind)
        head = f"\n{model.plural}:\n"
        for entity in self._state.of_kind(kind):
            ref = entity.ref
            if ref not in self._added or self._whole(ref, self._added[ref]) is not None:
                continue
            said = self._thing(ref)
            if said is not _NOTHING:
                yield head + _lines({ref.slug: said}, "  ")
                head = ""

    def _thing(self, ref: Ref) -> Plain:
        """Say a thing, with its parts under it, as shortly as can be."""
        said = self._listed(ref)
        if said is None:
            return _NOTHING
        model = registry.model(ref.kind)
        for plural in parts_of(ref.kind):
            each = {one: self._thing(one) for one in self._parts.get(ref, {}).get(plural, ())}
            parts = {self._owner(one): part for one, part in each.items() if part is not _NOTHING}
            if parts:
                said[plural] = parts
        return said.get(model.title_field) if said.keys() <= {model.title_field} else said

    def _owner(self, part: Ref) -> str:
        """Name a part under its whole: by its owner."""
        model = registry.model(part.kind)
        field = model.part.owner if model.part else ""
        owner = Ref(str(_fields(self._added[part])[field]))
        return self._wording.ref(owner, kinds_of(model, field))

    def _listed(self, ref: Ref) -> dict[str, Plain] | None:
        """Say what is known of a thing since it was added, and how it came up."""
        entry = self._added[ref]
        if ref == self._process and self._clock is not None:
            fields = _fields(entry) | {"clock": dict(self._clock.as_json())}
            entry = entry._replace(data={**entry.data, "set": fields})
        updates = retold(entry, self._replay)
        if len(updates) != 1 or not isinstance(update := updates[0], Add):
            self._left_out[UNTOLD] += 1
            return None
        self._note_order(entry)
        model = registry.model(ref.kind)
        fields = {name: one for name, one in update.fields.set.items() if name not in BROUGHT}
        if self._whole(ref, self._added[ref]) is not None and model.part is not None:
            fields = {
                name: one
                for name, one in fields.items()
                if name not in {model.part.owner, model.part.whole}
            }
        table = table_of(ref.kind, self._state)
        initial = table.initial if table else None
        stands = {"state": update.state} if update.state not in {None, initial} else {}
        report = self._telling.at(update) | self._telling.beside(update) | stands
        return self._wording.fields(model, fields) | {
            name: report[name] for name in REPORT if name in report
        }

    def _brought(self) -> Iterator[str]:
        """Write the words and the lifecycles that the record has of its own."""
        own = {kind: self._state.own_table(kind) for kind in registry.names()}
        tables = {kind: from_json(kind, said) for kind, said in own.items() if said is not None}
        briefly = {
            kind: briefly_written(table) for kind, table in tables.items() if table is not None
        }
        if briefly:
            yield from _section({"lifecycles": briefly})
        if terms := {name: list(words) for name, words in self._state.terms.items()}:
            yield from _section({"terms": terms})

    def _history(self) -> Iterator[str]:
        """Write what was heard since, as it was recorded, under the times when it happened."""
        head, group, used = "\nhistory:\n", ALWAYS, set[str]()
        for entry in self._later:
            told = kept(entry, self._added.keys())
            updates = retold(told, self._replay) if told is not None else ()
            if told is None or not updates:
                self._left_out[UNTOLD] += 1
                continue
            self._left_out[IN_PART] += told != entry
            self._note_order(told)
            for update in updates:
                when = "" if update.at is None else self._wording.time(update.at)
                beside = self._telling.beside(update)
                if when and when not in used:
                    group = when
                elif when != group:
                    beside = self._telling.at(update) or {"at": None}
                    beside |= self._telling.beside(update)
                if group not in used:
                    head += _lines({group: None}, "  ")
                    used.add(group)
                yield head + _joined(items([self._line(update, beside)], "    "))
                head = ""

    def _line(self, update: Update, beside: Mapping[str, Plain]) -> Plain:
        """Make a line of history; a long one names what it does, as a key can't be long."""
        words = self._telling.spoken(update)
        if not beside:
            return words
        return {words: beside} if len(words) < LONGEST_KEY // 10 else {"do": words, **beside}

    def _note_order(self, entry: Entry) -> None:
        if entry.type != ADDED:
            self._times[entry.subject, *entry.order[:2]].add(entry.occurred)


_NOTHING = "\0"
"""Stands for a thing that can't be told: no text of a scenario is this one."""


def _as_placed(entries: Iterable[Entry]) -> list[Entry]:
    """Order entries as they were recorded; those about one thing at one time by their places.

    A scenario gives them places in the order in which they stand there.
    """
    recorded = sorted(entries, key=lambda one: one.seq)
    alike: dict[tuple[str, object], list[Entry]] = defaultdict(list)
    for one in sorted(recorded, key=lambda one: one.order[2:]):
        alike[one.subject, one.occurred].append(one)
    waiting = {key: iter(each) for key, each in alike.items()}
    return [next(waiting[one.subject, one.occurred]) for one in recorded]


def _fields(entry: Entry) -> dict[str, Json]:
    said = entry.data.get("set")
    return said if isinstance(said, dict) else {}


def _section(said: Mapping[str, Plain]) -> Iterator[str]:
    ((name, under),) = said.items()
    if isinstance(under, Mapping):
        yield f"\n{name}:\n" + _lines(under, "  ")


def _lines(said: Mapping[str, Plain], indent: str) -> str:
    return _joined(written(said, indent))


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
