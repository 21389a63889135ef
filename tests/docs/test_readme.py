"""The README answers the ten questions."""

from __future__ import annotations

import re

from tests.docs.pages import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def test_there_are_ten_questions_each_with_its_command() -> None:
    answered = re.findall(r"^\*\*\d+\. .+\?\*\*\n\n```console\n", README, re.MULTILINE)

    assert len(answered) == 10
