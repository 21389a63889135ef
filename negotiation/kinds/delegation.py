"""A party's people at a round."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.kinds.base import Number, Part, Ref, Titled, To, Word


@dataclass(slots=True, kw_only=True)
class Delegation(Titled):
    """A party's people at a round."""

    kind: ClassVar[str] = "delegation"
    plural: ClassVar[str] = "delegations"
    place_in_lists: ClassVar[int] = 20
    required: ClassVar[tuple[str, ...]] = ("round", "party")
    part: ClassVar[Part | None] = Part("party", "round", "{owners} delegation, {whole}")

    round: Annotated[Ref | None, To("round")] = None
    """The meeting that it goes to."""
    party: Annotated[Ref | None, To("party")] = None
    """Whose people they are."""
    head: Annotated[Ref | None, To("person")] = None
    """Who leads it."""
    mandate: str = ""
    """What it may agree to."""
    size: Annotated[int | None, Number(0, whole=True)] = None
    """How many they are."""
    role: Annotated[str | None, Word("role")] = None
    """The party's role at this table, if it is not its usual one."""
