"""What all dialogs have in common: they answer once, wait for what is recorded, ask on conflict."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from textual.events import Key

from negotiation.desk import Desk
from negotiation.record import Store
from negotiation.record.sqlite import SqliteStore
from negotiation.updates.decision import Proposal
from negotiation.updates.grammar import line
from negotiation.updates.understand import understand
from negotiation.words.refs import Ref
from tests.tui.hands import Hands, at_the_board

BREST = Ref("round/brest")


@pytest.fixture
def colleague(record: Path) -> Iterator[Desk]:
    """Another desk over the same record."""
    with closing(Desk(SqliteStore.open(record), operator="a.b.")) as there:
        yield there


def say(desk: Desk, words: str) -> None:
    proposal = desk.propose(understand(line(words), desk.state()))
    assert isinstance(proposal, Proposal)
    desk.record(proposal)


async def ahead(hands: Hands, *keys: str) -> None:
    """Type faster than anything is shown."""
    for key in keys:
        hands.app.post_message(Key(key, key if len(key) == 1 else None))
    for _ in keys:
        await hands.pilot.pause()


OPENING = ("a", "full_stop", "colon", "e", "u", "w", "g", "space", "t", "slash")
"""Keys that open a dialog of each sort."""


@pytest.mark.parametrize("key", OPENING)
async def test_what_is_typed_ahead_goes_to_the_dialog_that_it_is_meant_for(
    desk: Desk, key: str
) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await ahead(hands, key, "escape", "w", "escape", "escape", "3")
        await hands.until(lambda: hands.board.room == "agenda")
        await hands.until_back()


@pytest.mark.parametrize("keys", [("g", "a", "a"), ("space", "enter", "enter"), ("N", "enter")])
async def test_a_second_answer_takes_no_other_screen_away(
    desk: Desk, keys: tuple[str, ...]
) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await ahead(hands, *keys)
        dialog = hands.app.screen
        if dialog is not hands.board:
            dialog.dismiss(None)
            dialog.dismiss(None)
        await hands.until_back()


async def test_a_dialog_stays_until_what_it_records_is_recorded(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on, record = Event(), desk.record

    def slowly(proposal: Proposal) -> Proposal:
        assert goes_on.wait(10)
        return record(proposal)

    monkeypatch.setattr(desk, "record", slowly)
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press("full_stop")
        await hands.type("nrc:2")
        await hands.press("enter")
        await hands.until_shown("recording …")
        await hands.press("escape", "d", "tab", "enter")
        assert "Still so" in hands.frame
        goes_on.set()
        await hands.until_back()
        await hands.until_shown("u takes it back")


class TestAConflict:
    async def test_about_the_same_field_of_a_form_shows_both_and_asks(
        self, desk: Desk, colleague: Desk, store: Store
    ) -> None:
        async with at_the_board(desk, (80, 24)) as hands:
            hands.board.view.stand_on(BREST)
            await hands.press("e", "down", "down", "ctrl+u")
            await hands.type("Minsk")
            say(colleague, f"amend {BREST} place=Gomel")
            await hands.press("enter")
            await hands.until_shown("Meanwhile a.b. recorded")
            assert "Second round: place Gomel" in hands.frame
            assert "Minsk" in hands.frame
            assert list(store.read())[-1].operator == "a.b."
            await hands.press("enter")
            await hands.until_back()
        assert list(store.read())[-1].data["set"] == {"place": {"name": "Minsk"}}

    async def test_with_a_report_is_asked_about_also_from_its_fields(
        self, desk: Desk, colleague: Desk, store: Store
    ) -> None:
        async with at_the_board(desk, (80, 24)) as hands:
            hands.board.view.stand_on(BREST)
            await hands.press("full_stop")
            say(colleague, f"amend {BREST} place=Gomel")
            await hands.press("tab", "enter")
            await hands.until_shown("Meanwhile a.b. recorded")
            assert list(store.read())[-1].operator == "a.b."


async def test_a_remark_beside_a_report_is_refused_also_where_its_fields_are_asked_for(
    desk: Desk,
) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await hands.press("i")
        await hands.type("Cars at the gate")
        await hands.press("tab")
        await hands.type("– a remark")
        await hands.press("tab", "tab")
        assert "a remark goes with what" in hands.frame
