"""Talks that have only just begun: every room says what belongs there, and by which key."""

import re

import pytest

from tests.talks import Talks
from tests.tui.hands import at_the_board
from tui.rooms import ROOMS, Room

LISTING = [room for room in ROOMS if room.name != "log"]
"""The rooms that have nothing to show; the log has the beginning of the talks."""


@pytest.mark.parametrize("room", LISTING, ids=lambda one: one.name)
async def test_an_empty_room_says_which_key_brings_what_belongs_there(room: Room) -> None:
    async with at_the_board(Talks.of("").desk, (80, 24)) as hands:
        await hands.press(room.key)
        assert re.search(r"\. [nNi] [a-z]+", hands.frame)
        assert "…" not in hands.frame


async def test_on_the_empty_board_n_makes_the_first_round() -> None:
    async with at_the_board(Talks.of("").desk, (80, 24)) as hands:
        await hands.press("n")
        await hands.until_shown("ound")
        assert hands.app.screen is not hands.board
        assert "kind" not in hands.frame.lower()


@pytest.mark.parametrize("key", ["a", "full_stop", "w", "e", "enter"])
async def test_what_needs_something_under_the_cursor_says_so(key: str) -> None:
    async with at_the_board(Talks.of("").desk, (80, 24)) as hands:
        await hands.press(key)
        assert hands.board.status.says.startswith("Nothing is under the cursor.")
