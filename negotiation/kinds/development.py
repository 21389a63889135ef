"""What happened around the talks."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.kinds.base import Place, Ref, Titled, To, Word


@dataclass(slots=True, kw_only=True)
class Development(Titled):
    """What happened around the talks, and whether it led towards them or away."""

    kind: ClassVar[str] = "development"
    plural: ClassVar[str] = "developments"
    place_in_lists: ClassVar[int] = 170
    required: ClassVar[tuple[str, ...]] = ("title",)

    category: Annotated[str | None, Word("development_category")] = None
    """What sort of thing happened."""
    place: Place | None = None
    """Where."""
    bearing: Annotated[str | None, Word("bearing")] = None
    """Towards talks, away from them, or neither."""
    bears_on: Annotated[tuple[Ref, ...], To()] = ()
    """What it makes easier or harder."""
