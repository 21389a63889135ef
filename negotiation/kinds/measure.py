"""What somebody undertakes so that talks can be held, or for their sake."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.kinds.base import Ahead, Place, Ref, Span, Titled, To, Word


@dataclass(slots=True, kw_only=True)
class Measure(Titled):
    """What somebody undertakes: safe passage, a corridor, a pause, a ceasefire, an exchange."""

    kind: ClassVar[str] = "measure"
    plural: ClassVar[str] = "measures"
    place_in_lists: ClassVar[int] = 90
    required: ClassVar[tuple[str, ...]] = ("title",)

    undertaken_by: Annotated[tuple[Ref, ...], To("party")] = ()
    """Who undertakes it."""
    undertaken_for: Annotated[tuple[Ref, ...], To("party")] = ()
    """Whom it serves."""
    instrument: Annotated[str | None, Word("instrument")] = None
    """What sort of undertaking it is."""
    place: Place | None = None
    """Where it holds."""
    route: str = ""
    """The way that it keeps open, from where to where."""
    period: Annotated[Span | None, Ahead()] = None
    """How long it is to hold."""
    leg: Annotated[str | None, Word("leg")] = None
    """For a journey to the talks: on the way there, or on the way back."""
