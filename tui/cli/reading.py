"""Commands that read: `status`, `list`, `why`, `log`."""

import argparse
from collections.abc import Iterable, Sequence
from contextlib import closing

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.lifecycle.ways import table_of
from negotiation.views.filters import Filters, matching
from negotiation.views.log import log
from negotiation.views.status import Status, status
from negotiation.views.thing import thing
from negotiation.views.why import CLEAR, FLAGGED, NOT_A_TRANSITION, why
from negotiation.words.problems import Problem, listed, nearest, unknown
from negotiation.words.refs import Ref
from tui.cli import text
from tui.cli.arguments import TO_READ, add_times, parser, state_at
from tui.cli.ceiling import Ceiling
from tui.cli.output import complain, say, say_json
from tui.cli.reasons import reasons
from tui.cli.records import open_to_read


def run(command: str, words: Sequence[str]) -> int:
    """Run a reading command. Returns the exit status."""
    made = parser(command, _PURPOSES[command], record=TO_READ)
    add_times(made)
    if command == "list":
        made.add_argument("kind", metavar="KIND", help="round, delegation, …, or rounds, …")
    elif command == "why":
        made.add_argument("ref", metavar="REF", help="what is to move")
        made.add_argument("trigger", metavar="TRIGGER", help="how: open, arrive, meet, ...")
    else:
        made.add_argument("ref", metavar="REF", nargs="?", help="one thing")
    if command in {"status", "list"}:
        _add_filters(made, with_kind=command == "status")
    read = made.parse_intermixed_args(list(words))
    with closing(open_to_read(read.record)) as desk:
        state = state_at(desk, read)
        return _RUN[command](read, state)


def _status(read: argparse.Namespace, state: State) -> int:
    if read.ref is not None:
        return _one(read, state)
    return _things(read, state)


def _things(read: argparse.Namespace, state: State) -> int:
    wanted = _filters(read, state)
    whole = status(state, None if wanted.kind is None else [wanted.kind])
    found = matching(whole.things, wanted)
    shown = whole._replace(things=found.things)
    if read.json:
        _say_things(shown, found.withheld)
    else:
        say(text.status(shown, state))
    _tell_withheld(found.withheld)
    return 0


def _one(read: argparse.Namespace, state: State) -> int:
    one = thing(_there(read.ref, state), state)
    found = matching([one], Filters(handling=read.handling))
    ceiling = Ceiling(read.handling, state)
    if read.json:
        _say_things(status(state, ())._replace(things=found.things), found.withheld)
    elif found.things:
        say(text.one_thing(one, state, ceiling))
    _tell_withheld(found.withheld + ceiling.withheld)
    return 0


def _say_things(whole: Status, withheld: int) -> None:
    say_json(whole.as_json() | ({"withheld": withheld} if withheld else {}))


def _why(read: argparse.Namespace, state: State) -> int:
    answer = why(_there(read.ref, state), read.trigger, state)
    ceiling = Ceiling(read.handling, state)
    shown = ceiling.blockers(answer.blockers)
    _tell_withheld(ceiling.withheld)
    if read.json:
        say_json(answer._replace(blockers=tuple(shown)).as_json(state))
    elif answer.answer == FLAGGED:
        say(f"{answer.ref} {answer.trigger} is flagged: {len(answer.blockers)} in the way.")
        say(reasons(shown, state))
    elif answer.answer == NOT_A_TRANSITION:
        guess = nearest(answer.trigger, answer.triggers)
        hint = f" Did you mean '{guess}'?" if guess else ""
        say(f"'{answer.trigger}' is not possible for {answer.ref} from here.{hint}")
        say(f"From here: {listed(answer.triggers)}.")
    else:
        say(f"Nothing stands in the way of {answer.ref} {answer.trigger}.")
    return 0 if answer.answer == CLEAR else 1


def _log(read: argparse.Namespace, state: State) -> int:
    ref = None if read.ref is None else _there(read.ref, state).ref
    ceiling = Ceiling(read.handling, state)
    shown = ceiling.rows(log(state, ref))
    if read.json:
        say_json([row.as_json() for row in shown])
    else:
        say(text.log(shown, state))
    _tell_withheld(ceiling.withheld)
    return 0


def _there(said: str, state: State) -> Entity:
    """Find a thing by its ref.

    Raises:
        Problem: it is not there; the sentence names the nearest.
    """
    ref = Ref.parse(said)
    entity = state.get(ref)
    if entity is None:
        if ref.kind not in registry.names():
            raise Problem(unknown("kind", ref.kind, registry.names()))
        guess = nearest(ref.slug, [one.ref.slug for one in state.of_kind(ref.kind)])
        hint = f", did you mean {ref.kind}/{guess}?" if guess else "."
        raise Problem(f"{ref} is not in this record{hint}")
    return entity


def _add_filters(made: argparse.ArgumentParser, *, with_kind: bool) -> None:
    if with_kind:
        made.add_argument("--kind", metavar="KIND", help="only things of this kind")
    made.add_argument("--party", metavar="REF", help="only what names this party")
    made.add_argument("--round", metavar="REF", help="only what names this round")
    made.add_argument("--state", metavar="STATE", help="only what is in this state")
    made.add_argument("--since", metavar="WHEN", help="only what was heard of since")
    made.add_argument("--tag", metavar="TAG", help="only what has this tag")


def _filters(read: argparse.Namespace, state: State) -> Filters:
    since = None
    if read.since is not None:
        from negotiation.words.when.parse import parse

        since = parse(read.since, zone=state.zone, now=state.now).start
    kind = None if read.kind is None else _kind(read.kind)
    if read.state is not None:
        _check_state(read.state, state.history.kinds() if kind is None else (kind,), state)
    return Filters(
        kind,
        _of_kind("party", read.party, state),
        _of_kind("round", read.round, state),
        read.state,
        read.tag,
        since,
        read.handling,
    )


def _kind(said: str) -> str:
    """Find a kind by its name or its plural."""
    if said in registry.names():
        return said
    model = registry.by_plural(said)
    if model is None:
        raise Problem(unknown("kind", said, registry.names()))
    return model.kind


def _check_state(said: str, kinds: Iterable[str], state: State) -> None:
    """Refuse a state that none of the kinds can be in: a list would be empty without a reason."""
    tables = (table_of(kind, state) for kind in kinds)
    allowed = dict.fromkeys(one for table in tables if table for one in table.states)
    if said not in allowed:
        raise Problem(f"--state: {unknown('state of what is listed', said, allowed)}")


def _of_kind(kind: str, said: str | None, state: State) -> Ref | None:
    if said is None:
        return None
    return _there(said if "/" in said else f"{kind}/{said}", state).ref


def _tell_withheld(count: int) -> None:
    if count:
        complain(f"{count} left out for their handling.")


_PURPOSES = {
    "status": "Show where everything stands, or one thing with all that is known of it.",
    "list": "List the things of a kind.",
    "why": "Tell what stands in the way of a transition, and who could clear it.",
    "log": "List the entries of the record, or those about one thing.",
}

_RUN = {"status": _status, "list": _things, "why": _why, "log": _log}
