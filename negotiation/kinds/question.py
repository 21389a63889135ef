"""What is contested, or judged."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from negotiation.kinds.base import Ref, Titled, To


@dataclass(slots=True, kw_only=True)
class Question(Titled):
    """What is contested, or judged: how many soldiers were killed, whether a city has fallen."""

    kind: ClassVar[str] = "question"
    plural: ClassVar[str] = "questions"
    place_in_lists: ClassVar[int] = 150
    required: ClassVar[tuple[str, ...]] = ("title",)

    unit: str = ""
    """What the numbers of its answers count: people, vehicles, square kilometres."""
    about: Annotated[tuple[Ref, ...], To()] = ()
    """What it concerns."""
