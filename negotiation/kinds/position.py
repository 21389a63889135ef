"""Where a party stands on a subject."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.kinds.base import Part, Ref, Titled, To, Word


@dataclass(slots=True, kw_only=True)
class Position(Titled):
    """Where a party stands on an item. Its text is what is wanted, its state the stance."""

    kind: ClassVar[str] = "position"
    plural: ClassVar[str] = "positions"
    place_in_lists: ClassVar[int] = 110
    required: ClassVar[tuple[str, ...]] = ("item", "party")
    part: ClassVar[Part | None] = Part("party", "item", "{owner} on {whole}")

    item: Annotated[Ref | None, To("item")] = None
    """The subject."""
    party: Annotated[Ref | None, To("party")] = None
    """Whose position it is."""
    speaker: Annotated[Ref | None, To("person")] = None
    """Who spoke for the party."""
    visibility: Annotated[str | None, Word("visibility")] = None
    """Before whom it was taken."""
    binding: Annotated[str | None, Word("binding")] = None
    """How far the party is bound by it."""
