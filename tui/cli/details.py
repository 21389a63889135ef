"""What stands under a row of a view, where there is something to say."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.views.moves import Day, Move
from negotiation.views.parts import PartRow
from negotiation.views.saying import in_words
from negotiation.views.tally import Tally
from negotiation.views.thing import Thing
from negotiation.words.refs import Ref
from negotiation.words.when import show, show_day

Row = tuple[tuple[str, ...], tuple[str, ...]]
"""Cells that are aligned with those of other rows, and the lines under them."""


def under_last(rows: Iterable[tuple[str, ...]], lines: Iterable[str]) -> Iterator[Row]:
    """Put lines under the last of some rows: what others say of a thing comes before the rest."""
    *before, last = rows
    yield from ((row, ()) for row in before)
    yield last, tuple(lines)


def nested(rows: Iterable[tuple[str, ...]], lines: Iterable[str]) -> Iterator[Row]:
    """Put the rows of a part, and lines under them, below those of its whole."""
    (glyph, title, *cells), *others = rows
    own = ("", f"{glyph} {title}", *cells)
    voices = [("", f"  {said}", *more) for _, said, *more in others]
    yield from under_last([own, *voices], (f"  {line}" for line in lines))


def field(one: Thing, name: str, state: State) -> str:
    """Write a field of a thing: things by what they are called; empty if it is not known."""
    return in_words(one.fields[name], state) if name in one.fields else ""


def joined(*parts: str) -> Iterator[str]:
    """Join what there is to say on one line; no line, if there is nothing."""
    if said := " · ".join(part for part in parts if part):
        yield said


def course(part: PartRow, state: State) -> Iterator[str]:
    """Tell how a part moved, by each account; one that never moved on is in its row already."""
    told = [one for one in part.moves if not one.still]
    for voice, said in groupby(sorted(told, key=_voice), key=_voice):
        steps = [_step(one, state) for one in said]
        if len(steps) > 1:
            prefix = f"{called(state, Ref(voice))} says: " if voice else ""
            yield prefix + " → ".join(steps)


def presence(days: Iterable[Day], state: State) -> Iterator[str]:
    """Tell where somebody was day by day; a single day is in the row already."""
    dates = (show_day(one.date, zone=state.zone, now=state.now, brief=True) for one in days)
    said = [
        f"{'' if one.exact else 'by '}{date} {one.label.lower()}"
        for one, date in zip(days, dates, strict=True)
    ]
    if len(said) > 1:
        yield " · ".join(said)


def counted(tallies: Iterable[Tally], whole: Thing) -> Iterator[str]:
    """Tell how parts stand: `consents: 3 of 4 signed`; those of its own kind are just parts."""
    for one in tallies:
        own = one.kind == whole.ref.kind
        yield f"{'parts' if own else registry.model(one.kind).plural}: {one}"


def _voice(move: Move) -> str:
    return move.word.voice or ""


def _step(move: Move, state: State) -> str:
    when = show(move.word.occurred, zone=state.zone, now=state.now)
    grade = move.word.grade if move.word.source else ""
    return " ".join(part for part in (move.label.lower(), when, grade) if part)
