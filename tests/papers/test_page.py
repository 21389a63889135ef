"""Each command of the page about exports runs, on a copy of the seed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from negotiation.papers.exports import FORMS
from tests.cli.conftest import Parley, machine, parley

__all__ = ["machine", "parley"]

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "exports.md").read_text("utf-8")
COMMANDS = re.findall(r"^\$ parley (.+)$", PAGE, re.MULTILINE)


def test_every_form_has_its_heading_and_its_command() -> None:
    assert re.findall(r"^## .+: `(.+)`$", PAGE, re.MULTILINE) != []
    for form in FORMS:
        assert f": `{form}`\n" in PAGE
        assert any(command.startswith(f"export {form}") for command in COMMANDS)


def test_every_command_of_the_page_runs(parley: Parley, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_RECORD", str(ROOT / "scenarios" / "ukraine-2022.yaml"))
    for command in COMMANDS:
        ran = parley(*command.split())
        assert ran.returncode == 0, ran.stderr
        assert ran.stdout
    made = {"talks.ics", "tables", "talks.jsonl", "again.yaml", "places.geojson"}
    assert made <= {one.name for one in Path().iterdir()}
