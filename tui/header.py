"""The line above every room: the talks, the room, the desk's time, and who works here."""

from typing import NamedTuple

from negotiation.words.when import EARLIEST, Instant, show_instant
from tui.lines import Line, Piece, fitted, length, words
from tui.picture import WIDE

LEAST_TITLE = 8
"""The columns that are left to the talks beside a long filter."""


class Header(NamedTuple):
    """What stands above a room."""

    title: str
    """The talks."""
    room: str
    """The title of the room; empty for the home."""
    zone: str
    now: Instant
    """The time that is looked at."""
    operator: str | None
    saved: str = "● saved"
    filter: str = ""
    """The words that the room is filtered by."""


def header(head: Header, width: int) -> Line:
    """Write the line."""
    wide = width >= WIDE
    clock = show_instant(head.now, zone=head.zone, now=EARLIEST if wide else head.now)
    place = head.zone.rpartition("/")[2].replace("_", " ")
    name = (Piece(" Parley   ", "dim"),) if wide else (Piece(" "),)
    room = [words(f" · {head.room}", "here")] if head.room else []
    if head.filter:
        room.append(words(f" · filter: {head.filter}", "attention"))
    right = (
        Piece("  as of " if wide else "  ", "dim"),
        words(f"{clock} {place}"),
        words(f" · {head.operator}" if head.operator else "", "dim"),
        words(f"  {head.saved} ", "settled" if head.saved.startswith("●") else "attention"),
    )
    title = words(head.title or "No negotiation", "strong")
    left = width - length((*name, *room, *right)) - 1
    if head.filter and length([title]) > left:  # the room and its filter say more
        title = title._replace(text=fitted(title.text, max(left, LEAST_TITLE)))
    return Line((*name, title, *room), right)
