"""Commands that read: `status`, `list`, `why`, `log`."""

import argparse
from collections.abc import Mapping, Sequence
from contextlib import closing

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.views.around import around
from negotiation.views.attention import unfiled
from negotiation.views.filters import Choice, Filters
from negotiation.views.log import log
from negotiation.views.road import road
from negotiation.views.status import Status, status
from negotiation.views.thing import thing
from negotiation.views.why import CLEAR, FLAGGED, NOT_A_TRANSITION, why
from negotiation.words.problems import Problem, listed, nearest
from tui.cli import text
from tui.cli.arguments import TO_READ, add_times, parser, state_at
from tui.cli.output import say, say_json
from tui.cli.reasons import reasons
from tui.cli.records import open_to_read
from tui.cli.wanted import add_filters, filters, tell_withheld, there


def run(command: str, words: Sequence[str]) -> int:
    """Run a reading command. Returns the exit status."""
    made = parser(command, _PURPOSES[command], record=TO_READ)
    add_times(made)
    if command == "list":
        made.add_argument("kind", metavar="KIND", help="round, delegation, …, or rounds, …")
    elif command == "why":
        made.add_argument("ref", metavar="REF", help="what is to move")
        made.add_argument("trigger", metavar="TRIGGER", help="how: open, arrive, meet, ...")
    elif command == "road":
        made.add_argument("ref", metavar="REF", help="what is to get somewhere")
        made.add_argument("state", metavar="STATE", help="where: in_session, agreed, ...")
    else:
        made.add_argument("ref", metavar="REF", nargs="?", help="one thing")
    if command in {"status", "list", "log"}:
        add_filters(made, with_kind=command != "list")
    if command == "log":
        made.add_argument("--unfiled", action="store_true", help="only reports to be filed")
    read = made.parse_intermixed_args(list(words))
    with closing(open_to_read(read.record)) as desk:
        state = state_at(desk, read)
        return _RUN[command](read, state)


def _status(read: argparse.Namespace, state: State) -> int:
    if read.ref is not None:
        return _one(read, state)
    return _things(read, state)


def _things(read: argparse.Namespace, state: State) -> int:
    wanted = filters(read, state)
    whole = status(state, None if wanted.kind is None else [wanted.kind])
    choice = Choice(wanted)
    shown = [choice.as_far_as_shown(one, state) for one in whole.things if choice.wants(one)]
    if read.json:
        _say_things(whole, {one.ref: one.as_json() for one in shown}, choice)
    else:
        say(text.status(whole._replace(things=tuple(shown)), state))
    tell_withheld(choice.withheld)
    return 0


def _one(read: argparse.Namespace, state: State) -> int:
    entity = there(read.ref, state)
    one, choice = thing(entity, state), Choice(Filters(handling=read.handling))
    shown = choice.shows(one)
    one = choice.as_far_as_shown(one, state) if shown else one
    if read.json:
        whole = one.as_json() | around(entity, state, choice).as_json()
        _say_things(status(state, ()), {one.ref: whole} if shown else {}, choice)
    elif shown:
        say(text.one_thing(one, state, choice))
    tell_withheld(choice.withheld)
    return 0


def _say_things(whole: Status, things: Mapping[str, object], choice: Choice) -> None:
    withheld = {"withheld": choice.withheld} if choice.withheld else {}
    say_json(whole.as_json() | {"entities": things} | withheld)


def _why(read: argparse.Namespace, state: State) -> int:
    choice = Choice(Filters(handling=read.handling))
    answer = why(_shown(read, state, choice), read.trigger, state)
    if read.json:
        say_json(answer.as_json(state, choice))
    elif answer.answer == FLAGGED:
        say(f"{answer.ref} {answer.trigger} is flagged: {len(answer.blockers)} in the way.")
        say(reasons(answer.blockers, state, choice))
    elif answer.answer == NOT_A_TRANSITION:
        guess = nearest(answer.trigger, answer.triggers)
        hint = f" Did you mean '{guess}'?" if guess else ""
        say(f"'{answer.trigger}' is not possible for {answer.ref} from here.{hint}")
        say(f"From here: {listed(answer.triggers)}.")
    else:
        say(f"Nothing stands in the way of {answer.ref} {answer.trigger}.")
    tell_withheld(choice.withheld)
    return 0 if answer.answer == CLEAR else 1


def _road(read: argparse.Namespace, state: State) -> int:
    choice = Choice(Filters(handling=read.handling))
    entity = _shown(read, state, choice)
    found = road(entity, read.state, state, choice)
    if read.json:
        say_json(found.as_json())
    else:
        say(text.road(found, state))
    tell_withheld(choice.withheld)
    return 0 if found.steps is not None else 1


def _shown(read: argparse.Namespace, state: State, choice: Choice) -> Entity:
    """Find the thing that is asked about.

    Raises:
        Problem: it is not there, or may not be shown.
    """
    entity = there(read.ref, state)
    if not choice.names(entity.ref, state):
        raise Problem(f"{entity.ref} may not be shown: it is marked above {read.handling}.")
    return entity


def _log(read: argparse.Namespace, state: State) -> int:
    ref = None if read.ref is None else there(read.ref, state).ref
    choice = Choice(filters(read, state))
    shown = log(state, ref, choice)
    if read.unfiled:
        reports = {one.seq for one in unfiled(state)}
        shown = tuple(row for row in shown if row.seq in reports)
    if read.json:
        say_json([row.as_json() for row in shown])
    else:
        say(text.log(shown, state) or "No entries.")
    tell_withheld(choice.withheld)
    return 0


_PURPOSES = {
    "status": "Show where everything stands, or one thing with all that is known of it.",
    "list": "List the things of a kind.",
    "why": "Tell what stands in the way of a transition, and who could clear it.",
    "road": "List the fewest steps that would get there from here, and whom each depends on.",
    "log": "List the entries of the record, or those about one thing.",
}

_RUN = {"status": _status, "list": _things, "why": _why, "road": _road, "log": _log}
