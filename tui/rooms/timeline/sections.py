"""The days of the timeline as lists: what happened on each, and how far that is trusted."""

from collections.abc import Sequence

from negotiation.views.days import Day
from negotiation.views.happened import GLYPHS, learned, says, within
from negotiation.views.timeline import DayRow, Row, Timeline
from negotiation.words.when import show_day
from tui.painting.lines import Line, Piece, cell, words
from tui.painting.lists import LongList, gone, measured
from tui.painting.rows import Look, Section, widest
from tui.painting.rows import Row as Shown
from tui.theme.palette import CATEGORY_ROLES

DUE = "◆"
"""How what is due is drawn."""

BEARING_ROLES = {"towards": "settled", "away": "attention"}

LANE = 15
"""The width of the column of lanes, which is the same above the rows of a day as beside them."""

NONE = "Nothing is known to have happened. n records what did."


def sections(seen: Timeline, look: Look) -> Sequence[Section]:
    """List the days, each with its rows; without any, say what belongs there."""
    if not seen.days:
        return [Section("days", "", "", (), NONE)]
    every = [(one.rows, place) for one in seen.days for place in range(len(one.rows))]
    sources = widest([_source(rows[place], look) for rows, place in measured(every)], 2, 42)
    return [_day(one, sources, look) for one in seen.days]


def mark(row: Row) -> Piece:
    """Draw a row as one character: its bearing, that it is due, or the state it moved to."""
    if row.due:
        return Piece(DUE, "here")
    if row.bearing is not None:
        return Piece(GLYPHS.get(row.bearing, "·"), BEARING_ROLES.get(row.bearing, "dim"))
    if row.to is not None:
        return words(row.to.glyph, CATEGORY_ROLES.get(row.to.category, "text"))
    return Piece("·", "dim")


def counts(day: Day) -> tuple[Piece, ...]:
    """Count the developments of a day; nothing where there were none of either bearing."""
    if not (day.towards or day.away):
        return ()
    return (
        Piece(f"▲{day.towards} ", "settled" if day.towards else "dim"),
        Piece(f"▼{day.away}", "attention" if day.away else "dim"),
    )


def title_of(day: str, look: Look) -> str:
    """Write a day: `Wed 2 Mar`."""
    return show_day(day, zone=look.zone, now=look.now)


def _day(one: DayRow, sources: int, look: Look) -> Section:
    firsts = {places.start for places in one.lanes.values()}

    def make(place: int) -> Shown:
        row = one.rows.at(place)
        ref, key = one.rows.refs[place], one.rows.keys[place]
        if row is None:
            return gone(ref, key)
        line = _line(row, place in firsts, one.day.day, sources, look)
        return Shown(ref, key, (line,), None if row.due else row.word.seq)

    rows = LongList(len(one.rows), make, one.rows.place, one.rows.first)
    heading = (Piece("  "), *counts(one.day))
    return Section(one.day.day, title_of(one.day.day, look), str(len(rows)), rows, heading=heading)


def _line(row: Row, first: bool, day: str, sources: int, look: Look) -> Line:
    """Write a row on one line; its lane stands before the first of that lane."""
    lane = cell(row.lane.capitalize() if first else "", LANE - 1, "dim") if look.tall else Piece("")
    when = within(row.when, day, look.zone, look.now)
    late = learned(row, look.zone, look.now, brief=True)
    return Line(
        (Piece(" "), lane, mark(row), Piece(" "), words(says(row))),
        (
            words(f"  {when}" if when else "", "dim"),
            words(f"  {late}" if late else "", "attention"),
            Piece("  "),
            cell(_source(row, look), sources, "dim"),
            Piece(" "),
        ),
    )


def _source(row: Row, look: Look) -> str:
    """Write the grade, and where there is room the chain with the grade of each link."""
    chain = " via ".join(map(str, row.chain)) if look.tall else ""
    return chain or row.word.grade
