"""One thing as it stands: by every account, with what it gates, its fields and the last word."""

from collections.abc import Mapping
from typing import NamedTuple

from negotiation.events import Entry, Json
from negotiation.fold.account import Account, Entity
from negotiation.fold.naming import called_entity
from negotiation.fold.state import State
from negotiation.lifecycle.conditions import gate
from negotiation.lifecycle.rows import CATEGORIES, DENIED_ROW
from negotiation.lifecycle.ways import table_of
from negotiation.views.marking import marking
from negotiation.views.word import Word, word_of
from negotiation.words.refs import Ref
from negotiation.words.when import Instant


class Stand(NamedTuple):
    """A state as it is shown."""

    state: str
    label: str
    category: str
    """pending, open, settled, failed or closed."""
    glyph: str
    since: Instant | None
    lapsed: bool

    def __str__(self) -> str:
        """Say it: `in effect, lapsed`."""
        return f"{self.label.lower()}, lapsed" if self.lapsed else self.label.lower()


class End(NamedTuple):
    """When a state ends by itself, by whose act, and what it falls to then."""

    actor: Ref | None
    """None, where nobody is named."""
    until: Instant | None
    """None, if it has no end by that act."""
    then: str | None
    """None, if it lapses."""


class Voice(NamedTuple):
    """Somebody else's account."""

    who: Ref
    stand: Stand | None
    """Where it differs from the desk's; else None."""
    fields: Mapping[str, Json]
    """Those in which it differs from the desk's."""
    word: Word | None
    apart: Word | None = None
    """Its word on when a thing came to stand where the desk has it too, if that was another time.
    """
    ends: tuple[End, ...] = ()


class Thing(NamedTuple):
    """One thing as it stands."""

    ref: Ref
    title: str
    stand: Stand | None
    """None for a kind that does not move."""
    word: Word | None
    """The last word on it, by whose account ever."""
    voices: tuple[Voice, ...]
    """The accounts that differ from the desk's."""
    gates: Mapping[Ref, str]
    """What it gates, and whether it blocks it: blocks, cleared, overtaken."""
    fields: Mapping[str, Json]
    handling: str | None
    """The marking that holds for it."""
    agreeing: tuple[Voice, ...] = ()
    """The accounts that say what the desk says."""
    ends: tuple[End, ...] = ()
    """When its state ends, if it does by itself; where several brought it about, of each."""

    def as_json(self) -> dict[str, object]:
        """Write it for scripts, in the shape that is documented."""
        stand = self.stand
        return {
            "kind": self.ref.kind,
            "title": self.title,
            "state": stand.state if stand else None,
            "since": stand.since if stand else None,
            "category": stand.category if stand else None,
            "lapsed": stand.lapsed if stand else False,
            "ends": [end._asdict() for end in self.ends],
            "last_word": self.word.as_json() if self.word else None,
            "accounts": {
                voice.who: _voice_as_json(voice, stand) for voice in (*self.voices, *self.agreeing)
            },
            "gates": dict(self.gates),
            "fields": dict(self.fields),
            "handling": self.handling,
        }


def thing(entity: Entity, state: State) -> Thing:
    """Show one thing."""
    model = type(entity.said)
    fields = {name: value for name, value in entity.desk.fields.items() if name in model.names()}
    gated = fields.get("gates")
    refs = (one for one in gated if isinstance(one, str)) if isinstance(gated, list) else ()
    voices = voices_of(entity, state)
    return Thing(
        entity.ref,
        called_entity(state, entity),
        stand_of(entity, state),
        _word(entity.word, state),
        tuple(voice for voice in voices if differs(voice)),
        {Ref(one): gate(entity, Ref(one), state) for one in refs},
        {name: value for name, value in fields.items() if value is not None},
        marking(entity, state),
        tuple(voice for voice in voices if not differs(voice)),
        _ends(entity.desk, state.now),
    )


def voices_of(entity: Entity, state: State) -> list[Voice]:
    """Show the accounts of others on a thing."""
    return [
        _voice(who, account, entity, state)
        for who, account in entity.others.items()
        if account.state is not None or account.fields
    ]


def stand_of(entity: Entity, state: State, voice: Ref | None = None) -> Stand | None:
    """Show where a thing stands, by somebody's account or by the desk's; None if it never moves."""
    table = table_of(entity.kind, state)
    standing = entity.standing(state.now, voice)
    if standing is None:
        return None
    row = table.states.get(standing.state) if table else DENIED_ROW
    return Stand(
        standing.state,
        row.label if row else standing.state.replace("_", " ").capitalize(),
        row.category if row else "open",
        row.glyph if row else CATEGORIES["open"],
        standing.since,
        standing.lapsed,
    )


def _voice(who: Ref, account: Account, entity: Entity, state: State) -> Voice:
    desks = entity.desk.fields
    fields = {name: said for name, said in account.fields.items() if desks.get(name) != said}
    theirs, desk = account.standing(state.now), entity.desk.standing(state.now)
    same = theirs is None or (
        desk is not None and (theirs.state, theirs.lapsed) == (desk.state, desk.lapsed)
    )
    stand = None if same else stand_of(entity, state, who)
    apart = account.since if same and _lies_apart(account.since, entity.desk.since) else None
    word = _word(account.word, state)
    return Voice(who, stand, fields, word, _word(apart, state), _ends(account, state.now))


def _lies_apart(theirs: Entry | None, desks: Entry | None) -> bool:
    """Tell whether two entries that led to a state can't mean the same time."""
    one, other = (
        entry.occurred if entry is not None and "to" in entry.data else None
        for entry in (theirs, desks)
    )
    return (
        one is not None and other is not None and (one.end < other.start or other.end < one.start)
    )


def _ends(account: Account, now: Instant) -> tuple[End, ...]:
    if account.until is not None and account.until <= now:
        return ()
    left = [End(actor, *hold) for actor, hold in account.holds.items()]
    left = [one for one in left if one.until is None or now < one.until]
    return tuple(left) if len(left) > 1 or any(one.until for one in left) else ()


def differs(voice: Voice) -> bool:
    """Tell whether an account says otherwise than the desk's."""
    return voice.stand is not None or bool(voice.fields)


def _voice_as_json(voice: Voice, desk: Stand | None) -> dict[str, object]:
    stand = voice.stand or desk
    return {
        "state": stand.state if stand else None,
        "source": voice.word.source if voice.word else None,
        "at": voice.word.occurred.edtf if voice.word and voice.word.occurred else None,
        "fields": dict(voice.fields),
    }


def _word(entry: Entry | None, state: State) -> Word | None:
    return None if entry is None else word_of(entry, state)
