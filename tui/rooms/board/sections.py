"""The sections of the Board: from the rows of the view to lines of a width."""

from collections.abc import Iterator

from negotiation.views.board import AgendaRow, Board, Hindrance, RoundPanel, Whereabouts
from negotiation.views.listing import Listing
from tui.painting.lines import Line, Piece, cell, words
from tui.painting.lists import measured, rows_of
from tui.painting.rows import Look, Row, Section, stands, voices, whereabouts_mark, widest, wrapped
from tui.written.matrix import Matrix, Party, Subject

GAP = Piece("  ")


def way(board: Board, look: Look) -> Section:
    """List what stands in the way of the round, and what was overtaken there."""
    panel = board.shown
    if panel is None:
        return Section("way", "In the way", "", (), "Without a round, nothing can be in its way.")
    rows = tuple(
        Row(one.ref, one.ref, tuple(_hindrance(one, board, look))) for one in panel.hindrances
    )
    gerund = _gerund(panel.gate)
    standing = sum(1 for one in panel.hindrances if not one.overtaken)
    empty = (
        f"Nothing stands in the way of {gerund}."
        if _is_ahead(panel)
        else "The round is under way or over."
    )
    return Section("way", f"In the way of {gerund}", str(standing), rows, empty)


def whereabouts(board: Board, look: Look) -> Section:
    """List the delegations: who leads them, and where they are."""
    panel = board.shown
    each = panel.delegations if panel else ()
    party = widest([one.party for one in each], 7, look.width // 4)
    head = widest([one.head for one in each], 14, look.width * 2 // 5)
    rows = tuple(
        Row(one.ref, one.ref, tuple(_delegation(one, board, look, (party, head)))) for one in each
    )
    return Section("where", "Who is where", "", rows, "No delegation is named yet. N names one.")


def agenda(board: Board, look: Look) -> Section:
    """List the items of the agenda, and where each party stands on them."""
    panel = board.shown
    each = panel.agenda if panel else Listing[AgendaRow]((), lambda _: None)
    parties = panel.parties if panel else ()
    subjects = [Subject(one.thing, one.stances) for one in measured(each)]
    made = Matrix("Agenda", [Party("", name) for name in parties], subjects, look.width)
    rows = rows_of(each, lambda one: (Line(made.line(Subject(one.thing, one.stances))),))
    empty = "Nothing is on the agenda. N adds an item."
    return Section("agenda", "Agenda", "", rows, empty, made.heading if rows else ())


def latest(board: Board, look: Look) -> Section:
    """List the latest reports, the newest first."""
    shown = board.latest
    times = [look.when(one.word) for one in shown]
    column = widest(times, 7, min(14, look.width // 3))
    rows = []
    for one, when in zip(shown, times, strict=True):
        voice = f"{one.voice}: " if one.voice else ""
        room = look.width - column - 7
        said = wrapped(f"{voice}{one.says}", room, 4 if look.tall else 1)
        lines = [
            Line(
                (
                    Piece(" "),
                    cell(when if first else "", column, "dim"),
                    GAP,
                    words(text),
                )
            )
            for first, text in _marked_first(said)
        ]
        lines[-1] = lines[-1]._replace(right=(words(f" {one.word.grade}", "dim"), Piece(" ")))
        rows.append(Row(one.ref, str(one.seq), tuple(lines), one.seq))
    return Section(
        "latest", "Latest", "", tuple(rows), "Nothing is reported yet. i takes in a report."
    )


def room(board: Board, look: Look) -> list[Line]:
    """Count the developments towards talks and away from them, by day."""
    lines: list[list[Piece]] = [[]]
    taken = 0
    for one in board.days:
        day = _weekday(one.day, look)
        pieces = [
            Piece(f" {day} ", "dim"),
            Piece(f"▲{one.towards} ", "settled" if one.towards else "dim"),
            Piece(f"▼{one.away} ", "attention" if one.away else "dim"),
        ]
        size = sum(len(piece.text) for piece in pieces)
        if taken + size > look.width and lines[-1]:
            lines.append([])
            taken = 0
        lines[-1] += pieces
        taken += size
    return [Line(tuple(line)) for line in lines if line]


def _hindrance(one: Hindrance, board: Board, look: Look) -> Iterator[Line]:
    thing = one.thing
    others = board.shown.hindrances if board.shown else ()
    says = f"{stands(thing.stand)}, overtaken here" if one.overtaken and thing else one.says
    heard = voices(thing, board.names)
    kind = "dim" if one.overtaken else "text"
    left = [
        Piece(" "),
        Piece("· " if one.overtaken else "✗ ", "dim" if one.overtaken else "attention"),
    ]
    if one.asks:
        title = widest([other.title for other in others if other.asks], 0, look.width // 2)
        left += [cell(one.title, title, kind), GAP, words(one.asks, "dim")]
    else:
        left += [words(f"{one.title} ", kind), words(says, "dim" if one.overtaken else "text")]
    right = (*look.at_right(thing.word if thing else None), Piece(" "))
    more = says if one.asks else ""
    if not look.tall:
        yield Line((*left, words(f" · {more}" if more else "", "dim"), *_heard(heard)), right)
        return
    yield Line(tuple(left))
    if thing is None and not more:
        return
    old = look.how_old(thing.word if thing else None)
    said = [Piece("   "), words(more, "dim"), *_heard(heard, " · " if more else "")]
    said.append(words(f" · {old}" if more or heard else old, "dim"))
    yield Line(tuple(said), right)


def _heard(heard: str, before: str = " · ") -> tuple[Piece, ...]:
    return (Piece(before, "dim"), words(heard, "attention")) if heard else ()


def _delegation(
    one: Whereabouts, board: Board, look: Look, widths: tuple[int, int]
) -> Iterator[Line]:
    stand, (party, head) = one.thing.stand, widths
    heard = voices(one.thing, board.names)
    yield Line(
        (
            Piece(" "),
            whereabouts_mark(stand),
            cell(one.party, party),
            GAP,
            cell(one.head or "head not known", head, "text" if one.head else "dim"),
            GAP,
            words(stands(stand), "text"),
            *(_heard(heard) if not look.tall or look.width > 70 else ()),
        ),
        (*look.at_right(one.thing.word), Piece(" ")),
    )
    if heard and look.tall and look.width <= 70:
        yield Line((Piece(" " * (party + 5)), words(heard, "attention")))


def _marked_first(texts: Iterator[str]) -> Iterator[tuple[bool, str]]:
    for number, text in enumerate(texts):
        yield number == 0, text


def _weekday(day: str, look: Look) -> str:
    from datetime import date

    from negotiation.words.when import local

    on, today = date.fromisoformat(day), local(look.now, look.zone).date()
    return f"{on:%a}" if abs((today - on).days) < 7 else f"{on.day} {on:%b}"


def _is_ahead(panel: RoundPanel) -> bool:
    return (
        panel.stand is not None and panel.stand.category in {"pending", "open"} and bool(panel.gate)
    )


def _gerund(trigger: str) -> str:
    """Write a trigger as what it does: `opening`, `bringing into force`."""
    first, _, rest = trigger.replace("_", " ").partition(" ")
    stem = first.removesuffix("e") if first.endswith("e") and not first.endswith("ee") else first
    return f"{stem}ing {rest}".strip() if trigger else "it"
