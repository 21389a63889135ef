"""The difference between two looks: at two times, or at two records."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from negotiation.events import Json
from negotiation.views.thing import Stand, Thing
from negotiation.words.refs import Ref

UNTIL = "until"
"""What changes where a state ends by itself: its values are instants."""


class Change(NamedTuple):
    """What is not the same of a thing."""

    what: str
    """`state`, a field, or `according to party/ukraine`."""
    before: Json
    after: Json


class Changed(NamedTuple):
    """A thing that is not the same in both looks."""

    ref: Ref
    title: str
    changes: tuple[Change, ...]

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            "ref": self.ref,
            "title": self.title,
            "changes": [one._asdict() for one in self.changes],
        }


class Difference(NamedTuple):
    """All that is not the same."""

    added: tuple[Thing, ...]
    gone: tuple[Thing, ...]
    changed: tuple[Changed, ...]

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            "added": {one.ref: one.as_json() for one in self.added},
            "gone": {one.ref: one.as_json() for one in self.gone},
            "changed": [one.as_json() for one in self.changed],
        }


def difference(before: Iterable[Thing], after: Iterable[Thing]) -> Difference:
    """Compare two looks at things: states, fields and accounts, not who said it last."""
    was, now = ({one.ref: one for one in things} for things in (before, after))
    changed = (
        Changed(ref, one.title, tuple(_changes(was[ref], one)))
        for ref, one in now.items()
        if ref in was
    )
    return Difference(
        tuple(one for ref, one in now.items() if ref not in was),
        tuple(one for ref, one in was.items() if ref not in now),
        tuple(one for one in changed if one.changes),
    )


def _changes(before: Thing, after: Thing) -> Iterator[Change]:
    yield from _change("state", _state(before.stand), _state(after.stand))
    yield from _change(UNTIL, _until(before), _until(after))
    yield from _each(before.fields, after.fields)
    yield from _each(_accounts(before), _accounts(after))
    yield from _each(
        {f"gate of {ref}": how for ref, how in before.gates.items()},
        {f"gate of {ref}": how for ref, how in after.gates.items()},
    )


def _each(before: Mapping[str, Json], after: Mapping[str, Json]) -> Iterator[Change]:
    for name in dict.fromkeys((*before, *after)):
        yield from _change(name, before.get(name), after.get(name))


def _change(what: str, before: Json, after: Json) -> Iterator[Change]:
    if before != after:
        yield Change(what, before, after)


def _state(stand: Stand | None) -> str | None:
    return None if stand is None else str(stand)


def _until(one: Thing) -> str | None:
    ends = [end.until for end in one.ends]
    return max((end for end in ends if end is not None), default=None) if all(ends) else None


def _accounts(one: Thing) -> Mapping[str, Json]:
    """Tell what others say: where they agree with the desk they say its state."""
    said: dict[str, Json] = {}
    for voice in (*one.voices, *one.agreeing):
        state = _state(voice.stand or one.stand)
        fields: dict[str, Json] = dict(voice.fields)
        said[f"according to {voice.who}"] = [state, fields] if fields else state
    return said
