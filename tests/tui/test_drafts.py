"""What is half typed survives a crash, and is offered again where it was typed."""

import signal
import subprocess
import sys
from os import utime
from pathlib import Path

import pytest

from negotiation.desk import Desk
from negotiation.record import Store
from negotiation.record.sqlite import SqliteStore
from negotiation.words.refs import Ref
from tests.tui.hands import Hands, at_the_board
from tui.dialogs.forms import of_new
from tui.typed.drafts import Draft, folder
from tui.typed.suggested import Suggestion

UKRAINE = Ref("delegation/ukraine-brest")
ROOT = Path(__file__).parents[2]

KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from negotiation.desk import Desk
from negotiation.record.sqlite import SqliteStore
from negotiation.words.refs import Ref
from tests.tui.hands import at_the_board

async def main():
    desk = Desk(SqliteStore.open(Path(sys.argv[1])), operator="m.k.", via="tui")
    async with at_the_board(desk) as hands:
        hands.board.view.stand_on(Ref("delegation/ukraine-brest"))
        await hands.press("a", "r")
        await hands.type("-40m reuters:2 says ukr")
        await asyncio.sleep(1)
        os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


def again(record: Path) -> Desk:
    """The same record, opened by the next run of the program."""
    return Desk(SqliteStore.open(record), operator="m.k.", via="tui")


def drafts() -> list[Path]:
    return list(folder().glob("*.json")) if folder().is_dir() else []


async def half_typed(hands: Hands, words: str = "-40m reuters:2 says ukr") -> None:
    hands.board.view.stand_on(UKRAINE)
    await hands.press("a", "r")
    await hands.type(words)
    await hands.until(lambda: bool(drafts()))


async def test_a_half_typed_report_is_offered_again_and_tab_takes_it(
    desk: Desk, record: Path, store: Store
) -> None:
    async with at_the_board(desk) as hands:
        await half_typed(hands)
        [kept] = drafts()
        assert kept.stat().st_mode & 0o777 == 0o600
    async with at_the_board(again(record)) as hands:
        hands.board.view.stand_on(UKRAINE)
        await hands.press("a", "p")
        assert "You were typing" not in hands.frame
        await hands.press("escape", "r")
        assert "You were typing: -40m reuters:2 says ukr" in hands.frame
        await hands.press("tab")
        assert "You were typing" not in hands.frame
        await hands.press("tab", "enter")
        await hands.until_back()
    assert list(store.read())[-1].according_to == "party/ukraine"
    assert drafts() == []


def test_a_program_that_is_killed_leaves_it(record: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, str(record)], cwd=ROOT, capture_output=True, check=False
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    given = '{"ref": "delegation/ukraine-brest", "trigger": "arrive"}'
    kept = Draft(Desk(SqliteStore.open(record)).state(), f"advance {given}")
    assert kept.read()["report"] == "-40m reuters:2 says ukr"


async def test_what_is_dropped_is_not_offered_again(desk: Desk) -> None:
    async with at_the_board(desk) as hands:
        await half_typed(hands)
        await hands.press("escape", "d")
        assert drafts() == []
        await hands.press("r")
        assert "You were typing" not in hands.frame


async def test_what_is_offered_and_not_taken_is_offered_another_time(
    desk: Desk, record: Path
) -> None:
    async with at_the_board(desk) as hands:
        await half_typed(hands)
    async with at_the_board(again(record)) as hands:
        hands.board.view.stand_on(UKRAINE)
        await hands.press("a", "r", "escape", "r")
        assert "You were typing" in hands.frame


async def test_a_half_filled_form_is_offered_again(desk: Desk, record: Path, store: Store) -> None:
    person = Suggestion("person")
    async with at_the_board(desk, (80, 24)) as hands:
        hands.board._dialog(of_new(hands.board.session, person, ""))
        await hands.pilot.pause()
        await hands.type("Mykhailo\nPodolyak")
        await hands.press("down")
        await hands.type("ukraine")
        await hands.until(lambda: bool(drafts()))
        await hands.pilot.pause(0.4)
    async with at_the_board(again(record), (80, 24)) as hands:
        hands.board._dialog(of_new(hands.board.session, person, ""))
        await hands.pilot.pause()
        assert "You were typing: Mykhailo Podolyak · ukraine" in hands.frame
        await hands.press("tab")
        assert "Mykhailo↵Podolyak" in hands.frame
        await hands.press("enter")
        await hands.until_back()
    entry = list(store.read())[-1]
    assert entry.data["set"] == {"name": "Mykhailo\nPodolyak", "party": "party/ukraine"}
    assert drafts() == []


async def test_words_that_were_typed_into_the_fields_of_a_report_are_offered_on_its_line(
    desk: Desk, record: Path, store: Store
) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        await half_typed(hands, "-40m reuters:2")
        await hands.press("tab")
        while "▌  link" not in hands.frame:
            await hands.press("down")
        await hands.type("https://example.org/1")
        await hands.pilot.pause(0.5)
    async with at_the_board(again(record), (80, 24)) as hands:
        hands.board.view.stand_on(UKRAINE)
        await hands.press("a", "r", "tab", "enter")
        await hands.until_back()
    entry = list(store.read())[-1]
    assert (entry.source, entry.link) == ("reuters:2", "https://example.org/1")


async def test_a_report_that_was_pasted_is_offered_again_word_for_word(
    desk: Desk, record: Path, store: Store
) -> None:
    raw = "BREAKING\n\tleft \x1b[31mGomel"
    async with at_the_board(desk) as hands:
        await hands.press("i")
        await hands.type(raw)
        await hands.until(lambda: bool(drafts()))
    async with at_the_board(again(record)) as hands:
        await hands.press("i")
        assert "You were typing: BREAKING" in hands.frame
        await hands.press("tab", "enter")
        await hands.until_back()
    assert list(store.read())[-1].note == raw


async def test_a_half_typed_line_of_the_command_bar_is_offered_again(
    desk: Desk, record: Path, store: Store
) -> None:
    async with at_the_board(desk) as hands:
        await hands.press("colon")
        await hands.type("amend round/brest place=Gom")
        await hands.until(lambda: bool(drafts()))
    async with at_the_board(again(record)) as hands:
        await hands.press("colon")
        assert "You were typing: amend round/brest place=Gom" in hands.frame
        assert "undo --redo" in hands.frame
        await hands.press("tab", "e", "l", "enter")
        await hands.until_back()
    assert list(store.read())[-1].data["set"] == {"place": {"name": "Gomel"}}
    assert drafts() == []


async def test_a_line_of_the_command_bar_is_asked_about_before_it_is_dropped(desk: Desk) -> None:
    async with at_the_board(desk) as hands:
        await hands.press("colon")
        await hands.type("undo")
        await hands.press("escape")
        assert "drop what you typed" in hands.frame
        await hands.press("escape", "x")
        assert "undox" in hands.frame
        await hands.press("escape", "d")
        await hands.until_back()
        assert drafts() == []


async def test_drafts_that_nobody_took_for_a_month_are_forgotten(desk: Desk) -> None:
    old, new = (Draft(desk.state(), about) for about in ("old", "new"))
    old.write({"report": "-1h"})
    [kept] = drafts()
    utime(kept, (0, 0))
    new.write({"report": "-2h"})
    async with at_the_board(desk) as hands:
        await hands.until(lambda: old.read() == {})
        assert new.read() == {"report": "-2h"}


def test_drafts_of_two_records_are_kept_apart(desk: Desk, tmp_path: Path) -> None:
    from tui.cli.records import make, read_scenario

    other = make(read_scenario(ROOT / "scenarios" / "ukraine-2022.yaml"), tmp_path / "o.parley")
    Draft(desk.state(), "note").write({"report": "-1h"})
    assert Draft(Desk(other).state(), "note").read() == {}
    assert Draft(desk.state(), "note").read() == {"report": "-1h"}
    assert Draft(desk.state(), "another").read() == {}
    other.close()


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"dialog": "note", "typed": 3}', "[" * 100_000])
def test_a_damaged_draft_is_as_good_as_none(desk: Desk, damage: str) -> None:
    draft = Draft(desk.state(), "note")
    draft.write({"report": "-1h"})
    [kept] = drafts()
    kept.write_text(damage, "utf-8")
    assert draft.read() == {}


def test_where_no_draft_can_be_kept_nothing_breaks(desk: Desk) -> None:
    folder().parent.mkdir(parents=True, exist_ok=True)
    folder().write_text("a file where the folder should be", "utf-8")
    draft = Draft(desk.state(), "note")
    draft.write({"report": "-1h"})
    assert draft.read() == {}
    draft.drop()
