"""The rounds: all of them, and how the one that is shown moves."""

from collections.abc import Iterator

from negotiation.views.board import Board, RoundPanel
from negotiation.views.rounds import RoundRow
from negotiation.words.when import show
from tui.painting.lines import Line, Piece, words
from tui.painting.rows import Look, Row, Section, role, stands


def rounds(board: Board, look: Look) -> Section:
    """List the rounds, each with its day and its state."""
    rows = tuple(Row(one.ref, one.ref, tuple(_round(one, board, look))) for one in board.rounds)
    empty = "No round yet. n adds one."
    return Section("rounds", "Rounds", str(len(rows)), rows, empty)


def strip(board: Board, look: Look) -> Section:
    """List the rounds on one line, the one that is shown in capitals."""
    shown = board.shown.ref if board.shown else None
    pieces: list[Piece] = []
    for one in board.rounds:
        here = one.ref == shown
        short = one.title.removesuffix(" round")
        glyph = one.stand.glyph if one.stand else "·"
        pieces += [
            words(f"{glyph} ", "here" if here else role(one.stand)),
            words(short.upper() if here else short, "here" if here else "text"),
            words(f" {_day(one, look)}", "dim"),
            Piece("   "),
        ]
    note = _several(len(board.rounds), "round")
    line = Line((Piece(" "), *pieces), (Piece(note, "dim"), Piece(" ")))
    rows = (Row(shown, "strip", (line,)),) if shown else ()
    return Section("rounds", "", "", rows, "No round yet. n adds one.")


def title_of(panel: RoundPanel) -> str:
    """Name the round and where it is held."""
    return f"{panel.title} · {panel.place}" if panel.place else panel.title


def _round(one: RoundRow, board: Board, look: Look) -> Iterator[Line]:
    shown = board.shown is not None and one.ref == board.shown.ref
    glyph = one.stand.glyph if one.stand else "·"
    title = words(one.title, "strong" if shown else "text")
    yield Line((Piece(" "), words(f"{glyph} ", "here" if shown else role(one.stand)), title))
    state = stands(one.stand)
    yield Line(
        (Piece("   "), words(" · ".join(part for part in (_day(one, look), state) if part), "dim"))
    )


def _day(one: RoundRow, look: Look) -> str:
    return show(one.when, zone=look.zone, now=look.now) if one.when else "no date"


def _several(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
