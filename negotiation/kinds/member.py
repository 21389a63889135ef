"""One of a delegation."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.kinds.base import Part, Ref, Titled, To, Word


@dataclass(slots=True, kw_only=True)
class Member(Titled):
    """One of a delegation."""

    kind: ClassVar[str] = "member"
    plural: ClassVar[str] = "members"
    place_in_lists: ClassVar[int] = 30
    required: ClassVar[tuple[str, ...]] = ("delegation", "person")
    part: ClassVar[Part | None] = Part("person", "delegation", "{owner} in {whole}")

    delegation: Annotated[Ref | None, To("delegation")] = None
    """The delegation that they belong to."""
    person: Annotated[Ref | None, To("person")] = None
    """Who it is."""
    role: Annotated[str | None, Word("member_role")] = None
    """What they do in it."""
    listed_by: Annotated[Ref | None, To("party", "person", "source")] = None
    """Whose list they stand on."""
