"""What is new to somebody in a room, and the quiet mark that it carries."""

from typing import NamedTuple

from negotiation.fold.state import State
from negotiation.words.refs import Ref
from tui.painting.lines import Piece
from tui.painting.picture import Arranger, Picture, Span, Spot
from tui.painting.rows import Row

DOT = "•"
"""Stands before what is new."""


class News(NamedTuple):
    """What others have recorded since somebody was last in a room."""

    entries: frozenset[int] = frozenset()
    """By their numbers."""
    refs: frozenset[Ref] = frozenset()
    """What they are about."""

    def has(self, row: Row) -> bool:
        """Tell whether a row shows something new: the entry itself, or one about its thing."""
        return row.ref in self.refs if row.entry is None else row.entry in self.entries


def news(state: State, seen: int, operator: str | None) -> News:
    """Tell what others than an operator have recorded behind an entry."""
    fresh = state.history.after(seen)
    told = [one for one in fresh if one.operator != operator and state.shows(one)]
    about = (Ref(each.subject) for one in told for each in state.history.about(one))
    return News(frozenset(one.seq for one in told), frozenset(ref for ref in about if ref))


def marked(arrange: Arranger, new: News) -> Arranger:
    """Put a mark before each row that shows something new, in place of the space that is there."""
    if not new.entries:
        return arrange

    def arranged(width: int, height: int, at: Spot | None) -> Picture:
        picture = arrange(width, height, at)
        lines = (tuple(_marked(span, new) for span in line) for line in picture.lines)
        return picture._replace(lines=tuple(lines))

    return arranged


def _marked(span: Span, new: News) -> Span:
    if span.begins is None or not new.has(span.begins) or span.pieces[0].text[:1] != " ":
        return span
    first, *rest = span.pieces
    mark = (Piece(DOT, "here"), first._replace(text=first.text[1:]), *rest)
    return span._replace(pieces=mark)
