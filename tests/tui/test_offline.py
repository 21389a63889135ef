"""The server is away: what the person at the interface sees, and that their work goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from negotiation.desk import Desk
from negotiation.record.postgres import PostgresStore
from negotiation.words.refs import Ref
from tests.prove.faulty_line import Line, line_to
from tests.record.test_postgres import user
from tests.tui.conftest import seed_entries
from tests.tui.hands import Hands, at_the_board
from tests.tui.test_shared import say
from tui import session
from tui.cli import settings
from tui.opening import open_desk

UKRAINE = Ref("delegation/ukraine-brest")


@pytest.fixture
def there(address: str) -> Iterator[Desk]:
    """The talks on a server, at a desk of the ministry."""
    with closing(PostgresStore.create(address, entries=seed_entries())) as store:
        yield Desk(store, operator="a.b.", via="tui")


@pytest.fixture
def line(address: str, there: Desk) -> Iterator[tuple[Line, str]]:
    """A line from the hotel to the server, and the address of the talks at its other end."""
    assert there
    database, _, process = address.partition("#")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="parley-line-")))
        through, here = stack.enter_context(line_to(database, folder))
        yield through, f"{here}#{process}"


def top(hands: Hands) -> str:
    return hands.frame.splitlines()[0]


async def arrive(hands: Hands) -> None:
    """Record that a delegation has arrived."""
    hands.board.view.stand_on(UKRAINE)
    await hands.press("a", "r", "enter")
    await hands.until_back()


async def test_work_goes_on_here_and_is_on_the_server_when_that_is_back(
    line: tuple[Line, str], there: Desk
) -> None:
    through, here = line
    async with at_the_board(open_desk(here, "m.k.")) as hands:
        through.cut_off()
        await hands.until_shown("○ offline, retrying")
        await arrive(hands)
        assert "○ recorded here; it goes to the server when that is back: #" in hands.frame
        assert "○ offline · 1 kept here" in top(hands)
        assert hands.board.session.state()[UKRAINE].desk.state == "arrived"
        assert not there.follow()
        await hands.press("u", "enter")
        await hands.until_back()
        assert "○ offline · 2 kept here" in top(hands)

        through.down = False
        await hands.until_shown("● The server is back, and has taken over 2 updates kept here.")
        assert "● saved" in top(hands)
        assert len(there.follow()) == 2
        await arrive(hands)
        assert "● #" in hands.board.status.says
        assert [one.subject for one in there.follow()] == [UKRAINE]


async def test_what_both_sides_spoke_of_is_listed_but_never_over_what_is_typed(
    line: tuple[Line, str], there: Desk
) -> None:
    through, here = line
    async with at_the_board(open_desk(here, "m.k.")) as hands:
        through.cut_off()
        await hands.until_shown("○ offline, retrying")
        await arrive(hands)
        say(there, f"amend {UKRAINE} size=6")
        await hands.press("full_stop")
        await hands.type("nrc:2")
        through.down = False
        await hands.until(lambda: hands.board.session.lost is None)
        await hands.pilot.pause(0.2)
        assert "nrc:2" in hands.frame
        assert "Both sides" not in hands.frame
        await hands.press("escape", "d")
        await hands.until_shown("Both sides have had a word on these while the server was away.")
        assert "a.b." in hands.frame
        assert "kept here" in hands.frame
        await hands.press("escape")
        await hands.until_back()


async def test_time_travel_and_a_what_if_do_not_hide_that_it_is_away(
    line: tuple[Line, str],
) -> None:
    through, here = line
    async with at_the_board(open_desk(here, "m.k."), (80, 24)) as hands:
        through.cut_off()
        await hands.until_shown("○ offline")
        await hands.press("<")
        assert "as of" in top(hands)
        assert "○ offline" in top(hands)
        await hands.press("escape", "W")
        await hands.until_shown("what if · 0 updates tried")
        assert "○ offline" in top(hands)


async def test_a_what_if_is_kept_while_the_server_is_away(
    line: tuple[Line, str], there: Desk
) -> None:
    through, here = line
    async with at_the_board(open_desk(here, "m.k.")) as hands:
        through.cut_off()
        await hands.until_shown("○ offline, retrying")
        await hands.press("W")
        await hands.until_shown("what if · 0 updates tried")
        await arrive(hands)
        await hands.press("W")
        await hands.until_shown("k keep")
        await hands.press("k")
        await hands.until_back()
        assert "○ offline · 1 kept here" in top(hands)
        through.down = False
        await hands.until_shown("● saved")
        assert [one.subject for one in there.follow()] == [UKRAINE]


async def test_a_record_whose_server_is_away_is_opened_as_it_was_kept(
    line: tuple[Line, str], there: Desk
) -> None:
    through, here = line
    async with at_the_board(open_desk(here, "m.k.")) as hands:
        through.cut_off()
        await hands.until_shown("○ offline, retrying")
        await arrive(hands)
    async with at_the_board(open_desk(here, "m.k.")) as hands:
        assert "○ offline · 1 kept here" in top(hands)
        assert "○ The server is away. This is the copy that is kept here" in hands.frame
        assert hands.board.session.state()[UKRAINE].desk.state == "arrived"
        through.down = False
        await hands.until_shown("● The server is back, and has taken over 1 update kept here.")
        assert [one.subject for one in there.follow()] == [UKRAINE]
    assert not list(settings.data_folder().glob("*.parley"))


async def test_what_the_server_does_not_take_stays_here_and_is_said_to(
    database: str, line: tuple[Line, str], there: Desk
) -> None:
    through, here = line
    theirs = user(database, "only_reads", "parley_reader").partition("?")[0]
    async with at_the_board(open_desk(f"{theirs}?{here.partition('?')[2]}", "m.k.")) as hands:
        through.cut_off()
        await hands.until_shown("○ offline, retrying")
        await arrive(hands)
        through.down = False
        await hands.until_shown("this user may not do that there")
        [copy] = settings.data_folder().glob("*.parley")
        assert copy.name in hands.frame
        await hands.press("escape")
        await hands.until_back()
        assert "○ 1 kept here" in top(hands)
        assert "does not take all that is kept here" in hands.frame
    assert not there.follow()


async def test_a_silent_server_freezes_nothing_and_is_let_go(
    line: tuple[Line, str], there: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    through, here = line
    async with at_the_board(open_desk(here, "m.k.")) as hands:
        hands.board.view.stand_on(UKRAINE)
        through.be_silent()
        through.down = True
        await hands.press("a", "r", "enter", "x")
        hands.board.look_again()
        assert "● saved" in top(hands)
        assert hands.app.screen is not hands.board
        with monkeypatch.context() as impatient:
            impatient.setattr(session, "SILENCE", 0.0)
            await hands.until_shown("○ offline · 1 kept here")
        await hands.until_back()
        through.be_silent(silent=False)
        through.down = False
        await hands.until_shown("● saved")
        assert [one.subject for one in there.follow()] == [UKRAINE]
