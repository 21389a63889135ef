"""Going places: rooms by their keys, lists by a letter, actions by their names, by a click."""

from pathlib import Path

import pytest

from negotiation.desk import Desk
from tests.tui.hands import Hands, at_the_board
from tui.actions import ALL
from tui.rooms import ROOMS
from tui.theme import IN_TURN


def line_of(hands: Hands, words: str) -> int:
    return next(y for y, line in enumerate(hands.frame.splitlines()) if words in line)


@pytest.mark.parametrize("room", ROOMS, ids=lambda one: one.name)
async def test_a_digit_leads_to_a_room_and_the_cursor_is_where_it_was_left(
    desk: Desk, room: object
) -> None:
    async with at_the_board(desk, (100, 30)) as hands:
        await hands.press("j")
        on = hands.board.view.ref
        await hands.press(room.key)  # type: ignore[attr-defined]
        assert hands.board.room == room.name  # type: ignore[attr-defined]
        await hands.press("1")
        assert (hands.board.room, hands.board.view.ref) == ("board", on)


async def test_a_letter_leads_to_a_list_and_to_a_room(desk: Desk) -> None:
    async with at_the_board(desk, (100, 30)) as hands:
        await hands.press("g")
        letter = next(
            line.split()[1]
            for line in hands.frame.splitlines()
            if line.startswith("│") and "Who is where" in line
        )
        await hands.press(letter)
        assert hands.board.view.section == "where"
        await hands.press("g", "c")
        assert hands.board.room == "conditions"
        await hands.press("g", "escape")
        assert hands.board.room == "conditions"


async def test_the_palette_finds_an_action_by_any_word_and_does_it(desk: Desk) -> None:
    async with at_the_board(desk, (100, 30)) as hands:
        await hands.press("space")
        await hands.type("stands in the way")
        assert "why" in hands.frame
        await hands.press("enter")
        await hands.until_shown("What stands in the way")


async def test_the_palette_has_every_action_but_the_moves(desk: Desk) -> None:
    async with at_the_board(desk, (110, 60)) as hands:
        await hands.press("space")
        for action in ALL:
            if not action.action.startswith("move("):
                assert action.help in hands.frame, action.id
        await hands.type("nothing at all")
        assert "Nothing that can be done" in hands.frame
        await hands.press("enter", "escape")
        assert "Second round" in hands.frame


async def test_a_click_on_a_key_in_the_footer_does_what_the_key_does(desk: Desk) -> None:
    async with at_the_board(desk, (100, 30)) as hands:
        y = line_of(hands, "w why")
        x = hands.frame.splitlines()[y].index("w why")
        await hands.pilot.click(offset=(x, y))
        await hands.until_shown("What stands in the way")


async def test_colours_go_round_and_are_remembered(desk: Desk, tmp_path: Path) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        seen = []
        for _ in IN_TURN:
            await hands.press("C")
            seen.append(hands.app.theme)
            assert "Stop bombing civilians" in hands.frame
        assert set(seen) == set(IN_TURN)
        assert hands.app.theme == IN_TURN[0]
    assert f'theme = "{IN_TURN[0]}"' in (tmp_path / "parley" / "config.toml").read_text("utf-8")
