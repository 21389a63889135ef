"""The agenda as text: a table of items by parties, then the texts."""

from collections.abc import Iterator

from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.views.agenda import Agenda, ItemRow
from negotiation.views.parts import PartRow
from negotiation.views.saying import in_words
from negotiation.views.texts import TextRow
from tui.cli.details import Row, counted, course, field, joined, nested, under_last
from tui.cli.output import detailed
from tui.cli.text import heading, rows

MOST_NAMED = 5
"""How many are named of what falls with an item, before the rest are counted."""


STANCE = ("visibility", "binding", "speaker", "text")
"""The fields of a position that tell more of a stance."""


def text(seen: Agenda, state: State) -> str:
    """Write each item with the parties' stances beside it, and under it what there is to say."""
    paragraphs = [heading(state)]
    if seen.items:
        parties = tuple(name for _, name in seen.parties)
        table = [row for one in seen.items for row in _item(one, seen, state)]
        header = [(("", "", "", *parties, "", "", ""), ())] if parties else []
        paragraphs += [f"{seen.linkage}.", detailed([*header, *table], indent="  ")]
    if seen.texts:
        table = [row for one in seen.texts for row in _text(one, state)]
        paragraphs.append(f"Texts\n{detailed(table, indent='  ')}")
    if not seen.items and not seen.texts:
        paragraphs.append("  Nothing is on the agenda.")
    return "\n\n".join(paragraphs)


def _item(row: ItemRow, seen: Agenda, state: State) -> Iterator[Row]:
    (glyph, title, stands, when, grade, ref), *others = rows(row.thing, state)
    cells = tuple(_cell(row.of(party), state) for party, _ in seen.parties)
    blank = ("",) * len(cells)
    own = (glyph, title, _provisionally(stands, row), *cells, when, grade, ref)
    voices = [(*one[:3], *blank, *one[3:]) for one in others]
    yield from under_last([own, *voices], _under_item(row, state))


def _provisionally(stands: str, row: ItemRow) -> str:
    """Mark what is agreed only provisionally, unless its state says so already."""
    return f"{stands}, provisional" if row.provisional and "provisional" not in stands else stands


def _cell(positions: tuple[PartRow, ...], state: State) -> str:
    return "; ".join(said for one in positions for said in one.stances(state)) or "–"


def _under_item(row: ItemRow, state: State) -> Iterator[str]:
    yield from joined(_within(row, state), *map(str, row.ties))
    if row.proviso:
        yield str(row.proviso)
    yield from counted(row.tallies, row.thing)
    if row.takes_along:
        named = [called(state, ref) for ref in row.takes_along[:MOST_NAMED]]
        more = len(row.takes_along) - len(named)
        rest = f" and {more} more" if more else ""
        yield f"reopening takes with it: {', '.join(named)}{rest}"
    for one in row.positions:
        owner = called(state, one.owner) if one.owner else one.thing.title
        said = [field(one.thing, name, state) for name in STANCE]
        lines = [*joined(*said), *([str(one.proviso)] if one.proviso else []), *course(one, state)]
        yield from (f"{owner}: {line}" for line in lines)
        for voice in one.thing.voices:
            told = [in_words(voice.fields[name], state) for name in STANCE if name in voice.fields]
            by = f"{called(state, voice.who)} says"
            whose = by if voice.who == one.owner else f"{owner}, {by}"
            yield from (f"{whose}: {line}" for line in joined(*told))


def _within(row: ItemRow | TextRow, state: State) -> str:
    whole = field(row.thing, "within", state)
    return f"within {whole}" if whole else ""


def _text(row: TextRow, state: State) -> Iterator[Row]:
    (glyph, title, *cells), *others = rows(row.thing, state)
    version = field(row.thing, "version", state)
    own = (glyph, f"{title}, {version}" if version else title, *cells)
    yield from under_last([own, *others], _under_text(row, state))
    for one in row.consents:
        (glyph, title, *cells), *others = rows(one.thing, state)
        who = field(one.thing, "title", state) or (called(state, one.owner) if one.owner else title)
        lines = [*([str(one.proviso)] if one.proviso else []), *course(one, state)]
        yield from nested([(glyph, who, *cells), *others], lines)


def _under_text(row: TextRow, state: State) -> Iterator[str]:
    items, pen = field(row.thing, "items", state), field(row.thing, "pen_holder", state)
    yield from joined(
        _within(row, state),
        f"on {items}" if items else "",
        f"drafted by {pen}" if pen else "",
        *map(str, row.ties),
    )
    if row.proviso:
        yield str(row.proviso)
    yield from counted(row.tallies, row.thing)
