"""The canvas of a room: one widget that paints lines, and the cursor on them."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from negotiation.words.refs import Ref
from tui.painting.header import Header, header
from tui.painting.lines import Piece, cell_at, laid, length, painted, under_cursor
from tui.painting.lists import place_about, place_of
from tui.painting.picture import Picture, Span, Spot
from tui.painting.rows import Row
from tui.rooms import Scene
from tui.theme.palette import palette

Column: TypeAlias = tuple[tuple[str, Sequence[Row]], ...]
"""Lists under each other, by name."""

SMALLEST = (60, 16)
"""Columns and lines below which a room says that the terminal is too small."""

MOST_STRIPS = 2000
"""How much of what has been painted is kept, for when it stands elsewhere."""

TOP = 1
"""Lines above the picture: that of the talks and the desk's time."""


class Canvas(Widget, can_focus=True):
    """Paints a room, and moves a cursor over its rows, which stays there when data arrives.

    In each room the cursor is where it was left.
    """

    class Chosen(Message):
        """A row was clicked twice."""

    def __init__(self, scene: Scene, head: Header, room: str) -> None:
        super().__init__()
        self._scene, self._head, self._room = scene, head, room
        self._picture = Picture((), (), {})
        self._at: Spot | None = None
        self._place = 0
        self._ref: Ref | None = None
        self._left: dict[str, Spot] = {}
        """Where the cursor was left, by room."""
        self._strips: dict[tuple[tuple[Piece, ...], str | None, bool], Strip] = {}
        """What has been painted, by what it says, where in it the cursor is, and the focus."""

    @property
    def row(self) -> Row | None:
        """The row of the cursor."""
        return self._row(self._at)

    @property
    def ref(self) -> Ref | None:
        """What the cursor stands on; None for a row that is about nothing yet."""
        row = self.row
        return (row.about(self._at.cell) or None) if row and self._at else None

    @property
    def entry(self) -> int | None:
        """The number of the entry that the cursor stands on; None where it is none."""
        row = self._row(self._at)
        return row.entry if row else None

    @property
    def cell(self) -> str:
        """The cell that the cursor stands in, in rows that have them."""
        return self._at.cell if self._at else ""

    @property
    def section(self) -> str:
        """The section that the cursor stands in."""
        return self._at.section if self._at else ""

    def show(self, scene: Scene, head: Header, room: str) -> None:
        """Show another scene; the cursor stays on its row, or where that was."""
        if room != self._room:
            if self._at is not None:
                self._left[self._room] = self._at
            self._at = self._left.get(room)
            self._ref = None
        self._scene, self._head, self._room = scene, head, room
        self._arrange()

    @property
    def lists(self) -> Mapping[str, str]:
        """The titles of the lists that the cursor moves through, by name."""
        return {name: self._picture.titles.get(name) or name for name, _ in self._lists()}

    def go_to(self, section: str, key: str | None = None) -> bool:
        """Put the cursor on a row of a list, on the first by itself; tell whether it is there."""
        rows = dict(self._lists()).get(section, ())
        place = 0 if key is None else place_of(rows, key)
        if not rows or place is None:
            return False
        self._go(Spot(section, rows[place].key))
        return True

    def stand_on(self, ref: Ref) -> bool:
        """Put the cursor on the first row about something; tell whether there is one."""
        spot = self._about(ref)
        if spot is not None:
            self._go(spot)
        return spot is not None

    def would_list(self, scene: Scene, ref: Ref) -> bool:
        """Tell whether another scene has a row about something."""
        width, height = map(max, self.size, SMALLEST)
        return _about(ref, scene.arrange(width, height - TOP, None).columns) is not None

    def move(self, way: str) -> None:
        """Move the cursor: up and down through a column, left and right between them, by list.

        In rows that have cells, left and right first go from cell to cell.
        """
        lists, at = self._lists(), self._at
        if at is None or at.section not in dict(lists):  # as where there is no room to see it
            return
        column = next(one for one in self._picture.columns if at.section in dict(one))
        own = dict(column)[at.section]
        names = [name for name, _ in lists]
        match way:
            case "down" | "up":
                self._step(column, 1 if way == "down" else -1)
            case "first":
                self._go(self._in_cell(Spot(at.section, own[0].key)))
            case "last":
                self._go(self._in_cell(Spot(at.section, own[-1].key)))
            case "next" | "before":
                step = 1 if way == "next" else -1
                name, rows = lists[(names.index(at.section) + step) % len(lists)]
                self._go(Spot(name, rows[0].key))
            case "left" | "right":
                self._aside(column, 1 if way == "right" else -1)

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        styles, width = palette(self.app.theme_variables), self.size.width
        ground = styles["ground"]
        if not self._fits():
            pieces = [Piece(self._too_small() if y == self.size.height // 2 else "", "attention")]
            return painted(pieces, styles).adjust_cell_length(width, ground).apply_style(ground)
        if y == 0:
            pieces = laid(header(self._head, width), width)
            return painted(pieces, styles).apply_style(ground)
        spans = self._picture.lines[y - TOP] if TOP <= y < len(self._picture.lines) + TOP else ()
        strips, x = [], 0
        focus = self._picture.panels.get(self._at.section) if self._at else None
        for span in spans:
            on_it = self._at is not None and span.spot == self._at.row
            here = self._at.cell if on_it and self._at else None
            key = span.pieces, here, span.panel == focus
            strip = self._strips.get(key)
            if strip is None:
                strip = self._strips[key] = self._painted(span, here, focus).apply_style(ground)
            if span.x > x:
                strips.append(Strip.blank(span.x - x, ground))
            strips.append(strip)
            x = span.x + strip.cell_length
        return Strip.join(strips).adjust_cell_length(width, ground)

    def on_mount(self) -> None:
        """Arrange it anew when the theme changes."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._repaint())

    def on_resize(self, _: Resize) -> None:
        """Arrange it for the new size."""
        self._arrange()

    def on_click(self, event: Click) -> None:
        """Put the cursor where it was clicked; a second click shows all of it."""
        spot = self._spot_at(event.x, event.y)
        if spot is not None:
            self._go(spot)
            if event.chain == 2:
                self.post_message(self.Chosen())

    def on_mouse_scroll_down(self, _: MouseScrollDown) -> None:
        """Move the cursor down."""
        self.move("down")

    def on_mouse_scroll_up(self, _: MouseScrollUp) -> None:
        """Move the cursor up."""
        self.move("up")

    def _painted(self, span: Span, here: str | None, focus: str | None) -> Strip:
        styles = palette(self.app.theme_variables)
        if here is not None:
            return painted(under_cursor(span.pieces, here), styles, styles["cursor"])
        if span.panel == focus:
            return painted((_bright(piece) for piece in span.pieces), styles)
        return painted(span.pieces, styles)

    def _repaint(self) -> None:
        self._strips.clear()
        self.refresh()

    def _arrange(self) -> None:
        if not self._fits():
            self.refresh()
            return
        width, height = self.size
        self._picture = self._scene.arrange(width, height - TOP, self._at)
        found = self._found()
        if found != self._at:
            self._at = found
            self._picture = self._scene.arrange(width, height - TOP, self._at)
        self._remember()
        if len(self._strips) > MOST_STRIPS:
            self._strips.clear()
        self.refresh()

    def _go(self, spot: Spot) -> None:
        """Put the cursor on a row; where what is seen follows it, everything is arranged anew."""
        before, self._at = self._at, spot
        self._remember()
        picture, row, its = self._picture, self._row(spot), spot.row
        seen = sum(1 for line in picture.lines for span in line if span.spot == its)
        if row is None or seen < len(row.lines) or self._scene.follows:
            width, height = self.size
            self._picture = self._scene.arrange(width, height - TOP, spot)
        self._refresh_lines(before, picture.lines)

    def _refresh_lines(self, before: Spot | None, lines: Sequence[Sequence[Span]]) -> None:
        """Paint what has changed since the cursor was elsewhere: its rows, and other lines."""
        panels, at = self._picture.panels, self._at
        old, new = (panels.get(spot.section) if spot else None for spot in (before, at))
        if old != new or len(lines) != len(self._picture.lines):
            self.refresh()
            return
        rows = {spot.row for spot in (before, at) if spot is not None}
        self.refresh(
            *(
                Region(0, y + TOP, self.size.width, 1)
                for y, (was, line) in enumerate(zip(lines, self._picture.lines, strict=True))
                if was != line or any(span.spot in rows for span in line)
            )
        )

    def _step(self, column: Column, step: int) -> None:
        """Go to the next row of a column or the one before, from list to list."""
        at = self._at
        number = next(n for n, (name, _) in enumerate(column) if at and name == at.section)
        rows = column[number][1]
        place = (place_of(rows, at.key) if at else None) or 0
        if 0 <= place + step < len(rows):
            self._go(self._in_cell(Spot(column[number][0], rows[place + step].key)))
        elif 0 <= number + step < len(column):
            name, rows = column[number + step]
            self._go(self._in_cell(Spot(name, rows[0 if step > 0 else -1].key)))

    def _aside(self, column: Column, step: int) -> None:
        columns, row = self._picture.columns, self._row(self._at)
        cells = ["", *row.cells] if row else [""]
        cell = cells.index(self._at.cell) + step if self._at else -1
        if self._at and 0 <= cell < len(cells):
            self._go(self._at._replace(cell=cells[cell]))
            return
        to = columns.index(column) + step
        if 0 <= to < len(columns):
            name, rows = columns[to][0]
            self._go(Spot(name, rows[0].key))

    def _found(self) -> Spot | None:
        """Find the row of the cursor; if it is gone, one about the same, or that in its place."""
        lists = dict(self._lists())
        if self._at is not None and (rows := lists.get(self._at.section)):
            if place_of(rows, self._at.key) is not None:
                return self._in_cell(self._at)
            elsewhere = self._about(self._ref)
            return elsewhere or self._at._replace(key=rows[min(self._place, len(rows) - 1)].key)
        first = next((name for name in (*self._scene.first, *lists) if name in lists), None)
        return Spot(first, lists[first][0].key) if first else None

    def _about(self, ref: Ref | None) -> Spot | None:
        return _about(ref, self._picture.columns)

    def _in_cell(self, spot: Spot) -> Spot:
        """Stay in the column of the cursor, where a row has a cell in it."""
        row, cell = self._row(spot), self._at.cell if self._at else ""
        return spot._replace(cell=cell if row and cell in row.cells else "")

    def _lists(self) -> Column:
        return tuple(one for column in self._picture.columns for one in column)

    def _row(self, spot: Spot | None) -> Row | None:
        rows = dict(self._lists()).get(spot.section, ()) if spot else ()
        place = place_of(rows, spot.key) if spot else None
        return None if place is None else rows[place]

    def _remember(self) -> None:
        """Keep where the cursor is, and on what, for when its row is gone."""
        rows = dict(self._lists()).get(self._at.section, ()) if self._at else ()
        self._place = (place_of(rows, self._at.key) if self._at else None) or 0
        self._ref = rows[self._place].about(self._at.cell) if rows and self._at else None

    def _spot_at(self, x: int, y: int) -> Spot | None:
        line = self._picture.lines[y - TOP] if TOP <= y < len(self._picture.lines) + TOP else ()
        for span in line:
            if span.x <= x < span.x + length(span.pieces) and span.spot is not None:
                return span.spot._replace(cell=cell_at(span.pieces, x - span.x))
        return None

    def _fits(self) -> bool:
        return self.size.width >= SMALLEST[0] and self.size.height + 2 >= SMALLEST[1]

    def _too_small(self) -> str:
        width, height = self.size
        due = f"{SMALLEST[0]}×{SMALLEST[1]}"
        return f" Parley needs {due}; this is {width}×{height + 2}."[:width]


def _about(ref: Ref | None, columns: Sequence[Column]) -> Spot | None:
    """Find the first row about something, or that has a cell about it."""
    every = [one for column in columns for one in column]
    places = ((name, rows, place_about(rows, ref)) for name, rows in every if ref)
    found = ((name, rows[place]) for name, rows, place in places if place is not None)
    name, row = next(found, ("", None))
    if row is None:
        return None
    cells = (cell for cell, about in row.cells.items() if about == ref)
    return Spot(name, row.key, "" if row.ref == ref else next(cells, ""))


def _bright(piece: Piece) -> Piece:
    return piece._replace(role="focus") if piece.role == "frame" else piece
