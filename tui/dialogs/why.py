"""Why it is not happening: everything that stands in the way, and who could clear it."""

from collections.abc import Iterator

from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.lifecycle.blockers import Blocker
from negotiation.lifecycle.ways import table_of
from negotiation.views.thing import thing
from negotiation.views.why import CLEAR, FLAGGED, Why, why
from negotiation.views.word import word_of
from negotiation.words.refs import Ref
from negotiation.words.when import show
from tui.dialogs.reading import ReadingDialog
from tui.painting.lines import Line, Piece, words
from tui.painting.rows import how_old, stands


class WhyDialog(ReadingDialog[None]):
    """Tells what stands in the way of a thing, or else of the round that is shown."""

    def __init__(self, state: State, ref: Ref, round_shown: Ref | None) -> None:
        answers = [one for ref in (ref, round_shown) if (one := _gate(ref, state)) is not None]
        answer = next(
            (one for one in answers if one.answer == FLAGGED), answers[0] if answers else None
        )
        if answer is None:
            super().__init__("Why", [Line((Piece(" Nothing can stand in its way.", "dim"),))])
            return
        step = answer.trigger.replace("_", " ")
        title = f"What stands in the way: {called(state, answer.ref)}, {step}"
        super().__init__(title, list(_lines(answer, state)))


def _gate(ref: Ref | None, state: State) -> Why | None:
    """Answer for the trigger that matters most to a thing; None for what never moves."""
    entity = state.get(ref) if ref is not None else None
    table = table_of(ref.kind, state) if ref is not None else None
    return why(entity, table.gate, state) if entity and table and table.gate else None


def _lines(answer: Why, state: State) -> Iterator[Line]:
    if answer.answer == FLAGGED:
        for number, blocker in enumerate(answer.blockers):
            if number:
                yield Line()
            yield from _blocker(blocker, state)
    elif answer.answer == CLEAR:
        yield Line((Piece(" ✔ ", "settled"), Piece("Nothing stands in the way.")))
    else:
        name, trigger = called(state, answer.ref), answer.trigger.replace("_", " ")
        yield Line((words(f" From where {name} stands, '{trigger}' is no step.", "dim"),))
        yield Line((words(f" There are: {', '.join(answer.triggers).replace('_', ' ')}.", "dim"),))


def _blocker(blocker: Blocker, state: State) -> Iterator[Line]:
    yield Line((Piece(" ✗ ", "attention"), words(blocker.says, "strong")))
    entity = state.get(blocker.ref)
    for voice in thing(entity, state).voices if entity is not None else ():
        if voice.stand is not None:
            yield Line(
                (
                    Piece("   "),
                    words(f"{called(state, voice.who)} says: {stands(voice.stand)}", "attention"),
                )
            )
    if blocker.last_word is not None:
        word = word_of(blocker.last_word, state)
        when = show(word.occurred, zone=state.zone, now=state.now)
        old = how_old(word, state.now, state.zone)
        said = " · ".join(one for one in (when or "always so", old, word.grade, word.source) if one)
        yield Line((Piece("   last word   ", "dim"), words(said)))
    for who, triggers in _by_whom(blocker).items():
        by = f"{called(state, who)}: " if who else ""
        yield Line((Piece("   cleared by  ", "dim"), words(f"{by}{', '.join(triggers)}")))
    if not blocker.may_override:
        yield Line((Piece("   No reason can override this.", "dim"),))


def _by_whom(blocker: Blocker) -> dict[Ref | None, list[str]]:
    """Group what would clear a blocker by who could do it."""
    ways: dict[Ref | None, list[str]] = {}
    for way in blocker.cleared_by:
        ways.setdefault(way.who, []).append(way.trigger.replace("_", " "))
    return ways
