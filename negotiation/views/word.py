"""The last word on something: when, by whom, and how far it is trusted."""

from collections.abc import Mapping
from typing import NamedTuple

from negotiation.events import Entry
from negotiation.fold.state import State
from negotiation.words.grades import grade, parse_chain
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from negotiation.words.when import Instant, Span


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


def grade_of(source: str | None, state: State) -> str:
    """Grade a chain by the first in it, who says it: by their reliability, and its credibility."""
    if source is None:
        return grade("F", "6")
    try:
        first = parse_chain(source)[0]
    except Problem:
        return grade("F", "6")
    entity = state.get(first.ref)
    fields: Mapping[str, object] = entity.desk.fields if entity else {}
    return grade(str(fields.get("reliability") or "F"), first.credibility)
