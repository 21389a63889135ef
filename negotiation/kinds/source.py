"""Where reports come from."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.kinds.base import Named, Ref, To, Word


@dataclass(slots=True, kw_only=True)
class Source(Named):
    """Where reports come from: an agency, a paper, a ministry, an observer on the ground."""

    kind: ClassVar[str] = "source"
    plural: ClassVar[str] = "sources"
    place_in_lists: ClassVar[int] = 60
    required: ClassVar[tuple[str, ...]] = ("name",)

    publisher: str = ""
    """Who stands behind it."""
    reliability: Annotated[str | None, Word("reliability")] = None
    """How far it is trusted, by the Admiralty code, from A to E; F can't be judged."""
    interested_party: Annotated[Ref | None, To("party")] = None
    """The party whose case it pleads."""
