"""Claims: each question once, with its answers side by side and how far each is borne out."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from negotiation.events import Entry
from negotiation.fold.account import Entity
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.views.answers import Answer, answer_of, of_one_matter
from negotiation.views.filters import Choice
from negotiation.views.listing import Listing
from negotiation.views.standing import Standing, standing
from negotiation.views.thing import Thing, thing
from negotiation.views.word import Graded, Word, grades_of, word_of


class Report(NamedTuple):
    """An entry that an answer rests on: one that gave it, or that has said since that it is so."""

    word: Word
    chain: tuple[Graded, ...]
    """Who says it, and whom each had it from, graded link by link."""

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {**self.word.as_json(), "chain": [one.as_json() for one in self.chain]}


class Row(NamedTuple):
    """An answer."""

    thing: Thing
    claimant: str
    gist: str
    """The answer: its words, its figures as a range, and what they cover."""
    answer: str
    """The same without what it covers."""
    covers: str
    covers_other: bool
    """Whether it covers something else than another answer: those two are not compared."""
    judgement: bool
    """Whether it is a judgement rather than a report of fact."""
    trend: str | None
    in_force: bool
    """Whether it counts: an answer that was retracted or superseded is only shown."""
    standing: Standing
    reports: tuple[Report, ...]

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            "ref": self.thing.ref,
            **self.thing.as_json(),
            "claimant": self.thing.fields.get("claimant"),
            "gist": self.gist,
            "covers_other": self.covers_other,
            "judgement": self.judgement,
            "trend": self.trend,
            "in_force": self.in_force,
            "standing": self.standing.as_json(),
            "reports": [one.as_json() for one in self.reports],
        }


class Asked(NamedTuple):
    """A question, and its answers as they were given."""

    thing: Thing
    unit: str
    """What the figures count; empty where it is not said."""
    rows: Listing[Row]

    def as_json(self) -> dict[str, object]:
        """Write it for scripts."""
        return {
            "ref": self.thing.ref,
            **self.thing.as_json(),
            "unit": self.unit or None,
            "answers": [one.as_json() for one in self.rows],
        }


class Claims(NamedTuple):
    """All questions."""

    questions: tuple[Asked, ...]

    def as_json(self) -> dict[str, object]:
        """Write them for scripts."""
        return {"questions": [one.as_json() for one in self.questions]}


def claims(state: State, choice: Choice) -> Claims:
    """Show each question once, its answers side by side, and how far each is borne out.

    Figures are never added up. Standings are derived from what may be shown, and from nothing else.
    """
    return Claims(tuple(choice.paged(_questions(state, choice), lambda one: len(one.rows))))


def _questions(state: State, choice: Choice) -> Iterator[Asked]:
    """Find the questions that are wanted, for themselves or for one of their answers."""
    for entity in choice.listed(state, "question"):
        one, given = thing(entity, state), state.parts(entity.ref, "claim")
        if choice.wants_all or choice.wants(one, *(thing(claim, state) for claim in given)):
            yield _asked(entity, one, given, state, choice)


def _asked(
    question: Entity, one: Thing, given: Iterable[Entity], state: State, choice: Choice
) -> Asked:
    shown = [claim for claim in given if choice.names(claim.ref, state)]

    @cache
    def answers() -> Sequence[Answer]:
        return [answer_of(claim, state, choice.shows_entry) for claim in shown]

    rows = Listing(
        [claim.ref for claim in shown],
        lambda place: _row(answers()[place], answers(), state),
    )
    unit = question.desk.fields.get("unit")
    return Asked(one, unit if isinstance(unit, str) else "", rows)


def _row(answer: Answer, answers: Sequence[Answer], state: State) -> Row:
    said = answer.said
    return Row(
        thing(answer.claim, state),
        called(state, said.claimant) if said.claimant else "",
        said.gist,
        said.answer,
        said.covers,
        any(other.in_force and not of_one_matter(said, other.said) for other in answers),
        said.judgement,
        said.trend,
        answer.in_force,
        standing(answer, answers, state),
        tuple(_report(entry, state) for entry in answer.reports),
    )


def _report(entry: Entry, state: State) -> Report:
    return Report(word_of(entry, state), grades_of(entry.source, state))
