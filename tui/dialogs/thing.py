"""All of one thing: where it stands by every account, its fields, and every entry about it."""

from collections.abc import Iterator

from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.views.log import LogRow, log
from negotiation.views.saying import in_words
from negotiation.views.thing import Thing, Voice, thing
from negotiation.words.refs import Ref
from negotiation.words.when import show
from tui.board.rows import role, stands, wrapped
from tui.dialogs.reading import ReadingDialog
from tui.lines import Line, Piece, cell, words

NARROW = 58
"""The width to which long texts are broken."""


class ThingDialog(ReadingDialog):
    """Shows all that is known of a thing."""

    def __init__(self, state: State, ref: Ref) -> None:
        entity = state.get(ref)
        if entity is None:
            super().__init__(str(ref), [Line((words(f" {ref} is not there any more.", "dim"),))])
        else:
            one = thing(entity, state)
            super().__init__(f"{one.title} · {ref}", list(_lines(one, state)))


def _lines(one: Thing, state: State) -> Iterator[Line]:
    if one.stand is not None:
        yield Line(
            (words(f" {one.stand.glyph} ", role(one.stand)), words(stands(one.stand), "strong"))
        )
    for voice in one.voices:
        yield _voice(voice, state)
    for gated, gate in one.gates.items():
        yield Line((Piece("   gate of ", "dim"), words(f"{called(state, gated)}: {gate}")))
    yield Line()
    for name, value in one.fields.items():
        label = name.replace("_", " ")
        for number, text in enumerate(wrapped(in_words(value, state), NARROW, 20)):
            yield Line((cell(f"   {label if not number else ''}", 18, "dim"), words(text)))
    yield Line()
    yield Line((Piece(" Entries", "strong"),))
    for row in reversed(log(state, one.ref)):
        yield from _entry(row, state)


def _voice(voice: Voice, state: State) -> Line:
    fields = [f"{name} {in_words(value, state)}" for name, value in voice.fields.items()]
    said = ", ".join([*([stands(voice.stand)] if voice.stand else []), *fields])
    when = show(voice.word.occurred, zone=state.zone, now=state.now) if voice.word else ""
    grade = voice.word.grade if voice.word else ""
    return Line(
        (Piece("   "), words(f"{called(state, voice.who)} says {said}", "attention")),
        (words(f" {when}  {grade} ", "dim"),),
    )


def _entry(row: LogRow, state: State) -> Iterator[Line]:
    when = show(row.occurred, zone=state.zone, now=state.now)
    voice = f"{called(state, row.voice)}: " if row.voice else ""
    kind = "text" if row.in_force else "dim"
    says = f"{voice}{row.says}" if row.in_force else f"{voice}{row.says}  (taken back)"
    yield Line(
        (cell(f"   #{row.seq}", 8, "dim"), cell(when, 18, "dim"), words(says, kind)),
        (words(f" {row.source or ''} {row.grade} {row.operator or ''} ", "dim"),),
    )
    for label, text in (("despite", row.reason), ("quote", row.quote), ("note", row.note)):
        if text is not None and text not in row.says:
            for number, part in enumerate(wrapped(text, NARROW - 10, 20)):
                yield Line(
                    (cell("" if number else f"{'':26}{label}", 36, "dim"), words(part, "dim"))
                )
