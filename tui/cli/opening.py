"""`parley open` and `parley new`: a record made from a scenario, and the interface over one."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING

from negotiation.desk import Desk
from negotiation.words.problems import Problem
from negotiation.words.when import instant
from tui.cli import settings
from tui.cli.arguments import TO_MAKE, parser
from tui.cli.output import say, say_json
from tui.cli.records import (
    RECORD_ENDING,
    Place,
    is_scenario,
    is_there,
    make,
    place,
    place_of,
    read_scenario,
    record_of,
    shown,
)

if TYPE_CHECKING:
    from tui.start import Start


def run(command: str, words: Sequence[str]) -> int:
    """Run `open` or `new`. Returns the exit status."""
    return _new(words) if command == "new" else _open(words)


def _new(words: Sequence[str]) -> int:
    made = parser("new", "Make a record from a scenario, or a scenario.", record=TO_MAKE)
    made.add_argument("scenario", metavar="SCENARIO", nargs="?", help="a YAML file")
    made.add_argument("--template", metavar="FILE", help="write a scenario to begin with instead")
    read = made.parse_args(list(words))
    if read.template is not None and read.scenario is None:
        from tui.cli.template import write

        return write(Path(read.template), as_json=read.json)
    if read.scenario is None or read.template is not None:
        raise Problem("Which scenario? Name one, or write one to begin with: --template FILE.yaml.")
    scenario = read_scenario(Path(read.scenario))
    where = place_of(scenario.id, read.record)
    name = shown(where)
    if is_scenario(name):
        raise Problem(f"{name} is named like a scenario: a record's name ends in {RECORD_ENDING}.")
    if isinstance(where, Path) and is_there(where):
        raise Problem(
            f"There is a file {name} already: open it with `parley open {name}`,"
            " or say where else the record is to be: -r FILE."
        )
    with closing(Desk(make(scenario, where))) as desk:
        entries = desk.state().history.seq
    settings.remember_record(where)
    if read.json:
        say_json({"record": name, "entries": entries})
    else:
        say(f"{name}: {entries} entries from {read.scenario}.")
    return 0


def _open(words: Sequence[str]) -> int:
    purpose = "Open a scenario or a record in the interface."
    made = parser("open", purpose, record=TO_MAKE, prints_json=False)
    made.add_argument(
        "path",
        metavar="PATH",
        nargs="?",
        help="a scenario, a .parley file, or postgresql://…#process",
    )
    made.add_argument("--operator", metavar="NAME", help="who works here")
    made.add_argument("--theme", metavar="NAME", help="colours: parley-light, ansi-dark, ...")
    made.add_argument("--screen", metavar="NAME", help="where to start: board, conditions, ...")
    made.add_argument("--as-of", metavar="WHEN", help="leave out what happened later")
    made.add_argument("--known-at", metavar="WHEN", help="leave out what was known later")
    read = made.parse_args(list(words))
    start = _start(read)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise Problem(
            "The interface needs a terminal. Without one: `parley status`, `parley --help`."
        )
    from tui.run import run_on

    record, scenario = _record(read.path, read.record)
    return run_on(record, settings.operator(read.operator), scenario, read.theme, start)


def _start(read: argparse.Namespace) -> "Start":
    """Understand where to start, as far as that can be told without the record.

    Raises:
        Problem: there is no such screen, or words are no time.
    """
    from tui.start import Start

    said = {"screen": read.screen, "as_of": read.as_of, "known_at": read.known_at}
    start = Start(**{name: words for name, words in said.items() if words is not None})
    start.check(instant(datetime.now(UTC)))
    return start


def _record(path: str | None, record: str | None) -> tuple[Place | None, Path | None]:
    """Return the record to open and the scenario that it is of.

    The record is made if there is none yet; without either, the person is to pick one.
    """
    if path is None:
        said = record or environ.get("PARLEY_RECORD") or settings.last_record()
        return (place(said) if said else None), None
    if not is_scenario(path):
        return place(path), None
    return record_of(Path(path), record), Path(path)
