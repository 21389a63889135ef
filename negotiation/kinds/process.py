"""The negotiation itself."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.kinds.base import Span, Titled, Word, Zone


@dataclass(slots=True, kw_only=True)
class Process(Titled):
    """The negotiation itself: one a record."""

    kind: ClassVar[str] = "process"
    plural: ClassVar[str] = "processes"
    place_in_lists: ClassVar[int] = 0
    required: ClassVar[tuple[str, ...]] = ("title",)
    one_a_record: ClassVar[bool] = True

    stage: Annotated[str | None, Word("stage")] = None
    """How far the peace process as a whole has come, in the terms of PA-X."""
    zone: Annotated[str | None, Zone()] = None
    """The zone of times that name none."""
    clock: Span | None = None
    """Where the clock of a process of the past stands; a live one has none."""
    linkage: Annotated[str | None, Word("linkage")] = None
    """Whether what is agreed on one item counts before the others are."""
