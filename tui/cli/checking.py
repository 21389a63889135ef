"""Commands about files and their form: `check`, `schema`, `lifecycles`, `verify`."""

import argparse
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from negotiation.kinds import registry
from negotiation.lifecycle.draw import mermaid
from negotiation.lifecycle.rows import ANY, DENIED, DENY, EVERY, SAME, Table, TransitionRow
from negotiation.lifecycle.table import load
from negotiation.words.problems import Problem, unknown
from negotiation.words.strictyaml import Faults
from tui.cli.arguments import parser
from tui.cli.output import columns, complain, say, say_json


def run(command: str, words: Sequence[str]) -> int:
    """Run a checking command. Returns the exit status."""
    made = parser(command, _PURPOSES[command], record=_RECORDS.get(command, ""))
    if command == "check":
        made.add_argument("scenarios", metavar="SCENARIO", nargs="+", help="YAML files")
        made.add_argument("--watch", action="store_true", help="again when one changes, till ^C")
    elif command == "lifecycles":
        made.add_argument("kind", metavar="KIND", nargs="?", help="one kind, drawn in Mermaid too")
    elif command == "verify":
        made.add_argument("--head", metavar="HASH", help="a head that was kept elsewhere")
    return _RUN[command](made.parse_intermixed_args(list(words)))


def _check(read: argparse.Namespace) -> int:
    if not read.watch:
        return _checked(read)
    from tui.cli.watching import watch

    return watch([Path(name) for name in read.scenarios], lambda: _checked(read))


def _checked(read: argparse.Namespace) -> int:
    from tui.cli.records import in_memory, read_scenario

    results: list[dict[str, object]] = []
    status = 0
    for name in read.scenarios:
        result: dict[str, object] = {"scenario": name, "faults": []}
        try:
            store = in_memory(read_scenario(Path(name)))
            with closing(store):
                result["entries"] = sum(1 for _ in store.read())
            if not read.json:
                say(f"{name}: nothing is wrong; {result['entries']} entries.")
        except Problem as problem:
            faults = problem.faults if isinstance(problem, Faults) else ()
            result["faults"] = [one._asdict() for one in faults]
            status = max(status, 1 if faults else 2)
            complain(str(problem))
        results.append(result)
    if read.json:
        say_json(results)
    return status


def _schema(_read: argparse.Namespace) -> int:
    from negotiation.scenario.schema import schema

    say_json(schema())
    return 0


def _lifecycles(read: argparse.Namespace) -> int:
    if read.kind is not None and read.kind not in registry.names():
        raise Problem(unknown("kind", read.kind, registry.names()))
    kinds = [model.kind for model in registry.models()] if read.kind is None else [read.kind]
    own = _own_tables(read.record)
    tables = [table for kind in kinds if (table := load(kind, own.get(kind))) is not None]
    if not tables:
        raise Problem(f"A {read.kind} has no lifecycle.")
    if read.json:
        say_json({table.kind: table.as_json() for table in tables})
    elif read.kind is None:
        say("\n\n".join(_outline(table) for table in tables))
    else:
        say(f"{_outline(tables[0])}\n\n{mermaid(tables[0])}")
    return 0


def _own_tables(record: str | None) -> Mapping[str, Mapping[str, object]]:
    """Return the lifecycles that a record brings, if one is named."""
    if record is None:
        return {}
    from tui.cli.records import open_to_read

    with closing(open_to_read(record)) as desk:
        state = desk.state()
        own = {kind: state.own_table(kind) for kind in registry.names()}
    return {kind: table for kind, table in own.items() if table is not None}


def _outline(table: Table) -> str:
    """Write a table as people read it, without the denial that all of them have."""
    shown = [row for row in table.states.values() if row.name != DENIED]
    states = "  ".join(f"{row.glyph} {row.name}" for row in shown)
    gate = f" · gate {table.gate}" if table.gate else ""
    steps = (step for step in table.transitions if step.trigger != DENY)
    rows = (
        (
            step.trigger,
            sources,
            "→",
            step.dest or SAME,
            " ".join(f"[{one}]" for one in step.conditions),
        )
        for step in steps
        if (sources := _sources(step, [row.name for row in shown]))
    )
    return f"{table.kind}{gate}\n  {states}\n{columns(rows, indent='  ')}"


def _sources(step: TransitionRow, states: Sequence[str]) -> str:
    """Write where a step begins: `any` for all states but the one that it leads to."""
    sources = [one for one in step.sources if one != DENIED]
    if set(sources) == set(states):
        return EVERY
    return ANY if set(sources) == set(states) - {step.dest} else ", ".join(sources)


def _verify(read: argparse.Namespace) -> int:
    from tui.cli.records import verify

    verdict = verify(read.record, read.head)
    if read.json:
        say_json(verdict._asdict())
    elif verdict.fault is None:
        say(f"{verdict.sound} entries, each as it was recorded. Head {verdict.head}")
    else:
        complain(verdict.fault)
    return 0 if verdict.fault is None else 3


_PURPOSES = {
    "check": "Check scenarios, and tell every mistake by file, line and column.",
    "schema": "Print the JSON Schema that editors complete scenarios from.",
    "lifecycles": "Show how each kind moves.",
    "verify": "Prove that a record is as it was written.",
}

_RECORDS = {
    "lifecycles": "a record or a scenario, with the lifecycles that it brings",
    "verify": "a .parley file",
}

_RUN = {"check": _check, "schema": _schema, "lifecycles": _lifecycles, "verify": _verify}
