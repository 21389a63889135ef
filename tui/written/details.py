"""All of one thing as lines: where it stands by every account, its fields, its entries."""

from collections.abc import Iterator, Sequence

from negotiation.fold.account import Entity
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.views.around import Around, around
from negotiation.views.filters import Choice
from negotiation.views.log import LogRow, log
from negotiation.views.saying import in_words
from negotiation.views.thing import Thing, Voice, thing
from negotiation.words.refs import Ref
from negotiation.words.when import show
from tui.painting.lines import Line, Piece, cell, words
from tui.painting.rows import Look, Row, role, stands, wrapped

LABEL = 18
"""The width of the names of fields."""


def details(state: State, row: Row, look: Look) -> tuple[str, Sequence[Line]]:
    """Tell all of what a row is about, for a panel beside it."""
    return of_thing(row.ref, state, look.width)


def of_thing(ref: Ref, state: State, width: int) -> tuple[str, Sequence[Line]]:
    """Return a title, and lines of a width, about a thing."""
    entity = state.get(ref)
    if entity is None:
        return str(ref), [Line((words(f" {ref} is not there any more.", "dim"),))]
    one = thing(entity, state)
    return f"{one.title} · {ref}", list(_lines(entity, one, state, width))


def _lines(entity: Entity, one: Thing, state: State, width: int) -> Iterator[Line]:
    if one.stand is not None:
        yield Line(
            (words(f" {one.stand.glyph} ", role(one.stand)), words(stands(one.stand), "strong"))
        )
    for voice in one.voices:
        yield voice_line(voice, state)
    for gated, gate in one.gates.items():
        yield Line((Piece("   gate of ", "dim"), words(f"{called(state, gated)}: {gate}")))
    if one.stand is not None or one.voices:
        yield Line()
    for name, value in one.fields.items():
        label = name.replace("_", " ")
        for number, text in enumerate(wrapped(in_words(value, state), width - LABEL - 1, 20)):
            yield Line((cell(f"   {label if not number else ''}", LABEL, "dim"), words(text)))
    yield from _surroundings(around(entity, state, Choice()))
    yield Line()
    yield Line((Piece(" Entries", "strong"),))
    for row in reversed(log(state, one.ref)):
        yield from _entry(row, state, width)


def _surroundings(of: Around) -> Iterator[Line]:
    said = [f"{one.kind.replace('_', ' ')}: {one}" for one in of.tallies]
    said += [str(one) for one in (*of.ties, *([of.proviso] if of.proviso else []))]
    if said:
        yield Line()
    yield from (Line((Piece("   "), words(one))) for one in said)


def voice_line(voice: Voice, state: State) -> Line:
    """Write what somebody else's account says differently."""
    fields = [f"{name} {in_words(value, state)}" for name, value in voice.fields.items()]
    said = ", ".join([*([stands(voice.stand)] if voice.stand else []), *fields])
    when = show(voice.word.occurred, zone=state.zone, now=state.now) if voice.word else ""
    grade = voice.word.grade if voice.word else ""
    return Line(
        (Piece("   "), words(f"{called(state, voice.who)} says {said}", "attention")),
        (words(f" {when}  {grade} ", "dim"),),
    )


def _entry(row: LogRow, state: State, width: int) -> Iterator[Line]:
    when = show(row.occurred, zone=state.zone, now=state.now)
    voice = f"{called(state, row.voice)}: " if row.voice else ""
    kind = "text" if row.in_force else "dim"
    says = f"{voice}{row.says}" if row.in_force else f"{voice}{row.says}  (taken back)"
    yield Line(
        (
            cell(f"   #{row.seq} ", max(8, len(str(row.seq)) + 5), "dim"),
            cell(when, 18, "dim"),
            Piece(" "),
            words(says, kind),
        ),
        (words(f" {row.source or ''} {row.grade} {row.operator or ''} ", "dim"),),
    )
    for label, text in (("despite", row.reason), ("quote", row.quote), ("note", row.note)):
        if text is not None and text not in row.says:
            for number, part in enumerate(wrapped(text, max(20, width - 38), 20)):
                yield Line(
                    (cell("" if number else f"{'':27}{label}", 36, "dim"), words(part, "dim"))
                )
