"""One meeting of the talks."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.kinds.base import Ahead, Number, Place, Ref, Span, Titled, To, Word


@dataclass(slots=True, kw_only=True)
class Round(Titled):
    """One meeting of the talks. Its ordinal may be disputed: then it is a matter of accounts."""

    kind: ClassVar[str] = "round"
    plural: ClassVar[str] = "rounds"
    place_in_lists: ClassVar[int] = 10
    required: ClassVar[tuple[str, ...]] = ("title",)
    due_field: ClassVar[str | None] = "scheduled"
    counted_in: ClassVar[tuple[str, ...]] = ("track",)

    parties: Annotated[tuple[Ref, ...], To("party")] = ()
    """Who is to be there, beside those whose delegations are known."""
    place: Place | None = None
    """Where it is held."""
    scheduled: Annotated[Span | None, Ahead()] = None
    """When it is to begin."""
    format: Annotated[tuple[str, ...], Word("format")] = ()
    """How it is held; several words may hold at once."""
    level: Annotated[str | None, Word("level")] = None
    """Who sits at the table."""
    track: Annotated[Ref | None, To("track")] = None
    """The strand of the talks that it belongs to."""
    host: Annotated[Ref | None, To("party")] = None
    """On whose ground it is held."""
    mediators: Annotated[tuple[Ref, ...], To("party", "person")] = ()
    """Who mediates."""
    outcome: Annotated[str | None, Word("outcome")] = None
    """What came of it."""
    ordinal: Annotated[int | None, Number(1, whole=True)] = None
    """Which in the count of rounds it is."""
