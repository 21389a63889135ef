"""A date that binds."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.kinds.base import Ahead, Ref, Span, Titled, To


@dataclass(slots=True, kw_only=True)
class Deadline(Titled):
    """A date that binds somebody."""

    kind: ClassVar[str] = "deadline"
    plural: ClassVar[str] = "deadlines"
    place_in_lists: ClassVar[int] = 140
    required: ClassVar[tuple[str, ...]] = ("title", "due")
    due_field: ClassVar[str | None] = "due"

    due: Annotated[Span | None, Ahead()] = None
    """The date, or the time."""
    bears_on: Annotated[tuple[Ref, ...], To()] = ()
    """What has to be done by then."""
    set_by: Annotated[Ref | None, To("party", "person")] = None
    """Who set it."""
    consequence: str = ""
    """What is to follow if it passes."""
