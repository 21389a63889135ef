"""A record on a server in the interface: opened, kept up to date, lost and found again."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from negotiation.desk import Desk
from negotiation.record.postgres import PostgresStore
from negotiation.updates.decision import Proposal
from negotiation.updates.grammar import line
from negotiation.updates.understand import understand
from negotiation.words.refs import Ref
from tests.tui.conftest import seed_entries
from tests.tui.hands import Hands, at_the_board
from tui.app import Parley
from tui.cli import settings

UKRAINE = Ref("delegation/ukraine-brest")


@pytest.fixture
def shared(address: str) -> Iterator[PostgresStore]:
    """The talks on a server, as another desk has them open."""
    with closing(PostgresStore.create(address, entries=seed_entries())) as store:
        yield store


@pytest.fixture
def here(shared: PostgresStore, address: str) -> Desk:
    assert shared
    return Desk(PostgresStore.open(address), operator="m.k.", via="tui")


def say(desk: Desk, words: str) -> None:
    proposal = desk.propose(understand(line(words), desk.state()))
    assert isinstance(proposal, Proposal)
    desk.record(proposal)


class TestOpening:
    async def test_a_typed_address_is_opened_and_listed_the_next_time(
        self, shared: PostgresStore, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert shared
        monkeypatch.chdir(tmp_path)
        with_password = address.replace("postgres:@", "postgres:s3cret@")
        assert "s3cret" in with_password
        app = Parley(None, "m.k.")
        async with app.run_test(size=(120, 30), notifications=True, tooltips=True) as pilot:
            hands = Hands(app, pilot)
            await hands.press("a")
            await hands.type(with_password)
            await hands.press("enter")
            await hands.until_shown("Stop bombing civilians")
            await hands.until(lambda: settings.last_record() is not None)
            assert "s3cret" not in hands.frame
            await hands.press("o")
            await hands.until_shown("postgresql://")
            assert "s3cret" not in hands.frame
        assert "s3cret" not in "".join(
            one.read_text("utf-8") for one in tmp_path.rglob("*") if one.name in {"last", "servers"}
        )
        assert settings.last_record() == settings.servers()[0]

    def test_a_password_is_left_out_of_what_is_remembered_and_the_rest_stays(self) -> None:
        settings.remember_record(
            "postgresql://mk:s3cret@host/talks?password=x&sslmode=require&sslpassword=y#brest"
        )
        assert settings.last_record() == "postgresql://mk@host/talks?sslmode=require#brest"


async def test_what_another_desk_records_appears_by_itself(here: Desk, address: str) -> None:
    async with at_the_board(here) as hands:
        with closing(Desk(PostgresStore.open(address), operator="a.b.")) as there:
            say(there, 'note "A convoy near Kobryn"')
        await hands.until_shown("From a.b.: Unfiled: A convoy near Kobryn")


class TestTwoDesksAtOnce:
    async def test_the_second_is_shown_what_changed_and_by_whom_and_asked(
        self, here: Desk, address: str
    ) -> None:
        async with at_the_board(here) as hands:
            hands.board.view.stand_on(UKRAINE)
            await hands.press("a", "r")
            with closing(Desk(PostgresStore.open(address), operator="a.b.")) as there:
                say(there, f"amend {UKRAINE} size=6")
                head = there.state().history.seq
                await hands.press("enter")
                await hands.until_shown("Meanwhile a.b. recorded")
                assert not there.follow()
                await hands.press("enter")
                await hands.until_back()
                assert [one.seq for one in there.follow()] == [head + 1]

    async def test_about_different_things_both_go_through(self, here: Desk, address: str) -> None:
        async with at_the_board(here) as hands:
            hands.board.view.stand_on(UKRAINE)
            await hands.press("a", "r")
            with closing(Desk(PostgresStore.open(address), operator="a.b.")) as there:
                say(there, 'note "A convoy near Kobryn"')
            await hands.press("enter")
            await hands.until_back()
            await hands.until_shown("u takes it back")


async def test_who_else_has_the_record_open_stands_in_the_header(here: Desk, address: str) -> None:
    async with at_the_board(here) as hands:
        with closing(PostgresStore.open(address)) as there:
            assert there.present("Зоя К.") in {(), ("m.k.",)}
            await hands.until_shown("m.k., with Зоя К.")
        await hands.until(lambda: "with" not in hands.frame.splitlines()[0])
