"""A brief as plain text: calm, aligned, and in a terminal no wider than that."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from negotiation.papers.brief.aligned import Page
from negotiation.papers.brief.content import SECTIONS, Account, Brief, Change, Cited, Stood, Thing
from negotiation.views.happened import GLYPHS


def text(brief: Brief, room: int | None = None) -> str:
    """Write a brief as text.

    Args:
        brief: what it holds.
        room: how many cells a line has; None wraps nothing.
    """
    page = Page(room)
    lines = [*_head(brief, page)]
    for name in brief.sections:
        title = SECTIONS[name]
        lines += ["", title.upper(), *_WRITTEN[name](brief, page)]
    return "\n".join([*lines, "", *_foot(brief, page)])


def _head(brief: Brief, page: Page) -> Iterator[str]:
    if brief.handling:
        yield f"TLP:{brief.handling.upper()}"
    yield from page.line(brief.title or "No negotiation")
    known = f", as known {brief.known_at}" if brief.known_at else ""
    yield from page.line(f"As of {brief.as_of}{known}, {brief.zone}")
    yield from page.line(f"Record up to entry #{brief.entries}, head {brief.head[:12]}")
    if brief.narrowed:
        yield from page.line(f"Only what goes by {', '.join(brief.narrowed)}")
    if brief.withheld:
        yield f"{brief.withheld} left out for their handling"


def _foot(brief: Brief, page: Page) -> Iterator[str]:
    label = f" · TLP:{brief.handling.upper()}" if brief.handling else ""
    yield from page.line(
        "#n is an entry of the record. A grade such as B2 joins how far the source is trusted, A to"
        " F, with how credible the report is, 1 to 6."
    )
    yield f"Head {brief.head}"
    yield f"{brief.made_by}{label}"


def _standing(brief: Brief, page: Page) -> Iterator[str]:
    of = brief.standing
    if of is None or of.next is None:
        yield from page.line("No round is known.", "  ")
        return
    if of.stages:
        steps = (one.label.upper() if one.here else one.label.lower() for one in of.stages)
        yield from page.line(f"{of.next.title}: {' - '.join(steps)}", "  ")
    if of.stage:
        yield from page.line(f"Stage of the process: {of.stage}", "  ")
    if of.agreed:
        yield from page.line(f"Agenda: {of.agreed}", "  ")
    yield ""
    yield from page.table(_things(of.rounds))


def _hindrances(brief: Brief, page: Page) -> Iterator[str]:
    of = brief.hindrances
    if of is None or not of.of:
        yield from page.line("No round is known.", "  ")
    elif of.each:
        yield from page.line(f"Before {of.of} can {of.trigger}:", "  ")
        yield from page.table(
            row
            for one in of.each
            for row in _entry(
                f"{'  ' * one.depth}✗ {one.says}",
                one.thing.cited,
                (
                    *one.thing.notes,
                    *map(_account, one.thing.accounts),
                    *([f"Cleared by {'; '.join(one.cleared_by)}"] if one.cleared_by else []),
                ),
                "  " * one.depth,
            )
        )
    elif of.trigger:
        yield from page.line(f"Nothing that is known: {of.of} can {of.trigger}.", "  ")
    else:
        yield from page.line(f"{of.of} does not wait for anything.", "  ")
    for one in of.overtaken if of else ():
        yield from page.line(f"Overtaken: {one}", "  ")


def _changes(brief: Brief, page: Page) -> Iterator[str]:
    of = brief.changes
    if of is None:
        return
    nothing = "" if of.happened or of.learned or of.corrected else ": nothing"
    yield from page.line(f"Since {of.since}{nothing}", "  ")
    for title, each in (
        ("What happened", of.happened),
        ("Learned about earlier days", of.learned),
        ("Taken back or corrected", of.corrected),
    ):
        if each:
            yield from ("", f"  {title}: {len(each)}")
            yield from page.table((row for one in each for row in _change(one)), "    ")


def _delegations(brief: Brief, page: Page) -> Iterator[str]:
    for number, table in enumerate(brief.delegations or ()):
        if number:
            yield ""
        stands = f", {table.round.stood.label}" if table.round.stood else ""
        yield from page.line(f"{table.round.title}{stands}", "  ")
        yield from page.table(_things(table.delegations), "    ")
    if not brief.delegations:
        yield from page.line("No delegation is named, at a table or on its way.", "  ")


def _agenda(brief: Brief, page: Page) -> Iterator[str]:
    of = brief.agenda
    if of is None or not (of.items or of.texts):
        yield from page.line("Nothing is on the agenda.", "  ")
        return
    if of.items:
        yield from page.line(f"{of.agreed}.", "  ")
    for item in of.items:
        yield ""
        yield from page.table(_things([item.thing]))
        for position in item.positions:
            if position.stances or position.notes:
                said = "; ".join(position.stances) or "–"
                rows = [(position.party, one) for one in (said, *position.notes)]
                yield from page.table([rows[0], *(("", one) for _, one in rows[1:])], "      ")
    if of.texts:
        yield from ("", "  Texts", *page.table(_things(of.texts)))


def _answers(brief: Brief, page: Page) -> Iterator[str]:
    for number, question in enumerate(brief.answers or ()):
        if number:
            yield ""
        unit = f", {question.unit}" if question.unit else ""
        contested = " (contested)" if question.contested else ""
        yield from page.line(f"{question.title}{unit}{contested}", "  ")
        yield from page.table(
            (
                row
                for one in question.answers
                for row in (
                    (
                        one.claimant or "–",
                        f"{one.says}{', a judgement' if one.judgement else ''}",
                        one.standing,
                        _cite(one.cited),
                    ),
                    *(("", _account(said), "", "") for said in one.accounts),
                )
            ),
            "    ",
        )
    if not brief.answers:
        yield from page.line("Nothing is contested or judged.", "  ")


def _developments(brief: Brief, page: Page) -> Iterator[str]:
    for number, day in enumerate(brief.developments or ()):
        if number:
            yield ""
        counts = f"  ▲{day.towards} ▼{day.away}" if day.towards or day.away else ""
        yield f"  {day.title}{counts}"
        yield from page.table(
            (
                (
                    GLYPHS.get(one.bearing) or (one.stood.glyph if one.stood else "–"),
                    ", ".join(part for part in (one.says, one.when, one.learned) if part),
                    _cite(one.cited, dated=False),
                )
                for one in day.happenings
            ),
            "    ",
        )
    if not brief.developments:
        yield from page.line("Nothing is known to have happened.", "  ")


def _attention(brief: Brief, page: Page) -> Iterator[str]:
    for number, group in enumerate(brief.attention or ()):
        if number:
            yield ""
        yield f"  {group.title}: {len(group.each)}"
        rows = ((f"{one.title}{': ' if one.why else ''}{one.why}", one) for one in group.each)
        yield from page.table(((says, _cite(one.cited)) for says, one in rows), "    ")
    if not brief.attention:
        yield from page.line("Nothing.", "  ")


def _sources(brief: Brief, page: Page) -> Iterator[str]:
    yield from page.table(
        (
            one.name,
            f"{one.reliability} {one.means}",
            f"for {one.pleads_for}" if one.pleads_for else "",
            f"{one.cited} {'entry' if one.cited == 1 else 'entries'}",
        )
        for one in brief.sources or ()
    )
    if not brief.sources:
        yield from page.line("Nobody is named.", "  ")


_WRITTEN: Mapping[str, Callable[[Brief, Page], Iterator[str]]] = {
    "standing": _standing,
    "hindrances": _hindrances,
    "changes": _changes,
    "delegations": _delegations,
    "agenda": _agenda,
    "answers": _answers,
    "developments": _developments,
    "attention": _attention,
    "sources": _sources,
}


def _things(each: Iterable[Thing]) -> Iterator[tuple[str, ...]]:
    for one in each:
        yield _glyph(one.stood), one.title, _label(one.stood), _cite(one.cited)
        for line in (*one.notes, *map(_account, one.accounts)):
            yield "", f"  {line}", "", ""


def _entry(
    says: str, cited: Cited | None, under: Iterable[str], indent: str = ""
) -> Iterator[tuple[str, ...]]:
    yield says, _cite(cited)
    quote = [f"“{cited.quote}”"] if cited and cited.quote else []
    link = [cited.link] if cited and cited.link else []
    for line in (*under, *quote, *link):
        yield f"{indent}  {line}", ""


def _change(one: Change) -> Iterator[tuple[str, ...]]:
    voice = f"{one.voice}: " if one.voice else ""
    yield from _entry(f"{voice}{one.says}", one.cited, [f"– {one.note}"] if one.note else [])


def _account(one: Account) -> str:
    return f"{one.who} says: {one.says} ({_cite(one.cited)})"


def _cite(cited: Cited | None, *, dated: bool = True) -> str:
    if cited is None:
        return ""
    parts = (cited.when if dated else "", cited.sources or cited.grade)
    return f"#{cited.entry} {' · '.join(part for part in parts if part)}"


def _glyph(stood: Stood | None) -> str:
    return stood.glyph if stood else ""


def _label(stood: Stood | None) -> str:
    return stood.label if stood else ""
