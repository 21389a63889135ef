"""`parley import`: entries of another record, or a table, looked at first and then recorded."""

import argparse
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from negotiation.events import ADDED, Entry
from negotiation.fold.history import History
from negotiation.imports.rows import Import, Plan, Taken
from negotiation.updates.decision import Proposal, Refused
from negotiation.views.saying import saying
from negotiation.words.problems import Problem
from negotiation.words.when import show_in_full
from tui.cli import records, settings
from tui.cli.arguments import TO_UPDATE, parser
from tui.cli.output import columns, complain, say, say_json
from tui.cli.progress import Progress

MOST = 20
"""How many lines are listed; `--json` has all of them."""

NOT_YET = "Nothing is recorded yet: --yes records it."


def run(command: str, words: Sequence[str]) -> int:
    """Import a file, or show what that would come to. Returns the exit status."""
    made = parser(command, _PURPOSE, record=TO_UPDATE)
    made.add_argument("file", metavar="FILE", help="entries (.jsonl), or a table (CSV)")
    made.add_argument(
        "--mapping", metavar="MAPPING", help="a YAML file: what a table's columns are"
    )
    made.add_argument("--yes", action="store_true", help="record it; else it is only shown")
    made.add_argument("--operator", metavar="NAME", help="who records this")
    read = made.parse_args(list(words))
    from negotiation.imports.lines import ENDINGS

    if read.mapping is not None:
        return _table(read)
    if not read.file.endswith(ENDINGS):
        raise Problem(
            f"What are the columns of {read.file}? Say it with --mapping FILE.yaml. Entries are"
            f" read from files whose name ends in {' or '.join(ENDINGS)}."
        )
    return _lines(read)


def _table(read: argparse.Namespace) -> int:
    from negotiation.imports import mapping
    from negotiation.imports.table import Table
    from negotiation.words import strictyaml

    understood = mapping.read(strictyaml.read(Path(read.mapping)))
    table = Table(Path(read.file), understood.form)
    with (
        closing(records.open_to_update(read.record, read.operator, via="import")) as desk,
        Progress("rows read") as progress,
    ):
        importing = Import(table, understood, progress)
        try:
            if read.yes:
                desk.operator = settings.operator(desk.operator, ask=True)
            decision = desk.propose(importing)
        except Refused as refused:
            if importing.plan is None or not importing.plan.wrong:
                raise
            _show(importing.plan, read, recorded=False)
            complain(str(refused))
            complain("Nothing is recorded while a row is wrong.")
            return 1
        assert isinstance(decision, Proposal)  # noqa: S101 - rows are proposed, or refused
        if read.yes and decision.entries:
            desk.record(decision)
    assert importing.plan is not None  # noqa: S101 - it has been decided
    _show(importing.plan, read, recorded=read.yes)
    return 0


def _show(plan: Plan, read: argparse.Namespace, *, recorded: bool) -> None:
    """Tell what a table comes to."""
    added = [one for one in plan.taken if one.entry.type == ADDED]
    changed = [one for one in plan.taken if one.entry.type != ADDED]
    if read.json:
        say_json(
            {
                "rows": plan.rows,
                "added": [_as_json(one) for one in added],
                "changed": [_as_json(one) for one in changed],
                "there": plan.there,
                "wrong": [one._asdict() for one in plan.wrong],
                "recorded": recorded,
            }
        )
        return
    for title, taken in (("New", added), ("Changed", changed)):
        if taken:
            say(f"{title}: {len(taken)}")
            say(columns((_cells(one, plan) for one in taken[:MOST]), indent="  "))
            if len(taken) > MOST:
                say(f"  and {len(taken) - MOST:,} more (--json lists them)")
    counts = f"{len(added):,} new, {len(changed):,} changed, {plan.there:,} already there"
    say(f"{_number(plan.rows, 'row')} of {read.file}: {counts}.")
    if not plan.wrong and plan.taken:
        say("Recorded." if recorded else NOT_YET)


def _cells(one: Taken, plan: Plan) -> tuple[str, ...]:
    entry = one.entry
    when = show_in_full(entry.occurred) if entry.occurred else ""
    return (
        f"row {one.row}",
        when,
        saying(entry, plan.state),
        entry.source or "",
        f"({entry.subject})",
    )


def _as_json(one: Taken) -> dict[str, object]:
    return {"row": one.row, "ref": one.entry.subject, "data": dict(one.entry.data)}


def _lines(read: argparse.Namespace) -> int:
    from negotiation.imports import lines

    name, where = str(read.file), records.said(read.record)
    if records.is_scenario(where):
        raise Problem(f"{where} is a scenario; entries are taken into a record.")
    with Progress("lines read") as progress:
        found = lines.read(Path(name), progress)
    place = records.place(where)
    there = records.is_there(place)
    fresh = lines.lacking(found, _held(where) if there else History(), name)
    if read.yes and fresh:
        _take([line.entry for line in found], place, there=there)
    if read.json:
        say_json({"added": len(fresh), "there": len(found) - len(fresh), "recorded": read.yes})
        return 0
    made = "" if there else f" {records.shown(place)} is made of them."
    say(
        f"{_number(len(found), 'entry', 'entries')} in {name}: {len(fresh):,} new,"
        f" {len(found) - len(fresh):,} already there.{made}"
    )
    if fresh:
        say("Recorded." if read.yes else NOT_YET)
    return 0


def _held(where: str) -> History:
    with closing(records.stored_at(where)) as store:
        return History(store.read())


def _take(entries: Sequence[Entry], place: records.Place, *, there: bool) -> None:
    """Merge entries into a record; one that is not there is made, if it is a file.

    Raises:
        Problem: it is not there, and on a server.
    """
    from negotiation.record.merge import merge

    if there:
        with closing(records.stored_at(str(place))) as store:
            merge(store, entries)
    elif isinstance(place, Path):
        records.write(entries, place)
    else:
        raise Problem(f"There is no record {records.shown(place)}: make one with `parley new`.")


def _number(number: int, one: str, several: str = "") -> str:
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"


_PURPOSE = "Take in entries (JSON Lines), or a table (CSV): shown first, and recorded with --yes."
