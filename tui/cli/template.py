"""A scenario to begin with, and beside it the schema by which editors complete its words."""

import json
import re
from pathlib import Path

from negotiation.scenario.schema import schema
from negotiation.scenario.shipped import template
from negotiation.words.problems import Problem
from negotiation.words.refs import slug_from
from tui.cli.output import say, say_json
from tui.cli.records import SCENARIO_ENDINGS

SCHEMA = "scenario.schema.json"
"""What the first line of a scenario calls its schema."""

_ID = re.compile(r"^(  id: )[a-z0-9-]+", re.MULTILINE)
"""Where a scenario says what its process is called."""


def write(path: Path, *, as_json: bool) -> int:
    """Write a scenario that is named after its file, and the schema. Returns the exit status.

    Raises:
        Problem: the file is there already.
    """
    if path.suffix not in SCENARIO_ENDINGS:
        raise Problem(f"{path} is no name for a scenario: it ends in .yaml.")
    slug = slug_from(path.stem) or "my-talks"
    text = _ID.sub(rf"\g<1>{slug}", template().read_text("utf-8"), count=1)
    beside = path.with_name(SCHEMA)
    _write(path, text)
    if not beside.exists():
        _write(beside, json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
    if as_json:
        say_json({"scenario": str(path), "schema": str(beside)})
    else:
        say(f"{path}: a scenario to begin with. {beside} lets an editor complete its words.")
        say(f"While you write: parley check --watch {path}")
    return 0


def _write(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise Problem(f"There is a file {path} already: a template never replaces one.") from None
