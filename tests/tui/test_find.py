"""Finding anything by letters of its names, and going there."""

import asyncio
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest

from negotiation.desk import Desk
from negotiation.words.refs import Ref
from tests.tui.hands import Hands, at_the_board
from tui.dialogs import find as find_module
from tui.dialogs.find import AT_ONCE, FindDialog
from tui.rooms import ROOMS
from tui.typed.matching import Candidate, Ranked, ranked

SIZES = ((80, 24), (120, 40))


async def find(hands: Hands, letters: str) -> None:
    await hands.press("slash", *letters)
    await hands.press("enter")
    await hands.until(lambda: not isinstance(hands.app.screen, FindDialog))
    await hands.pilot.pause()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    ("letters", "room", "ref"),
    [
        ("stopbomb", "conditions", "precondition/stop-bombing"),
        ("first", "board", "round/border"),
        ("second", "board", "round/brest"),
    ],
)
async def test_what_a_room_lists_is_found_there_with_the_cursor_on_it(
    desk: Desk, size: tuple[int, int], letters: str, room: str, ref: str
) -> None:
    async with at_the_board(desk, size) as hands:
        await find(hands, letters)
        assert (hands.board.room, hands.board.view.ref) == (room, Ref(ref))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_each_thing_is_found_in_a_room_or_shown_on_a_page_of_its_own(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with at_the_board(desk, size) as hands:
        state = hands.board.state()
        for kind in state.history.kinds():
            ref = state.of_kind(kind)[0].ref
            hands.board._go_to(ref)
            await hands.pilot.pause()
            if hands.app.screen is hands.board:
                assert hands.board.view.ref == ref
            else:
                assert ref in hands.frame
                await hands.press("escape")


async def test_a_room_is_found_by_its_name_and_an_entry_by_its_number(desk: Desk) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await find(hands, "handov")
        assert hands.board.room == "handover"
        await find(hands, "#41")
        assert (hands.board.room, hands.board.view.entry) == ("log", 41)


async def test_whom_no_room_lists_is_shown_on_a_page(desk: Desk) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await find(hands, "medinsky")
        await hands.until_shown("person/medinsky")
        assert hands.board.room == "board"


async def test_a_filter_that_hides_what_was_found_gives_way(desk: Desk) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press("2", "f")
        await hands.type("no such words")
        await hands.press("enter")
        await find(hands, "stopbomb")
        assert hands.board.view.ref == "precondition/stop-bombing"
        assert "filter:" not in hands.frame


async def test_what_is_found_where_the_terminal_is_too_small_is_gone_to(desk: Desk) -> None:
    async with at_the_board(desk, (20, 3)) as hands:
        await find(hands, "stopbomb")
        await hands.pilot.resize_terminal(80, 24)
        await hands.pilot.pause()
        assert hands.board.view.ref == "precondition/stop-bombing"


async def test_letters_that_find_nothing_say_so_and_enter_stays(desk: Desk) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press("slash", *"qqzzq", "enter")
        await hands.until_shown("Nothing goes by these letters.")
        await hands.press("escape")
        assert hands.app.screen is hands.board


async def test_keys_have_their_turn_while_ten_thousand_things_are_looked_through(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns: list[str] = []

    def looked(text: str, each: Sequence[Candidate], first: int = 0) -> Iterator[Ranked]:
        turns.append("look")
        return ranked(text, each, first)

    monkeypatch.setattr(find_module, "ranked", looked)
    many = [
        Candidate.of(f"claim/c-{n}", f"What was said at the table on day {n}", f"claim/c-{n}")
        for n in range(10_000)
    ]
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press("slash")
        dialog = hands.app.screen
        assert isinstance(dialog, FindDialog)
        dialog._left = iter(many)

        async def watch() -> None:
            while True:
                turns.append("key")
                await asyncio.sleep(0)

        watching = asyncio.create_task(watch())
        dialog._find("dtbl 9999")
        await hands.until(lambda: not dialog._is_looking)
        watching.cancel()
        assert "on day 9999" in hands.frame
        assert turns.count("look") >= len(many) // AT_ONCE
        assert ("look", "look") not in pairwise(turns)


def test_every_kind_is_looked_for_in_one_room_at_most() -> None:
    kinds = [kind for room in ROOMS for kind in (room.shows, *room.lists) if kind]
    assert len(kinds) == len(set(kinds))
