"""What a screen is made of: sections of rows of lines, and phrases that several of them use."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from rich.cells import cell_len

from negotiation.views.thing import Stand, Thing
from negotiation.views.word import Word
from negotiation.words.printable import one_line
from negotiation.words.refs import Ref
from negotiation.words.when import Instant, Span, age, local, show
from tui.painting.lines import Line, Piece, safe, words
from tui.theme.palette import CATEGORY_ROLES


class Row(NamedTuple):
    """Something that the cursor can stand on."""

    ref: Ref
    """What it is about."""
    key: str
    """What tells it from the other rows of its section, whatever arrives meanwhile."""
    lines: tuple[Line, ...]
    entry: int | None = None
    """The number of the entry that it shows; None where it shows a thing as it stands."""
    cells: Mapping[str, Ref] = MappingProxyType({})
    """What its cells are about, from the left; the cursor goes through them."""

    def about(self, cell: str) -> Ref:
        """Tell what a cell is about; outside of the cells, it is what the row is about."""
        return self.cells.get(cell, self.ref)


class Section(NamedTuple):
    """A list with a title. Where it is empty, it says what belongs there."""

    name: str
    title: str
    note: str
    """What stands at the right of the title while all rows are shown."""
    rows: Sequence[Row]
    empty: str = ""
    heading: tuple[Piece, ...] = ()
    """More in the line of the title: the names of columns."""

    def height(self, most: int) -> int:
        """Count the lines that its rows take, the sentence for none included, up to so many."""
        if len(self.rows) >= most:
            return most
        lines = 0
        for row in self.rows:
            lines += len(row.lines)
            if lines >= most:
                return most
        return lines or min(most, bool(self.empty))


class Look(NamedTuple):
    """How rows are to be written: how wide, on one line or on two, and for whose clocks."""

    width: int
    tall: bool
    zone: str
    now: Instant
    cell: str = ""
    """The cell of its row that the cursor stands in: its column is among those that are seen."""

    def when(self, word: Word | None) -> str:
        """Write when the last word was, briefly."""
        return self.brief(word.occurred) if word is not None else ""

    def brief(self, when: Span | None) -> str:
        """Write a time briefly: `Wed eve`."""
        return show(when, zone=self.zone, now=self.now, brief=True)

    def at_right(self, word: Word | None) -> tuple[Piece, ...]:
        """Write the day and the grade of a word, as they stand at the right of a row."""
        if word is None or word.occurred is None:
            return ()
        return (words(f" {self.when(word)} ", "dim"), Piece(" "), words(word.grade, "dim"))

    def how_old(self, word: Word | None) -> str:
        """Say how old the last word is."""
        old = how_old(word, self.now, self.zone)
        return f"last word {old}" if old else ""


def how_old(word: Word | None, now: Instant, zone: str) -> str:
    """Say how long ago a word was; in days where only its day is known."""
    if word is None or word.occurred is None:
        return ""
    if word.occurred.start == word.occurred.end:
        return f"{age(word.moment, now)} ago".replace("just now ago", "just now")
    days = (local(now, zone).date() - local(word.moment, zone).date()).days
    return f"{days} d ago" if days > 0 else "today"


def stands(stand: Stand | None) -> str:
    """Write a state as it stands within a line: `en route`, `in effect, lapsed`."""
    if stand is None:
        return ""
    return f"{stand.label.lower()}, lapsed" if stand.lapsed else stand.label.lower()


def role(stand: Stand | None) -> str:
    """Return the role that a state is painted in."""
    return CATEGORY_ROLES.get(stand.category, "text") if stand is not None else "dim"


def whereabouts_mark(stand: Stand | None) -> Piece:
    """Mark where people are: ● for who has come, else the glyph of the state."""
    if stand is None:
        return Piece("· ", "dim")
    glyph = {"arrived": "●", "present": "●"}.get(stand.state, stand.glyph)
    return words(f"{glyph} ", "here" if stand.category == "open" else role(stand))


def voices(thing: Thing | None, names: Mapping[Ref, str]) -> str:
    """Write what others say of a state: `Ukraine says en route`."""
    if thing is None:
        return ""
    said = (one for one in thing.voices if one.stand is not None)
    return ", ".join(f"{names.get(one.who, one.who.slug)} says {stands(one.stand)}" for one in said)


def wrapped(text: str, width: int, most: int) -> Iterator[str]:
    """Break a text into lines of a width, at most so many; the last one keeps all that is left."""
    rest = one_line(text)
    for _ in range(most - 1):
        if cell_len(rest) <= width:
            break
        cut = rest.rfind(" ", 0, _letters(rest, width))
        if cut <= 0:
            break
        yield rest[:cut]
        rest = rest[cut + 1 :]
    yield rest


def _letters(text: str, width: int) -> int:
    """Count the letters that fit into a width."""
    if text.isascii():
        return width
    taken = accumulate(map(cell_len, text))
    return next((number for number, cells in enumerate(taken) if cells > width), len(text))


def widest(texts: Sequence[str], least: int = 0, most: int = 1000) -> int:
    """Return the width of the widest of some texts, within limits."""
    return max(least, min(most, max((cell_len(safe(one)) for one in texts), default=0)))


def squeezed(wanted: Sequence[int], room: int, least: int = 7) -> list[int]:
    """Give columns the widths that they want, the widest giving way first where room is short."""
    widths = list(wanted)
    while sum(widths) > room and widths and max(widths) > least:
        widths[widths.index(max(widths))] -= 1
    return widths
