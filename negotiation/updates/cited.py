"""Markers for what an update cites: its sources, and what it follows from."""

from dataclasses import dataclass

from negotiation.kinds.base.context import Context
from negotiation.kinds.base.markers import Marker
from negotiation.words.grades import parse_chain, show_chain


@dataclass(frozen=True, slots=True)
class Chain(Marker):
    """A chain of sources with their credibility: `nrc:2 via tass:3`."""

    def read(self, text: str, context: Context) -> str:
        """Return the chain in full, if all its sources are there."""
        chain = parse_chain(text)
        for cited in chain:
            context.resolve(cited.ref, ("source",))
        return show_chain(chain)

    def json_schema(self) -> dict[str, object]:
        """Say what a source looks like."""
        return {"type": "string", "description": "A source and its credibility: nrc:2 via tass:3"}


@dataclass(frozen=True, slots=True)
class Act(Marker):
    """An act, by the number of any of its entries: `#12`, or `12`, for a shell drops `#12`."""

    def read(self, text: str, context: Context) -> str:
        """Return the act's id."""
        return context.act(text)

    def json_schema(self) -> dict[str, object]:
        """Say what an act looks like."""
        return {"type": "string", "description": "#12: the act of entry 12"}


@dataclass(frozen=True, slots=True)
class Acts(Marker):
    """Refs, and acts by the number of any of their entries: `#12`, or `12`."""

    def read(self, text: str, context: Context) -> str:
        """Return the ref, or the act's id."""
        is_number = text.removeprefix("#").isdecimal()
        return context.act(text) if is_number else context.resolve(text, ())

    def json_schema(self) -> dict[str, object]:
        """Say what may be cited."""
        return {"type": "string", "description": "A ref, or #12: the act of entry 12"}
