from textual.binding import Binding

from negotiation.desk import Desk
from tests.tui.hands import at_the_board
from tui.actions import ACTIONS, ALL, bindings, shown
from tui.screens.desk import DeskScreen


def test_every_action_is_done_by_the_board_and_every_key_is_used_once() -> None:
    for action in ACTIONS:
        assert callable(getattr(DeskScreen, f"action_{action.id}"))
    keys = [key for action in ALL for key in (action.key, *action.also)]
    assert len(keys) == len(set(keys))


def test_what_the_board_can_do_stands_in_the_table() -> None:
    done = {name.removeprefix("action_") for name in vars(DeskScreen) if name.startswith("action_")}
    assert done == {action.id for action in ACTIONS} | {"move", "room"}


def test_the_keys_are_bound_from_the_table() -> None:
    bound = [one for one in bindings(ACTIONS) if isinstance(one, Binding)]
    assert [one.action for one in bound] == [action.id for action in ACTIONS]


def test_the_footer_has_at_most_eight_keys() -> None:
    assert sum(action.in_footer for action in ACTIONS) <= 8


async def test_the_help_tells_every_key(desk: Desk) -> None:
    async with at_the_board(desk, (100, 45)) as hands:
        await hands.press("question_mark")
        for action in ALL:
            assert action.help in hands.frame
            assert shown(action.key) in hands.frame
