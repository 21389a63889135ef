"""What is painted, held against frames that a person has looked at.

`PARLEY_WRITE_FRAMES=1 pytest tests/tui/test_frames.py` writes them anew: look at what changed.
"""

from os import environ
from pathlib import Path

import pytest

from negotiation.desk import Desk
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
    ],
)
async def test_what_opens_over_the_board(desk: Desk, name: str, keys: tuple[str, ...]) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press(*keys)
        check(name, hands.frame)
