"""What a desk is told: the lines that a command prints, without the spaces that align them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TypeAlias

from negotiation.fold.state import State
from negotiation.record.memory import MemoryStore
from negotiation.views.difference import difference as between
from negotiation.views.filters import Choice, Filters
from negotiation.views.handover import Since, handover
from negotiation.views.log import log as log_of
from negotiation.views.status import status
from negotiation.views.thing import thing
from negotiation.views.why import why as why_of
from negotiation.words.refs import Ref
from negotiation.words.when import instant
from negotiation.words.when.parse import parse
from tests.talks import Talks, recorded
from tui.cli import text
from tui.cli.reasons import reasons
from tui.cli.twins import difference as difference_twin
from tui.cli.twins import handover as handover_twin

Lines: TypeAlias = list[str]
When: TypeAlias = "str | None"


def on_the_day(body: str, process: str, clock: str) -> Talks:
    """Open talks that go on, at a time in the world: what is said is known by then."""
    from datetime import datetime

    now = instant(datetime.fromisoformat(clock))
    return Talks(recorded(MemoryStore(), body, process, now), clock=clock)


def seen(
    talks: Talks,
    view: str,
    wanted: Filters | None = None,
    *,
    as_of: When = None,
    known_at: When = None,
) -> Lines:
    """Show `conditions`, `agenda`, `delegations`, `claims` or `timeline`."""
    state = talks.state(as_of=as_of, known_at=known_at)
    shown = getattr(import_module(f"negotiation.views.{view}"), view)(state, Choice(wanted))
    return _lines(import_module(f"tui.cli.twins.{view}").text(shown, state))


def one(talks: Talks, ref: str, *, as_of: When = None, known_at: When = None) -> Lines:
    """Show `status REF`."""
    state = talks.state(as_of=as_of, known_at=known_at)
    return _lines(text.one_thing(thing(state[Ref(ref)], state), state, Choice()))


def listed(talks: Talks, kind: str, *, as_of: When = None, known_at: When = None) -> Lines:
    """Show `list KIND`."""
    state = talks.state(as_of=as_of, known_at=known_at)
    return _lines(text.status(status(state, [kind]), state))


def log(talks: Talks, ref: str | None = None) -> Lines:
    """Show `log [REF]`."""
    state = talks.state()
    return _lines(text.log(log_of(state, None if ref is None else Ref(ref), Choice()), state))


def why(talks: Talks, ref: str, trigger: str) -> Lines:
    """Show the reasons of `why REF TRIGGER`."""
    state = talks.state()
    return _lines(reasons(why_of(state[Ref(ref)], trigger, state).blockers, state))


def handed_over(talks: Talks, since: str) -> dict[str, Lines]:
    """Show `handover --since`, the lines of each section under its title."""
    state = talks.state()
    begin = parse(since, zone=state.zone, now=state.now).start
    shown = handover(state, Choice(), Since(known=begin))
    sections = handover_twin.text(shown, state).split("\n\n")[1:]
    return {lines[0].partition(":")[0]: lines[1:] for lines in map(_lines, sections)}


def difference(talks: Talks, begin: str, end: When = None, *, as_known: bool = False) -> Lines:
    """Show `diff --from --to`, with `--as-known` if so."""
    before, after = (_looked(talks, when, as_known=as_known) for when in (begin, end))
    found = between(status(before).things, status(after).things)
    return _lines(difference_twin.text(found, after))


def _looked(talks: Talks, when: When, *, as_known: bool) -> State:
    return talks.state(as_of=when, known_at=when if as_known else None)


def line(lines: Lines, words: str) -> str:
    """Find the one line that holds some words."""
    found = [one for one in lines if words in one]
    assert len(found) == 1, "\n".join(lines)
    return found[0]


def under(lines: Lines, words: str) -> Iterator[str]:
    """Walk the lines behind the first that holds some words."""
    held = iter(lines)
    next(one for one in held if words in one)
    yield from held


def _lines(printed: str) -> Lines:
    return [" ".join(one.split()) for one in printed.splitlines() if one.strip()]
