"""What may come next in a command: verbs, refs, triggers, fields, options and what they take."""

from collections.abc import Iterable, Iterator
from itertools import chain

from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.lifecycle.ways import table_of
from negotiation.updates import VERBS, verb
from negotiation.words.refs import Ref

MOST = 5000
"""How many refs are looked through: more would be felt while typing."""


def completed(text: str, state: State) -> str | None:
    """Complete the last word of a command; None if nothing begins like it."""
    if text.count('"') % 2 or text.count("'") % 2:
        return None
    head, space, part = text.rpartition(" ")
    if not part:
        return None
    before = head.split()
    found = next(
        (one for one in choices(before, part, state) if one.startswith(part) and one != part), None
    )
    return None if found is None else f"{head}{space}{found}"


def choices(before: list[str], part: str, state: State) -> Iterator[str]:
    """List what may stand where a word has begun, the likeliest first.

    Args:
        before: the words before it.
        part: its beginning.
        state: the record that it is said of.
    """
    if not before:
        yield from VERBS
        yield from _refs(state)
        return
    name, *said = before if before[0] in VERBS else ("advance", *before)
    if name not in VERBS:
        return
    last = before[-1]
    options = verb(name).options
    if part.startswith("--"):
        yield from (f"--{one.name.replace('_', '-')}" for one in options)
    elif last.startswith("--"):
        yield from _values(last, state)
    elif not said:
        yield from registry.names() if name == "add" else _refs(state)
    else:
        ref = next((Ref(one) for one in said if "/" in one and Ref(one) in state), None)
        kind = said[0] if name == "add" else ref.kind if ref is not None else ""
        if ref is not None and len(said) == 1:
            yield from _steps(name, ref, state)
        if kind in registry.names():
            yield from (f"{field}=" for field in registry.model(kind).names())


def _steps(name: str, ref: Ref, state: State) -> Iterable[str]:
    """List where a thing can go: by trigger, or for `observe` by state."""
    table, standing = table_of(ref.kind, state), state.standing(ref)
    if table is None or standing is None or name not in {"advance", "observe"}:
        return ()
    if name == "observe":
        return table.states
    return table.triggers_from(standing.state, lapsed=standing.lapsed)


def _values(option: str, state: State) -> Iterable[str]:
    match option:
        case "--source":
            return (f"{one.ref.slug}:" for one in state.of_kind("source"))
        case "--according-to" | "--actor":
            each = (state.of_kind(kind) for kind in ("party", "person", "source"))
            return (one.ref for one in chain.from_iterable(each))
        case "--because":
            return _refs(state)
    return ()


def _refs(state: State) -> Iterator[str]:
    refs = (ref for kind in state.history.kinds() for ref in state.history.subjects(kind))
    for number, ref in enumerate(refs):
        if number >= MOST:
            return
        yield ref
