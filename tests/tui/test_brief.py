"""A brief from the desk: `b`, and a file or `copy`."""

from pathlib import Path

import pytest

from negotiation.desk import Desk
from tests.tui.hands import at_the_board


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Start in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def test_without_words_it_is_a_page_in_a_file_named_after_the_talks(
    desk: Desk, folder: Path
) -> None:
    async with at_the_board(desk) as hands:
        await hands.press("b")
        await hands.until_shown("No words mean a page:")
        await hands.press("enter")
        await hands.until_shown("The brief is in")
    (page,) = folder.glob("*.html")
    assert page.name == "brief-ukraine-2022-2022-03-02-2200.html"
    assert "<!doctype html>" in page.read_text("utf-8")


async def test_a_file_gets_the_format_that_its_name_says(desk: Desk, folder: Path) -> None:
    async with at_the_board(desk) as hands:
        await hands.press("b")
        await hands.type("talks.md")
        await hands.until_shown("markdown")
        await hands.press("enter")
        await hands.until_shown("The brief is in talks.md.")
    assert (folder / "talks.md").read_text("utf-8").startswith("# Russia–Ukraine talks")


async def test_it_can_be_copied(desk: Desk) -> None:
    async with at_the_board(desk) as hands:
        await hands.press("b")
        await hands.type("copy")
        await hands.press("enter")
        await hands.until_shown("The brief is copied.")
        assert hands.app.clipboard.startswith("# Russia–Ukraine talks")


async def test_a_label_of_the_traffic_light_protocol_is_its_ceiling(desk: Desk) -> None:
    async with at_the_board(desk) as hands:
        await hands.press("b")
        await hands.type("copy text green")
        await hands.until_shown("what is marked above green")
        await hands.press("enter")
        await hands.until_shown("The brief is copied.")
        assert hands.app.clipboard.startswith("TLP:GREEN")


async def test_it_tells_the_time_that_is_looked_at(desk: Desk) -> None:
    async with at_the_board(desk) as hands:
        await hands.press("t")
        await hands.type("1 mar")
        await hands.press("enter")
        await hands.until_back()
        await hands.press("b")
        await hands.type("copy text")
        await hands.press("enter")
        await hands.until_shown("The brief is copied.")
        assert "As of Tue 1 Mar 2022 23:59" in hands.app.clipboard


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("talks.pdf", "A file whose name ends in .txt, .md or .html, or 'copy' and a format."),
        ("there.md", "There is a file there.md already: say another name."),
        ("copy pdf", "'pdf' is not a format of a brief."),
    ],
)
async def test_what_can_not_be_done_is_said_and_asked_again(
    words: str, says: str, desk: Desk, folder: Path
) -> None:
    (folder / "there.md").write_text("mine")
    async with at_the_board(desk) as hands:
        await hands.press("b")
        await hands.type(words)
        await hands.press("enter")
        await hands.until_shown(says)
        assert hands.app.screen is not hands.board
    assert (folder / "there.md").read_text() == "mine"


async def test_a_file_that_can_not_be_written_is_told_of(desk: Desk) -> None:
    async with at_the_board(desk) as hands:
        await hands.press("b")
        await hands.type("no/talks.md")
        await hands.press("enter")
        await hands.until_shown("no/talks.md can't be written: No such file or directory.")


async def test_a_what_if_has_no_brief(desk: Desk) -> None:
    async with at_the_board(desk) as hands:
        await hands.press("W")
        await hands.until_shown("what if")
        await hands.press("b")
        await hands.until_shown("A brief tells what is recorded")
