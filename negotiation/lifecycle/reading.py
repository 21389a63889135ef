"""From what a file or a record says of a lifecycle to its table, with all that is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from negotiation.kinds import registry
from negotiation.kinds.base import Kind, To, marker
from negotiation.kinds.base.flaw import Flaw, Location
from negotiation.lifecycle.rows import (
    ANY,
    CATEGORIES,
    DENIED,
    DENIED_ROW,
    DENY,
    EVERY,
    SAME,
    StateRow,
    Table,
    TransitionRow,
)
from negotiation.words.problems import listed, unknown

_PARTS = (
    "kind",
    "initial",
    "gate",
    "line",
    "clears",
    "stale_after",
    "watch",
    "order",
    "states",
    "transitions",
)
_STATE = ("label", "category", "glyph")
_TRANSITION = ("trigger", "source", "dest", "conditions", "by")
_A_STATE = "{label: In session, category: open}"
_A_TRANSITION = "{trigger: …, source: […], dest: …}"
_RESERVED = frozenset({DENIED, DENY, SAME, ANY, EVERY})
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_LAPSE = re.compile(r"[1-9][0-9]{0,3}[hdw]")


class Parsed(NamedTuple):
    """The table, None if anything is wrong, and what is."""

    table: Table | None
    flaws: list[Flaw]


def parse(said: object, kind: str, conditions: Collection[str] | None = None) -> Parsed:
    """Understand a table in plain data: mappings, lists and texts.

    Args:
        said: the table as a person or `Table.as_json` writes it.
        kind: what it is the lifecycle of.
        conditions: the names that conditions may have; None leaves them unchecked.
    """
    return _Reader(kind, conditions).read(said)


class _Reader:
    """Collects what is wrong while it reads."""

    def __init__(self, kind: str, conditions: Collection[str] | None) -> None:
        self.kind = kind
        self.conditions = conditions
        self.names: tuple[str, ...] = ()
        self.flaws: list[Flaw] = []

    def read(self, said: object) -> Parsed:
        if not isinstance(said, dict):
            self._flaw((), f"A lifecycle is a mapping of {listed(_PARTS, 'and')}.")
            return Parsed(None, self.flaws)
        self._known_keys(said, _PARTS, "part of a lifecycle", ())
        if said.get("kind", self.kind) != self.kind:
            self._flaw(("kind",), f"'{said['kind']}' is another kind than {self.kind}.")
        states = dict(self._states(said))
        transitions = list(self._transitions(said.get("transitions")))
        initial = self._initial(said.get("initial"))
        gate = self._gate(said.get("gate"), transitions)
        line, clears, watch = (
            self._listed_states(said, part) for part in ("line", "clears", "watch")
        )
        stale_after = self._stale_after(said.get("stale_after"))
        if not self.flaws:
            self._ends(initial, transitions)
        if self.flaws:
            return Parsed(None, self.flaws)
        done = {name for name, row in states.items() if row.category in {"settled", "closed"}}
        clears = clears or tuple(name for name in states if name in done)
        return Parsed(
            Table(
                kind=self.kind,
                initial=initial,
                gate=gate,
                line=line,
                clears=(*clears, DENIED),
                stale_after=stale_after,
                watch=watch,
                states=states | {DENIED: DENIED_ROW},
                transitions=tuple(_with_denial(transitions, self.names)),
            ),
            [],
        )

    def _states(self, table: Mapping[str, object]) -> Iterator[tuple[str, StateRow]]:
        said = table.get("states")
        if not isinstance(said, dict) or not said:
            self._flaw(("states",), f"`states` lists them by name: {{proposed: {_A_STATE}, …}}.")
            return
        self.names = tuple(said)
        # In the record the keys of a mapping are sorted; `order` says how the states stood.
        first = (name for name in self._listed_states(table, "order") if name in said)
        self.names = tuple(dict.fromkeys((*first, *said)))
        for name in self.names:
            row = said[name]
            at: Location = ("states", name)
            self._name(name, "state", at)
            if not isinstance(row, dict):
                self._flaw(at, f"A state has {listed(_STATE, 'and')}: {_A_STATE}.")
                continue
            self._known_keys(row, _STATE, "part of a state", at)
            category = _shown(row.get("category"))
            if category not in CATEGORIES:
                self._flaw((*at, "category"), unknown("category", category, CATEGORIES))
                continue
            glyph = row.get("glyph") or CATEGORIES[category]
            if not isinstance(glyph, str) or len(glyph) != 1 or not glyph.isprintable():
                self._flaw((*at, "glyph"), "A glyph is one character that can be seen.")
                continue
            label = row.get("label") or name.replace("_", " ").capitalize()
            if not isinstance(label, str):
                self._flaw((*at, "label"), "A label is a text.")
                continue
            yield name, StateRow(name, label, category, glyph)

    def _transitions(self, said: object) -> Iterator[TransitionRow]:
        if not isinstance(said, list) or not said:
            self._flaw(("transitions",), f"`transitions` is a list of {_A_TRANSITION}.")
            return
        taken: dict[tuple[str, str], int] = {}
        for number, row in enumerate(said):
            at: Location = ("transitions", number)
            if not isinstance(row, dict):
                self._flaw(at, f"A transition is {_A_TRANSITION}.")
                continue
            self._known_keys(row, _TRANSITION, "part of a transition", at)
            missing = [part for part in _TRANSITION[:3] if row.get(part) is None]
            if missing:
                self._flaw(at, f"This transition lacks {listed(missing, 'and')}.")
                continue
            trigger, dest = _shown(row["trigger"]), _shown(row["dest"])
            self._name(trigger, "trigger", (*at, "trigger"))
            if dest != SAME:
                self._state(dest, (*at, "dest"), f"; or write '{SAME}', and the state stays")
            sources = self._sources(row["source"], dest, (*at, "source"))
            twice = [source for source in sources if (trigger, source) in taken]
            if twice:
                earlier = taken[trigger, twice[0]] + 1
                sentence = (
                    f"'{trigger}' from {listed(twice, 'and')} stands in transition {earlier}."
                )
                self._flaw((*at, "source"), sentence)
            taken |= {(trigger, source): number for source in sources}
            names = tuple(self._conditions(row.get("conditions"), (*at, "conditions")))
            by = self._by(row.get("by"), (*at, "by"))
            yield TransitionRow(trigger, sources, None if dest == SAME else dest, names, by)

    def _sources(self, said: object, dest: str, at: Location) -> tuple[str, ...]:
        if said == EVERY:
            return self.names
        if said == ANY:
            return tuple(name for name in self.names if name != dest)
        if said in ([], ""):
            self._flaw(at, f"A transition starts somewhere: name its states, or write '{ANY}'.")
        for number, name in enumerate(_each(said)):
            where = (*at, number) if isinstance(said, list) else at
            self._state(name, where, f"; or write '{ANY}' for all others, '{EVERY}' for all")
        return tuple(dict.fromkeys(_each(said)))

    def _conditions(self, said: object, at: Location) -> Iterator[str]:
        for number, name in enumerate(() if said is None else _each(said)):
            if self.conditions is not None and name not in self.conditions:
                where = (*at, number) if isinstance(said, list) else at
                self._flaw(where, unknown("condition", name, self.conditions))
            yield name

    def _by(self, said: object, at: Location) -> str | None:
        if said is None:
            return None
        if said not in self._naming:
            what = f"field of {self.kind} that names others"
            self._flaw(at, unknown(what, _shown(said), self._naming))
        return _shown(said)

    @cached_property
    def _naming(self) -> tuple[str, ...]:
        """The fields of the kind that name other things."""
        model = registry.model(self.kind) if self.kind in registry.names() else Kind
        markers = ((name, marker(model.annotation(name))) for name in model.names())
        return tuple(name for name, found in markers if isinstance(found, To))

    def _initial(self, said: object) -> str:
        if said is None:
            self._flaw((), "A lifecycle needs `initial`: the state in which a thing begins.")
        else:
            self._state(_shown(said), ("initial",))
        return _shown(said)

    def _gate(self, said: object, transitions: list[TransitionRow]) -> str | None:
        if said is None:
            return None
        triggers = {row.trigger: None for row in transitions}
        if _shown(said) not in triggers:
            self._flaw(("gate",), unknown("trigger of this lifecycle", _shown(said), triggers))
        return _shown(said)

    def _listed_states(self, said: Mapping[str, object], part: str) -> tuple[str, ...]:
        value = said.get(part)
        names = () if value is None else tuple(_each(value))
        for number, name in enumerate(names):
            self._state(name, (part, number) if isinstance(value, list) else (part,))
        return names

    def _stale_after(self, said: object) -> str | None:
        if said is None:
            return None
        if not _LAPSE.fullmatch(_shown(said)):
            self._flaw(
                ("stale_after",), f"'{_shown(said)}' is no stretch of time: write 12h, 2d or 1w."
            )
        return _shown(said)

    def _ends(self, initial: str, transitions: list[TransitionRow]) -> None:
        """Find states that can't be reached, and states that can't be left."""
        ways = {
            name: {row.dest for row in transitions if name in row.sources and row.dest is not None}
            for name in self.names
        }
        reached: set[str] = set()
        waiting = [initial]
        while waiting:
            if (state := waiting.pop()) not in reached:
                reached.add(state)
                waiting.extend(ways[state])
        for name in self.names:
            if name not in reached:
                sentence = f"'{name}' can't be reached from '{initial}': no transition leads to it."
                self._flaw(("states", name), sentence)
            if not ways[name] - {name}:
                sentence = f"'{name}' is a dead end: no transition leads out of it."
                self._flaw(("states", name), sentence)

    def _state(self, name: str, at: Location, otherwise: str = "") -> None:
        if self.names and name not in self.names:
            self._flaw(at, unknown("state", name, self.names).removesuffix(".") + otherwise + ".")

    def _name(self, name: str, what: str, at: Location) -> None:
        if name in _RESERVED:
            sentence = f"'{name}' has a meaning in every table: give the {what} another name."
            self._flaw(at, sentence)
        elif not _NAME.fullmatch(name):
            sentence = f"'{name}' can't name a {what}: a letter, then letters, digits and _."
            self._flaw(at, sentence)

    def _known_keys(
        self, said: Mapping[str, object], known: tuple[str, ...], what: str, at: Location
    ) -> None:
        for key in said:
            if key not in known:
                self._flaw((*at, key), unknown(what, key, known))

    def _flaw(self, at: Location, sentence: str) -> None:
        self.flaws.append(Flaw(at, sentence))


def _with_denial(
    transitions: list[TransitionRow], states: Collection[str]
) -> Iterator[TransitionRow]:
    """Open every trigger from `denied`, and add the one that leads there.

    Where a trigger leaves the state as it is, the thing was in the first of its sources after all.
    """
    seen: set[str] = set()
    for row in transitions:
        if row.trigger in seen:
            yield row
        elif row.dest is None:
            yield row
            yield row._replace(sources=(DENIED,), dest=row.sources[0])
        else:
            yield row._replace(sources=(*row.sources, DENIED))
        seen.add(row.trigger)
    yield TransitionRow(DENY, tuple(states), DENIED)


def _each(said: object) -> list[str]:
    return [_shown(one) for one in said] if isinstance(said, list) else [_shown(said)]


def _shown(said: object) -> str:
    return said if isinstance(said, str) else "" if said is None else str(said)
