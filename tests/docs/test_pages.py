"""A reader who follows a page from above sees what it shows."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from tests.docs.pages import (
    NAMED,
    ROOT,
    Block,
    agrees,
    blocks,
    changed,
    opening,
    pages,
    presses,
    steps,
)
from tests.tui.terminal import Terminal
from tui.cli.main import COMMANDS, main
from tui.reference import PAGES

SHOWING = [
    page for page in pages() if any(one.language in {"console", "keys"} for one in blocks(page))
]


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", SHOWING, ids=named)
def test_every_command_of_a_page_prints_what_the_page_shows(
    page: Path,
    machine: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for block in blocks(page):
        if block.name:
            file = machine / block.name
            is_change = block.language == "diff"
            text = changed(file.read_text("utf-8"), block) if is_change else block.body
            file.write_text(text, "utf-8")
        elif block.language == "console":
            follow(block, capsys, monkeypatch)
        elif block.language == "keys":
            press(block)


def follow(
    block: Block, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for step in steps(block):
        program, *words = step.command
        if program == "export":
            name, _, value = words[0].partition("=")
            monkeypatch.setenv(name, value)
            continue
        assert program == "parley", f"line {block.line}: a reader has only parley"
        main(words)
        seen = capsys.readouterr()
        printed = (seen.out + seen.err).splitlines()
        assert agrees(printed, step.prints), (
            f"line {block.line}: parley {' '.join(words)} prints\n" + "\n".join(printed)
        )


def press(block: Block) -> None:
    command = opening(block)
    assert command.types[:2] == ["parley", "open"]
    terminal = Terminal(Path(command.types[-1]).absolute())
    terminal.until(command.shows)
    for line in presses(block):
        for typed in line.types:
            terminal.type(typed)
            if typed == NAMED["esc"]:
                time.sleep(0.3)  # what follows at once makes another key of it
        if line.shows:
            terminal.until(line.shows)
    assert terminal.ended() == 0


@pytest.mark.parametrize("page", pages(), ids=named)
def test_no_link_of_a_page_is_dead(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, heading = target.partition("#")
        if path.startswith(("http://", "https://")):
            continue
        there = page.parent / path if path else page
        assert there.exists(), target
        assert not heading or heading in headings(there), target


def headings(page: Path) -> set[str]:
    """Name the headings of a page as links name them."""
    found = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.casefold()).replace(" ", "-") for one in found}


@pytest.mark.parametrize("page", pages(), ids=named)
def test_a_page_speaks_of_no_command_that_there_is_not(page: Path) -> None:
    for command in re.findall(r"\bparley ([a-z]+)\b", code_of(page)):
        assert command in COMMANDS, command


def code_of(page: Path) -> str:
    """Join what stands in a page as code."""
    return "\n".join(re.findall(r"```.*?```|`[^`]*`", page.read_text("utf-8"), flags=re.DOTALL))


@pytest.mark.parametrize("name", PAGES)
def test_a_reference_page_is_what_the_code_gives(name: str) -> None:
    written = (ROOT / "docs" / "reference" / name).read_text("utf-8")

    assert written == PAGES[name]()
