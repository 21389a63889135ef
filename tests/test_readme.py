"""What the README shows is what the commands print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.cli.main import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SHOWN = re.findall(r"```console\n\$ parley (.+)\n((?:.*\n)*?)```", README)


def test_there_are_ten_questions_each_with_its_command() -> None:
    assert len(re.findall(r"^\*\*\d+\. .+\?\*\*$", README, re.MULTILINE)) == len(SHOWN) == 10


@pytest.mark.parametrize(("command", "printed"), SHOWN, ids=[command for command, _ in SHOWN])
def test_a_command_of_the_readme_prints_what_stands_there(
    command: str,
    printed: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PARLEY_RECORD", str(ROOT / "scenarios" / "ukraine-2022.yaml"))
    monkeypatch.delenv("PARLEY_OPERATOR", raising=False)
    assert main(command.split()) in {0, 1}
    seen = capsys.readouterr().out.splitlines()
    lines = [line for line in printed.splitlines() if line != "…"]
    start = seen.index(lines[0])

    assert seen[start : start + len(lines)] == lines


def test_the_board_of_the_readme_is_what_is_painted() -> None:
    frame = (ROOT / "tests" / "tui" / "frames" / "board-80x24.txt").read_text("utf-8").splitlines()
    (board,) = re.findall(r"```\n( Russia–Ukraine talks(?:.*\n)*?)```", README)

    assert board.splitlines() == frame[: len(board.splitlines())]
