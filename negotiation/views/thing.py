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


class Voice(NamedTuple):
    """Somebody else's account."""

    who: Ref
    stand: Stand | None
    """Where it differs from the desk's; else None."""
    fields: Mapping[str, Json]
    """Those in which it differs from the desk's."""
    word: Word | None


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
    agreeing: tuple[Voice, ...] = ()
    """The accounts that say what the desk says."""

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
    voices = [
        _voice(who, account, entity, state)
        for who, account in entity.others.items()
        if account.state is not None or account.fields
    ]
    return Thing(
        entity.ref,
        called_entity(state, entity),
        stand_of(entity, state),
        _word(entity.word, state),
        tuple(voice for voice in voices if _differs(voice)),
        {Ref(one): gate(entity, Ref(one), state) for one in refs},
        {name: value for name, value in fields.items() if value is not None},
        handling if isinstance(handling := fields.get("handling"), str) else None,
        tuple(voice for voice in voices if not _differs(voice)),
    )


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
    return Voice(who, stand, fields, _word(account.word, state))


def _differs(voice: Voice) -> bool:
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
