"""Which things a command is about: one by its ref, or those that its filters leave."""

import argparse
from collections.abc import Iterable

from negotiation.fold.account import Entity
from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.lifecycle.ways import table_of
from negotiation.views.filters import Filters
from negotiation.words.problems import Problem, nearest, unknown
from negotiation.words.refs import Ref
from tui.cli.arguments import heard_since, times_of
from tui.cli.output import complain


def there(said: str, state: State) -> Entity:
    """Find a thing by its ref, or by its name in any spelling.

    Raises:
        Problem: it is not there, the sentence names the nearest; or several go by that name.
    """
    if "/" not in said:
        from negotiation.updates.understanding import OfRecord

        return state[OfRecord(state).resolve(said, ())]
    ref = Ref.parse(said)
    entity = state.get(ref)
    if entity is None:
        if ref.kind not in registry.names():
            raise Problem(unknown("kind", ref.kind, registry.names()))
        guess = nearest(ref.slug, [one.ref.slug for one in state.of_kind(ref.kind)])
        hint = f", did you mean {ref.kind}/{guess}?" if guess else "."
        raise Problem(f"{ref} is not in this record{hint}")
    return entity


def add_filters(
    made: argparse.ArgumentParser, *, with_kind: bool = False, with_since: bool = True
) -> None:
    """Give a parser the filters.

    `with_kind` where the command itself names no kind; without `with_since` where it has a
    `--since` of its own.
    """
    if with_kind:
        made.add_argument("--kind", metavar="KIND", help="only things of this kind")
    made.add_argument("--party", metavar="REF", help="only what names this party")
    made.add_argument("--round", metavar="REF", help="only what names this round")
    made.add_argument("--state", metavar="STATE", help="only what is in this state")
    if with_since:
        made.add_argument(
            "--since", dest="heard_since", metavar="WHEN", help="only what was heard of since"
        )
    made.add_argument("--tag", metavar="TAG", help="only what has this tag")
    made.add_argument("--find", metavar="WORDS", help="only what goes by these words")


def filters(read: argparse.Namespace, state: State) -> Filters:
    """Understand the filters of a command.

    Raises:
        Problem: one names what is not there.
    """
    since = times_of({"--since": heard_since(read)}, read, state).get("--since")
    said = getattr(read, "kind", None)
    kind = None if said is None else _kind(said)
    if read.state is not None:
        _check_state(read.state, state.history.kinds() if kind is None else (kind,), state)
    return Filters(
        kind,
        _of_kind("party", read.party, state),
        _of_kind("round", read.round, state),
        read.state,
        read.tag,
        since.start if since else None,
        read.handling,
        read.find,
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
    return there(said if "/" in said else f"{kind}/{said}", state).ref


def tell_withheld(count: int) -> None:
    """Say how many were left out for their handling, if any."""
    if count:
        complain(f"{count} left out for their handling.")
