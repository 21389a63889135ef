"""What a party or a body does to a text."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.kinds.base import Part, Ref, Titled, To


@dataclass(slots=True, kw_only=True)
class Consent(Titled):
    """What a party or a body does to a text: initials, signs, votes, ratifies, refuses."""

    kind: ClassVar[str] = "consent"
    plural: ClassVar[str] = "consents"
    place_in_lists: ClassVar[int] = 130
    required: ClassVar[tuple[str, ...]] = ("of_text", "party")
    part: ClassVar[Part | None] = Part("party", "of_text", "{owners} consent to {whole}")

    of_text: Annotated[Ref | None, To("text")] = None
    """The paper."""
    party: Annotated[Ref | None, To("party", "person")] = None
    """Whose consent it is: a party's, a parliament's, a signatory's own."""
