"""Where everything stands: sections become lines on a screen of a size, all of it pure.

From 110 columns on there are three columns of panels with borders; below that everything stands in
one column, without vertical borders. Lists show what fits, scrolled to where the cursor is, and
their titles say how many rows are left out.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from negotiation.views.board import Board
from tui.board import rounds, sections
from tui.board.rows import Look, Row, Section, stands
from tui.lines import Line, Piece, laid, words

WIDE = 110
"""From how many columns on panels stand beside each other."""


class Spot(NamedTuple):
    """A row of a section, as the cursor finds it again."""

    section: str
    key: str


class Span(NamedTuple):
    """A stretch of one line of the screen."""

    x: int
    pieces: tuple[Piece, ...]
    panel: str
    """The panel that it belongs to: that of the cursor has a bright border."""
    spot: Spot | None = None
    """The row that it is of; None for titles, borders and what can't be chosen."""


class Picture(NamedTuple):
    """A board, arranged."""

    lines: tuple[tuple[Span, ...], ...]
    columns: tuple[tuple[tuple[str, tuple[Row, ...]], ...], ...]
    """The sections of each column and all of their rows: what the cursor moves through."""
    panels: Mapping[str, str]
    """The panel of each section."""


class Box(NamedTuple):
    """A stretch of the screen for a panel."""

    x: int
    y: int
    width: int
    height: int


def arrange(board: Board, width: int, height: int, at: Spot | None = None) -> Picture:
    """Arrange the board on a screen, scrolled so that the row of the cursor is seen."""
    return _wide(board, width, height, at) if width >= WIDE else _narrow(board, width, height, at)


def shares(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Share lines among sections: each its least, then what it wants, the first ones first."""
    given = [min(want, few) for want, few in zip(wanted, least, strict=True)]
    while sum(given) > room and any(given):
        given[max(range(len(given)), key=lambda n: (given[n], n))] -= 1
    for number, want in enumerate(wanted):
        given[number] += min(want - given[number], room - sum(given))
    return given


class _Canvas:
    """Lines of the screen, as they are filled."""

    def __init__(self, height: int) -> None:
        self.lines: list[list[Span]] = [[] for _ in range(height)]

    def put(
        self, x: int, y: int, pieces: Sequence[Piece], panel: str, spot: Spot | None = None
    ) -> None:
        if 0 <= y < len(self.lines):
            self.lines[y].append(Span(x, tuple(pieces), panel, spot))

    def frame(self, box: Box, panel: str, title: tuple[Piece, ...], note: str) -> None:
        """Draw a thin border, its title at the left and its note at the right."""
        count = (Piece(f" {note} ", "dim"),) if note else ()
        top = laid(Line((Piece(" "), *title, Piece(" ")), count), box.width - 4, "─")
        self.put(box.x, box.y, [Piece("╭─", "frame"), *top, Piece("─╮", "frame")], panel)
        for y in range(box.y + 1, box.y + box.height - 1):
            self.put(box.x, y, [Piece("│", "frame")], panel)
            self.put(box.x + box.width - 1, y, [Piece("│", "frame")], panel)
        bottom = Piece(f"╰{'─' * (box.width - 2)}╯", "frame")
        self.put(box.x, box.y + box.height - 1, [bottom], panel)

    def section(self, one: Section, box: Box, panel: str, at: Spot | None) -> None:
        """Put as many rows of a section as there is room for, from where the cursor asks."""
        y, end = box.y, box.y + box.height
        if not one.rows and one.empty and box.height:
            self.put(box.x, y, laid(Line((Piece(" "), words(one.empty, "dim"))), box.width), panel)
        for row in visible(one, box.height, at):
            for line in row.lines:
                if y < end:
                    self.put(box.x, y, laid(line, box.width), panel, Spot(one.name, row.key))
                y += 1

    def picture(self, columns: Sequence[Sequence[Section]], panels: Mapping[str, str]) -> Picture:
        lines = tuple(tuple(sorted(line, key=lambda span: span.x)) for line in self.lines)
        rows = tuple(
            tuple((one.name, one.rows) for one in column if one.rows) for column in columns
        )
        return Picture(lines, tuple(column for column in rows if column), panels)


def visible(one: Section, height: int, at: Spot | None) -> tuple[Row, ...]:
    """Choose the rows that fit, from the first on, or further down to show that of the cursor."""
    if one.height <= height:
        return one.rows
    keys = [row.key for row in one.rows]
    cursor = keys.index(at.key) if at and at.section == one.name and at.key in keys else 0
    start, taken = cursor, 0
    while start >= 0 and (taken := taken + len(one.rows[start].lines)) <= height:
        start -= 1
    shown, taken = [], 0
    for row in one.rows[start + 1 if start < cursor else cursor :]:
        if (taken := taken + len(row.lines)) > height:
            break
        shown.append(row)
    return tuple(shown)


def left_out(one: Section, height: int, at: Spot | None) -> str:
    """Write what stands at the right of a title: how many rows there are, or how many more."""
    hidden = len(one.rows) - len(visible(one, height, at))
    return f"{hidden} more" if hidden else one.note


def _title(one: Section, width: int, note: str) -> list[Piece]:
    heading = Line(
        (Piece(" "), words(one.title, "strong"), *one.heading),
        (Piece(f" {note} ", "dim"),) if note else (),
    )
    return laid(heading, width)


def _narrow(board: Board, width: int, height: int, at: Spot | None) -> Picture:
    canvas, look = _Canvas(height), Look(width, tall=False, board=board)
    strip = rounds.strip(look)
    each = [sections.way(look), sections.whereabouts(look), sections.agenda(look)]
    each.append(sections.latest(look))
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
    days = sections.room(Look(width - 20, tall=False, board=board))
    room = height - 2 - len(each) - bool(days)
    wanted = [one.height for one in each]
    spare = room - sum(min(want, few) for want, few in zip(wanted, [99, 99, 99, 3], strict=True))
    given = shares(wanted, [2, 2, 3, 3], room)
    y = 2
    for one, lines in zip(each, given, strict=True):
        canvas.put(0, y, _title(one, width, left_out(one, lines, at)), "board")
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


def _wide(board: Board, width: int, height: int, at: Spot | None) -> Picture:
    canvas = _Canvas(height)
    side, right = max(27, min(36, width // 5)), max(34, min(60, width * 3 // 11))
    middle = width - side - right
    listed = rounds.rounds(Look(side - 2, tall=True, board=board))
    canvas.frame(
        Box(0, 0, side, height), "rounds", _named("Rounds"), left_out(listed, height - 2, at)
    )
    canvas.section(listed, Box(1, 1, side - 2, height - 2), "rounds", at)
    centre = _round(canvas, board, Box(side, 0, middle, height), at)
    days = sections.room(Look(right - 3, tall=True, board=board))
    days = days[-max(1, height // 6) :] or [Line((Piece(" No development yet.", "dim"),))]
    low = len(days) + 2
    top = Box(width - right, 0, right, height - low)
    latest = sections.latest(Look(right - 2, tall=True, board=board))
    shown = len(visible(latest, top.height - 2, at))
    more = board.reported - shown
    canvas.frame(top, "latest", _named("Latest"), f"{more} more" if more > 0 else "")
    canvas.section(latest, Box(top.x + 1, 1, right - 2, top.height - 2), "latest", at)
    canvas.frame(Box(top.x, height - low, right, low), "room", _named("Room for diplomacy"), "")
    for number, line in enumerate(days):
        canvas.put(top.x + 1, height - low + 1 + number, laid(line, right - 2), "room")
    panels = {"rounds": "rounds", "latest": "latest"} | dict.fromkeys(
        (one.name for one in centre), "round"
    )
    return canvas.picture([[listed], centre, [latest]], panels)


def _round(canvas: _Canvas, board: Board, box: Box, at: Spot | None) -> list[Section]:
    """Put the round that is shown in its panel: as airy as there is room."""
    panel, inner = board.shown, box.width - 2
    if panel is None:
        canvas.frame(box, "round", _named("No round"), "")
        sentence = words(" Nothing is scheduled. : add round SLUG title=… names one.", "dim")
        canvas.put(box.x + 1, box.y + 1, laid(Line((sentence,)), inner), "round")
        return []
    canvas.frame(box, "round", (words(rounds.title_of(panel), "strong"),), "")
    glyph = panel.stand.glyph if panel.stand else "·"
    drawn = rounds.lifecycle(panel.line, glyph, inner)
    canvas.put(box.x + 1, box.y + 1, laid(drawn, inner), "round")
    room = box.height - 3
    for tall, gap in ((True, 1), (True, 0), (False, 0)):
        look = Look(inner, tall=tall, board=board)
        each = [sections.way(look), sections.whereabouts(look), sections.agenda(look)]
        wanted = [one.height for one in each]
        if sum(wanted) + len(each) * (1 + gap) <= room:
            break
    given = shares(wanted, [4, 4, 4], room - len(each) * (1 + gap))
    y = box.y + 2
    for one, lines in zip(each, given, strict=True):
        y += gap
        canvas.put(box.x + 1, y, _title(one, inner, left_out(one, lines, at)), "round")
        canvas.section(one, Box(box.x + 1, y + 1, inner, lines), "round", at)
        y += 1 + lines
    return each


def _named(title: str) -> tuple[Piece, ...]:
    return (Piece(title, "strong"),)
