"""Figures drawn to one scale: what was said of a number, from the least of it to the most."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import isfinite
from typing import NamedTuple

from rich.cells import cell_len

from negotiation.events import Json
from tui.painting.lines import Piece


class Range(NamedTuple):
    """A number as it was said: so many, at least, at most; what was not said is None."""

    low: Fraction | None
    best: Fraction | None
    high: Fraction | None

    @property
    def said(self) -> tuple[Fraction, ...]:
        """The numbers in it."""
        return tuple(one for one in self if one is not None)


class Scale(NamedTuple):
    """A stretch of numbers on a line of terminal cells, with one at each end for an open end."""

    least: Fraction
    most: Fraction
    cells: int

    def at(self, number: Fraction) -> int:
        """Tell where a number stands."""
        share = (number - self.least) / (self.most - self.least)
        return 1 + round(share * (self.cells - 3))


def range_of(fields: Mapping[str, Json]) -> Range:
    """Read the range of an answer from its fields."""
    return Range(*(_number(fields.get(name)) for name in ("low", "best", "high")))


def scale_of(ranges: Iterable[Range], cells: int) -> Scale | None:
    """Make the scale of all answers to a question; None where no two figures differ."""
    said = [number for one in ranges for number in one.said]
    if not said or min(said) == max(said):
        return None
    return Scale(min(said), max(said), cells)


def drawn(one: Range, scale: Scale, role: str, *, apart: bool) -> tuple[Piece, ...]:
    """Draw a range: `··├──●──┤··`, an open end as an arrow; dotted if it covers something else."""
    if not one.said:
        return (Piece(" " * scale.cells),)
    open_low, open_high = _open_ends(one)
    first = 0 if open_low else scale.at(min(one.said))
    last = scale.cells - 1 if open_high else scale.at(max(one.said))
    cells = ["┄" if apart else "─"] * (last + 1 - first)
    cells[0] = "←" if open_low else "├"
    cells[-1] = "→" if open_high else "┤"
    if first == last:
        cells[0] = "│"
    if one.best is not None:
        cells[scale.at(one.best) - first] = "◇" if apart else "●"
    before, after = _ground(first), _ground(scale.cells - 1 - last)[::-1]
    return Piece(before, "frame"), Piece("".join(cells), role), Piece(after, "frame")


def ends(scale: Scale) -> str:
    """Write the numbers at the two ends of a scale, over it; nothing where they do not fit."""
    least, most = _written(scale.least), _written(scale.most)
    room = scale.cells - 2 - cell_len(least) - cell_len(most)
    return f" {least}{' ' * room}{most} " if room > 0 else " " * scale.cells


def _open_ends(one: Range) -> tuple[bool, bool]:
    """Tell on which side a range has no end: a number by itself has both of them."""
    alone = one.low is None and one.high is None
    return one.low is None and not alone, one.high is None and not alone


def _ground(cells: int) -> str:
    """Draw so much of the scale beside a range; the outermost cell is for arrows."""
    return f" {'·' * (cells - 1)}" if cells else ""


def _number(value: Json) -> Fraction | None:
    if isinstance(value, int) or (isinstance(value, float) and isfinite(value)):
        return Fraction(value)
    return None


def _written(number: Fraction) -> str:
    return f"{int(number):,}" if number.denominator == 1 else f"{float(number):,}"
