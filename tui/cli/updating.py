"""Commands that record: `advance`, `observe`, `add`, `amend`, `confirm`, `note`, `undo`."""

from collections.abc import Sequence
from contextlib import closing

from negotiation.desk import Desk
from negotiation.events import Entry
from negotiation.fold.state import State
from negotiation.updates import verb
from negotiation.updates.decision import Flagged, NotATransition, Proposal
from negotiation.updates.grammar import add_words, said
from negotiation.updates.understand import understand
from negotiation.views.log import log
from negotiation.views.saying import told
from negotiation.views.why import chain
from negotiation.words.when import show, show_in_full
from tui.cli import settings
from tui.cli.arguments import TO_UPDATE, parser
from tui.cli.output import complain, say, say_json
from tui.cli.reasons import reasons
from tui.cli.records import open_to_update


def run(command: str, words: Sequence[str]) -> int:
    """Record one update, or say why not. Returns the exit status."""
    update = verb(command)
    made = parser(command, f"{update.help[:1].upper()}{update.help[1:]}.", record=TO_UPDATE)
    made.add_argument("--operator", metavar="NAME", help="who records this")
    add_words(made, update)
    read = made.parse_intermixed_args(list(words))
    with closing(open_to_update(read.record, read.operator)) as desk:
        state = desk.state()
        if update.is_ones_own:
            _sign(desk)
        understood = understand(said(command, read), state)
        decision = desk.propose(understood)
        if isinstance(decision, Proposal) and desk.operator is None:
            _sign(desk)
            decision = desk.propose(understood)
        if not isinstance(decision, Proposal):
            _refuse(decision, state, as_json=read.json)
            return 1
        recorded = desk.record(decision)
        state = desk.state()
    if read.json:
        rows = {row.seq: row for row in log(state, after=recorded.entries[0].seq - 1)}
        say_json(
            {"answer": "recorded", "entries": [rows[one.seq].as_json() for one in recorded.entries]}
        )
    for entry in () if read.json else recorded.entries:
        say(_receipt(entry, state))
    if recorded.later is not None:
        complain(_overtaken(recorded.later, state))
    return 0


def _sign(desk: Desk) -> None:
    """Ask who works here, if that is not known.

    Raises:
        Problem: there is no terminal to ask at, or no answer.
    """
    desk.operator = settings.operator(desk.operator, ask=True)


def _refuse(decision: Flagged | NotATransition, state: State, *, as_json: bool) -> None:
    if isinstance(decision, NotATransition):
        if as_json:
            say_json({"answer": "not_a_transition", "triggers": list(decision.triggers)})
        complain(str(decision))
        return
    if as_json:
        flagged = [one.as_json(state) for one in chain(decision.blockers, state)]
        say_json({"answer": "flagged", "blockers": flagged})
    complain(f"Not recorded: {decision.trigger} is flagged for {decision.ref}.")
    complain(reasons(decision.blockers, state))
    if all(blocker.may_override for blocker in decision.blockers):
        complain('If it happened all the same, say why: --despite "…".')


def _receipt(entry: Entry, state: State) -> str:
    """Say what was recorded, and the time in full as it was understood."""
    when = f" · {show_in_full(entry.occurred)}" if entry.occurred else ""
    source = f" · {entry.source}" if entry.source else ""
    return f"#{entry.seq} {told(entry, state)}{when}{source}"


def _overtaken(later: Entry, state: State) -> str:
    when = show(later.occurred, zone=state.zone, now=state.now)
    stands = told(later, state)
    return f"This is not the last word: {stands}, by the later word of {when} (#{later.seq})."
