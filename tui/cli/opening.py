"""`parley open` and `parley new`: a record made from a scenario, and the interface over one."""

import sys
from collections.abc import Sequence
from contextlib import closing
from os import environ
from pathlib import Path

from negotiation.desk import Desk
from negotiation.words.problems import Problem
from tui.cli import settings
from tui.cli.arguments import TO_MAKE, parser
from tui.cli.output import say, say_json
from tui.cli.records import (
    RECORD_ENDING,
    is_scenario,
    make,
    path_of,
    read_scenario,
    record_of,
)


def run(command: str, words: Sequence[str]) -> int:
    """Run `open` or `new`. Returns the exit status."""
    return _new(words) if command == "new" else _open(words)


def _new(words: Sequence[str]) -> int:
    made = parser("new", "Make a record from a scenario.", record=TO_MAKE)
    made.add_argument("scenario", metavar="SCENARIO", help="a YAML file")
    read = made.parse_args(list(words))
    scenario = read_scenario(Path(read.scenario))
    path = path_of(scenario.id, read.record)
    if is_scenario(str(path)):
        raise Problem(f"{path} is named like a scenario: a record's name ends in {RECORD_ENDING}.")
    if path.exists():
        raise Problem(
            f"There is a file {path} already: open it with `parley open {path}`,"
            " or say where else the record is to be: -r FILE."
        )
    with closing(Desk(make(scenario, path))) as desk:
        entries = desk.state().history.seq
    settings.remember_record(path)
    if read.json:
        say_json({"record": str(path), "entries": entries})
    else:
        say(f"{path}: {entries} entries from {read.scenario}.")
    return 0


def _open(words: Sequence[str]) -> int:
    made = parser("open", "Open a scenario or a record in the interface.", record=TO_MAKE)
    made.add_argument("path", metavar="PATH", nargs="?", help="a scenario, or a .parley file")
    made.add_argument("--operator", metavar="NAME", help="who works here")
    made.add_argument("--theme", metavar="NAME", help="colours: parley-light, ansi-dark, ...")
    read = made.parse_args(list(words))
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise Problem(
            "The interface needs a terminal. Without one: `parley status`, `parley --help`."
        )
    from tui.app import run_on

    record, scenario = _record(read.path, read.record)
    return run_on(record, settings.operator(read.operator), scenario, read.theme)


def _record(path: str | None, record: str | None) -> tuple[Path | None, Path | None]:
    """Return the record to open and the scenario that it is of.

    The record is made if there is none yet; without either, the person is to pick one.
    """
    if path is None:
        said = record or environ.get("PARLEY_RECORD") or settings.last_record()
        return (Path(said) if said else None), None
    if not is_scenario(path):
        return Path(path), None
    return record_of(Path(path), record), Path(path)
