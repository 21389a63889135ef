import contextlib
import io

import pytest
from textual.binding import Binding
from textual.screen import Screen

from negotiation.desk import Desk
from negotiation.updates import VERBS
from tests.tui.hands import at_the_board
from tui.actions import ACTIONS, ALL, MOVES, TIMES, Action, bindings, shown
from tui.cli.main import COMMANDS, main
from tui.dialogs.palette import PaletteDialog
from tui.screens.desk import DeskScreen
from tui.widgets.canvas import Canvas

RECORDING = {
    "update": "advance",
    "confirm": "confirm",
    "adopt": "adopt",
    "correct": "correct",
    "report": "note",
    "make": "add",
    "make_other": "add",
    "edit": "amend",
    "undo": "undo",
    "redo": "undo --redo",
}
"""What records something, and the command that records the same."""


def test_every_action_is_done_by_the_board_and_every_key_is_used_once() -> None:
    for action in (*ACTIONS, *TIMES):
        assert callable(getattr(DeskScreen, f"action_{action.id}"))
    keys = [key for action in ALL for key in (action.key, *action.also)]
    assert len(keys) == len(set(keys))


def test_what_the_board_can_do_stands_in_the_table() -> None:
    own = set(dir(DeskScreen)) - set(dir(Screen))
    done = {name.removeprefix("action_") for name in own if name.startswith("action_")}
    assert done == {action.id for action in (*ACTIONS, *TIMES)} | {"move", "room"}


def test_the_keys_are_bound_from_the_table() -> None:
    bound = [one for one in bindings(ACTIONS) if isinstance(one, Binding)]
    assert [one.action for one in bound] == [action.id for action in ACTIONS]


def test_the_footer_has_at_most_eight_keys_and_they_fit_a_narrow_terminal() -> None:
    footer = [action for action in ACTIONS if action.in_footer]
    assert len(footer) <= 8
    assert len("   ".join(f"{shown(one.key)} {one.label}" for one in footer)) + 1 <= 80


@pytest.mark.parametrize("action", ALL, ids=lambda one: one.id)
def test_every_action_has_a_key_a_help_line_and_a_place_in_the_palette_or_under_the_mouse(
    action: Action,
) -> None:
    assert action.key
    assert action.label
    assert action.help.endswith(".")
    if action in MOVES:
        assert callable(Canvas.on_click)
        assert callable(Canvas.on_mouse_scroll_down)
    else:
        assert action in PaletteDialog(ALL)._actions


@pytest.mark.parametrize("action", [one for one in ALL if one.twin], ids=lambda one: one.id)
def test_the_twin_of_an_action_is_a_command_with_that_option(action: Action) -> None:
    command, *options = action.twin.split()
    assert command in COMMANDS
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        assert main([command, "--help"]) == 0
    for option in options:
        assert option in told.getvalue()


def test_what_records_something_has_the_twin_that_records_the_same() -> None:
    recording = {one.id: one.twin for one in ALL if one.twin.partition(" ")[0] in VERBS}
    assert recording == RECORDING
    assert all(one.twin for one in ALL if one.does.startswith("room("))


async def test_every_key_does_its_action(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        done: list[object] = []

        async def note(action: object, *_: object, **__: object) -> bool:
            done.append(action)
            return True

        monkeypatch.setattr(hands.app, "run_action", note)
        keys = [(key, one.action) for one in ALL for key in one.keys]
        await hands.press(*(key for key, _ in keys))
        assert done == [action for _, action in keys]


async def test_the_palette_does_every_action_that_is_no_move(desk: Desk) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        done: list[object] = []

        async def note(action: object, *_: object, **__: object) -> bool:
            done.append(action)
            return True

        wanted = [one for one in ALL if one not in MOVES]
        for action in wanted:
            await hands.press("space")
            hands.board.run_action = note  # type: ignore[assignment,method-assign]
            await hands.type(action.help)
            await hands.press("enter")
            await hands.until_back()
            del hands.board.run_action
        assert done == [one.action for one in wanted]


async def test_the_help_tells_every_key(desk: Desk) -> None:
    async with at_the_board(desk, (100, 90)) as hands:
        await hands.press("question_mark")
        for action in ALL:
            assert action.help in hands.frame
            assert shown(action.key) in hands.frame


async def test_the_mouse_reaches_every_action_through_the_footer_and_the_help(desk: Desk) -> None:
    async with at_the_board(desk, (100, 90)) as hands:
        done: list[str] = []

        async def note(action: object, *_: object, **__: object) -> bool:
            done.append(str(action))
            return True

        for action in ALL:
            await hands.click("? help")
            hands.board.run_action = note  # type: ignore[assignment,method-assign]
            await hands.click(action.help)
            await hands.until_back()
            del hands.board.run_action
        assert done == [action.action for action in ALL]
