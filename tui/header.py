"""The line above every room: the talks, the room, the desk's time, and who works here."""

from typing import NamedTuple

from negotiation.words.when import EARLIEST, Instant, show_instant
from tui.lines import Line, Piece, words
from tui.picture import WIDE


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


def header(head: Header, width: int) -> Line:
    """Write the line."""
    wide = width >= WIDE
    clock = show_instant(head.now, zone=head.zone, now=EARLIEST if wide else head.now)
    place = head.zone.rpartition("/")[2].replace("_", " ")
    name = (Piece(" Parley   ", "dim"),) if wide else (Piece(" "),)
    room = (words(f" · {head.room}", "here"),) if head.room else ()
    return Line(
        (*name, words(head.title or "No negotiation", "strong"), *room),
        (
            Piece("  as of " if wide else "  ", "dim"),
            words(f"{clock} {place}"),
            words(f" · {head.operator}" if head.operator else "", "dim"),
            words(f"  {head.saved} ", "settled" if head.saved.startswith("●") else "attention"),
        ),
    )
