"""A strand of the talks."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.kinds.base import Ref, Titled, To, Word


@dataclass(slots=True, kw_only=True)
class Track(Titled):
    """A strand of the talks: official, between experts (track 1.5 and 2), military."""

    kind: ClassVar[str] = "track"
    plural: ClassVar[str] = "tracks"
    place_in_lists: ClassVar[int] = 70
    required: ClassVar[tuple[str, ...]] = ("title",)

    level: Annotated[str | None, Word("track_level")] = None
    """Which sort of strand it is."""
    parties: Annotated[tuple[Ref, ...], To("party")] = ()
    """Who takes part."""
    chair: Annotated[Ref | None, To("party", "person")] = None
    """Who leads it."""
    format: Annotated[tuple[str, ...], Word("format")] = ()
    """How its meetings are held."""
