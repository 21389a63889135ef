"""A record in which a newer Parley has written, at the interface."""

from negotiation.desk import Desk
from negotiation.events import Entry
from negotiation.record import Store
from negotiation.words.refs import Ref
from tests.tui.hands import Hands, at_the_board

LINKED = Entry("newer", "newer", "linked", "round/brest", {}, operator="o.p.")


def linked_by_a_newer_one(store: Store) -> int:
    """Return the number of the last entry, which nobody but a newer Parley can follow."""
    return store.append([LINKED], after=len(list(store.read())))[0].seq


def is_told(hands: Hands, seq: int) -> bool:
    shown = " ".join(hands.frame.replace("│", " ").split())
    return f"read-only until Parley is updated: entry #{seq} is of a type" in shown


async def test_opening_says_that_nothing_can_be_recorded(store: Store, desk: Desk) -> None:
    seq = linked_by_a_newer_one(store)
    desk.follow()
    async with at_the_board(desk, size=(80, 24)) as hands:
        assert hands.board.status.says.startswith("This record is read-only until Parley is")
        assert is_told(hands, seq)
        assert "Second round" in hands.frame


async def test_every_dialog_that_records_says_so_too(store: Store, desk: Desk) -> None:
    async with at_the_board(desk) as hands:
        hands.board.view.stand_on(Ref("precondition/stop-bombing"))
        await hands.press("full_stop", "enter")
        await hands.until_back()
        seq = linked_by_a_newer_one(store)
        await hands.until(lambda: is_told(hands, seq))
        for keys in (("full_stop",), ("a", "m")):
            await hands.press(*keys)
            assert hands.app.screen is not hands.board, keys
            assert is_told(hands, seq)
            await hands.press("enter")
            await hands.until(lambda: is_told(hands, seq))
            await hands.press(*["escape"] * len(keys))
            assert hands.app.screen is hands.board
        await hands.press("u", "enter")
        await hands.until(lambda: is_told(hands, seq))
        await hands.press("escape", "colon")
        await hands.type("round/brest convene")
        assert is_told(hands, seq)
    assert len(list(store.read())) == seq
