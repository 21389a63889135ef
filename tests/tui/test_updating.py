import asyncio
import sys
import time
from pathlib import Path

from negotiation.desk import Desk
from negotiation.record import Store
from negotiation.words.refs import Ref
from tests.tui.hands import at_the_board
from tui.cli import settings

ROOT = Path(__file__).parents[2]
UKRAINE = Ref("delegation/ukraine-brest")


def states(store: Store) -> dict[str, str]:
    state = Desk(store).state()
    return {ref: one.state for ref in state if (one := state.standing(ref)) is not None}


async def test_the_ukrainian_delegation_has_arrived_says_reuters_forty_minutes_ago(
    desk: Desk, store: Store
) -> None:
    async with at_the_board(desk) as hands:
        hands.board.view.stand_on(UKRAINE)
        await hands.press("a", "r")
        await hands.type("-40m reuters:2")
        assert "21:20" in hands.frame
        await hands.press("enter")
        await hands.until_back()
        assert "u takes it back" in hands.frame
        assert "has not arrived" not in hands.frame
        assert hands.board.view.ref == UKRAINE
    entry = list(store.read())[-1]
    assert states(store)[UKRAINE] == "arrived"
    assert (entry.source, entry.operator, entry.via) == ("reuters:2", "m.k.", "tui")
    assert entry.occurred is not None
    assert entry.occurred.edtf == "2022-03-02T21:20"


async def test_a_flagged_opening_asks_for_its_reason_in_place_and_keeps_what_was_typed(
    desk: Desk, store: Store
) -> None:
    async with at_the_board(desk) as hands:
        hands.board.view.stand_on(Ref("round/brest"))
        await hands.press("a")
        assert "asks for a reason" in hands.frame
        await hands.press("o")
        await hands.type("nrc:2")
        assert "Stop bombing civilians: stated" in hands.frame
        await hands.press("enter")
        assert states(store)["round/brest"] == "convening"
        await hands.type("they met all the same")
        await hands.press("enter")
        await hands.until_back()
        assert "IN SESSION" in hands.frame
        assert "overtaken" in hands.frame
    last = list(store.read())[-1]
    assert last.data["despite"] == "they met all the same"
    assert last.source == "nrc:2"
    assert states(store)["precondition/stop-bombing"] == "stated"


async def test_a_source_that_is_not_known_is_added_on_the_way_and_nothing_typed_is_lost(
    desk: Desk, store: Store
) -> None:
    async with at_the_board(desk) as hands:
        hands.board.view.stand_on(UKRAINE)
        await hands.press("a", "p")
        await hands.type("-2h afp:3")
        assert "no source 'afp'" in hands.frame
        await hands.press("enter")
        assert "no source 'afp'" in hands.frame
        await hands.press("tab")
        assert "source/afp will be added" in hands.frame
        await hands.press("enter")
        await hands.until_back()
    state = Desk(store).state()
    assert state[Ref("source/afp")].desk.fields["name"] == "Afp"
    assert list(store.read())[-1].source == "afp:3"
    assert states(store)[UKRAINE] == "en_route"


async def test_a_mistyped_source_names_the_nearest(desk: Desk) -> None:
    async with at_the_board(desk) as hands:
        await hands.press("full_stop")
        await hands.type("retuers:2")
        assert "Did you mean reuters?" in hands.frame


async def test_still_so_takes_enter_at_once(desk: Desk, store: Store) -> None:
    before = desk.state().history.seq
    async with at_the_board(desk) as hands:
        hands.board.view.stand_on(Ref("precondition/stop-bombing"))
        await hands.press("full_stop", "enter")
        await hands.until_back()
        assert "still stated" in hands.frame
    [entry] = store.read(after=before)
    assert (entry.type, entry.data["confirms"]) == ("noted", "stated")


async def test_undo_says_what_it_takes_back_and_only_another_key_confirms(
    desk: Desk, store: Store
) -> None:
    async with at_the_board(desk) as hands:
        await hands.press("u")
        assert "no update of yours" in hands.frame
        hands.board.view.stand_on(UKRAINE)
        await hands.press("a", "r", "enter")
        await hands.until_back()
        await hands.press("u")
        assert "Ukraine's delegation, Second round: arrived" in hands.frame
        await hands.press("u")
        assert states(store)[UKRAINE] == "arrived"
        await hands.press("u", "enter")
        await hands.until_back()
        assert states(store)[UKRAINE] == "named"
        await hands.press("colon")
        await hands.type("undo --redo")
        await hands.press("enter")
        await hands.until_back()
    assert states(store)[UKRAINE] == "arrived"


async def test_who_records_is_asked_with_the_first_update_and_remembered(
    desk: Desk, store: Store
) -> None:
    desk.operator = None
    async with at_the_board(desk) as hands:
        assert "Who records this?" not in hands.frame
        hands.board.view.stand_on(UKRAINE)
        await hands.press("a", "r", "enter")
        assert "Who records this?" in hands.frame
        await hands.type("a.b.")
        await hands.press("enter")
        await hands.until_back()
        assert "a.b." in hands.frame.splitlines()[0]
    assert list(store.read())[-1].operator == "a.b."
    assert settings.operator(None) == "a.b."


async def test_the_command_bar_takes_the_words_of_the_command_line(
    desk: Desk, store: Store
) -> None:
    async with at_the_board(desk) as hands:
        await hands.press("colon")
        await hands.type("amend deleg")
        await hands.press("tab")
        assert "delegation/russia-border" in hands.frame
        await hands.press("ctrl+u")
        await hands.type("round/brest adjorn")
        assert "adjourn" in hands.frame or "not possible" in hands.frame
        await hands.press("ctrl+u")
        await hands.type('add person podolyak "name=Mykhailo Podolyak" party=ukraine')
        await hands.press("enter")
        await hands.until_back()
    assert Ref("person/podolyak") in Desk(store).state()


async def test_what_stands_on_a_line_is_gone_on_with_and_not_replaced(desk: Desk) -> None:
    async with at_the_board(desk) as hands:
        await hands.press("full_stop")
        await hands.type("-1h nrc:2")
        await hands.press("escape", "escape", "space", "?")
        assert "-1h nrc:2 ?" in hands.frame


async def test_escape_asks_before_it_drops_what_was_typed(desk: Desk) -> None:
    async with at_the_board(desk) as hands:
        await hands.press("full_stop")
        await hands.type("-1h")
        await hands.press("escape")
        assert "drop what you typed" in hands.frame
        await hands.press("x")
        await hands.type("nrc:2")
        assert "B2" in hands.frame
        await hands.press("escape", "d")
        await hands.until_back()


async def test_a_time_that_cannot_be_read_is_told_while_typing(desk: Desk) -> None:
    before = desk.state().history.seq
    async with at_the_board(desk) as hands:
        await hands.press("full_stop")
        await hands.type("lunchtime")
        assert "lunchtime" in hands.frame.replace("\n", "")
        assert "✗" in hands.frame
        await hands.press("enter")
    assert desk.state().history.seq == before


async def test_what_another_desk_records_appears_by_itself_and_the_cursor_stays(
    desk: Desk, store: Store
) -> None:
    from negotiation.updates.decision import Proposal
    from negotiation.updates.grammar import line
    from negotiation.updates.understand import understand

    other = Desk(store, operator="a.b.", via="cli")
    async with at_the_board(desk) as hands:
        hands.board.view.stand_on(UKRAINE)
        proposal = other.propose(
            understand(line(f"{UKRAINE} arrive --source nrc:2"), other.state())
        )
        assert isinstance(proposal, Proposal)
        other.record(proposal)
        await hands.until_shown("From a.b.")
        assert "has not arrived" not in hands.frame
        assert hands.board.view.ref == UKRAINE


async def test_what_another_process_records_is_seen_within_half_a_second(
    desk: Desk, record: Path
) -> None:
    command = [sys.executable, "-m", "tui.cli.main", "advance", UKRAINE, "arrive"]
    saying = ["--source", "nrc:2", "-r", str(record), "--operator", "a.b."]
    async with at_the_board(desk) as hands:
        hands.board.view.stand_on(UKRAINE)
        await hands.pilot.pause(0.5)
        other = await asyncio.create_subprocess_exec(*command, *saying, cwd=ROOT)
        assert await other.wait() == 0
        ended = time.perf_counter()
        await hands.until_shown("From a.b.")
        assert time.perf_counter() - ended < 0.5
        assert hands.board.view.ref == UKRAINE
