"""What is painted, held against frames that a person has looked at.

`PARLEY_WRITE_FRAMES=1 pytest tests/tui/test_frames.py` writes them anew: look at what changed.
"""

from os import environ
from pathlib import Path

import pytest

from negotiation.desk import Desk
from negotiation.words.refs import Ref
from tests.tui.hands import at_the_board
from tui.rooms import ROOMS, Room

FRAMES = Path(__file__).parent / "frames"
SIZES = ((80, 24), (120, 40), (200, 60))


def check(name: str, seen: str) -> None:
    path = FRAMES / f"{name}.txt"
    if environ.get("PARLEY_WRITE_FRAMES"):
        FRAMES.mkdir(exist_ok=True)
        path.write_text(seen, encoding="utf-8")
    assert seen == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_board_of_the_seed(desk: Desk, size: tuple[int, int]) -> None:
    async with at_the_board(desk, size) as hands:
        check(f"board-{size[0]}x{size[1]}", hands.frame)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("room", ROOMS[1:], ids=lambda room: room.name)
async def test_the_other_rooms_of_the_seed(desk: Desk, room: Room, size: tuple[int, int]) -> None:
    async with at_the_board(desk, size) as hands:
        await hands.press(room.key)
        check(f"{room.name}-{size[0]}x{size[1]}", hands.frame)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("update", ("a",)),
        ("report", ("a", "m")),
        ("why", ("w",)),
        ("thing", ("enter",)),
        ("command", ("colon",)),
        ("help", ("question_mark",)),
        ("past", ("less_than_sign", "T")),
        ("time", ("t", "-", "1", "d")),
        ("adopt", ("j", "equals_sign")),
        ("correct", ("x",)),
        ("unfiled", ("i",)),
        ("new", ("n",)),
        ("new-kind", ("N",)),
        ("edit", ("e",)),
        ("fields", ("a", "m", "tab")),
    ],
)
async def test_what_opens_over_the_board(desk: Desk, name: str, keys: tuple[str, ...]) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press(*keys)
        check(name, hands.frame)


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_what_if_and_what_becomes_of_it(desk: Desk, size: tuple[int, int]) -> None:
    async with at_the_board(desk, size) as hands:
        await hands.press("W")
        await hands.until_shown("what if")
        for ref, letter in (("delegation/ukraine-brest", "r"), ("round/brest", "c")):
            hands.board.view.stand_on(Ref(ref))
            await hands.press("a", letter, "enter")
            await hands.until_back()
        await hands.press("W")
        await hands.until_shown("k keep")
        await hands.pilot.pause(0.1)
        check(f"what-if-{size[0]}x{size[1]}", hands.frame)
