"""What one side asks of another before talks or a step in them."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.kinds.base import Number, Ref, Titled, To, Word


@dataclass(slots=True, kw_only=True)
class Precondition(Titled):
    """What one asks of another first."""

    kind: ClassVar[str] = "precondition"
    plural: ClassVar[str] = "preconditions"
    place_in_lists: ClassVar[int] = 80
    required: ClassVar[tuple[str, ...]] = ("title", "demanded_by")

    demanded_by: Annotated[Ref | None, To("party", "person")] = None
    """Who asks for it."""
    addressed_to: Annotated[tuple[Ref, ...], To("party", "person")] = ()
    """Who could meet it."""
    condition: Annotated[str | None, Word("condition")] = None
    """What sort of thing is asked."""
    hardness: Annotated[str | None, Word("hardness")] = None
    """Whether it is insisted on."""
    gates: Annotated[tuple[Ref, ...], To()] = ()
    """What it stands in the way of: the opening of a round, the start of a measure."""
    degree: Annotated[int | None, Number(0, 3, whole=True)] = None
    """How far it is met: 0 not at all, 3 wholly."""
