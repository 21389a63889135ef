"""Where what one records is: in the record, or kept here until its server is back."""

from collections.abc import Iterator

from negotiation.courier import Delivery
from negotiation.events import Entry
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.views.saying import told
from negotiation.words.refs import Ref
from tui.painting.lines import Line, Piece, note, words
from tui.written.readback import problem

WIDTH = 74
"""The width to which long sentences are broken."""


def saved(lost: str | None, kept: int) -> tuple[str, ...]:
    """Say whether everything is in the record, in all forms, the longest first."""
    here = f"{kept} kept here"
    if lost is None:
        return (f"○ {here}",) if kept else ("● saved",)
    return (f"○ offline · {here}" if kept else "○ offline, retrying", "○ offline")


def delivered(delivery: Delivery) -> tuple[str, str]:
    """Say what became of what was kept, in a sentence, and in which role."""
    number = len({one.act for one in delivery.taken})
    updates = "1 update" if number == 1 else f"{number} updates"
    sentence = f"● The server is back, and has taken over {updates} kept here."
    if delivery.refused:
        return "○ The server is back, but does not take all that is kept here.", "error"
    if delivery.meanwhile:
        return f"{sentence} Others have had a word on the same things.", "attention"
    return sentence, "settled"


def to_be_read(delivery: Delivery, state: State) -> list[Line]:
    """Write what somebody should see of it: why something is still here, and what both told of."""
    lines = [line for one in delivery.refused for line in [*problem(one, WIDTH), Line()]]
    if delivery.meanwhile:
        lines += [
            note("Both sides have had a word on these while the server was away.", "attention"),
            note("The later one stands; the earlier stays in the log."),
        ]
    things = state.history.things
    entries = sorted((*delivery.meanwhile, *delivery.taken), key=lambda one: one.seq)
    for thing in sorted(things(delivery.meanwhile) & things(delivery.taken)):
        lines += [Line(), Line((words(f" {called(state, Ref(thing))}", "strong"),))]
        about = (one for one in entries if thing in things([one]))
        lines += _told(about, {one.id for one in delivery.taken}, state)
    return lines


def _told(entries: Iterator[Entry], own: set[str], state: State) -> Iterator[Line]:
    for one in entries:
        who = "kept here" if one.id in own else one.operator or ""
        yield Line(
            (Piece(f"   #{one.seq}  ", "dim"), words(told(one, state))),
            (words(f" {who} ", "dim"),),
        )
