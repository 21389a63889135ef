"""At every size: nothing breaks, and at 80×24 everything can be reached."""

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
