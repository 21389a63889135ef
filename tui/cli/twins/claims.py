"""Claims as text."""

from collections.abc import Iterator

from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.views.claims import Asked, Claims, Report, Row
from negotiation.words.printable import one_line
from negotiation.words.when import show
from tui.cli.output import blocks
from tui.cli.text import heading, rows, stand_label


def text(seen: Claims, state: State) -> str:
    """Write each question, and under it its answers, a row each, all aligned."""
    if not seen.questions:
        return f"{heading(state)}\n\n  Nothing is contested or judged."
    groups = [
        [line for row in asked.rows for line in _answer(row, state)] for asked in seen.questions
    ]
    parts = [heading(state)]
    for asked, answers in zip(seen.questions, blocks(groups, indent="    "), strict=True):
        parts.append(f"{_question(asked)}\n{answers or '    Nobody answers.'}")
    return "\n\n".join(parts)


def _question(asked: Asked) -> str:
    stand = asked.thing.stand
    glyph = stand.glyph if stand else ""
    said = (asked.thing.title, asked.unit, stand_label(stand))
    return one_line(f"{glyph} {' · '.join(part for part in said if part)}  ({asked.thing.ref})")


def _answer(row: Row, state: State) -> Iterator[tuple[str, ...]]:
    """Write an answer, those who have confirmed it, and the accounts of it that differ.

    Six columns: claimant, answer, judgement, standing, grades, when.
    """
    given, confirmed = row.reports[:1], row.reports[1:]
    voices = [called(state, one.word.voice) for one in given if one.word.voice]
    claimant = f"{row.claimant} ({', '.join(voices)} says)" if voices else row.claimant
    answer = ", ".join(part for part in (row.gist, row.trend) if part)
    standing = row.standing.standing if row.in_force else stand_label(row.thing.stand)
    judgement = "judgement" if row.judgement else ""
    yield claimant, answer, judgement, standing, *_source(given, state)
    for report in confirmed:
        yield f"  {_confirms(report, state)}", "", "", "", *_source((report,), state)
    _, *others = rows(row.thing, state)
    for _, who, said, when, grade, _ in others:
        yield who, said, "", "", grade, when


def _confirms(report: Report, state: State) -> str:
    voice = report.word.voice
    return f"{called(state, voice)} confirms" if voice else "confirmed"


def _source(reports: tuple[Report, ...], state: State) -> tuple[str, str]:
    """Write the chain of a report, graded link by link, and when it was."""
    for report in reports:
        chain = " via ".join(map(str, report.chain)) or report.word.grade
        return chain, show(report.word.occurred, zone=state.zone, now=state.now)
    return "", ""
