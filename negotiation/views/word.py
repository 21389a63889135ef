"""The last word on something: when, by whom, and how far it is trusted."""

from collections.abc import Mapping
from typing import NamedTuple

from negotiation.events import Entry
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.words.grades import Chain, Sourced, grade, parse_chain
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from negotiation.words.when import Instant, Span, local


class Word(NamedTuple):
    """What an entry says of its own standing."""

    seq: int
    moment: Instant
    occurred: Span | None
    source: str | None
    """The chain as it was cited: `nrc:2 via tass:3`."""
    grade: str
    """Reliability and credibility, in the Admiralty code: `B2`; F6 where nobody is named."""
    voice: Ref | None
    """Whose account it is; None for the desk's."""

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            "entry": self.seq,
            "at": self.occurred.edtf if self.occurred else None,
            "moment": self.moment,
            "source": self.source,
            "grade": self.grade,
            "according_to": self.voice,
        }


def word_of(entry: Entry, state: State) -> Word:
    """Tell what an entry says of its own standing."""
    return Word(
        entry.seq,
        entry.order.moment,
        entry.occurred,
        entry.source,
        grade_of(entry.source, state),
        entry.according_to,
    )


def learned(entry: Entry, zone: str) -> Instant | None:
    """Return when something became known, if that was on a later day than it happened."""
    if entry.known is None or entry.occurred is None:
        return None
    late = local(entry.known, zone).date() > local(entry.occurred.end, zone).date()
    return entry.known if late else None


class Graded(NamedTuple):
    """A link in a chain of sources, graded by itself."""

    source: Ref
    name: str
    grade: str

    def __str__(self) -> str:
        """Say it: `TASS D3`."""
        return f"{self.name} {self.grade}"

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {"source": self.source, "grade": self.grade}


def grade_of(source: str | None, state: State) -> str:
    """Grade a chain by the first in it, who says it: by their reliability, and its credibility."""
    chain = chain_in(source)
    return _grade(chain[0], state) if chain else grade("F", "6")


def grades_of(source: str | None, state: State) -> tuple[Graded, ...]:
    """Grade a chain link by link, who says it first; none where nobody is named."""
    return tuple(
        Graded(one.ref, called(state, one.ref), _grade(one, state)) for one in chain_in(source)
    )


def chain_in(source: str | None) -> Chain:
    """Read the chain that an entry cites; an empty one if there is none that can be read."""
    try:
        return parse_chain(source) if source else ()
    except Problem:
        return ()


def _grade(link: Sourced, state: State) -> str:
    entity = state.get(link.ref)
    fields: Mapping[str, object] = entity.desk.fields if entity else {}
    return grade(str(fields.get("reliability") or "F"), link.credibility)
