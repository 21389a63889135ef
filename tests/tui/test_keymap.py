"""Keys of one's own, and the page that lists them all."""

from pathlib import Path

import pytest

from negotiation.desk import Desk
from tests.tui.hands import at_the_board
from tui.actions import ALL, Action
from tui.keymap import KEYS, with_keys
from tui.reference.keys import page


def keys(actions: tuple[Action, ...]) -> dict[str, tuple[str, ...]]:
    return {one.id: one.keys for one in actions}


def test_an_action_takes_the_keys_that_the_settings_name() -> None:
    made, wrong = with_keys({"update": "A", "down": ["v", "down"], "help": "?"})

    assert wrong == ()
    assert keys(made)["update"] == ("A",)
    assert keys(made)["down"] == ("v", "down")
    assert keys(made)["why"] == ("w",)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"updat": "A"}, "'updat' is not a known action, did you mean 'update'?"),
        ({"update": "ctrl+x"}, "update: 'ctrl+x' is not a key"),
        ({"update": "u"}, "u is the key of update and undo: give each one of its own."),
        ({"update": ["j"]}, "j is the key of update and down"),
        ({"quit": []}, "quit needs a key."),
        ({"help": []}, "help needs a key."),
    ],
)
def test_settings_that_can_not_be_followed_are_told_and_none_of_them_is_used(
    said: dict[str, object], sentence: str
) -> None:
    made, wrong = with_keys({"why": "W", **said})

    assert any(sentence in one for one in wrong)
    assert made == ALL


def test_the_keys_that_there_are_use_only_what_arrives_in_every_terminal() -> None:
    for action in ALL:
        assert set(action.keys) <= set(KEYS.values()), action.id


async def test_another_key_does_it_and_stands_in_footer_and_help(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "parley"
    folder.mkdir(exist_ok=True)
    (folder / "config.toml").write_text('[keys]\nwhy = "Y"\n', "utf-8")
    async with at_the_board(desk, (100, 45)) as hands:
        assert "Y why" in hands.frame
        await hands.press("w")
        assert "What stands in the way" not in hands.frame
        await hands.press("Y")
        assert "What stands in the way" in hands.frame


async def test_wrong_settings_are_told_and_the_usual_keys_work(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "parley"
    folder.mkdir(exist_ok=True)
    (folder / "config.toml").write_text('[keys]\nwhy = "u"\n', "utf-8")
    async with at_the_board(desk, (100, 45)) as hands:
        await hands.until_shown("give each one of its own")
        await hands.press("w")
        assert "What stands in the way" in hands.frame


def test_the_page_of_the_keys_has_every_action() -> None:
    for action in ALL:
        assert action.help in page()
