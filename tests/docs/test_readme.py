"""The README answers the ten questions, and shows the Board as it is painted."""

from __future__ import annotations

import re

from tests.docs.pages import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def test_there_are_ten_questions_each_with_its_command() -> None:
    answered = re.findall(r"^\*\*\d+\. .+\?\*\*\n\n```console\n", README, re.MULTILINE)

    assert len(answered) == 10


def test_the_board_of_the_readme_is_what_is_painted() -> None:
    frame = (ROOT / "tests" / "tui" / "frames" / "board-80x24.txt").read_text("utf-8").splitlines()
    (board,) = re.findall(r"```\n( Russia–Ukraine talks(?:.*\n)*?)```", README)

    assert board.splitlines() == frame[: len(board.splitlines())]
