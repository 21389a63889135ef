"""How a scenario says what an entry holds: refs, times and fields, as they are read again."""

import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from negotiation.events import Json
from negotiation.kinds.base import Condition, Kind, Link, Place, Ref, Span, marker
from negotiation.kinds.base.markers import To
from negotiation.kinds.base.plain import reader
from negotiation.updates.update import Changes
from negotiation.words.problems import Problem
from negotiation.words.strictyaml.written import Plain, flow, without_refused
from negotiation.words.when import EARLIEST, LATEST, Instant, echo, edtf
from negotiation.words.when.edtf import Date
from negotiation.words.when.parse import parse
from negotiation.words.when.zones import clock_time, without_offset


class Wording:
    """Says things so that whoever reads them in a file understands what is meant.

    Args:
        named: the things that the file lists.
        zone: the zone of its process.
        now: where the desk's clock stands.
    """

    def __init__(self, named: Collection[Ref], zone: str, now: Instant) -> None:
        self._named = named
        self._zone = zone
        self._now = now

    def ref(self, ref: Ref, kinds: Collection[str] = ()) -> str:
        """Name a thing: by its slug alone, where no other of the kinds that are due has it."""
        alike = [kind for kind in kinds if Ref.of(kind, ref.slug) in self._named]
        return ref.slug if alike == [ref.kind] else ref

    def time(self, span: Span) -> str:
        """Say a time in words that mean the same again.

        Words of a later version are written as the interval that they allow.
        """
        words = echo(span, zone=self._zone)
        try:
            again = parse(words, zone=self._zone, now=self._now)
        except Problem:
            again = None
        return words if again == span else self._bounds(span)

    def instant(self, instant: Instant) -> str:
        """Say an instant: by the day, where it is the end of one."""
        at = clock_time(instant, self._zone)
        day = edtf.written(Date(at.year, at.month, at.day))
        is_its_end = parse(day, zone=self._zone, now=self._now).end == instant
        return day if is_its_end else self._minute(instant)

    def _bounds(self, span: Span) -> str:
        if span.start == span.end:
            return self._minute(span.start)
        first = ".." if span.start == EARLIEST else self._minute(span.start)
        last = ".." if span.end == LATEST else self._minute(span.end)
        return f"{first}/{last}"

    def _minute(self, instant: Instant) -> str:
        return edtf.written(without_offset(clock_time(instant, self._zone), self._zone))

    def fields(self, model: type[Kind], said: Mapping[str, Json]) -> dict[str, Plain]:
        """Say fields, in the order of their kind; what it is called and its text come first."""
        order = dict.fromkeys((model.title_field, "text", "aka", *model.names()))
        return {
            name: self.value(model, name, said[name])
            for name in order
            if said.get(name) is not None and said[name] != []
        }

    def value(self, model: type[Kind], name: str, said: Json) -> Plain:
        """Say a field; a single value stands for a list of one."""
        annotation = model.annotation(name)
        found = marker(annotation)
        kinds = found.kinds if isinstance(found, To) else ()
        plain = self._plain(reader(annotation)(said), kinds)
        return plain[0] if isinstance(plain, list) and len(plain) == 1 else plain

    def changes(self, model: type[Kind], said: Changes) -> Iterator[str]:
        """Say changes of fields, in the words of the command line."""
        signed = (("", said.set), ("+", said.plus), ("-", said.minus))
        for sign, changed in signed:
            for name, value in changed.items():
                plain = self.value(model, name, value)
                for one in (plain or [None]) if isinstance(plain, list) else [plain]:
                    yield f"{name}{sign}={_word(one)}"

    def _plain(self, value: object, kinds: Collection[str]) -> Plain:
        match value:
            case None:
                return None
            case Span():
                return self.time(value)
            case Place() | Link() | Condition():
                return self._composed(value)
            case Ref():
                return self.ref(value, kinds)
            case bool():
                return "true" if value else "false"
            case int() | float():
                return f"{Decimal(repr(value)):f}"
            case tuple():
                return [self._plain(one, kinds) for one in value]
            case dict():
                return {str(key): self._plain(one, kinds) for key, one in value.items()}
        return without_refused(str(value))

    def _composed(self, value: Place | Link | Condition) -> Plain:
        match value:
            case Place(name, None, None, None):
                return without_refused(name)
            case Place():
                said = {key: self._plain(one, ()) for key, one in value._asdict().items()}
            case Link(type_, to, since, rank):
                said = {type_: str(to), "since": self._plain(since, ()), "rank": _number(rank)}
            case Condition(ref=None, join="at_least", parts=parts, least=least):
                said = {"at_least": str(least), "of": [self._composed(one) for one in parts]}
            case Condition(ref=None, join=join, parts=parts):
                said = {join: [self._composed(one) for one in parts]}
            case Condition(ref=ref, states=states):
                one_or_more = states[0] if len(states) == 1 else list(states)
                said = {"ref": str(ref), "states": one_or_more}
        return {key: one for key, one in said.items() if one is not None}


def _number(value: int | None) -> str | None:
    return None if value is None else str(value)


_BARE = re.compile(r"[^\s\"'\\]+")


def quoted(text: str) -> str:
    """Write a word of a line so that a shell, and the command line, would take it as one."""
    if _BARE.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _word(value: Plain) -> str:
    """Write a value behind its `=`; an empty one clears its field."""
    if not value:
        return ""
    return quoted(value if isinstance(value, str) else flow(value))
