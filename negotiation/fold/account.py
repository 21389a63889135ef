"""What one voice says of a thing, and the fold that entries come to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from negotiation.events import ADDED, Entry, Json
from negotiation.kinds import registry
from negotiation.kinds.base import Kind, Titled
from negotiation.words.refs import Ref
from negotiation.words.when import LATEST, Instant, Span

CHANGES = frozenset({"set", "plus", "minus"})
"""What an entry may say of fields."""


class Standing(NamedTuple):
    """A state at an instant."""

    state: str
    since: Instant | None
    """The moment of the entry that led to it, or when it fell to it by itself; None if always."""
    lapsed: bool = False


class Hold(NamedTuple):
    """Until when a state holds by somebody's act, and what it falls to then."""

    until: Instant | None
    """None, if without end."""
    then: str | None


@dataclass(slots=True)
class Account:
    """What one voice says of a thing: the desk, a party, a person or a source."""

    state: str | None = None
    """None where this voice has said nothing of the state: then it is the desk's."""
    since: Entry | None = None
    """The entry that led to the state; one that leaves it as it is does not."""
    fell: Instant | None = None
    """When it fell to the state by itself; None if the entry itself put it there."""
    word: Entry | None = None
    """The last entry by this voice."""
    until: Instant | None = None
    """When the state ends by itself, that instant included."""
    then: str | None = None
    """What it falls to; None if it lapses."""
    holds: dict[Ref | None, Hold] = field(default_factory=dict)
    """Until when the state holds by whose act: it ends with the last of them."""
    fields: dict[str, Json] = field(default_factory=dict)
    """The desk's: all that are known. Another's: those in which it differs."""
    overrode: dict[Ref, Entry] = field(default_factory=dict)
    """What stood in the way of a transition and was overridden, with the entry that did."""

    def ended(self, now: Instant) -> Instant | None:
        """Tell when a state ended by itself, so that it stands as it does; None if none has."""
        return self.until if self.until is not None and self.until <= now else self.fell

    def standing(self, now: Instant) -> Standing | None:
        """Tell the state at an instant; None where this voice has said nothing of it."""
        if self.state is None:
            return None
        if self.until is None or now < self.until:
            return Standing(self.state, self.fell or _moment(self.since))
        if self.then is not None:
            return Standing(self.then, self.until)
        return Standing(self.state, self.until, lapsed=True)

    def take(self, entry: Entry, desk: "Account") -> None:
        """Let an entry by this voice have its effect."""
        data = entry.data
        lapsed = self.until is not None and self._lapses(entry.moment)
        ends = _until(data["until"]) if "until" in data else None
        said = _text(data.get("to"))
        if said is None and self.state is None:
            said = _text(data.get("confirms")) or (desk.state_at(entry.moment) if ends else None)
        if said is not None and (said != self.state or lapsed):
            self.state, self.since, self.fell = said, entry, None
            self.holds = {}
        if self.state is not None and (said is not None or ends or "confirms" in data):
            self._hold(entry.actor, Hold(ends, _text(data.get("then"))))
        self.word = entry
        if not CHANGES.isdisjoint(data):
            _change(self.fields, data, desk.fields)
        for override in _list(data.get("overrode")):
            if isinstance(override, dict) and (ref := _text(override.get("ref"))) is not None:
                self.overrode[Ref(ref)] = entry

    def state_at(self, moment: Instant) -> str | None:
        """Tell the name of the state at an instant, lapsed or not; None as for `standing`."""
        standing = self.standing(moment)
        return None if standing is None else standing.state

    def _hold(self, actor: Ref | None, hold: Hold) -> None:
        """Let the state hold by somebody's act, beside others' acts that it holds by.

        Where it is not said whose act it was, it is the last word on when the state ends.
        """
        if actor is None:
            self.holds = {None: hold}
            self.until, self.then = hold
        else:
            self.holds = {**self.holds, actor: hold}
            self.until, self.then = max(self.holds.values(), key=lambda one: one.until or LATEST)

    def _lapses(self, moment: Instant) -> bool:
        """Let the state be the one that it has fallen to by then; or tell whether it has lapsed."""
        if self.until is None or moment < self.until:
            return False
        if self.then is None:
            return True
        self.state, self.fell, self.until, self.then = self.then, self.until, None, None
        self.holds = {}
        return False


@dataclass
class Entity:
    """A thing that is tracked, as its entries make it."""

    ref: Ref
    entries: tuple[Entry, ...]
    """What counts, in order."""
    desk: Account = field(default_factory=Account)
    others: dict[Ref, Account] = field(default_factory=dict)
    """The accounts of others, by whose they are."""

    @property
    def kind(self) -> str:
        """The kind that it is of."""
        return self.ref.kind

    @cached_property
    def said(self) -> Kind:
        """Its fields, by the desk's account, as its kind's model.

        Of a kind that this program does not know, what every kind has, and a title.
        """
        known = self.kind in registry.names()
        model: type[Kind] = registry.model(self.kind) if known else Titled
        return model.from_json(self.desk.fields)

    @cached_property
    def is_in_line(self) -> bool:
        """Whether by each account every move begins where the one before it led, none by itself."""
        return all(map(_in_line, self.by_voice.values()))

    @property
    def by_voice(self) -> Mapping[Ref | None, Sequence[Entry]]:
        """Its entries, by whose account they are; None is the desk's."""
        found: dict[Ref | None, list[Entry]] = {}
        for one in self.entries:
            found.setdefault(one.according_to, []).append(one)
        return found

    @property
    def word(self) -> Entry | None:
        """The last word on it, whoever's account it is."""
        return self.entries[-1] if self.entries else None

    def account(self, voice: Ref | None) -> Account:
        """Return the account of a voice, the desk's for None; an empty one if it said nothing."""
        if voice is None:
            return self.desk
        return self.others.get(voice) or Account()

    def standing(self, now: Instant, voice: Ref | None = None) -> Standing | None:
        """Tell the state at an instant by an account, or by the desk's if that has none.

        None for a thing without a lifecycle.
        """
        return self.account(voice).standing(now) or self.desk.standing(now)


def fold(ref: Ref, entries: Iterable[Entry]) -> Entity:
    """Make a thing of its entries, which are in order. It never raises, whatever they hold.

    What the desk itself has added stands as the desk has it, whoever spoke of it before.
    """
    entity = Entity(ref, tuple(entries))
    desk = entity.desk
    is_the_desks = any(one.type == ADDED and one.according_to is None for one in entity.entries)
    for entry in entity.entries:
        voice = entry.according_to
        if voice is None:
            desk.take(entry, desk)
        elif entry.type == ADDED and desk.word is None and not is_the_desks:
            _add_by_another(entity, voice, entry)
        else:
            account = entity.others.get(voice)
            if account is None:
                account = entity.others[voice] = Account()
            account.take(entry, desk)
    return entity


def _in_line(entries: Iterable[Entry]) -> bool:
    stood: object = None
    for entry in entries:
        begins, to = entry.data.get("from"), entry.data.get("to")
        if "until" in entry.data or (stood and isinstance(begins, str) and begins != stood):
            return False
        stood = to if isinstance(to, str) and to else stood
    return True


def _add_by_another(entity: Entity, voice: Ref, entry: Entry) -> None:
    """Put a thing on the desk in its initial state, and in theirs where they say it stands."""
    initial = entry.data.get("initial")
    data = {key: value for key, value in entry.data.items() if key not in {"to", "until", "then"}}
    if isinstance(initial, str):
        data["to"] = initial
    entity.desk.take(entry._replace(data=data), entity.desk)
    account = entity.others[voice] = Account()
    standing = {key: value for key, value in entry.data.items() if key in {"to", "until", "then"}}
    account.take(entry._replace(data=standing), entity.desk)


def _change(fields: dict[str, Json], data: Mapping[str, Json], desk: Mapping[str, Json]) -> None:
    """Apply what an entry says of fields; lists change element by element."""
    fields.update(_mapping(data.get("set")))
    for name, more in _mapping(data.get("plus")).items():
        before = _list(fields.get(name, desk.get(name)))
        fields[name] = before + [one for one in _list(more) if one not in before]
    for name, less in _mapping(data.get("minus")).items():
        before = _list(fields.get(name, desk.get(name)))
        fields[name] = [one for one in before if one not in _list(less)]


def _until(value: Json) -> Instant | None:
    span = Span.from_json(value)
    return None if span is None else span.end


def _moment(entry: Entry | None) -> Instant | None:
    return None if entry is None or entry.occurred is None else entry.moment


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) and value else None


def _mapping(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []
