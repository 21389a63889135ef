"""What is loaded: a command that only reads must start quickly, and the domain knows no screen."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

RUN = """
import json, sys
from tui.cli.main import main
status = main(sys.argv[1:])
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
sys.exit(status)
"""

IMPORT_ALL = """
import json, sys
from importlib import import_module
from pkgutil import walk_packages
import negotiation
for module in walk_packages(negotiation.__path__, "negotiation."):
    import_module(module.name)
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""

HEAVY = {"pydantic", "pydantic_core", "transitions", "textual", "rich", "click"}


def loaded(program: str, *words: str, status: int = 0) -> set[str]:
    """Run a program in a process of its own, and list the modules that it has loaded."""
    ran = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert ran.returncode == status, ran.stderr
    return set(json.loads(ran.stderr.splitlines()[-1]))


def kinds_in(modules: set[str]) -> set[str]:
    """List the kinds whose models are loaded."""
    beside = {"base", "registry"}
    names = {one.split(".")[2] for one in modules if one.startswith("negotiation.kinds.")}
    return names - beside


def test_the_domain_never_loads_what_draws_a_screen() -> None:
    modules = loaded(IMPORT_ALL)
    assert "negotiation.desk" in modules
    assert not {"textual", "rich", "tui"} & modules


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("status",), 0),
        (("status", "--json"), 0),
        (("status", "round/brest", "--as-of", "2022-03-01"), 0),
        (("list", "round", "--since", "2022-03-01"), 0),
        (("why", "round/brest", "open"), 1),
        (("log",), 0),
        (("conditions",), 0),
        (("agenda",), 0),
        (("delegations",), 0),
        (("claims",), 0),
        (("timeline",), 0),
        (("brief",), 0),
        (("brief", "--format", "html"), 0),
        (("verify",), 0),
        (("lifecycles", "round"), 0),
        (("export", "jsonl"), 0),
        (("export", "csv", "--kind", "round"), 0),
        (("export", "geojson"), 0),
        (("export", "mermaid"), 0),
    ],
)
@pytest.mark.usefixtures("record")
def test_a_command_that_reads_a_record_loads_nothing_heavy(
    words: tuple[str, ...], status: int
) -> None:
    assert not HEAVY & loaded(RUN, *words, status=status)


@pytest.mark.usefixtures("record")
def test_a_brief_as_text_needs_no_templates() -> None:
    assert "jinja2" not in loaded(RUN, "brief")
    assert "jinja2" in loaded(RUN, "brief", "--format", "markdown")


@pytest.mark.usefixtures("record")
def test_only_the_kinds_that_occur_in_the_record_are_loaded() -> None:
    assert kinds_in(loaded(RUN, "status")) == {
        "claim",
        "delegation",
        "item",
        "party",
        "person",
        "precondition",
        "process",
        "question",
        "round",
        "source",
    }


@pytest.mark.usefixtures("record")
def test_only_the_verb_that_was_asked_for_is_loaded() -> None:
    modules = loaded(RUN, "confirm", "round/brest")
    verbs = {"advance", "observe", "add", "amend", "confirm", "note", "undo"}
    assert {one for one in verbs if f"negotiation.updates.{one}" in modules} == {"confirm"}
    assert not {"textual", "rich", "click", "tui.cli.reading", "tui.cli.opening"} & modules


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_help_and_version_load_almost_nothing(word: str) -> None:
    modules = loaded(RUN, word)
    ours = {one for one in modules if one.startswith(("negotiation", "tui"))}
    assert ours <= {
        "negotiation",
        "negotiation.words",
        "negotiation.words.problems",
        "tui",
        "tui.cli",
        "tui.cli.main",
    }
    assert not (HEAVY | {"argparse", "sqlite3", "yaml"}) & modules
