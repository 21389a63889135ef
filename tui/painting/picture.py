"""Pictures: where the rows of a screen stand, all of it pure.

A room puts sections of rows on a canvas of a size. Lists show what fits, scrolled to where the
cursor is, and their titles say how many rows are left out.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from tui.painting.lines import Line, Piece, laid, words
from tui.painting.lists import place_of
from tui.painting.rows import Row, Section

WIDE = 110
"""From how many columns on panels stand beside each other."""


class Spot(NamedTuple):
    """A row of a section, or a cell of it, as the cursor finds it again."""

    section: str
    key: str
    cell: str = ""

    @property
    def row(self) -> "Spot":
        """The row, whichever of its cells it is."""
        return self._replace(cell="")


class Span(NamedTuple):
    """A stretch of one line of the screen."""

    x: int
    pieces: tuple[Piece, ...]
    panel: str
    """The panel that it belongs to: that of the cursor has a bright border."""
    spot: Spot | None = None
    """The row that it is of; None for titles, borders and what can't be chosen."""
    begins: Row | None = None
    """That row, on the first of its lines."""


class Picture(NamedTuple):
    """A board, arranged."""

    lines: tuple[tuple[Span, ...], ...]
    columns: tuple[tuple[tuple[str, Sequence[Row]], ...], ...]
    """The sections of each column and all of their rows: what the cursor moves through."""
    panels: Mapping[str, str]
    """The panel of each section."""
    titles: Mapping[str, str] = {}
    """The title of each section."""


class Box(NamedTuple):
    """A stretch of the screen for a panel."""

    x: int
    y: int
    width: int
    height: int


Arranger: TypeAlias = Callable[[int, int, "Spot | None"], "Picture"]
"""Makes a picture of a width and a height, scrolled so that the row of the cursor is seen."""


def shares(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Share lines among sections: each its least, then what it wants, the first ones first."""
    given = [min(want, few) for want, few in zip(wanted, least, strict=True)]
    while sum(given) > room and any(given):
        given[max(range(len(given)), key=lambda n: (given[n], n))] -= 1
    for number, want in enumerate(wanted):
        given[number] += min(want - given[number], room - sum(given))
    return given


class Canvas:
    """Lines of the screen, as they are filled."""

    def __init__(self, height: int) -> None:
        self.lines: list[list[Span]] = [[] for _ in range(height)]

    def put(
        self,
        x: int,
        y: int,
        pieces: Sequence[Piece],
        panel: str,
        spot: Spot | None = None,
        *,
        begins: Row | None = None,
    ) -> None:
        """Put pieces on a line."""
        if 0 <= y < len(self.lines):
            self.lines[y].append(Span(x, tuple(pieces), panel, spot, begins))

    def spans(self, y: int, spans: Sequence[Span]) -> None:
        """Put what has been drawn before on a line."""
        if 0 <= y < len(self.lines):
            self.lines[y].extend(spans)

    def row(self, row: Row, y: int, box: Box, panel: str, section: str) -> None:
        """Put a row from a line on, as far as that is within a box."""
        spot = Spot(section, row.key)
        for number, line in enumerate(row.lines):
            if box.y <= y + number < box.y + box.height:
                begins = None if number else row
                self.put(box.x, y + number, laid(line, box.width), panel, spot, begins=begins)

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
        y = box.y
        if not one.rows and one.empty and box.height:
            self.put(box.x, y, laid(Line((Piece(" "), words(one.empty, "dim"))), box.width), panel)
        for row in visible(one, box.height, at):
            self.row(row, y, box, panel, one.name)
            y += len(row.lines)

    def picture(self, columns: Sequence[Sequence[Section]], panels: Mapping[str, str]) -> Picture:
        """Return what is on it, with the sections that the cursor moves through, by column."""
        lines = tuple(tuple(sorted(line, key=lambda span: span.x)) for line in self.lines)
        rows = tuple(
            tuple((one.name, one.rows) for one in column if one.rows) for column in columns
        )
        titles = {one.name: one.title for column in columns for one in column}
        return Picture(lines, tuple(column for column in rows if column), panels, titles)


def visible(one: Section, height: int, at: Spot | None) -> Sequence[Row]:
    """Choose the rows that fit, from the first on, or further down to show that of the cursor."""
    if one.height(height + 1) <= height:
        return one.rows
    cursor = (at and at.section == one.name and place_of(one.rows, at.key)) or 0
    start, taken = cursor, 0
    while start >= 0 and (taken := taken + len(one.rows[start].lines)) <= height:
        start -= 1
    shown: list[Row] = []
    first, taken = min(start + 1, cursor), 0
    while (number := first + len(shown)) < len(one.rows):
        if (taken := taken + len(one.rows[number].lines)) > height:
            break
        shown.append(one.rows[number])
    return shown


def left_out(one: Section, height: int, at: Spot | None) -> str:
    """Write what stands at the right of a title: how many rows there are, or how many more."""
    hidden = len(one.rows) - len(visible(one, height, at))
    return f"{hidden} more" if hidden else one.note


def title_line(one: Section, width: int, note: str) -> list[Piece]:
    """Write the title of a section, and what stands at its right."""
    heading = Line(
        (Piece(" "), words(one.title, "strong"), *one.heading),
        (Piece(f" {note} ", "dim"),) if note else (),
    )
    return laid(heading, width)


def named(title: str) -> tuple[Piece, ...]:
    """Write the title of a panel."""
    return (words(title, "strong"),)
