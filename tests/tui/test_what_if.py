"""What if: updates tried at the interface over a real record, kept together or forgotten."""

from contextlib import closing
from pathlib import Path

import pytest

from negotiation.desk import Desk
from negotiation.events import Entry
from negotiation.record import Store
from negotiation.record.chain import verify
from negotiation.record.sqlite import SqliteStore, stored
from negotiation.updates.decision import Proposal
from negotiation.updates.grammar import line
from negotiation.updates.understand import understand
from negotiation.words.refs import Ref
from tests.tui.hands import Hands, at_the_board

UKRAINE = Ref("delegation/ukraine-brest")
BOMBING = Ref("precondition/stop-bombing")
SIZE = (100, 30)


def bar(hands: Hands) -> str:
    return hands.frame.splitlines()[0]


def entries(record: Path) -> list[Entry]:
    with closing(SqliteStore.open(record)) as store:
        return list(store.read())


def say_elsewhere(store: Store, words: str) -> None:
    other = Desk(store, operator="a.b.", via="cli")
    decision = other.propose(understand(line(words), other.state()))
    assert isinstance(decision, Proposal)
    other.record(decision)


async def begin(hands: Hands) -> None:
    await hands.press("W")
    await hands.until_shown("what if · 0 updates tried")


async def attempt(hands: Hands, ref: Ref, letter: str) -> None:
    hands.board.view.stand_on(ref)
    await hands.press("a", letter, "enter")
    await hands.until_back()


async def ask(hands: Hands) -> None:
    await hands.press("W")
    await hands.until_shown("d drop")
    await hands.until(lambda: "Comparing" not in hands.frame)


async def test_what_is_dropped_leaves_the_file_as_it_was(desk: Desk, record: Path) -> None:
    before, bytes_before = entries(record), record.read_bytes()
    async with at_the_board(desk, SIZE) as hands:
        await begin(hands)
        await attempt(hands, UKRAINE, "r")
        await attempt(hands, BOMBING, "t")
        assert "what if · 2 updates tried" in bar(hands)
        assert "saved" not in bar(hands)
        assert "what if: #" in hands.board.status.says
        await hands.press("2")
        assert "met" in hands.frame
        await ask(hands)
        assert "named → arrived" in hands.frame
        assert "stated → met" in hands.frame
        await hands.press("d")
        await hands.until_back()
        assert "the record is as it was" in hands.frame
        assert "● saved" in bar(hands)
        assert desk.state()[UKRAINE].desk.state == "named"
    assert entries(record) == before
    assert record.read_bytes() == bytes_before


async def test_what_is_kept_is_in_the_record_as_acts_of_its_own(desk: Desk, record: Path) -> None:
    before = entries(record)
    async with at_the_board(desk, SIZE) as hands:
        await begin(hands)
        await attempt(hands, UKRAINE, "r")
        await attempt(hands, BOMBING, "t")
        assert entries(record) == before
        await ask(hands)
        await hands.press("k")
        await hands.until_back()
        assert f"Kept: 2 updates recorded, #{len(before) + 1}–#{len(before) + 2}" in hands.frame
        assert "● saved" in bar(hands)
        assert "✗ Stop bombing civilians" not in hands.frame
    [one, two] = entries(record)[len(before) :]
    assert (one.data["to"], two.data["to"]) == ("arrived", "met")
    assert one.act != two.act
    assert {one.operator, two.operator} == {"m.k."}
    assert verify(stored(record)).fault is None


async def test_a_what_if_goes_on_and_undo_takes_back_what_was_tried(
    desk: Desk, record: Path
) -> None:
    before = entries(record)
    async with at_the_board(desk, SIZE) as hands:
        await begin(hands)
        await attempt(hands, UKRAINE, "r")
        await ask(hands)
        await hands.press("escape")
        await hands.until_back()
        assert "what if · 1 update tried" in bar(hands)
        await hands.press("u", "enter")
        await hands.until_back()
        assert "what if · 0 updates tried" in bar(hands)
        await hands.press("U", "enter")
        await hands.until_back()
        assert "what if · 1 update tried" in bar(hands)
    assert entries(record) == before


async def test_a_conflict_is_told_and_nothing_is_half_kept(
    desk: Desk, record: Path, store: Store
) -> None:
    async with at_the_board(desk, SIZE) as hands:
        await begin(hands)
        await attempt(hands, UKRAINE, "r")
        await attempt(hands, BOMBING, "p")
        say_elsewhere(store, f"{BOMBING} meet")
        await hands.until_shown("Meanwhile in the record, from a.b.: Stop bombing civilians: met")
        assert "what if · 2 updates tried" in bar(hands)
        assert hands.board.state()[BOMBING].desk.state == "pledged"
        before = entries(record)
        await ask(hands)
        assert "Recorded meanwhile about the same things" in hands.frame
        assert "'pledge' is not possible" in hands.frame
        assert "nothing of it is recorded" in hands.frame
        assert "k keep" not in hands.frame
        await hands.press("k")
        await hands.pilot.pause(0.1)
        assert entries(record) == before
        await hands.press("escape", "u", "enter")
        await hands.until_back()
        await ask(hands)
        await hands.press("k")
        await hands.until_shown("Kept: 1 update recorded")
    assert len(entries(record)) == len(before) + 1


async def test_what_others_recorded_about_the_same_is_shown_before_it_is_kept(
    desk: Desk, record: Path, store: Store
) -> None:
    async with at_the_board(desk, SIZE) as hands:
        await begin(hands)
        await attempt(hands, UKRAINE, "r")
        say_elsewhere(store, f"{UKRAINE} depart --at 21:30")
        await hands.until_shown("Meanwhile in the record")
        await ask(hands)
        assert "Ukraine's delegation, Second round: en route" in hands.frame
        assert "k keep" in hands.frame
        say_elsewhere(store, f"{UKRAINE} delay --at 21:40")
        await hands.press("k")
        await hands.until_shown("has changed meanwhile")
        await hands.until_shown("delayed")
        await hands.press("k")
        await hands.until_shown("Kept: 1 update recorded")
    assert entries(record)[-1].data["from"] == "delayed"


@pytest.mark.parametrize(("key", "sign"), [("q", "Before leaving"), ("o", "Before opening")])
async def test_a_what_if_is_asked_about_before_one_leaves(
    desk: Desk, record: Path, key: str, sign: str
) -> None:
    before = entries(record)
    async with at_the_board(desk, SIZE) as hands:
        await begin(hands)
        await attempt(hands, UKRAINE, "r")
        await hands.press(key)
        assert sign in hands.frame
        await hands.until_shown("named → arrived")
        await hands.press("escape")
        await hands.until_back()
        assert "what if · 1 update tried" in bar(hands)
        await hands.press(key, "d")
        await hands.until(lambda: hands.app.screen is not hands.board or not hands.app.is_running)
    assert entries(record) == before


async def test_the_terminals_own_key_to_leave_asks_too(desk: Desk) -> None:
    async with at_the_board(desk, SIZE) as hands:
        await begin(hands)
        await attempt(hands, UKRAINE, "r")
        await hands.press("ctrl+q", "ctrl+q")
        assert "Before leaving" in hands.frame
        await hands.press("escape")
        await hands.until_back()


async def test_a_what_if_with_nothing_tried_is_left_at_once(desk: Desk) -> None:
    async with at_the_board(desk, SIZE) as hands:
        await begin(hands)
        await hands.press("q")
        assert not hands.app.is_running or hands.app.return_code == 0


async def test_nothing_tried_means_nothing_to_keep(desk: Desk) -> None:
    async with at_the_board(desk, SIZE) as hands:
        await begin(hands)
        await ask(hands)
        assert "Nothing is different." in hands.frame
        assert "k keep" not in hands.frame


async def test_time_travel_goes_on_within_a_what_if(desk: Desk) -> None:
    async with at_the_board(desk, (120, 40)) as hands:
        await begin(hands)
        await attempt(hands, UKRAINE, "r")
        await hands.press("less_than_sign")
        assert "what if · 1 update tried" in bar(hands)
        assert "as of Tue 1 Mar 2022 23:59" in bar(hands)
        await hands.press("escape")
        assert "as of Tue" not in bar(hands)


async def test_at_any_width_the_bar_says_both(desk: Desk) -> None:
    async with at_the_board(desk, (60, 16)) as hands:
        await begin(hands)
        await hands.press("less_than_sign", "T")
        assert "what if" in bar(hands)
        assert "as of Tue 1 Mar 23:59 · as we knew it then" in bar(hands)
