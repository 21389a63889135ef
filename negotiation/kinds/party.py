"""A side in the talks, or a third party to them."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.kinds.base import Named, Word


@dataclass(slots=True, kw_only=True)
class Party(Named):
    """A side in the talks, or a third party to them: a state, an armed group, a mediator."""

    kind: ClassVar[str] = "party"
    plural: ClassVar[str] = "parties"
    place_in_lists: ClassVar[int] = 40
    required: ClassVar[tuple[str, ...]] = ("name",)

    role: Annotated[str | None, Word("role")] = None
    """What it is to the talks, where nothing else is said of a table."""
