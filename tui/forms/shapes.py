"""What a field of a form takes, told from the annotation of a field of a kind or of an update."""

from typing import NamedTuple, get_args

from negotiation.fold.state import State
from negotiation.kinds.base import Number, Span, To, Word, Zone, marker
from negotiation.kinds.base.markers import holds_several
from negotiation.kinds.base.plain import holds_mapping
from negotiation.kinds.base.vocabulary import words
from negotiation.updates.cited import Acts, Chain

LISTS = "space lists them"
"""Said where there is a list to choose from."""

SEVERAL = "one, another"
"""What several texts look like."""


class Shape(NamedTuple):
    """What may be typed."""

    words: tuple[str, ...] = ()
    """The words that there are to choose from; none where there is no choice."""
    kinds: tuple[str, ...] | None = None
    """The kinds whose things may be named, none for any; None where nothing is named."""
    several: bool = False
    """Whether several values may stand there, between commas."""
    is_time: bool = False
    is_source: bool = False
    """Whether it is a source with its grade."""
    hint: str = ""
    """What a value looks like."""

    @property
    def has_choices(self) -> bool:
        """Tell whether there is a list to choose from."""
        return bool(self.words) or self.kinds is not None or self.is_source


def shape_of(annotation: object, state: State) -> Shape:
    """Tell what a field of this annotation takes in a record."""
    shape = _shape(annotation, state)
    if not holds_several(annotation):
        return shape
    return shape._replace(several=True, hint=shape.hint or SEVERAL)


def _shape(annotation: object, state: State) -> Shape:
    match marker(annotation):
        case Word(vocabulary=name):
            return Shape(words=words(name, state.terms), hint=LISTS)
        case To(kinds=kinds):
            return Shape(kinds=kinds, hint=f"any letters of it; {LISTS}")
        case Acts():
            return Shape(kinds=(), hint="#12, or a name")
        case Chain():
            return Shape(is_source=True, hint="nrc:2, or nrc:2 via tass:3")
        case Number(least=least, most=most):
            limits = f", {least} to {most}" if None not in {least, most} else ""
            return Shape(hint=f"a number{limits}")
        case Zone():
            return Shape(hint="Europe/Kyiv")
    return _plain(annotation)


def _plain(annotation: object) -> Shape:
    """Tell what a field without a marker takes."""
    types = {annotation, *get_args(annotation)}
    types |= {one for part in types for one in get_args(part)}
    if Span in types:
        return Shape(is_time=True, hint="wed 20:00, 2 mar evening, -2h")
    if bool in types:
        return Shape(words=("yes", "no"), hint="yes or no")
    if holds_mapping(annotation):
        return Shape(hint="as in a scenario: {…}")
    return Shape()
