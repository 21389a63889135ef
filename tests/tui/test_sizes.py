"""At every size: nothing breaks, and at 80×24 everything can be reached."""

from pathlib import Path

import pytest
from textual.widgets import Input

from negotiation.desk import Desk
from tests.tui.hands import Hands, at_the_board
from tui.rooms import ROOMS, Room
from tui.widgets.page import Page

WALK = ((200, 60), (60, 15), (120, 40), (80, 24), (60, 16), (20, 3), (1, 1), (200, 60), (80, 24))
DIALOGS = (
    *("a", "full_stop", "colon", "x", "i", "n", "N", "e", "w", "u", "t", "f", "s", "g"),
    *("space", "question_mark", "enter", "equals_sign"),
)


@pytest.mark.parametrize("room", ROOMS, ids=[one.name for one in ROOMS])
async def test_a_room_is_resized_at_any_moment_and_says_calmly_when_it_is_too_small(
    desk: Desk, room: Room
) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press(room.key)
        before = hands.frame
        for size in WALK:
            await hands.pilot.resize_terminal(*size)
            await hands.press("j", "tab", "k", "shift+tab")
            if size[0] >= 60:
                assert ("Parley needs 60×16" in hands.frame) == (size[1] < 16)
        await hands.press("home")
        assert hands.frame.splitlines()[0] == before.splitlines()[0]


async def test_where_there_is_no_room_for_a_room_it_is_gone_to_and_the_cursor_waits(
    desk: Desk,
) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press("5", "tab", "j", "3", "j")
        await hands.pilot.resize_terminal(20, 3)
        await hands.press("5", "j", "tab", "end", "h", "2", "k")
        assert hands.app.return_code is None
        await hands.pilot.resize_terminal(80, 24)
        await hands.press("j")
        assert "Conditions" in hands.frame


@pytest.mark.parametrize("key", DIALOGS)
async def test_a_dialog_is_resized_at_any_moment_and_its_line_and_keys_are_seen(
    desk: Desk, key: str
) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press(key)
        for size in WALK:
            await hands.pilot.resize_terminal(*size)
            await hands.pilot.pause()
        assert hands.app.return_code is None
        seen(hands)


DEEPER = {
    "an update": ("j", "a", "r"),
    "its fields": ("j", "a", "r", "tab"),
    "the question whether to drop what is typed": ("full_stop", "x", "escape"),
    "the question whether to drop a form": ("e", "x", "escape"),
    "a list to pick from": ("j", "e", "ctrl+u", "space"),
    "the form of what is picked": ("N", "enter"),
    "a filter": ("2", "f", "z"),
    "letters that are found": ("slash", "b", "o"),
    "a command that is wrong": ("colon", "z"),
    "another time": ("less_than_sign", "t"),
}
"""By what they open: keys of which the last ones are pressed over a dialog."""


@pytest.mark.parametrize("keys", DEEPER.values(), ids=DEEPER)
async def test_what_opens_over_a_dialog_is_resized_at_any_moment_too(
    desk: Desk, keys: tuple[str, ...]
) -> None:
    async with at_the_board(desk, (200, 60)) as hands:
        await hands.press(*keys)
        for size in WALK:
            await hands.pilot.resize_terminal(*size)
            await hands.pilot.pause()
        assert hands.app.return_code is None
        assert hands.app.screen is not hands.board
        seen(hands)


async def test_a_what_if_is_resized_while_it_is_asked_about(desk: Desk) -> None:
    async with at_the_board(desk, (200, 60)) as hands:
        await hands.press("W")
        await hands.until_shown("what if")
        await hands.press("full_stop", "enter")
        await hands.until_back()
        await hands.press("W")
        await hands.until_shown("k keep")
        for size in WALK:
            await hands.pilot.resize_terminal(*size)
            await hands.pilot.pause()
        seen(hands)
        assert "k keep" in hands.frame


async def test_the_records_to_open_are_resized_and_both_lists_are_seen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    async with at_the_board(desk, (200, 60)) as hands:
        await hands.press("o")
        await hands.until_shown("ukraine-2022.yaml")
        for size in (*WALK, (60, 16)):
            await hands.pilot.resize_terminal(*size)
            await hands.press("down", "space", "up")
        seen(hands)
        assert "enter open" in hands.frame
        await hands.press("a")
        for size in WALK:
            await hands.pilot.resize_terminal(*size)
            await hands.pilot.pause()
        seen(hands)


def seen(hands: Hands) -> None:
    """Check that the line to type on, and the keys, are wholly on the screen."""
    screen = hands.app.screen
    for one in (*screen.query(Input), *screen.query("#keys")):
        if one.display and one.region.height:
            visible = screen.find_widget(one).visible_region
            due = len(one.lines) if isinstance(one, Page) else one.region.height
            assert visible.height >= due, (one, hands.frame)


@pytest.mark.parametrize("room", ROOMS, ids=[one.name for one in ROOMS])
async def test_every_row_can_be_brought_under_the_cursor_and_is_then_painted(
    desk: Desk, room: Room
) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press(room.key)
        view = hands.board.view
        every = {(name, row.key) for name, rows in view._lists() for row in rows}
        met = set()
        for _ in view.lists:
            await hands.press("home")
            while True:
                at = view._at
                assert at is not None
                met.add((at.section, at.key))
                lines = [
                    line for line in view._picture.lines if any(s.spot == at.row for s in line)
                ]
                assert lines, f"{at} is not painted\n{hands.frame}"
                before = at
                view.move("down")
                if view._at == before:
                    break
            await hands.press("tab")
        assert every == met
