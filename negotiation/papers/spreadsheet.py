"""CSV: the things of a kind as a table, a thing a line, for spreadsheets and statistics.

Columns come from the fields of the kind, as it declares them; behind them stand the state, the
last word with its grade, and for each account what it says differently.

RFC 4180 says how it is written. What a spreadsheet would run becomes a text by an apostrophe before
it (OWASP, CSV Injection): whatever begins with `=`, `+`, `-`, `@`, a tab or a line break, but for
numbers.
"""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import TypeAlias

from negotiation.events import canonical
from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.kinds.base import Kind, Place, Span
from negotiation.kinds.base.plain import reader
from negotiation.views.filters import Choice
from negotiation.views.thing import Thing, Voice, thing
from negotiation.words.printable import printable
from negotiation.words.refs import Ref

Cell: TypeAlias = "str | int | float"

BETWEEN = " | "
"""What stands between several values in one cell, in the order in which they were said."""

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet would run; some take the wide forms for it too."""

_OF_A_SPAN = ("start", "end")
_OF_A_PLACE = ("latitude", "longitude", "zone")
_STANDING = ("state", "category", "since", "lapsed")
_WORD = ("entry", "at", "source", "grade", "according_to")


def export(state: State, choice: Choice, kind: str) -> Iterator[str]:
    """Write the things of a kind, as they were added, under a line with the names of the columns.

    Args:
        state: the talks.
        choice: which things are wanted, and may be shown.
        kind: of which kind.
    """
    model = registry.model(kind)
    voices = _voices(kind, state, choice)
    fields = [column for name in model.names() for column in _columns(model, name)]
    last = [f"last_word_{name}" for name in _WORD]
    accounts = [f"{voice} {what}" for voice in voices for what in ("state", "fields")]
    yield _line(["ref", "called", *fields, *_STANDING, *last, "marking", *accounts])
    for entity in choice.listed(state, kind):
        one = thing(entity, state)
        if choice.wants(one):
            shown = choice.as_far_as_shown(one, state)
            if one.word is not None and one.word.voice and one.word.voice not in voices:
                shown = shown._replace(word=None)
            yield _line(_cells(shown, model, voices))


def _voices(kind: str, state: State, choice: Choice) -> list[Ref]:
    """List whose accounts there are of things of a kind, and may be named."""
    found = {voice: None for entity in state.of_kind(kind) for voice in entity.others}
    return [voice for voice in found if choice.names(voice, state)]


def _columns(model: type[Kind], name: str) -> list[str]:
    """Name the columns of a field: one, and for a time its bounds, for a place where it lies."""
    return [name, *(f"{name}_{part}" for part in _parts(model, name))]


def _parts(model: type[Kind], name: str) -> tuple[str, ...]:
    value = reader(model.annotation(name))
    return (
        _OF_A_SPAN if value == Span.from_json else _OF_A_PLACE if value == Place.from_json else ()
    )


def _cells(one: Thing, model: type[Kind], voices: list[Ref]) -> Iterator[Cell]:
    yield from (one.ref, one.title)
    for name in model.names():
        said = one.fields.get(name)
        yield _cell(said)
        of_it = said if isinstance(said, dict) else {}
        yield from (_cell(of_it.get(part)) for part in _parts(model, name))
    stand, word = one.stand, one.word.as_json() if one.word else {}
    yield from ("" if stand is None else _cell(getattr(stand, part)) for part in _STANDING)
    yield from (_cell(word.get(part)) for part in _WORD)
    yield one.handling or ""
    accounts = {voice.who: voice for voice in (*one.voices, *one.agreeing)}
    for voice in voices:
        yield from _account(accounts.get(voice), one)


def _account(said: Voice | None, one: Thing) -> Iterator[Cell]:
    """Write where somebody's account has a thing, and the fields in which it differs."""
    stand = None if said is None else said.stand or one.stand
    yield stand.state if stand else ""
    yield canonical(dict(said.fields)) if said is not None and said.fields else ""


def _cell(said: object) -> Cell:
    match said:
        case None:
            return ""
        case bool():
            return "true" if said else "false"
        case int() | float():
            return said
        case list():
            return BETWEEN.join(str(_cell(one)) for one in said)
        case {"edtf": str(words)}:
            return words
        case {"name": str(name)}:
            return name
        case dict():
            return canonical(said)
    return str(said)


def _line(cells: Iterable[Cell]) -> str:
    line = StringIO()
    csv.writer(line).writerow([_safe(one) for one in cells])
    return line.getvalue()


def _safe(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    text = printable(cell)
    return f"'{text}" if text.startswith(_RUN) else text
