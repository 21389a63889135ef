"""Time travel: steps, a time that is asked for, both clocks, updates of then, and the way back."""

import pytest

from negotiation.desk import Desk
from negotiation.record import Store
from negotiation.updates.decision import Proposal
from negotiation.updates.grammar import line
from negotiation.updates.understand import understand
from negotiation.words.refs import Ref
from negotiation.words.when import Instant
from tests.tui.hands import Hands, at_the_board
from tui.rooms import ROOMS
from tui.start import Start
from tui.travel import EARLIER, NOW, Look, in_words

UKRAINE = Ref("delegation/ukraine-brest")
RUSSIA = Ref("delegation/russia-brest")
BOMBING = Ref("precondition/stop-bombing")


def bar(hands: Hands) -> str:
    return hands.frame.splitlines()[0]


async def tell(hands: Hands, ref: Ref, letter: str, report: str) -> None:
    hands.board.view.stand_on(ref)
    await hands.press("a", letter)
    await hands.type(report)
    await hands.press("enter")
    await hands.until_back()


def say(desk: Desk, words: str) -> None:
    decision = desk.propose(understand(line(words), desk.state()))
    assert isinstance(decision, Proposal)
    desk.record(decision)


async def ask_for(hands: Hands, time: str) -> None:
    await hands.press("t")
    await hands.type(time)
    await hands.press("enter")
    await hands.until_back()


async def test_a_step_back_says_what_is_looked_at_and_a_step_forth_is_now_again(
    desk: Desk,
) -> None:
    async with at_the_board(desk, (100, 30)) as hands:
        now = hands.frame
        await tell(hands, UKRAINE, "r", "21:20")
        await tell(hands, BOMBING, "p", "21:40")
        await hands.press("less_than_sign")
        assert "as of Wed 2 Mar 2022 21:40 Kyiv" in bar(hands)
        await hands.press("less_than_sign")
        assert "as of Wed 2 Mar 2022 21:20 Kyiv" in bar(hands)
        assert "before now" in bar(hands)
        assert "pledged" not in hands.frame
        await hands.press("greater_than_sign", "greater_than_sign")
        assert "as of" not in bar(hands)
        assert "● saved" in bar(hands)
        assert "There is" not in now


async def test_as_many_steps_back_as_forth_lead_to_now_and_each_is_the_desks_own_look(
    desk: Desk,
) -> None:
    for minute in (10, 20, 30):
        say(desk, f"confirm {BOMBING} --at 21:{minute}")
    async with at_the_board(desk, (100, 30)) as hands:
        session, steps = hands.board.session, 0
        while (look := session.step(EARLIER, as_known=False)) is not None:
            await hands.press("less_than_sign")
            await hands.until(lambda: session.look == look)
            seen, own = session.state(), desk.state(as_of=look.as_of)
            assert {ref: seen.standing(ref) for ref in seen} == {
                ref: own.standing(ref) for ref in own
            }
            left_out = len(desk.state().history.all) - sum(
                own.shows(one) for one in own.history.all
            )
            assert session.behind(look) == left_out
            steps += 1
        assert steps >= 4
        for _ in range(steps):
            assert session.look != NOW
            await hands.press("greater_than_sign")
        assert session.look == NOW


async def test_escape_returns_to_now_and_the_cursor_is_where_it_was(desk: Desk) -> None:
    async with at_the_board(desk, (100, 30)) as hands:
        hands.board.view.stand_on(UKRAINE)
        await hands.press("less_than_sign", "less_than_sign")
        assert hands.board.view.ref != UKRAINE
        await hands.press("escape")
        assert "as of" not in bar(hands)
        assert hands.board.view.ref == UKRAINE


async def test_whoever_moves_the_cursor_in_the_past_finds_it_there(desk: Desk) -> None:
    async with at_the_board(desk, (100, 30)) as hands:
        hands.board.view.stand_on(UKRAINE)
        await hands.press("less_than_sign")
        hands.board.view.stand_on(BOMBING)
        await hands.press("escape")
        assert hands.board.view.ref == BOMBING


async def test_a_held_key_is_one_look_a_frame(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for minute in range(10, 20):
        say(desk, f"confirm {BOMBING} --at 21:{minute}")
    async with at_the_board(desk, (100, 30)) as hands:
        looks = []
        look_again = hands.board.look_again
        monkeypatch.setattr(hands.board, "look_again", lambda: looks.append(look_again()))
        for _ in range(8):
            hands.board.action_earlier()
        assert len(looks) == 1
        await hands.until(lambda: len(looks) == 2)
        await hands.pilot.pause(0.1)
        assert len(looks) == 2
        assert "as of Wed 2 Mar 2022 21:12" in bar(hands)


async def test_before_the_first_act_there_is_nothing(desk: Desk) -> None:
    async with at_the_board(desk, (100, 30)) as hands:
        await hands.press(*["less_than_sign"] * 6)
        assert "There is nothing earlier." in hands.frame
        await hands.press("escape", "greater_than_sign")
        assert "This is now." in hands.frame


async def test_a_time_is_written_back_in_full_while_it_is_typed(desk: Desk) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press("t")
        await hands.type("-1d")
        assert "Tue 1 Mar 2022 22:00, Kyiv" in hands.frame
        assert "acts out" in hands.frame
        await hands.press(*["backspace"] * 3)
        await hands.type("1 mar")
        assert "Tue 1 Mar 2022 23:59, the end of it" in hands.frame
        await hands.press(*["backspace"] * 5)
        await hands.type("lunchtime")
        assert "✗" in hands.frame
        await hands.press("enter")
        assert hands.app.screen is not hands.board
        await hands.press("escape")
        assert hands.board.session.look == NOW


async def test_a_time_that_is_asked_for_is_looked_at_and_now_returns(desk: Desk) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await ask_for(hands, "1 mar 12:00")
        assert "as of Tue 1 Mar 2022 12:00" in bar(hands)
        assert hands.board.state().as_of == Instant("2022-03-01T10:00Z")
        await ask_for(hands, "now")
        assert hands.board.session.look == NOW


async def test_the_second_clock_leaves_out_what_was_learned_later(desk: Desk) -> None:
    async with at_the_board(desk, (120, 40)) as hands:
        await tell(hands, BOMBING, "p", "1 mar 12:00")
        await ask_for(hands, "1 mar 13:00")
        assert hands.board.state().standing(BOMBING) is not None
        assert "pledged" in hands.frame
        await hands.press("T")
        assert "as of Tue 1 Mar 2022 13:00 Kyiv · as we knew it then" in bar(hands)
        assert "pledged" not in hands.frame
        await hands.press("T")
        assert "as we knew it" not in bar(hands)
        assert "pledged" in hands.frame


async def test_from_now_on_back_one_may_go_by_what_was_known(desk: Desk) -> None:
    async with at_the_board(desk, (120, 40)) as hands:
        await hands.press("T")
        assert "leave out what was learned later" in hands.frame
        await hands.press("less_than_sign")
        look = hands.board.session.look
        assert look.known_at == look.as_of is not None
        assert "as we knew it then" in bar(hands)
        await hands.press("greater_than_sign")
        assert hands.board.session.look == NOW


async def test_an_update_in_the_past_is_of_the_time_that_is_looked_at(
    desk: Desk, store: Store
) -> None:
    async with at_the_board(desk, (100, 30)) as hands:
        await ask_for(hands, "2 mar 09:00")
        hands.board.view.stand_on(BOMBING)
        await hands.press("a", "p")
        assert "Wed 2 Mar 2022 09:00, Kyiv – the time you look at" in hands.frame
        await hands.type("nrc:2")
        await hands.press("enter")
        await hands.until_back()
        assert "pledged" in hands.frame
        assert "as of Wed 2 Mar 2022 09:00" in bar(hands)
    entry = list(store.read())[-1]
    assert entry.occurred is not None
    assert entry.occurred.edtf == "2022-03-02T09:00"
    assert entry.known == Instant("2022-03-02T20:00Z")


async def test_the_steps_are_those_from_where_it_stood_then(desk: Desk) -> None:
    async with at_the_board(desk, (100, 30)) as hands:
        await tell(hands, BOMBING, "t", "21:00")
        await ask_for(hands, "20:00")
        hands.board.view.stand_on(BOMBING)
        await hands.press("a")
        assert "Stop bombing civilians · stated" in hands.frame
        assert "pledge" in hands.frame


async def test_what_is_recorded_and_not_seen_from_there_is_said_to_be(desk: Desk) -> None:
    async with at_the_board(desk, (160, 30)) as hands:
        await ask_for(hands, "2 mar 09:00")
        await hands.press("T")
        await tell(hands, BOMBING, "p", "nrc:2")
        assert "not seen at the time you look at" in hands.frame


async def test_a_source_that_came_later_can_be_cited_for_then(desk: Desk, store: Store) -> None:
    async with at_the_board(desk, (100, 30)) as hands:
        await hands.press("colon")
        await hands.type("add source afp name=AFP --at 21:00")
        await hands.press("enter")
        await hands.until_back()
        await ask_for(hands, "2 mar 09:00")
        await tell(hands, BOMBING, "p", "afp:2")
    assert list(store.read())[-1].source == "afp:2"


async def test_undo_takes_back_the_latest_update_whatever_time_is_looked_at(
    desk: Desk, store: Store
) -> None:
    async with at_the_board(desk, (100, 30)) as hands:
        await tell(hands, UKRAINE, "r", "21:20")
        await hands.press("less_than_sign", "u")
        assert "Ukraine's delegation, Second round: arrived" in hands.frame
        await hands.press("enter")
        await hands.until_back()
    assert Desk(store).state()[UKRAINE].desk.state == "named"


async def test_redo_says_what_it_brings_back_and_survives_a_restart(
    desk: Desk, store: Store
) -> None:
    async with at_the_board(desk, (100, 30)) as hands:
        await hands.press("U")
        assert "There is no undo of yours to take back." in hands.frame
        await tell(hands, UKRAINE, "r", "21:20")
        await hands.press("u", "enter")
        await hands.until_back()
    again = Desk(store, operator="m.k.", via="tui")
    async with at_the_board(again, (100, 30)) as hands:
        await hands.press("U")
        assert "Bring this back?" in hands.frame
        assert "Ukraine's delegation, Second round: arrived" in hands.frame
        await hands.press("U")
        assert again.state()[UKRAINE].desk.state == "named"
        await hands.press("U", "enter")
        await hands.until_back()
        assert again.state()[UKRAINE].desk.state == "arrived"


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
async def test_every_room_is_seen_at_every_time_and_says_so(
    desk: Desk, room: object, size: tuple[int, int]
) -> None:
    async with at_the_board(desk, size) as hands:
        await hands.press(room.key)  # type: ignore[attr-defined]
        for _ in range(3):
            await hands.press("less_than_sign")
            assert "as of " in bar(hands)
        await hands.press("T")
        assert "as we knew it then" in bar(hands)


async def test_without_colours_the_words_say_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press("less_than_sign")
        assert "as of " in bar(hands)


async def test_one_may_start_in_a_room_at_a_time(desk: Desk) -> None:
    from tui.app import Parley

    start = Start("conditions", "1 mar 12:00", "2 mar 09:00")
    app = Parley(desk, "m.k.", start=start)
    async with app.run_test(size=(120, 30), notifications=True, tooltips=True) as pilot:
        hands = Hands(app, pilot)
        await pilot.pause()
        assert hands.board.room == "conditions"
        assert "as of Tue 1 Mar 2022 12:00 Kyiv · as we knew it Wed 2 Mar 2022 09:00" in bar(hands)
        await hands.press("greater_than_sign")
        assert "as we knew it then" in bar(hands)
        await hands.press("escape")
        assert hands.board.session.look == NOW


def test_a_look_is_said_in_words() -> None:
    tuesday, now = Instant("2022-03-01T10:00Z"), Instant("2022-03-02T20:00Z")

    def said(look: Look, acts: int, *, brief: bool = False) -> str:
        return in_words(look, acts, zone="Europe/Kyiv", now=now, brief=brief)

    assert said(Look(tuesday), 14) == "as of Tue 1 Mar 2022 12:00 Kyiv · 14 acts before now"
    assert said(Look(tuesday, tuesday), 1, brief=True) == (
        "as of Tue 1 Mar 12:00 · as we knew it then · 1 act before now"
    )
    assert (
        said(Look(None, tuesday), 0, brief=True) == "as we knew it Tue 1 Mar 12:00 · nothing since"
    )
