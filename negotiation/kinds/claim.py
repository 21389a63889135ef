"""Somebody's answer to a question."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, ClassVar

from negotiation.kinds.base import Number, Part, Ref, Titled, To, Word


@dataclass(slots=True, kw_only=True)
class Claim(Titled):
    """Somebody's answer to a question: in words, as a number, or as a range.

    Whether it is corroborated or disputed is told by the other answers, never said.
    """

    kind: ClassVar[str] = "claim"
    plural: ClassVar[str] = "claims"
    place_in_lists: ClassVar[int] = 160
    required: ClassVar[tuple[str, ...]] = ("question", "claimant")
    part: ClassVar[Part | None] = Part("claimant", "question", "{owner} on {whole}")

    question: Annotated[Ref | None, To("question")] = None
    """What is answered."""
    claimant: Annotated[Ref | None, To("party", "person", "source")] = None
    """Whose answer it is."""
    says: str = ""
    """The answer in words."""
    low: Annotated[int | float | None, Number()] = None
    """At least so many."""
    best: Annotated[int | float | None, Number()] = None
    """So many, as far as the claimant can tell."""
    high: Annotated[int | float | None, Number()] = None
    """At most so many."""
    covers: str = ""
    """Which population and which period the answer is about."""
    judgement: bool = False
    """Whether it is a judgement rather than a report of fact."""
    trend: Annotated[str | None, Word("trend")] = None
    """Where the number is going."""

    @property
    def gist(self) -> str:
        """The answer: its words, its numbers, and what it covers."""
        return ", ".join(one for one in (self.answer, self.covers) if one)

    @property
    def answer(self) -> str:
        """The answer without what it covers: its words and its numbers."""
        return ", ".join(one for one in (self.says, self._number()) if one)

    def _number(self) -> str:
        match self.low, self.high:
            case None, None:
                limits = ""
            case low, None:
                limits = f"at least {low:,}"
            case None, high:
                limits = f"at most {high:,}"
            case low, high:
                limits = f"{low:,} to {high:,}"
        if self.best is None:
            return limits
        return f"{self.best:,} ({limits})" if limits else f"{self.best:,}"

    def faults(self) -> Iterator[tuple[str, str]]:
        """Tell where a range is upside down."""
        bounds = (("low", self.low), ("best", self.best), ("high", self.high))
        known = [(name, number) for name, number in bounds if number is not None]
        for (lower, less), (higher, more) in pairwise(known):
            if less > more:
                yield lower, f"`{lower}` is {less}, which is more than `{higher}`, {more}."
