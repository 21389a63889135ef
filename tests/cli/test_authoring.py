"""Writing a scenario: one to begin with, its schema, and a check that follows the file."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from negotiation.scenario.schema import schema
from negotiation.scenario.shipped import template

Parley = Callable[..., CompletedProcess[str]]

ROOT = Path(__file__).parents[2]


def test_a_scenario_to_begin_with_is_named_after_its_file_and_right(parley: Parley) -> None:
    ran = parley("new", "--template", "Border Talks.yaml")

    assert ran.returncode == 0
    assert "  id: border-talks\n" in Path("Border Talks.yaml").read_text("utf-8")
    assert json.loads(Path("scenario.schema.json").read_text("utf-8")) == schema()
    assert parley("check", "Border Talks.yaml").returncode == 0
    assert parley("new", "Border Talks.yaml", "-r", "border.parley").returncode == 0


def test_the_first_line_of_the_template_names_the_schema_that_is_written_beside_it() -> None:
    first, *_ = template().read_text("utf-8").splitlines()
    assert first == "# yaml-language-server: $schema=scenario.schema.json"


def test_a_template_replaces_no_file(parley: Parley) -> None:
    Path("talks.yaml").write_text("mine\n", "utf-8")

    ran = parley("new", "--template", "talks.yaml")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("There is a file talks.yaml already")
    assert Path("talks.yaml").read_text("utf-8") == "mine\n"


def test_a_schema_that_is_there_is_left(parley: Parley) -> None:
    Path("scenario.schema.json").write_text("{}\n", "utf-8")
    parley("new", "--template", "talks.yaml")
    assert Path("scenario.schema.json").read_text("utf-8") == "{}\n"


@pytest.mark.parametrize("words", [(), ("talks.yaml", "--template", "other.yaml")])
def test_new_takes_a_scenario_or_writes_one(parley: Parley, words: tuple[str, ...]) -> None:
    ran = parley("new", *words)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("Which scenario?")


class Watching:
    """A check that follows a file."""

    def __init__(self, process: subprocess.Popen[str], said: Path) -> None:
        self._process, self._said = process, said
        self._read = 0

    def says(self, words: str) -> None:
        """Wait until it says something that it has not said before."""
        for _ in range(400):
            text = self._said.read_text("utf-8")
            if words in text[self._read :]:
                self._read = len(text)
                return
            time.sleep(0.05)
        raise AssertionError(f"never said; it said\n{text}")

    def stop(self) -> int:
        """Press Ctrl-C, and return the status."""
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(20)


@contextmanager
def watching(path: Path) -> Iterator[Watching]:
    said = path.with_suffix(".said")
    with said.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "tui.cli.main", "check", "--watch", str(path)],
            stdout=out,
            stderr=out,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    try:
        yield Watching(process, said)
    finally:
        process.kill()
        process.wait()


def test_a_check_follows_the_file_through_a_mistake_and_an_editor_that_replaces_it(
    scenario: Path,
) -> None:
    text = scenario.read_text("utf-8")
    with watching(scenario) as check:
        check.says("nothing is wrong")
        scenario.write_text(text.replace("rounds:", "ronds:"), "utf-8")
        check.says("'ronds' is not a section of a scenario")
        scenario.unlink()
        (scenario.parent / "new.yaml").write_text(text, "utf-8")
        (scenario.parent / "new.yaml").rename(scenario)
        check.says("nothing is wrong")
        assert check.stop() == 0


def test_a_file_that_stays_away_is_said_to_be_gone_and_found_again(scenario: Path) -> None:
    text = scenario.read_text("utf-8")
    with watching(scenario) as check:
        check.says("nothing is wrong")
        scenario.unlink()
        check.says("There is no file")
        scenario.write_text(text.replace("rounds:", "ronds:"), "utf-8")
        check.says("'ronds' is not a section")
        assert check.stop() == 1


def test_where_nobody_looks_at_a_terminal_nothing_steers_one(scenario: Path) -> None:
    with watching(scenario) as check:
        check.says("nothing is wrong")
        check.stop()
    assert "\x1b" not in scenario.with_suffix(".said").read_text("utf-8")
