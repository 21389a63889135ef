"""Work that goes on while the server is away: kept here, and brought there once it is back."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from negotiation.courier import Courier, Delivery
from negotiation.desk import Desk
from negotiation.events import Entry
from negotiation.record.away import copies
from negotiation.record.chain import verify
from negotiation.record.merge import merge
from negotiation.record.postgres import PostgresStore
from negotiation.record.postgres import stored as on_server
from negotiation.record.problems import NotRecorded
from negotiation.record.sqlite import SqliteStore, stored
from negotiation.updates.decision import Proposal
from negotiation.updates.grammar import line
from negotiation.updates.understand import understand
from negotiation.words.refs import Ref
from tests.prove.faulty_line import Line, line_to
from tests.record.test_postgres import user
from tests.talks import BREST, LIVE, recorded

UKRAINE, RUSSIA = "delegation/ukraine-brest", "delegation/russia-brest"
ROOT = Path(__file__).parents[1]


def said(desk: Desk, words: str) -> Proposal:
    proposal = desk.propose(understand(line(words), desk.state()))
    assert isinstance(proposal, Proposal), proposal
    return proposal


class There:
    """The talks on a server, and a line to it from this desk that can be cut."""

    def __init__(self, address: str, through: Line, here: str, folder: Path) -> None:
        self.address, self.line, self.here, self.folder = address, through, here, folder
        self.desk = Desk(PostgresStore.open(address), operator="a.b.", via="tui")

    def say(self, words: str) -> None:
        """Record something at the ministry, which has no trouble with its line."""
        self.desk.follow()
        self.desk.record(said(self.desk, words))

    def entries(self) -> list[Entry]:
        self.desk.follow()
        return list(self.desk.state().history.all)

    def opened(self, where: str = "") -> Courier:
        """Open the record at the hotel."""
        desk = Desk(PostgresStore.open(where or self.here), operator="m.k.", via="tui")
        return Courier(desk, self.folder)

    def kept(self) -> list[Path]:
        return sorted(self.folder.glob("*.parley"))


@pytest.fixture
def there(address: str, tmp_path: Path) -> Iterator[There]:
    with ExitStack() as stack:
        recorded(stack.enter_context(closing(PostgresStore.create(address))), BREST, LIVE)
        database, _, process = address.partition("#")
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="parley-line-")))
        through, here = stack.enter_context(line_to(database, folder))
        made = There(address, through, f"{here}#{process}", tmp_path / "home")
        stack.callback(made.desk.close)
        yield made


@pytest.fixture
def courier(there: There) -> Iterator[Courier]:
    courier = there.opened()
    yield courier
    courier.close()
    courier.origin.close()


def say(courier: Courier, words: str) -> Proposal:
    return courier.record(said(courier.desk, words))


def lose(there: There, courier: Courier) -> None:
    """Cut the line, and let the desk find out."""
    there.line.cut_off()
    courier.origin.wait(0.05)
    assert courier.origin.lost is not None


def bring(there: There, courier: Courier) -> Delivery:
    """Let the line be up again, and what is kept be brought."""
    there.line.down = False
    courier.origin.follow()
    delivery = courier.deliver()
    assert delivery is not None
    return delivery


def test_what_is_recorded_while_the_server_is_away_is_there_afterwards_and_once(
    there: There, courier: Courier
) -> None:
    before = len(there.entries())
    say(courier, f"{UKRAINE} depart")
    lose(there, courier)
    say(courier, f"{RUSSIA} depart")
    say(courier, f"amend {RUSSIA} size=5")
    assert courier.kept == 2
    assert len(there.entries()) == before + 1
    there.say('note "A convoy near Kobryn"')

    delivery = bring(there, courier)
    assert (delivery.meanwhile, delivery.refused) == ((), ())
    assert [one.subject for one in delivery.taken] == [RUSSIA, RUSSIA]
    assert (courier.kept, courier.is_away, there.kept()) == (0, False, [])
    assert list(courier.desk.state().history.all) == there.entries()
    assert len({one.id for one in there.entries()}) == len(there.entries()) == before + 4
    assert verify(on_server(there.address)).fault is None
    assert {one.operator for one in delivery.taken} == {"m.k."}
    assert {one.via for one in delivery.taken} == {"away"}
    say(courier, f"{RUSSIA} arrive")
    assert there.entries()[-1].place is None


def test_the_copy_is_private_and_goes_on_in_the_servers_own_chain(
    there: There, courier: Courier
) -> None:
    lose(there, courier)
    say(courier, f"{UKRAINE} depart")
    [path] = there.kept()
    assert path.name.startswith(f"{there.address.partition('#')[2]}@")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert verify(stored(path)).fault is None
    with closing(SqliteStore.open(path)) as copy:
        assert list(copy.read())[:-1] == there.entries()


def test_nothing_is_kept_as_long_as_nothing_is_recorded(there: There, courier: Courier) -> None:
    lose(there, courier)
    assert isinstance(courier.desk.propose(understand(line("note Rain"), courier.desk.state())),
                      Proposal)  # fmt: skip
    assert there.kept() == []
    there.line.down = False
    assert courier.deliver() is None


@pytest.mark.parametrize("where", ["before", "after"])
def test_an_update_whose_line_is_cut_in_the_commit_is_there_once(
    there: There, courier: Courier, where: str
) -> None:
    before = len(there.entries())
    there.line.cut, there.line.down = where, True
    say(courier, f"{UKRAINE} depart")
    assert courier.is_away
    bring(there, courier)
    assert [one.subject for one in there.entries()[before:]] == [UKRAINE]
    assert there.kept() == []


def test_an_own_update_whose_answer_was_lost_is_no_word_of_others(
    there: There, courier: Courier
) -> None:
    there.line.cut, there.line.down = "after", True
    say(courier, f"{UKRAINE} depart")
    say(courier, f"amend {UKRAINE} size=5")
    delivery = bring(there, courier)
    assert [one.subject for one in delivery.taken] == [UKRAINE, UKRAINE]
    assert delivery.meanwhile == ()
    say(courier, "undo")
    say(courier, "undo")
    assert courier.desk.state()[Ref(UKRAINE)].desk.state == "named"


def test_a_copy_that_is_damaged_by_then_is_brought_from_memory(
    there: There, courier: Courier
) -> None:
    lose(there, courier)
    say(courier, f"{UKRAINE} depart")
    [path] = there.kept()
    path.write_bytes(b"no record at all" * 1000)
    assert [one.subject for one in bring(there, courier).taken] == [UKRAINE]
    assert there.entries()[-1].subject == UKRAINE


def test_what_others_have_said_about_the_same_things_is_told(
    there: There, courier: Courier
) -> None:
    lose(there, courier)
    say(courier, f"amend {UKRAINE} size=5")
    say(courier, f"amend {RUSSIA} size=7")
    there.say(f"amend {UKRAINE} size=6")
    there.say("amend round/brest place=Brest")

    [told] = bring(there, courier).meanwhile
    assert (told.subject, told.operator) == (UKRAINE, "a.b.")


def test_own_updates_are_taken_back_while_away_and_afterwards(
    there: There, courier: Courier
) -> None:
    say(courier, f"amend {RUSSIA} size=3")
    lose(there, courier)
    say(courier, f"{UKRAINE} depart")
    say(courier, f"amend {UKRAINE} size=5")
    say(courier, "undo")
    assert "size" not in courier.desk.state()[Ref(UKRAINE)].desk.fields
    bring(there, courier)
    say(courier, "undo")
    state = courier.desk.state()
    assert state[Ref(UKRAINE)].desk.state == "named"
    assert state[Ref(RUSSIA)].desk.fields["size"] == 3
    say(courier, "undo")
    assert "size" not in courier.desk.state()[Ref(RUSSIA)].desk.fields


def test_who_looked_at_the_copy_has_not_seen_what_others_said_meanwhile(
    there: There, courier: Courier
) -> None:
    lose(there, courier)
    say(courier, 'note "A convoy near Kobryn"')
    asked = said(courier.desk, f"amend {UKRAINE} size=5")
    seen = courier.desk.state().history.seq
    there.say(f"amend {UKRAINE} size=6")
    bring(there, courier)

    assert courier.since(seen) == seen - 1
    with pytest.raises(Exception, match="has changed meanwhile"):
        courier.record(asked)
    now = courier.desk.state().history.seq
    assert courier.since(now) == now


class TestTheNextTime:
    def test_what_a_killed_desk_has_kept_is_brought_when_the_record_is_opened(
        self, there: There
    ) -> None:
        before = len(there.entries())
        killed = [sys.executable, "-c", KILLED, there.here, str(there.folder)]
        with subprocess.Popen(
            killed,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ) as desk:
            assert desk.stdout is not None
            assert desk.stdin is not None
            assert desk.stdout.readline() == "open\n"
            there.line.cut_off()
            desk.stdin.write("\n")
            desk.stdin.flush()
            assert desk.stdout.readline() == "recorded\n"
            desk.kill()
        assert len(there.kept()) == 1
        there.line.down = False

        courier = there.opened()
        assert not courier.is_away
        assert bring(there, courier).taken[0].operator == "m.k."
        assert [one.subject for one in there.entries()[before:]] == [UKRAINE]
        assert there.kept() == []
        courier.origin.close()

    def test_while_the_server_is_still_away_one_goes_on_in_the_copy(self, there: There) -> None:
        first = there.opened()
        lose(there, first)
        say(first, f"{UKRAINE} depart")
        first.close()
        first.origin.close()

        [copy] = copies(there.folder, first.origin.shared.where if first.origin.shared else "")
        store = PostgresStore.unreached(there.here, "no server answers there")
        again = Courier(Desk(store, operator="m.k.", via="tui", known=copy.base()), there.folder)
        assert (again.is_away, again.kept) == (True, 1)
        say(again, f"amend {UKRAINE} size=5")
        there.say(f"{RUSSIA} depart")
        bring(there, again)
        assert list(again.desk.state().history.all) == there.entries()
        assert [one.subject for one in there.entries()[-3:]] == [RUSSIA, UKRAINE, UKRAINE]
        again.origin.close()

    def test_two_windows_share_a_copy_and_either_brings_it(self, there: There) -> None:
        one, other = there.opened(), there.opened()
        for each in (one, other):
            lose(there, each)
        say(one, f"{UKRAINE} depart")
        say(other, f"{RUSSIA} depart")
        assert len(there.kept()) == 1
        bring(there, one)
        assert there.kept() == []
        bring(there, other)
        assert list(one.desk.follow()) == []
        assert [one.subject for one in there.entries()[-2:]] == [UKRAINE, RUSSIA]
        for each in (one, other):
            each.origin.close()

    def test_it_is_merged_by_hand_as_well(self, there: There, courier: Courier) -> None:
        lose(there, courier)
        say(courier, f"{UKRAINE} depart")
        [path] = there.kept()
        with (
            closing(SqliteStore.open(path)) as copy,
            closing(PostgresStore.open(there.address)) as store,
        ):
            assert len(merge(store, copy.read()).taken) == 1
        before = there.entries()
        bring(there, courier)
        assert there.entries() == before
        assert there.kept() == []


class TestWhatTheServerDoesNotTake:
    def test_a_readers_updates_stay_here(self, database: str, there: There) -> None:
        reads = user(database, "reads_only", "parley_reader").partition("?")[0]
        here = f"{reads}?{there.here.partition('?')[2]}"
        courier = there.opened(here)
        lose(there, courier)
        say(courier, f"{UKRAINE} depart")
        [sentence] = bring(there, courier).refused
        [path] = there.kept()
        assert "this user may not do that there" in sentence
        assert sentence.endswith(f"It stays among your own records: {path.name}")
        assert (courier.kept, courier.is_away) == (1, False)
        courier.origin.close()

    def test_a_record_with_entries_of_a_newer_parley_is_not_added_to(
        self, there: There, courier: Courier
    ) -> None:
        lose(there, courier)
        say(courier, f"{UKRAINE} depart")
        head = there.entries()[-1]
        newer = head._replace(id="newer", act="newer", v=9, place=None)
        there.desk.shared.append([newer], head.seq)  # type: ignore[union-attr]
        [sentence] = bring(there, courier).refused
        assert "Update Parley" in sentence
        assert len(there.kept()) == 1
        assert there.entries()[-1].id == "newer"

    def test_a_database_prepared_by_a_newer_parley_is_not_added_to(
        self, database: str, there: There, courier: Courier
    ) -> None:
        lose(there, courier)
        say(courier, f"{UKRAINE} depart")
        before = len(there.entries())
        with closing(psycopg.connect(database, autocommit=True)) as owner:
            owner.execute("INSERT INTO parley.format VALUES (9)")
            try:
                [sentence] = bring(there, courier).refused
            finally:
                owner.execute("DELETE FROM parley.format WHERE version = 9")
        assert "was prepared by a newer Parley: update this one" in sentence
        assert len(there.kept()) == 1
        assert len(there.entries()) == before

    def test_another_record_in_its_place_is_not_mixed_with_it(
        self, database: str, there: There, courier: Courier
    ) -> None:
        lose(there, courier)
        say(courier, f"{UKRAINE} depart")
        process = there.address.partition("#")[2]
        with closing(psycopg.connect(database, autocommit=True)) as owner:
            owner.execute("ALTER TABLE parley.entries DISABLE TRIGGER ALL")
            owner.execute("DELETE FROM parley.entries WHERE process = %s", (process,))
            owner.execute("ALTER TABLE parley.entries ENABLE TRIGGER ALL")
        with closing(PostgresStore.open(there.address)) as store:
            recorded(store, BREST, LIVE, "2026-01-02T12:00Z")
            before = list(store.read())
            [sentence] = bring(there, courier).refused
            assert "is not the one that was copied" in sentence
            assert list(store.read()) == before
        assert len(there.kept()) == 1


def test_where_no_copy_can_be_kept_it_is_said_not_to_be_recorded(
    there: There, courier: Courier
) -> None:
    there.folder.write_text("in the way")
    lose(there, courier)
    with pytest.raises(NotRecorded, match=r"the record is out of reach .* no copy"):
        say(courier, f"{UKRAINE} depart")
    assert not courier.is_away


KILLED = f"""
import sys
from pathlib import Path
from tests.test_courier import Courier, Desk, PostgresStore, said
courier = Courier(Desk(PostgresStore.open(sys.argv[1]), operator="m.k."), Path(sys.argv[2]))
print("open", flush=True)
sys.stdin.readline()
courier.record(said(courier.desk, "{UKRAINE} depart"))
print("recorded", flush=True)
sys.stdin.readline()
"""
