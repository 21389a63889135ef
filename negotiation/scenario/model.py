"""A scenario as understood: every line of it an update, with where it stands in the file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from negotiation.events import Json
from negotiation.kinds import registry
from negotiation.kinds.base.boundary import check, faults_of
from negotiation.kinds.base.flaw import Flaw
from negotiation.scenario import own
from negotiation.scenario.history import history
from negotiation.scenario.names import Names
from negotiation.scenario.outline import (
    REPORT,
    SLUG_FORM,
    Listed,
    Loc,
    Trouble,
    full_slug,
    kinds_of,
    outline,
    owner_and_whole,
    parts_of,
    written_out,
)
from negotiation.updates.add import Add
from negotiation.updates.advance import Advance
from negotiation.updates.cited import Chain
from negotiation.updates.observe import Observe
from negotiation.updates.understand import adapter
from negotiation.updates.update import Changes, Update
from negotiation.words.problems import Problem, unknown
from negotiation.words.refs import Ref, is_slug
from negotiation.words.strictyaml import Faults, Tree
from negotiation.words.when import Instant, Span
from negotiation.words.when.show import show_instant

FORMAT = "1"
"""The version of the format, as `parley:` says it."""


class Line(NamedTuple):
    """An update, and where in the file it is said."""

    update: Update
    loc: Loc


class Scenario(NamedTuple):
    """A scenario: what it makes first is the process, then all that it lists, then its history."""

    id: str
    """The slug of the process."""
    clock: Instant
    """What the desk's clock is pinned to; for a live process, the time of reading."""
    lines: tuple[Line, ...]
    tree: Tree


def understood(tree: Tree, now: Instant) -> tuple[Scenario, list[Trouble]]:
    """Understand what can be of a scenario, and tell what can't; `now` is the wall clock."""
    reader = _Reader(tree, now)
    return reader.scenario(), reader.troubles


def faults(tree: Tree, troubles: Iterable[Trouble]) -> Faults:
    """Put troubles where they stand in the file, a sentence each, and none twice."""
    marked = {
        tree.fault(one.loc, sentence, at_key=one.at_key)
        for one in troubles
        for sentence in one.sentence.splitlines()
    }
    return Faults(tree.name, sorted(marked))


class _Reader:
    def __init__(self, tree: Tree, now: Instant) -> None:
        self.tree = tree
        self.troubles: list[Trouble] = []
        self.names = Names(now)
        self.listed: dict[Ref, Loc] = {}
        self.source: str | None = None

    def scenario(self) -> Scenario:
        root = self.tree.root
        if "parley" not in root:
            self._trouble((), f"A scenario says first in which format it is: `parley: {FORMAT}`.")
        elif root["parley"] != FORMAT:
            sentence = f"This program reads scenarios of format {FORMAT}: `parley: {FORMAT}`."
            self._trouble(("parley",), sentence)
        self.names.terms = own.terms(root.get("terms"), self.troubles)
        self.names.tables = own.tables(root.get("lifecycles"), self.troubles)
        listed = [one for one in outline(root, self.troubles) if self._name(one)]
        process = self._process(root.get("process"))
        lines = [line for line in (process, *map(self._line, listed)) if line is not None]
        slug = process.update.slug if process and isinstance(process.update, Add) else ""
        lines += self._history(root.get("history"))
        return Scenario(slug, self.names.now, tuple(lines), self.tree)

    def _trouble(self, loc: Loc, sentence: str, *, at_key: bool = False) -> None:
        self.troubles.append(Trouble(loc, sentence, at_key))

    def _name(self, one: Listed) -> bool:
        """Take in the name of something that is listed; False if it is there already."""
        ref = Ref.of(one.model.kind, full_slug(one.slug, one.whole))
        if self.names.add(ref):
            self.listed[ref] = one.loc
            return True
        first = self.tree.key_mark_of(self.listed[ref]).line
        self._trouble(one.loc, f"{ref} is listed already, on line {first}.", at_key=True)
        return False

    def _process(self, section: object) -> Line | None:
        """Read the process, and with it the zone, the clock and the source that hold throughout."""
        model, loc = registry.model("process"), ("process",)
        written = written_out(model, section)
        slug = written.get("id") if written else None
        if written is None or not isinstance(slug, str):
            self._trouble(loc, "A scenario begins with its process: `id`, `title`, `zone`.")
            return None
        if not is_slug(slug):
            self._trouble((*loc, "id"), f"'{slug}' can't be an id: {SLUG_FORM}.")
            return None
        self.names.add(Ref.of("process", slug))
        said = {key: value for key, value in written.items() if key not in ("id", "clock")}
        zone = check(model, {"zone": said.get("zone")}, self.names, whole=False)
        self.names.zone = str(zone.values.get("zone", self.names.zone))
        clock = check(model, {"clock": written.get("clock")}, self.names, whole=False)
        self.troubles += [Trouble((*loc, *where), sentence) for where, sentence in clock.faults]
        if (pinned := Span.from_json(clock.values.get("clock"))) is not None:
            self.names.now = pinned.end
        self.source = self._cited(said.pop("source", None), (*loc, "source"))
        line = self._line(Listed(model, slug, None, said, loc))
        if line is None or not isinstance(line.update, Add):
            return None
        extra = dict(clock.values)
        if self.names.tables:
            extra["lifecycles"] = dict(self.names.tables)
        if self.names.terms:
            extra["terms"] = {name: list(words) for name, words in self.names.terms.items()}
        return Line(_with(line.update, extra), loc)

    def _cited(self, source: object, loc: Loc) -> str | None:
        """Read the source that holds where none is named: if it is wrong, that is told once."""
        if source is None:
            return None
        try:
            return Chain().read(str(source), self.names)
        except Problem as problem:
            self._trouble(loc, str(problem))
            return None

    def _line(self, one: Listed) -> Line | None:
        """Understand something that is listed as the update that adds it."""
        model = one.model
        said = {key: value for key, value in one.said.items() if key not in REPORT}
        report = {key: value for key, value in one.said.items() if key in REPORT}
        slug = full_slug(one.slug, one.whole)
        if model.part is not None:
            try:
                owner, whole = one.slug, one.whole
                if whole is None and not {model.part.owner, model.part.whole} <= said.keys():
                    owner, whole = owner_and_whole(model, model.part, slug, self.names.by_kind)
                if whole is not None:
                    kind = kinds_of(model, model.part.whole)[0]
                    said = {model.part.owner: owner, model.part.whole: Ref.of(kind, whole)} | said
            except Problem as problem:
                self._trouble(one.loc, str(problem), at_key=True)
                return None
        self._check_state(report, one)
        beside = (*REPORT, *parts_of(model.kind))
        seen = self.names.looking_from(report.get("at"))
        checked = check(model, said, seen, whole=True, beside=beside)
        for loc, sentence in checked.faults:
            written = bool(loc) and loc[0] in one.said and loc[0] in model.names()
            self._trouble((*one.loc, *loc), sentence, at_key=not written)
        return self._understood(
            Add,
            {"kind": model.kind, "slug": slug, "fields": Changes(set=checked.values)} | report,
            one.loc,
            seen=seen,
        )

    def _check_state(self, report: dict[str, object], one: Listed) -> None:
        """Take out a state that things of this kind can't be in."""
        state = report.get("state")
        if not isinstance(state, str):
            return
        for flaw in self._check_word("state", state, one.model.kind):
            report.pop("state")
            self._trouble((*one.loc, *flaw.loc), flaw.sentence)

    def _understood(
        self,
        verb: type[Update],
        words: dict[str, object],
        loc: Loc,
        group: Loc | None = None,
        *,
        seen: Names | None = None,
    ) -> Line | None:
        """Understand the words of an update.

        `group` is where its time stands, if elsewhere; `seen` are the names from that time on.
        """
        if self.source is not None:
            words.setdefault("source", self.source)
        try:
            there = seen or self.names.looking_from(words.get("at"))
            update = adapter(verb).validate_python(words, context=there)
        except ValueError as error:
            wrong = faults_of(error)
        else:
            wrong = list(self._flaws(update))
            if not wrong:
                return Line(update, loc)
        for where, sentence in wrong:
            if group is not None and where == ("at",):
                self._trouble(group, sentence, at_key=True)
            else:
                self._trouble((*loc, *where), sentence)
        return None

    def _flaws(self, update: Update) -> Iterator[Flaw]:
        """Find times after the desk's clock, of which there is no report yet, and unknown words."""
        zone, now = self.names.zone, self.names.now
        for name, when in (("at", update.at), ("known", update.known)):
            if when is not None and when.start > now:
                clock = f"{show_instant(now, zone=zone, now=now)}, {zone}"
                late = f"'{when.edtf}' is later than the desk's clock ({clock})."
                yield Flaw((name,), f"{late} {_PLANS}")
        if isinstance(update, Advance):
            yield from self._check_word("trigger", update.trigger, update.ref.kind)
        if isinstance(update, Observe):
            yield from self._check_word("state", update.state, update.ref.kind)

    def _check_word(self, what: str, word: str, kind: str) -> Iterator[Flaw]:
        """Find a state or a trigger that the lifecycle of a kind does not have."""
        allowed = self.names.states(kind) if what == "state" else self.names.triggers(kind)
        if not allowed:
            yield Flaw((what,), f"A {kind} has no lifecycle, and so no {what}.")
        elif word not in allowed:
            article = "an" if kind[0] in "aeiou" else "a"
            yield Flaw((what,), unknown(f"{what} of {article} {kind}", word, allowed))

    def _history(self, section: object) -> Iterator[Line]:
        for verb, words, loc, group in history(section, self.names, self.troubles):
            line = self._understood(verb, words, loc, group)
            if line is None:
                continue
            if isinstance(line.update, Add):
                self.names.add(line.update.ref)
            yield line


def _with(process: Add, extra: Mapping[str, Json]) -> Add:
    return replace(process, fields=Changes(set={**process.fields.set, **extra}))


_PLANS = "What is planned is a round's `scheduled`, or a deadline."
