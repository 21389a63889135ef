"""Where everything on the Board stands: sections become lines on a screen of a size.

From 110 columns on there are three columns of panels with borders; below that everything stands in
one column, without vertical borders. Lists show what fits, scrolled to where the cursor is, and
their titles say how many rows are left out.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple, TypeAlias

from negotiation.views.board import Board
from tui.painting.lines import Line, Piece, laid, words
from tui.painting.picture import (
    WIDE,
    Box,
    Canvas,
    Picture,
    Spot,
    left_out,
    named,
    shares,
    title_line,
    visible,
)
from tui.painting.rows import Look, Section, stands
from tui.rooms.board import rounds, sections
from tui.written.lifecycle import lifecycle

MOST = 4
"""For how many widths the lists that were drawn are kept."""

One: TypeAlias = Callable[[Look], Section]


class Drawn(NamedTuple):
    """A board, and its lists as they are drawn for a look."""

    board: Board
    strip: One
    rounds: One
    central: Callable[[Look], Sequence[Section]]
    latest: One


def drawn(board: Board) -> Drawn:
    """Draw each list of a board once a look, however often the cursor moves."""
    keep = lru_cache(MOST)
    return Drawn(
        board,
        keep(partial(rounds.strip, board)),
        keep(partial(rounds.rounds, board)),
        keep(partial(_central, board)),
        keep(partial(sections.latest, board)),
    )


def arrange(of: Drawn, width: int, height: int, at: Spot | None = None) -> Picture:
    """Arrange the board on a screen, scrolled so that the row of the cursor is seen."""
    return _wide(of, width, height, at) if width >= WIDE else _narrow(of, width, height, at)


def _narrow(of: Drawn, width: int, height: int, at: Spot | None) -> Picture:
    board, canvas, look = of.board, Canvas(height), _look(of.board, width, tall=False)
    strip = of.strip(look)
    each = [*of.central(look), of.latest(look)]
    canvas.section(strip, Box(0, 0, width, 1), "board", at)
    panel = board.shown
    if panel is not None:
        stand = panel.stand
        since = look.brief(panel.since)
        state = f"{stands(stand)} since {since}" if since else stands(stand)
        right = words(f" {stand.glyph if stand else ''} {state} ", "here")
        left = (
            Piece("─ ", "frame"),
            words(rounds.title_of(panel), "strong"),
            Piece(" ", "frame"),
        )
        canvas.put(0, 1, laid(Line(left, (right, Piece("─", "frame"))), width, "─"), "board")
    days = sections.room(board, _look(board, width - 20, tall=False))
    room = height - 2 - len(each) - bool(days)
    wanted = [one.height(height) for one in each]
    spare = room - sum(min(want, few) for want, few in zip(wanted, [99, 99, 99, 3], strict=True))
    given = shares(wanted, [2, 2, 3, 3], room)
    y = 2
    for one, lines in zip(each, given, strict=True):
        canvas.put(0, y, title_line(one, width, left_out(one, lines, at)), "board")
        canvas.section(one, Box(0, y + 1, width, lines), "board", at)
        y += lines + 1
        if spare >= len(each) and sum(given) + len(each) <= room:
            y += 1
    if days:
        heading = (Piece(" "), Piece("Room for diplomacy ", "strong"))
        canvas.put(0, y, laid(Line((*heading, *days[-1].left)), width), "board")
    return canvas.picture(
        [[strip, *each]], dict.fromkeys(("rounds", *(one.name for one in each)), "board")
    )


def _wide(of: Drawn, width: int, height: int, at: Spot | None) -> Picture:
    board, canvas = of.board, Canvas(height)
    side, right = max(27, min(36, width // 5)), max(34, min(60, width * 3 // 11))
    middle = width - side - right
    listed = of.rounds(_look(board, side - 2, tall=True))
    canvas.frame(
        Box(0, 0, side, height), "rounds", named("Rounds"), left_out(listed, height - 2, at)
    )
    canvas.section(listed, Box(1, 1, side - 2, height - 2), "rounds", at)
    centre = _round(canvas, of, Box(side, 0, middle, height), at)
    days = sections.room(board, _look(board, right - 3, tall=True))
    days = days[-max(1, height // 6) :] or [Line((Piece(" No development yet.", "dim"),))]
    low = len(days) + 2
    top = Box(width - right, 0, right, height - low)
    latest = of.latest(_look(board, right - 2, tall=True))
    shown = len(visible(latest, top.height - 2, at))
    more = board.reported - shown
    canvas.frame(top, "latest", named("Latest"), f"{more} more" if more > 0 else "")
    canvas.section(latest, Box(top.x + 1, 1, right - 2, top.height - 2), "latest", at)
    canvas.frame(Box(top.x, height - low, right, low), "room", named("Room for diplomacy"), "")
    for number, line in enumerate(days):
        canvas.put(top.x + 1, height - low + 1 + number, laid(line, right - 2), "room")
    panels = {"rounds": "rounds", "latest": "latest"} | dict.fromkeys(
        (one.name for one in centre), "round"
    )
    return canvas.picture([[listed], centre, [latest]], panels)


def _round(canvas: Canvas, of: Drawn, box: Box, at: Spot | None) -> Sequence[Section]:
    """Put the round that is shown in its panel: as airy as there is room."""
    panel, inner = of.board.shown, box.width - 2
    if panel is None:
        canvas.frame(box, "round", named("No round"), "")
        sentence = words(" Nothing is scheduled. n adds a round.", "dim")
        canvas.put(box.x + 1, box.y + 1, laid(Line((sentence,)), inner), "round")
        return []
    canvas.frame(box, "round", (words(rounds.title_of(panel), "strong"),), "")
    glyph = panel.stand.glyph if panel.stand else "·"
    drawn = lifecycle(panel.line, glyph, inner)
    canvas.put(box.x + 1, box.y + 1, laid(drawn, inner), "round")
    room = box.height - 3
    for tall, gap in ((True, 1), (True, 0), (False, 0)):
        each = of.central(_look(of.board, inner, tall=tall))
        wanted = [one.height(box.height) for one in each]
        if sum(wanted) + len(each) * (1 + gap) <= room:
            break
    given = shares(wanted, [4, 4, 4], room - len(each) * (1 + gap))
    y = box.y + 2
    for one, lines in zip(each, given, strict=True):
        y += gap
        canvas.put(box.x + 1, y, title_line(one, inner, left_out(one, lines, at)), "round")
        canvas.section(one, Box(box.x + 1, y + 1, inner, lines), "round", at)
        y += 1 + lines
    return each


def _central(board: Board, look: Look) -> list[Section]:
    """Make the sections about the round that is shown."""
    return [
        sections.way(board, look),
        sections.whereabouts(board, look),
        sections.agenda(board, look),
    ]


def _look(board: Board, width: int, *, tall: bool) -> Look:
    return Look(width, tall, board.zone, board.now)
