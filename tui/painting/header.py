"""The line above every room: the talks, the room, the time that is looked at, who works here."""

from collections.abc import Iterator
from typing import NamedTuple

from negotiation.words.when import EARLIEST, Instant, show_instant
from tui.painting.lines import Line, Piece, fitted, length, words
from tui.painting.picture import WIDE
from tui.travel import NOW, Look, in_words

LEAST_TITLE = 10
"""How many columns the talks keep beside a long filter, or a bar that has a shorter form."""


class Header(NamedTuple):
    """What stands above a room."""

    title: str
    """The talks."""
    room: str
    """The title of the room; empty for the home."""
    zone: str
    now: Instant
    """The desk's time."""
    operator: str | None
    others: tuple[str, ...] = ()
    """Who else has the record open."""
    saved: tuple[str, ...] = ("● saved",)
    """Whether everything is in the record, in all forms, the longest first."""
    filter: str = ""
    """The words that the room is filtered by."""
    look: Look = NOW
    """The time that is looked at."""
    behind: int = 0
    """How many acts that look leaves out."""
    tried: int | None = None
    """How many updates are tried; None outside of a what-if."""


def header(head: Header, width: int) -> Line:
    """Write the line. Anything but the record as it stands now is said in words, on a bar."""
    wide = width >= WIDE
    name = (Piece(" Parley   ", "dim"),) if wide else (Piece(" "),)
    room = [words(f" · {head.room}", "here")] if head.room else []
    if head.filter:
        room.append(words(f" · filter: {head.filter}", "attention"))
    right = _right(head, width, wide=wide)
    title = words(head.title or "No negotiation", "strong")
    left = width - length((*name, *room, *right)) - 1
    if head.filter and length([title]) > left:  # the room and its filter say more
        title = title._replace(text=fitted(title.text, max(left, LEAST_TITLE)))
    return Line((*name, title, *room), right)


def _right(head: Header, width: int, *, wide: bool) -> tuple[Piece, ...]:
    if head.look == NOW and head.tried is None:
        return _saved(head, wide=wide)
    unsaved = () if _is_saved(head) else head.saved
    apart = [[words(f" {one} ", "attention")] for one in unsaved] or [[]]
    *each, shortest = ((*bar, *one) for bar in _bars(head) for one in apart)
    fitting = (bar for least in (LEAST_TITLE, 1) for bar in each if length(bar) + least <= width)
    return next(fitting, shortest)


def _saved(head: Header, *, wide: bool) -> tuple[Piece, ...]:
    return (
        *_clock(head, wide=wide),
        words(f"  {head.saved[0]} ", "settled" if _is_saved(head) else "attention"),
    )


def _is_saved(head: Header) -> bool:
    return head.saved[0].startswith("●")


def _clock(head: Header, *, wide: bool) -> tuple[Piece, ...]:
    clock = show_instant(head.now, zone=head.zone, now=EARLIEST if wide else head.now)
    place = head.zone.rpartition("/")[2].replace("_", " ")
    return (
        Piece("  as of " if wide else "  ", "dim"),
        words(f"{clock} {place}"),
        words(f" · {head.operator}" if head.operator else "", "dim"),
        words(_others(head.others) if wide else "", "dim"),
    )


def _others(names: tuple[str, ...]) -> str:
    """Name the first of those who are here too, and count the rest."""
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f", with {names[0]}{more}" if names else ""


def _bars(head: Header) -> Iterator[tuple[Piece, ...]]:
    """Say it in all forms, the longest first."""
    zone, now, look, acts = head.zone, head.now, head.look, head.behind
    trying = _trying(head)
    if look == NOW:
        yield (*_clock(head, wide=True), Piece("  "), *trying)
        yield (*_clock(head, wide=False), Piece("  "), *trying)
        yield trying
        return
    long, brief = (in_words(look, acts, zone=zone, now=now, brief=one) for one in (False, True))
    uncounted = brief.rpartition(" · ")[0]
    for said in (long, brief, uncounted):
        yield (Piece("  "), *trying, words(f" {said} ", "past"))
    for said in (uncounted, uncounted.partition(" · ")[0]):
        yield (*_trying(head, brief=True), words(f" {said} ", "past"))


def _trying(head: Header, *, brief: bool = False) -> tuple[Piece, ...]:
    if head.tried is None:
        return ()
    updates = "1 update" if head.tried == 1 else f"{head.tried} updates"
    return (Piece(" what if " if brief else f" what if · {updates} tried ", "trying"),)
