"""A paper on the table."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.kinds.base import Ref, Titled, To


@dataclass(slots=True, kw_only=True)
class Text(Titled):
    """A paper on the table, from a non-paper to a treaty. Its consents tell who has signed it."""

    kind: ClassVar[str] = "text"
    plural: ClassVar[str] = "texts"
    place_in_lists: ClassVar[int] = 120
    required: ClassVar[tuple[str, ...]] = ("title",)

    items: Annotated[tuple[Ref, ...], To("item")] = ()
    """The subjects that it deals with."""
    version: str = ""
    """Which draft it is, as its authors call it."""
    pen_holder: Annotated[Ref | None, To("party", "person")] = None
    """Who drafts it."""
