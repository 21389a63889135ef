"""The lists of the agenda: the matrix of items by parties, and the texts below it."""

from collections.abc import Iterator, Sequence

from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.views.agenda import Agenda, ItemRow
from negotiation.views.texts import CONSENT, TextRow
from negotiation.views.thing import Thing
from negotiation.words.refs import Ref
from tui.cli.details import counted, field, joined
from tui.painting.lines import Line, Piece, cell, words
from tui.painting.rows import Look, Row, Section, role, stands, voices, widest
from tui.written.matrix import Party, Subject, matrix

NO_ITEM = "Nothing is on the agenda. N names a subject."
NO_TEXT = "No text is on the table. N names one."


def sections(
    seen: Agenda, parties: Sequence[Party], subjects: Sequence[Subject], state: State, look: Look
) -> Sequence[Section]:
    """List the items with each party's stance, then the texts."""
    return [_items(seen, parties, subjects, state, look), _texts(seen, state, look)]


def provisionally(row: ItemRow) -> str:
    """Write where an item stands; what is agreed only provisionally says so."""
    stand = stands(row.thing.stand)
    return f"{stand}, provisional" if row.provisional and "provisional" not in stand else stand


def within(one: Thing, state: State) -> str:
    """Name the whole that a thing is in."""
    whole = field(one, "within", state)
    return f"within {whole}" if whole else ""


def _items(
    seen: Agenda, parties: Sequence[Party], subjects: Sequence[Subject], state: State, look: Look
) -> Section:
    rights = _rights([row.thing for row in seen.items], look)
    made = matrix("Items", parties, subjects, look.width - widest(rights), look.cell)
    rows = []
    for row, line, right in zip(seen.items, made.lines, rights, strict=True):
        lines = [Line(line, (Piece(right, "dim"),))]
        about = _about_item(row, state) if look.tall else _falls(row, state)
        lines += _under(about)
        rows.append(Row(row.thing.ref, row.thing.ref, tuple(lines), cells=_cells(row, parties)))
    return Section("items", "Items", "", tuple(rows), NO_ITEM, made.heading)


def _cells(row: ItemRow, parties: Sequence[Party]) -> dict[str, Ref]:
    """Tell what each cell is about: the party's position, or the item while it has none."""
    found = {party.key: row.of(Ref(party.key)) for party in parties}
    return {key: theirs[0].thing.ref if theirs else row.thing.ref for key, theirs in found.items()}


def _about_item(row: ItemRow, state: State) -> Iterator[str]:
    yield within(row.thing, state)
    yield from map(str, row.ties)
    yield from counted(row.tallies, row.thing)
    yield str(row.proviso) if row.proviso else ""
    yield from _falls(row, state)


def _falls(row: ItemRow, state: State) -> Iterator[str]:
    """Name what falls with an item that has been reopened."""
    if row.takes_along:
        yield f"reopening takes with it: {', '.join(called(state, one) for one in row.takes_along)}"


def _texts(seen: Agenda, state: State, look: Look) -> Section:
    names = {row.thing.ref: _named(row, state) for row in seen.texts}
    title = widest(list(names.values()), 12, look.width * 2 // 5)
    stand = widest([stands(row.thing.stand) for row in seen.texts], 7, look.width // 4)
    rows = tuple(
        Row(
            row.thing.ref,
            row.thing.ref,
            tuple(_text(row, names[row.thing.ref], (title, stand), state, look)),
        )
        for row in seen.texts
    )
    return Section("texts", "Texts", str(len(rows)), rows, NO_TEXT)


def _named(row: TextRow, state: State) -> str:
    version = field(row.thing, "version", state)
    return f"{row.thing.title}, {version}" if version else row.thing.title


def _text(
    row: TextRow, name: str, widths: tuple[int, int], state: State, look: Look
) -> Iterator[Line]:
    one, (title, stand) = row.thing, widths
    consents = ", ".join(str(each) for each in row.tallies if each.kind == CONSENT)
    heard = voices(one, {voice.who: called(state, voice.who) for voice in one.voices})
    left = (
        Piece(" "),
        words(f"{one.stand.glyph if one.stand else '·'} ", role(one.stand)),
        cell(name, title),
        Piece("  "),
        cell(stands(one.stand), stand, role(one.stand)),
        words(f"  {consents}" if consents else ""),
        words(f"  {heard}" if heard else "", "attention"),
    )
    yield Line(left, (*look.at_right(one.word), Piece(" ")))
    if look.tall:
        yield from _under(_about_text(row, state))


def _about_text(row: TextRow, state: State) -> Iterator[str]:
    yield within(row.thing, state)
    yield from counted((one for one in row.tallies if one.kind != CONSENT), row.thing)
    pen = field(row.thing, "pen_holder", state)
    yield f"drafted by {pen}" if pen else ""
    yield from map(str, row.ties)
    yield str(row.proviso) if row.proviso else ""


def _under(said: Iterator[str]) -> Iterator[Line]:
    for sentence in joined(*said):
        yield Line((Piece("   "), words(sentence, "dim")))


def _rights(things: Sequence[Thing], look: Look) -> list[str]:
    """Write the day and the grade of each thing's last word, as a column."""
    days = [look.when(one.word) for one in things]
    column = widest(days)
    return [
        f"  {day:<{column}}  {one.word.grade} " if one.word and day else ""
        for one, day in zip(things, days, strict=True)
    ]
