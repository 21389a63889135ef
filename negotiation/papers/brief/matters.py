"""What is on the table and what is contested: the agenda, and answers to questions."""

from collections.abc import Iterable

from negotiation.fold.naming import called
from negotiation.papers.brief.cited import Scribe, lines
from negotiation.papers.brief.content import Agenda, Answer, Item, Position, Question, Thing
from negotiation.views.agenda import ItemRow, agenda
from negotiation.views.claims import Asked, Row, claims
from negotiation.views.parts import PartRow
from negotiation.views.standing import DENIED, DISPUTED
from negotiation.views.texts import TextRow
from negotiation.words.refs import Ref

STANCE = ("text", "speaker", "visibility", "binding")
"""The fields of a position that tell more of a stance."""


def items_and_positions(scribe: Scribe) -> Agenda:
    """Show each item with where each party stands on it, then the texts on the table."""
    seen = agenda(scribe.state, scribe.choice)
    parties = [(ref, name) for ref, name in seen.parties if scribe.choice.names(ref, scribe.state)]
    return Agenda(
        str(seen.linkage) if seen.items else "",
        tuple(name for _, name in parties),
        tuple(_item(one, parties, scribe) for one in seen.items),
        tuple(_text(one, scribe) for one in seen.texts),
    )


def _item(row: ItemRow, parties: Iterable[tuple[Ref, str]], scribe: Scribe) -> Item:
    taken = ", ".join(called(scribe.state, ref) for ref in row.takes_along)
    notes = lines(
        "provisional" if row.provisional else "",
        str(row.proviso) if row.proviso else "",
        *map(str, row.tallies),
        *map(str, row.ties),
        f"reopening takes with it: {taken}" if taken else "",
    )
    return Item(
        scribe.thing(row.thing, notes=notes),
        tuple(_position(name, row.of(ref), scribe) for ref, name in parties),
    )


def _position(party: str, parts: Iterable[PartRow], scribe: Scribe) -> Position:
    each = tuple(parts)
    return Position(
        party,
        tuple(said for one in each for said in one.stances(scribe.state)),
        tuple(note for one in each for note in _of_stance(one, scribe)),
    )


def _of_stance(part: PartRow, scribe: Scribe) -> tuple[str, ...]:
    told = [scribe.field(part.thing, name) for name in STANCE]
    text, *rest = (one.replace("_", " ") if one.islower() else one for one in told)
    return lines(text, " · ".join(lines(*rest)), str(part.proviso) if part.proviso else "")


def _text(row: TextRow, scribe: Scribe) -> Thing:
    version = scribe.field(row.thing, "version")
    on, pen = scribe.field(row.thing, "items"), scribe.field(row.thing, "pen_holder")
    consents = (
        ": ".join(
            lines(
                called(scribe.state, one.owner) if one.owner else one.thing.title,
                "; ".join(one.stances(scribe.state)),
            )
        )
        for one in row.consents
    )
    return scribe.thing(
        row.thing,
        title=", ".join(lines(row.thing.title, version)),
        notes=lines(
            f"on {on}" if on else "",
            f"drafted by {pen}" if pen else "",
            str(row.proviso) if row.proviso else "",
            *consents,
            *map(str, row.ties),
        ),
    )


def answers(scribe: Scribe) -> tuple[Question, ...]:
    """Show each question that has answers, those with answers that contradict each other first."""
    seen = claims(scribe.state, scribe.choice).questions
    asked = (_question(one, scribe) for one in seen if one.rows)
    return tuple(sorted(asked, key=lambda one: not one.contested))


def _question(asked: Asked, scribe: Scribe) -> Question:
    contested = any(
        one.in_force and one.standing.standing in {DISPUTED, DENIED} for one in asked.rows
    )
    return Question(
        asked.thing.ref,
        asked.thing.title,
        asked.unit,
        contested,
        tuple(_answer(one, scribe) for one in asked.rows),
    )


def _answer(row: Row, scribe: Scribe) -> Answer:
    stand = row.thing.stand
    given = next(iter(row.reports), None)
    return Answer(
        row.claimant,
        ", ".join(lines(row.gist, row.trend or "")),
        row.standing.standing if row.in_force or stand is None else str(stand),
        row.judgement,
        scribe.word(given.word if given else None),
        scribe.accounts(row.thing),
    )
