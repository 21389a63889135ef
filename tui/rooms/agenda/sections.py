"""The lists of the agenda: the matrix of items by parties, and the texts below it."""

from collections.abc import Iterator, Sequence

from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.views.agenda import ITEM, POSITION, Agenda, ItemRow
from negotiation.views.naming import refs_in
from negotiation.views.stance import stance
from negotiation.views.texts import CONSENT, TextRow
from negotiation.views.thing import Thing
from negotiation.words.refs import Ref
from tui.cli.details import counted, field, joined
from tui.painting.lines import Line, Piece, cell, words
from tui.painting.lists import measured, rows_of
from tui.painting.rows import Look, Section, role, stands, voices, widest
from tui.written.matrix import Matrix, Party, Subject

NO_ITEM = "Nothing is on the agenda. N names a subject."
NO_TEXT = "No text is on the table. N names one."


def sections(seen: Agenda, state: State, look: Look) -> Sequence[Section]:
    """List the items with each party's stance, then the texts."""
    return [_items(seen, state, look), _texts(seen, state, look)]


def provisionally(row: ItemRow) -> str:
    """Write where an item stands; what is agreed only provisionally says so."""
    stand = stands(row.thing.stand)
    return f"{stand}, provisional" if row.provisional and "provisional" not in stand else stand


def within(one: Thing, state: State) -> str:
    """Name the whole that a thing is in."""
    whole = field(one, "within", state)
    return f"within {whole}" if whole else ""


def _items(seen: Agenda, state: State, look: Look) -> Section:
    parties = [Party(ref, name) for ref, name in seen.parties]
    few = measured(seen.items)
    days = widest([look.when(row.thing.word) for row in few])
    rights = [_right(row.thing, days, look) for row in few]
    subjects = [_subject(row, seen, state) for row in few]
    made = Matrix("Items", parties, subjects, look.width - widest(rights), look.cell)

    def lines(row: ItemRow) -> Iterator[Line]:
        right = Piece(_right(row.thing, days, look), "dim")
        yield Line(made.line(_subject(row, seen, state)), (right,))
        yield from _under(_about_item(row, state) if look.tall else _falls(row, state))

    rows = rows_of(
        seen.items,
        lambda row: tuple(lines(row)),
        cells=lambda row: _cells(row, parties),
        whole=lambda ref: _item_of(ref, state),
    )
    return Section("items", "Items", "", rows, NO_ITEM, made.heading if rows else ())


def _subject(row: ItemRow, seen: Agenda, state: State) -> Subject:
    item, positions = state[row.thing.ref], [state[one.thing.ref] for one in row.positions]
    stances = [stance(item, positions, party, state) for party, _ in seen.parties]
    return Subject(row.thing, stances, provisionally(row))


def _item_of(ref: Ref, state: State) -> Ref | None:
    """Return the item that a position is on."""
    entity = state.get(ref) if ref.kind == POSITION else None
    return next(iter(refs_in(entity, ITEM)), None) if entity is not None else None


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
    few = measured(seen.texts)
    title = widest([_named(row, state) for row in few], 12, look.width * 2 // 5)
    stand = widest([stands(row.thing.stand) for row in few], 7, look.width // 4)
    rows = rows_of(seen.texts, lambda row: tuple(_text(row, (title, stand), state, look)))
    return Section("texts", "Texts", str(len(rows)), rows, NO_TEXT)


def _named(row: TextRow, state: State) -> str:
    version = field(row.thing, "version", state)
    return f"{row.thing.title}, {version}" if version else row.thing.title


def _text(row: TextRow, widths: tuple[int, int], state: State, look: Look) -> Iterator[Line]:
    one, (title, stand) = row.thing, widths
    consents = ", ".join(str(each) for each in row.tallies if each.kind == CONSENT)
    heard = voices(one, {voice.who: called(state, voice.who) for voice in one.voices})
    left = (
        Piece(" "),
        words(f"{one.stand.glyph if one.stand else '·'} ", role(one.stand)),
        cell(_named(row, state), title),
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


def _right(one: Thing, column: int, look: Look) -> str:
    """Write the day and the grade of a thing's last word, the day in a column."""
    day = look.when(one.word)
    return f"  {day:<{column}}  {one.word.grade} " if one.word and day else ""
