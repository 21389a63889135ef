"""Questions as lists: each with its answers under it, a line each, all aligned."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from negotiation.fold.naming import called, possessive
from negotiation.fold.state import State
from negotiation.views.claims import Asked, Claims, Report, Row
from negotiation.views.standing import CORROBORATED, DENIED, DISPUTED, UNCORROBORATED
from tui.painting.lines import Line, Piece, cell, laid, words
from tui.painting.lists import LongList, measured, rows_of
from tui.painting.rows import Look, Section, role, squeezed, stands, widest
from tui.painting.rows import Row as Shown
from tui.rooms.claims.scale import Scale, drawn, ends, range_of, scale_of

GLYPHS = {
    CORROBORATED: ("✔", "settled"),
    DISPUTED: ("≠", "attention"),
    DENIED: ("✗", "attention"),
    UNCORROBORATED: ("○", "text"),
}
"""How each standing is drawn."""

APART = "◇"
"""Stands before what an answer covers, where that is not what another one covers."""

INDENT, GAP = Piece("   "), Piece("  ")

LEAST_SCALE, MOST_SCALE = 20, 40

NONE = "Nothing is contested or judged. n asks something."
UNANSWERED = "Nobody has answered. n records an answer."


class Widths(NamedTuple):
    """The columns of answers."""

    claimant: int
    said: int
    scale: int
    """0 where nothing is drawn."""
    standing: int
    when: int
    grades: int


def sections(seen: Claims, state: State, look: Look) -> Sequence[Section]:
    """List the questions, each with its answers; without any, say what belongs there."""
    if not seen.questions:
        return [Section("claims", "", "", (), NONE)]
    widths = _widths(seen, look)
    return [_section(one, widths, state, look) for one in seen.questions]


def standing_of(row: Row) -> tuple[Piece, Piece]:
    """Draw and name the standing of an answer, or the state of one that does not count any more."""
    if not row.in_force:
        stand = row.thing.stand
        return words(stand.glyph if stand else "·", "dim"), words(stands(stand), "dim")
    glyph, kind = GLYPHS[row.standing.standing]
    return Piece(glyph, kind), Piece(row.standing.standing, kind)


def _section(asked: Asked, widths: Widths, state: State, look: Look) -> Section:
    @cache
    def scale() -> Scale | None:
        return _scale(asked, widths.scale)

    answers = rows_of(asked.rows, lambda row: tuple(_answer(row, scale(), widths, state, look)))

    def make(place: int) -> Shown:
        if place:
            return answers[place - 1]
        return Shown(asked.thing.ref, "question", tuple(_question(asked, scale(), widths)))

    def behind(place: int | None) -> int | None:
        return None if place is None else place + 1

    rows = LongList(
        len(answers) + 1,
        make,
        lambda key: 0 if key == "question" else behind(answers.place(key)),
        lambda ref: 0 if ref == asked.thing.ref else behind(answers.about(ref)),
    )
    return Section(asked.thing.ref, "", "", rows)


def _question(asked: Asked, scale: Scale | None, widths: Widths) -> Iterator[Line]:
    """Write a question, and over the scale of its answers the figures at both ends."""
    stand, number = asked.thing.stand, len(asked.rows)
    left = [
        Piece(" "),
        words(f"{stand.glyph if stand else '·'} ", role(stand)),
        words(asked.thing.title, "strong"),
        words("".join(f" · {one}" for one in (asked.unit, stands(stand)) if one), "dim"),
    ]
    if scale is not None:
        before = sum((len(INDENT.text), 2, widths.claimant, 2, widths.said, 1))
        left = [*laid(Line(tuple(left)), before), Piece(f" {ends(scale)}", "dim")]
    note = [f"{number} answer{'' if number == 1 else 's'}"] if number else []
    if any(row.covers_other for row in asked.rows):
        note = [f"{APART} covers something else"]
    yield Line(tuple(left), tuple(Piece(f"  {one} ", "dim") for one in note))
    if not number:
        yield Line((INDENT, Piece(UNANSWERED, "dim")))


def _answer(
    row: Row, scale: Scale | None, widths: Widths, state: State, look: Look
) -> Iterator[Line]:
    glyph, standing = standing_of(row)
    kind = "text" if row.in_force else "dim"
    left = [
        INDENT,
        glyph,
        Piece(" "),
        cell(row.claimant, widths.claimant, kind),
        GAP,
        *laid(Line(tuple(_said(row))), widths.said),
        GAP,
    ]
    if widths.scale:
        left += [*_drawn(row, scale, widths.scale), GAP]
    left.append(standing)
    yield Line(
        tuple(left),
        (
            GAP,
            cell(_when(row, look), widths.when, "dim"),
            GAP,
            cell(_grades(row, look), widths.grades, "dim"),
            Piece(" "),
        ),
    )
    if under := list(_under(row, state)):
        between = Piece(" · ", "dim")
        rest = (piece for one in under[1:] for piece in (between, one))
        yield Line((INDENT, GAP, under[0], *rest))


def _said(row: Row) -> Iterator[Piece]:
    """Write an answer, what it covers, and whether it is a judgement."""
    yield words(row.answer or "–", "text" if row.in_force else "dim")
    if row.covers:
        kind = "attention" if row.covers_other else "dim"
        yield words(f" {APART if row.covers_other else '·'} {row.covers}", kind)
    yield from (words(f" · {one}", "dim") for one in _manner(row))


def _manner(row: Row) -> Iterator[str]:
    if row.judgement:
        yield "judgement"
    if row.trend:
        yield row.trend


def _drawn(row: Row, scale: Scale | None, width: int) -> tuple[Piece, ...]:
    if scale is None:
        return (Piece(" " * width),)
    kind = "here" if row.in_force else "dim"
    return drawn(range_of(row.thing.fields), scale, kind, apart=row.covers_other)


def _under(row: Row, state: State) -> Iterator[Piece]:
    """Say by whose account an answer was given, who has confirmed it, and who has it otherwise."""
    for number, report in enumerate(row.reports):
        if number:
            yield words(f"confirmed by {_who(report, state)}", "dim")
        elif report.word.voice:
            yield words(f"by {possessive(called(state, report.word.voice))} account", "dim")
    for voice in row.thing.voices:
        says = stands(voice.stand) or "otherwise"
        yield words(f"{called(state, voice.who)} says {says}", "attention")


def _who(report: Report, state: State) -> str:
    """Name who confirms an answer: whose account it is, else the source."""
    first = report.chain[0].name if report.chain else "nobody named"
    return called(state, report.word.voice) if report.word.voice else first


def _when(row: Row, look: Look) -> str:
    return look.when(row.reports[0].word) if row.reports else ""


def _grades(row: Row, look: Look) -> str:
    """Write the grades of the chain of an answer, who says it first: `B4 via F4`, or `B4·F4`."""
    if not row.reports:
        return ""
    given = row.reports[0]
    via = " via " if look.tall else "·"
    return via.join(one.grade for one in given.chain) or given.word.grade


def _scale(asked: Asked, cells: int) -> Scale | None:
    """Make the scale of a question; none where it is not said what the figures count."""
    if not (cells and asked.unit):
        return None
    return scale_of((range_of(row.thing.fields) for row in asked.rows), cells)


def _widths(seen: Claims, look: Look) -> Widths:
    """Share the width among the columns; answers and claimants give way, and are cut."""
    questions = measured(seen.questions)
    rows = [row for one in questions for row in one.rows]
    claimant = widest([row.claimant for row in rows], 8, look.width // (4 if look.tall else 5))
    said = widest(["".join(piece.text for piece in _said(row)) for row in rows], 12)
    standing = widest([standing_of(row)[1].text for row in rows], 8)
    when = widest([_when(row, look) for row in rows])
    grades = widest([_grades(row, look) for row in rows], 2, 20)
    room = look.width - len(INDENT.text) - 2 - 2 - 2 - standing - 2 - when - 2 - grades - 1
    scale = 0
    if look.tall and any(_scale(one, LEAST_SCALE) for one in questions):
        scale = max(LEAST_SCALE, min(MOST_SCALE, room - claimant - said - 2))
        room -= scale + 2
    claimant, said = squeezed([claimant, said], room)
    return Widths(claimant, said, scale, standing, when, grades)
