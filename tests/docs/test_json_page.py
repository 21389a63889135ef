"""The page on JSON names every command that prints it, and every key that is printed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from tests.docs.pages import ROOT
from tui.cli.completing import actions_of, parser_of
from tui.cli.main import COMMANDS, main

PAGE = (ROOT / "docs" / "reference" / "json.md").read_text("utf-8")
NAMED = set(re.findall(r"\w+", PAGE))
PRINTS = [
    name
    for name in COMMANDS
    if any("--json" in action.option_strings for action in actions_of(parser_of(name)))
]
LOOKING = (
    "status",
    "status round/brest",
    "list claims",
    "why round/brest open",
    "road round/brest in_session",
    "log",
    "conditions",
    "agenda",
    "delegations",
    "claims",
    "timeline",
    "handover",
    "diff --from 2022-03-01",
    "brief",
    "check scenarios/ukraine-2022.yaml",
)
FREE = {"fields", "data", "states", "transitions"}
"""What holds keys that a kind, an entry's type or a table decides."""


@pytest.mark.parametrize("command", PRINTS)
def test_every_command_that_prints_json_has_its_shape_there(command: str) -> None:
    assert re.search(rf"`parley {command}\b", PAGE)


@pytest.mark.usefixtures("machine")
@pytest.mark.parametrize("command", LOOKING)
def test_every_key_that_is_printed_is_named_there(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARLEY_RECORD", "scenarios/ukraine-2022.yaml")
    main([*command.split(), "--json"])

    assert set(keys(json.loads(capsys.readouterr().out))) <= NAMED


def keys(value: object) -> Iterator[str]:
    """Walk the keys that the page has to name: refs are not among them."""
    if isinstance(value, list):
        for one in value:
            yield from keys(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if "/" not in key:
                yield key
            if key not in FREE:
                yield from keys(one)
