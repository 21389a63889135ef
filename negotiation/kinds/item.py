"""A subject on the agenda."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.kinds.base import Ref, Titled, To, Word


@dataclass(slots=True, kw_only=True)
class Item(Titled):
    """A subject on the agenda, or one that somebody wants there."""

    kind: ClassVar[str] = "item"
    plural: ClassVar[str] = "items"
    place_in_lists: ClassVar[int] = 100
    required: ClassVar[tuple[str, ...]] = ("title",)
    counted_in: ClassVar[tuple[str, ...]] = ("rounds",)

    category: Annotated[str | None, Word("item_category")] = None
    """Which field it belongs to."""
    rounds: Annotated[tuple[Ref, ...], To("round")] = ()
    """The meetings at which it is a subject."""
