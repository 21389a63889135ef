"""Commands that compare times: `handover` and `diff`."""

import argparse
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime

from negotiation.desk import Desk
from negotiation.fold.state import State
from negotiation.views.difference import Difference, difference
from negotiation.views.filters import Choice
from negotiation.views.handover import Since, handover
from negotiation.views.shift import end_of_last_shift
from negotiation.views.status import status
from negotiation.words.problems import Problem
from negotiation.words.when import Span
from tui.cli import settings
from tui.cli.arguments import TO_READ, parser, times_of
from tui.cli.output import say, say_json
from tui.cli.records import open_to_read
from tui.cli.twins import difference as difference_twin
from tui.cli.twins import handover as handover_twin
from tui.cli.wanted import add_filters, filters, tell_withheld


def run(command: str, words: Sequence[str]) -> int:
    """Run `handover` or `diff`. Returns the exit status."""
    return _handover(words) if command == "handover" else _diff(words)


def _handover(words: Sequence[str]) -> int:
    purpose = "Tell what changed since your last shift or a time, and what needs attention."
    made = parser("handover", purpose, record=TO_READ)
    made.add_argument("--since", metavar="WHEN", help="from when on (default: your last shift)")
    made.add_argument("--until", metavar="WHEN", help="as it stood, and was known, then")
    made.add_argument("--operator", metavar="NAME", help="whose last shift it is since")
    _add_choice(made)
    read = made.parse_args(list(words))
    with closing(open_to_read(read.record)) as desk:
        state = desk.state()
        times = times_of({"--since": read.since, "--until": read.until}, read, state)
        if "--until" in times:
            until = times["--until"].end
            state = desk.state(as_of=until, known_at=until)
        choice = Choice(filters(read, state))
        seen = handover(state, choice, since_said(times.get("--since"), read.operator, state))
        if read.json:
            say_json(seen.as_json())
        else:
            say(handover_twin.text(seen, state))
    tell_withheld(choice.withheld)
    return 0


def since_said(said: Span | None, operator: str | None, state: State) -> Since:
    """Begin at the time that was said, or where this operator's last shift ended."""
    if said is not None:
        return Since(known=said.start)
    return Since(end_of_last_shift(state.history, settings.operator(operator), datetime.now(UTC)))


def _diff(words: Sequence[str]) -> int:
    purpose = "Tell what is not the same at two times, or in two records."
    made = parser("diff", purpose, record=TO_READ)
    made.add_argument("other", metavar="OTHER", nargs="?", help="a record: there → here")
    made.add_argument("--from", dest="begin", metavar="WHEN", help="the earlier time")
    made.add_argument("--to", dest="end", metavar="WHEN", help="the later time (default: now)")
    made.add_argument("--as-known", action="store_true", help="as it was known at those times")
    _add_choice(made, with_kind=True)
    read = made.parse_args(list(words))
    if (read.other is None) == (read.begin is None):
        raise Problem("Compare with what? Say --from WHEN, or name another record: one of them.")
    with closing(open_to_read(read.record)) as desk:
        now = desk.state()
        times = times_of({"--from": read.begin, "--to": read.end}, read, now)
        choice = Choice(filters(read, now))
        after = _at(desk, times.get("--to"), read)
        if read.other is None:
            found = _compared(_at(desk, times["--from"], read), after, choice)
        else:
            with closing(open_to_read(read.other)) as other:
                found = _compared(_at(other, times.get("--to"), read), after, choice)
        if read.json:
            say_json(found.as_json())
        else:
            say(difference_twin.text(found, after))
    tell_withheld(choice.withheld)
    return 0


def _at(desk: Desk, when: Span | None, read: argparse.Namespace) -> State:
    if when is None:
        return desk.state()
    return desk.state(as_of=when.end, known_at=when.end if read.as_known else None)


def _compared(before: State, after: State, choice: Choice) -> Difference:
    was, now = (
        [choice.as_far_as_shown(one, state) for one in status(state).things if choice.wants(one)]
        for state in (before, after)
    )
    return difference(was, now)


def _add_choice(made: argparse.ArgumentParser, *, with_kind: bool = False) -> None:
    made.add_argument("--handling", metavar="TLP", help="leave out what is marked above this")
    add_filters(made, with_kind=with_kind, with_since=False)
