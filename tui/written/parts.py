"""The parts of a whole as lines of a panel: where each stands, what it says, and how it moved."""

from collections.abc import Iterable, Iterator

from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.views.filters import Choice
from negotiation.views.moves import Day, Move
from negotiation.views.parts import PartRow
from negotiation.views.proviso import Proviso
from negotiation.views.thing import Stand, Thing
from negotiation.views.ties import shown_ties
from negotiation.words.when import show, show_day
from tui.cli.details import field
from tui.painting.lines import Line, Piece, cell, words
from tui.painting.rows import Look, role, stands, wrapped
from tui.written.details import voice_line

WHEN = 22
"""The width of the column for when something was."""
MOST_LINES = 20
"""How many lines a text may take."""


def opening(one: Thing, state: State, look: Look, stand: str = "") -> Iterator[Line]:
    """Tell where a thing stands, in words of one's choice, by every account; and its text."""
    glyph = one.stand.glyph if one.stand else "·"
    yield Line(
        (words(f" {glyph} ", role(one.stand)), words(stand or stands(one.stand), "strong")),
        (*look.at_right(one.word), Piece(" ")),
    )
    yield from (voice_line(voice, state) for voice in one.voices)
    yield from text(one, state, look)


def told(about: Iterable[str], condition: Proviso | None, look: Look) -> Iterator[Line]:
    """Write sentences about a thing, and on what condition it counts."""
    for sentence in about:
        yield from said(sentence, look)
    if condition is not None:
        yield from said(str(condition), look, "text" if condition.holds else "attention")


def titled(title: str, more: str = "") -> Iterator[Line]:
    """Begin a paragraph."""
    yield Line()
    yield Line((words(f" {title}  ", "strong"), words(more, "dim")))


def head(who: str, stand: Stand | None, *more: str, mark: Piece | None = None) -> Line:
    """Write whose part it is, and where it stands; its mark is the state's glyph, or another."""
    said = " · ".join(part for part in more if part)
    return Line(
        (
            Piece(" "),
            mark or words(f"{stand.glyph if stand else '·'} ", role(stand)),
            words(f"{who}  ", "strong"),
            words(stands(stand), role(stand)),
            words(f" · {said}" if said else "", "dim"),
        )
    )


def part(
    row: PartRow, who: str, fields: Iterable[str], state: State, look: Look, *, choice: Choice
) -> Iterator[Line]:
    """Tell all there is of a part: where it stands, what it says, and how it moved."""
    one = row.thing
    yield head(who, one.stand, *(field(one, name, state) for name in fields))
    yield from text(one, state, look)
    ties = shown_ties(state[one.ref], state, choice)
    yield from told([" · ".join(map(str, ties))], row.proviso, look)
    yield from course(row.moves, state, look)


def text(one: Thing, state: State, look: Look) -> Iterator[Line]:
    """Write the text of a thing, if it has one."""
    yield from said(field(one, "text", state), look, "text")


def said(sentence: str, look: Look, kind: str = "dim") -> Iterator[Line]:
    """Write a sentence below a heading; none if it is empty."""
    if sentence:
        each = wrapped(sentence, look.width - 4, MOST_LINES)
        yield from (Line((Piece("   "), words(line, kind))) for line in each)


def course(moves: Iterable[Move], state: State, look: Look) -> Iterator[Line]:
    """Tell how something moved, the earliest first: when, where to, by whose word."""
    for move in moves:
        voice = move.word.voice
        when = show(move.word.occurred, zone=look.zone, now=look.now)
        label = f"still {move.label.lower()}" if move.still else move.label.lower()
        yield Line(
            (
                cell(f"   {when or 'not dated'}", WHEN, "dim"),
                Piece(" "),
                words(f"{called(state, voice)} says {label}", "attention")
                if voice
                else words(label),
            ),
            (words(f" {move.word.source or ''}  ", "dim"), words(f"{move.word.grade} ", "dim")),
        )


def presence(days: Iterable[Day], look: Look) -> Iterator[Line]:
    """Tell where somebody was day by day; what was said later of a day only bounds it."""
    for one in days:
        date = show_day(one.date, zone=look.zone, now=look.now)
        when = date if one.exact else f"by {date}"
        yield Line((cell(f"   {when}", WHEN, "dim"), Piece(" "), words(one.label.lower())))
