"""Somebody who acts or speaks."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.kinds.base import Named, Ref, To


@dataclass(slots=True, kw_only=True)
class Person(Named):
    """Somebody who acts or speaks, for a party or for nobody."""

    kind: ClassVar[str] = "person"
    plural: ClassVar[str] = "people"
    place_in_lists: ClassVar[int] = 50
    required: ClassVar[tuple[str, ...]] = ("name",)

    party: Annotated[Ref | None, To("party")] = None
    """For whom they act."""
    office: str = ""
    """What they are: president, foreign minister, negotiator."""
