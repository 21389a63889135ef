"""How a thing could get from where it stands to where it is wanted, in one step."""

from collections.abc import Collection

from negotiation.fold.account import Entity, Standing
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.lifecycle.blockers import Clearing
from negotiation.lifecycle.rows import DENY
from negotiation.lifecycle.table import Table, load
from negotiation.words.refs import Ref


def table_of(kind: str, state: State) -> Table | None:
    """Return the lifecycle of a kind: the scenario's own, else the shipped one, else None."""
    return load(kind, state.own_table(kind))


def deciding(entity: Entity, state: State) -> Standing | None:
    """Tell where a thing stands by the account that conditions read.

    That is the desk's, unless the thing names another (`decided_by`). None if it never moves.
    """
    return entity.standing(state.now, entity.said.decided_by)


def ways(entity: Entity, wanted: Collection[str], state: State) -> tuple[Clearing, ...]:
    """List the steps that lead a thing to one of the wanted states, and who could take them.

    They start from where it stands by the account that conditions read. To deny that there is such
    a thing is no step.
    """
    table, standing = table_of(entity.kind, state), deciding(entity, state)
    if table is None or standing is None:
        return ()
    found = []
    for trigger in table.triggers_from(standing.state, lapsed=standing.lapsed):
        step = table.transition(trigger, standing.state, lapsed=standing.lapsed)
        dest = step and (step.dest or (standing.state if standing.lapsed else None))
        if step is not None and dest in wanted and trigger != DENY:
            found += [Clearing(entity.ref, trigger, who) for who in who_could(entity, step.by)]
    return tuple(found)


def label(entity: Entity, state: State) -> str:
    """Return the state of a thing in words: `en route`, `in effect, lapsed`.

    Where another account than the desk's decides, it is that one's: `met, according to Ukraine`.
    """
    standing, voice = deciding(entity, state), entity.said.decided_by
    if standing is None:
        return "unknown"
    table = table_of(entity.kind, state)
    row = table.states.get(standing.state) if table else None
    said = row.label.lower() if row else standing.state.replace("_", " ")
    lapsed = ", lapsed" if standing.lapsed else ""
    return said + lapsed + (f", according to {called(state, voice)}" if voice else "")


def who_could(entity: Entity, field: str | None) -> tuple[Ref | None, ...]:
    """List whom a field of a thing names; None alone, if it names nobody."""
    value = entity.desk.fields.get(field) if field else None
    each = value if isinstance(value, list) else [value]
    return tuple(Ref(one) for one in each if isinstance(one, str)) or (None,)
