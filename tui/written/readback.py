"""What an update comes to, read back before it is recorded: labelled values, defaults dim."""

from collections.abc import Iterator
from itertools import chain, repeat

from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.lifecycle.blockers import Blocker
from negotiation.updates.decision import Decision, Flagged, NotATransition
from negotiation.updates.update import Update
from negotiation.views.saying import in_words, told
from negotiation.views.word import grade_of
from negotiation.words.when import show, show_in_full
from tui.painting.lines import Line, Piece, cell, words
from tui.painting.rows import wrapped

LABEL = 14


def read_back(update: Update, decision: Decision, state: State, clock: str = "now") -> list[Line]:
    """Write what is about to be recorded, then what stands in its way.

    `clock` is what the time is called that an update is of if it does not say one.
    """
    lines = list(_values(update, state, clock))
    if isinstance(decision, NotATransition):
        return [*lines, *problem(str(decision))]
    if isinstance(decision, Flagged):
        return [*lines, Line(), *flagged(decision.blockers)]
    if decision.later is not None:
        when = show(decision.later.occurred, zone=state.zone, now=state.now)
        lines.append(
            said("But", f"{told(decision.later, state)}, by the later word of {when}", "attention")
        )
    overrode = [one for entry in decision.entries for one in _list(entry.data.get("overrode"))]
    return [
        *lines,
        *(said("Although", str(one["says"]), "attention") for one in overrode if "says" in one),
    ]


def said(label: str, value: str, role: str = "text") -> Line:
    """Write one labelled value."""
    return Line((Piece(" "), cell(label, LABEL - 1, "dim"), Piece(" "), words(value, role)))


def problem(sentences: str, width: int = 74) -> list[Line]:
    """Write what is wrong, each sentence on as many lines as it takes."""
    lines: list[Line] = []
    for sentence in sentences.splitlines():
        parts = wrapped(_without_option(sentence), width, 6)
        marks = chain([" ✗ "], repeat("   "))
        lines += [
            Line((Piece(mark, "error"), words(part, "error")))
            for mark, part in zip(marks, parts, strict=False)
        ]
    return lines


def flagged(blockers: tuple[Blocker, ...]) -> list[Line]:
    """Write what stands in the way, and that a reason gets it recorded all the same."""
    lines = [Line((Piece(" ✗ ", "attention"), words(one.says, "attention"))) for one in blockers]
    if all(one.may_override for one in blockers):
        lines.append(Line((Piece("   If it happened all the same, say why: enter.", "dim"),)))
    else:
        lines.append(Line((Piece("   No reason can override this.", "dim"),)))
    return lines


def _values(update: Update, state: State, clock: str) -> Iterator[Line]:
    if update.at is not None:
        is_default = update.at.start == update.at.end == state.now
        yield said(
            "When",
            f"{show_in_full(update.at)}{f' – {clock}' if is_default else ''}",
            "dim" if is_default and clock == "now" else "text",
        )
    if update.source is not None:
        yield said("Source", f"{update.source} · {grade_of(update.source, state)}")
    else:
        yield said("Source", "none: F6, nothing can be judged", "dim")
    if update.according_to is not None:
        yield said("Says", f"{called(state, update.according_to)}: their account, not the desk's")
    else:
        yield said("Account", "the desk's own", "dim")
    if update.until is not None:
        then = f", then {update.then}" if update.then else ""
        yield said("Until", f"{show_in_full(update.until)}{then}")
    if update.quote is not None:
        yield said("Quote", f"“{update.quote}”")
    if update.link is not None:
        yield said("Link", update.link)
    if update.note is not None:
        yield said("Note", update.note)
    if update.despite is not None:
        yield said("Despite", update.despite)
    fields = getattr(update, "fields", None)
    for name, value in {**fields.set, **fields.plus, **fields.minus}.items() if fields else ():
        yield said(name.replace("_", " ").capitalize(), in_words(value, state))


def _without_option(sentence: str) -> str:
    """Leave out the option that a sentence begins with: here nobody has written one."""
    option, colon, rest = sentence.partition(": ")
    return rest if colon and option.startswith("--") else sentence


def _list(value: object) -> list[dict[str, object]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
