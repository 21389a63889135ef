"""Writing for others from the interface: a form and a path in one line."""

from pathlib import Path

from negotiation.desk import Desk
from tests.tui.hands import at_the_board


async def test_a_form_and_a_path_write_what_is_looked_at(desk: Desk, tmp_path: Path) -> None:
    async with at_the_board(desk, (110, 40)) as hands:
        await hands.press("E")
        assert "ics  " in hands.frame
        await hands.type(f"ics {tmp_path / 'talks.ics'}")
        assert "rounds, deadlines and what ends by itself" in hands.frame
        await hands.press("enter")
        await hands.until_shown("is written.")
    assert "SUMMARY:First round" in (tmp_path / "talks.ics").read_text("utf-8")


async def test_what_is_there_is_not_replaced_and_that_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", "utf-8")
    async with at_the_board(desk, (110, 40)) as hands:
        await hands.press("E")
        await hands.type(f"csv {tmp_path / 'mine'}")
        await hands.press("enter")
        await hands.until_shown("There is a file")
    assert (tmp_path / "mine").read_text("utf-8") == "mine"


async def test_a_form_that_there_is_not_is_told_with_those_there_are(desk: Desk) -> None:
    async with at_the_board(desk, (110, 40)) as hands:
        await hands.press("E")
        await hands.type("isc talks.ics")
        assert "did you mean 'ics'?" in hands.frame
        await hands.press("enter")
        assert "did you mean 'ics'?" in hands.frame
        await hands.press("escape")
        await hands.until_back()
