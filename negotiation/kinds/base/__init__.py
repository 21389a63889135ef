"""What every kind is made of.

What people and files say of a thing is understood in `boundary`, which needs pydantic; nothing
here does.
"""

from negotiation.kinds.base.condition import Condition
from negotiation.kinds.base.kind import Kind, Named, Part, Titled
from negotiation.kinds.base.markers import (
    SAME,
    Ahead,
    Marker,
    Number,
    Several,
    Texts,
    To,
    Word,
    Zone,
    marker,
)
from negotiation.kinds.base.plain import Json, plain
from negotiation.kinds.base.values import Link, Place
from negotiation.words.refs import Ref
from negotiation.words.when import Span

__all__ = [
    "SAME",
    "Ahead",
    "Condition",
    "Json",
    "Kind",
    "Link",
    "Marker",
    "Named",
    "Number",
    "Part",
    "Place",
    "Ref",
    "Several",
    "Span",
    "Texts",
    "Titled",
    "To",
    "Word",
    "Zone",
    "marker",
    "plain",
]
