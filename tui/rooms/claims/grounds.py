"""What an answer rests on: what makes its standing so, and each report, link by link."""

from collections.abc import Iterator, Mapping, Sequence

from negotiation.fold.naming import called, possessive
from negotiation.fold.state import State
from negotiation.views.claims import Report, Row
from negotiation.views.listing import Listing
from negotiation.views.standing import CORROBORATED, DENIED, DISPUTED, UNCORROBORATED
from negotiation.words.refs import Ref
from negotiation.words.when import show
from tui.painting.lines import Line, Piece, cell, words
from tui.painting.rows import Look, wrapped
from tui.painting.rows import Row as Shown
from tui.rooms.claims.sections import APART, standing_of
from tui.written.details import details

MADE_SO = {
    CORROBORATED: "borne out by",
    DISPUTED: "against it",
    DENIED: "denied by",
    UNCORROBORATED: "",
}
"""What stands before that which makes a standing so."""

LABEL = 18
"""The width of what stands before."""

ALONE = "No other source bears it out, and nothing contradicts it."
OVER = "It does not count any more, neither for other answers nor against them."
ELSEWHERE = "It covers something else than another answer: those two are not compared."


def grounds(
    answers: Mapping[Ref, Listing[Row]], state: State, shown: Shown, look: Look
) -> tuple[str, Sequence[Line]]:
    """Tell what the answer under the cursor rests on, and then all of it.

    `answers` are those to the same question, by each of them.
    """
    title, lines = details(state, shown, look)
    rows = answers.get(shown.ref)
    row = rows.found(shown.ref) if rows is not None else None
    if rows is None or row is None:
        return title, lines
    return title, [*_standing(row, rows, state, look), *_reports(row, state), Line(), *lines]


def _standing(row: Row, rows: Listing[Row], state: State, look: Look) -> Iterator[Line]:
    glyph, name = standing_of(row)
    yield Line((Piece(" "), glyph, Piece(" "), name._replace(role="strong")))
    label = MADE_SO[row.standing.standing] if row.in_force else ""
    for number, ref in enumerate(row.standing.by if label else ()):
        other = rows.found(ref)
        says = f"{other.claimant}: {other.gist}" if other else called(state, ref)
        yield from _labelled("" if number else label, says, look.width)
    if not row.in_force:
        yield from _told(OVER, look.width)
    elif not row.standing.by:
        yield from _told(ALONE, look.width)
    if row.covers_other:
        yield from _labelled(f"{APART} covers", f"{row.covers}. {ELSEWHERE}", look.width)
    yield Line()


def _told(text: str, width: int) -> Iterator[Line]:
    yield from (Line((Piece("   "), words(one))) for one in wrapped(text, width - 4, 4))


def _labelled(label: str, text: str, width: int) -> Iterator[Line]:
    for number, part in enumerate(wrapped(text, width - LABEL - 1, 4)):
        yield Line((cell("" if number else f"   {label}", LABEL, "dim"), words(part)))


def _reports(row: Row, state: State) -> Iterator[Line]:
    yield Line((Piece(" Who says so", "strong"),))
    for number, report in enumerate(row.reports):
        yield from _report(report, "confirms it" if number else "", state)
    if not row.reports:
        yield Line((Piece("   Nothing of it may be shown.", "dim"),))


def _report(report: Report, manner: str, state: State) -> Iterator[Line]:
    """Write who says it, and under that whom each had it from."""
    when = show(report.word.occurred, zone=state.zone, now=state.now)
    who = report.word.voice
    voice = f"by {possessive(called(state, who))} account" if who else ""
    note = " · ".join(one for one in (manner, voice) if one)
    links = [(one.name, one.grade) for one in report.chain]
    for number, (name, grade) in enumerate(links or [("nobody named", report.word.grade)]):
        yield Line(
            (
                cell("" if number else f"   {when}", LABEL, "dim"),
                words(f"{'  ' * (number - 1)}via {name}" if number else name),
                words(f"  {grade}", "dim"),
                words(f"  {note}" if note and not number else "", "dim"),
            )
        )
