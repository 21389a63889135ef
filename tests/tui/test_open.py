from pathlib import Path
from threading import Event

import pytest

from negotiation.record import Store
from negotiation.words.refs import Ref
from tests.tui.conftest import SEED
from tests.tui.hands import Hands
from tui import opening
from tui.app import Parley
from tui.cli import settings
from tui.opening import Opening
from tui.start import Start


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Parley:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / SEED.name).write_bytes(SEED.read_bytes())
    return Parley(None, "m.k.")


async def test_a_scenario_is_previewed_and_opened_as_a_record(app: Parley, tmp_path: Path) -> None:
    async with app.run_test(size=(120, 30), notifications=True, tooltips=True) as pilot:
        hands = Hands(app, pilot)
        await hands.until_shown("2  rounds")
        await hands.press("enter")
        await hands.until_shown("Stop bombing civilians")
        assert (tmp_path / "parley" / "ukraine-2022.parley").exists()
        await hands.press("o")
        await hands.until_shown("ukraine-2022.parley")
        await hands.until_shown("Last written")
        await hands.press("escape")
        assert "Stop bombing civilians" in hands.frame


def test_what_others_are_written_from_is_not_among_what_there_is_to_open() -> None:
    from tui.written.choices import choices

    names = [one.name for one in choices()]
    assert "yemen-2018.yaml" in names
    assert "template.yaml" not in names


async def test_the_mistakes_of_a_scenario_are_shown_by_line(app: Parley) -> None:
    text = SEED.read_text(encoding="utf-8").replace("state: concluded", "state: concludd")
    Path("scenarios/broken.yaml").write_text(text, encoding="utf-8")
    line = 1 + text.splitlines().index("    state: concludd")
    async with app.run_test(size=(120, 30), notifications=True, tooltips=True) as pilot:
        hands = Hands(app, pilot)
        await hands.until_shown(f"{line}:12")
        assert "concludd" in hands.frame
        await hands.press("enter")
        await hands.until_shown("concludd")
        await hands.press("down")
        await hands.until_shown("entries")


@pytest.fixture
def changed(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Parley:
    """A record of the seed, opened with a scenario that has a party more and another title."""
    from tui.opening import open_desk

    monkeypatch.chdir(tmp_path)
    scenario = tmp_path / "ukraine-2022.yaml"
    text = SEED.read_text("utf-8").replace("Kherson fallen", "Kherson [b]taken")
    scenario.write_text(text.replace("\nparties:\n", "\nparties:\n  oman: Oman\n", 1), "utf-8")
    return Parley(open_desk(record, "m.k."), "m.k.", scenario)


async def test_a_scenario_that_changed_since_is_offered_for_review(changed: Parley) -> None:
    async with changed.run_test(size=(120, 40), notifications=True, tooltips=True) as pilot:
        hands = Hands(changed, pilot)
        await hands.until_shown("has changed since")
        assert "+ Oman" in hands.frame
        assert "[ ] Has Kherson fallen?" in hands.frame
        assert "Has Kherson fallen? → Has Kherson [b]taken?" in hands.frame
        await hands.press("enter")
        await hands.until_shown("● 1 line of ukraine-2022.yaml taken over")
        state = hands.board.session.live()
        assert "party/oman" in state
        assert state[Ref("question/kherson")].said.called == "Has Kherson fallen?"


async def test_what_has_changed_is_taken_over_where_it_is_ticked(changed: Parley) -> None:
    async with changed.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        hands = Hands(changed, pilot)
        await hands.until_shown("has changed since")
        await hands.press("space")
        assert "[x]" in hands.frame
        await hands.press("enter")
        await hands.until_shown("● 2 lines of ukraine-2022.yaml taken over")
        state = hands.board.session.live()
        assert state[Ref("question/kherson")].said.called == "Has Kherson [b]taken?"


async def test_whoever_leaves_a_review_has_the_record_as_it_was(changed: Parley) -> None:
    async with changed.run_test(size=(120, 40), notifications=True, tooltips=True) as pilot:
        hands = Hands(changed, pilot)
        await hands.until_shown("has changed since")
        before = hands.board.session.live().history.seq
        await hands.press("escape")
        await hands.until_back()
        assert hands.board.session.live().history.seq == before
        assert "Stop bombing civilians" in hands.frame


async def test_a_file_that_is_no_record_is_said_to_be_none(app: Parley, tmp_path: Path) -> None:
    (tmp_path / "parley").mkdir()
    (tmp_path / "parley" / "broken.parley").write_bytes(b"no record at all")
    async with app.run_test(size=(120, 30), notifications=True, tooltips=True) as pilot:
        hands = Hands(app, pilot)
        await hands.until_shown("✗")
        await hands.press("enter")
        await hands.pilot.pause(0.2)
        assert "broken.parley" in hands.frame


async def test_a_long_reading_says_so_keeps_the_keys_alive_and_esc_stops_it(
    app: Parley, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on, opened = Event(), opening.open_desk

    def slow(record: Path, operator: str | None) -> object:
        goes_on.wait(20)
        return opened(record, operator)

    monkeypatch.setattr(opening, "open_desk", slow)
    async with app.run_test(size=(120, 30), notifications=True, tooltips=True) as pilot:
        hands = Hands(app, pilot)
        await hands.until_shown("2  rounds")
        await hands.press("enter")
        await hands.until_shown("Reading ukraine-2022.yaml")
        await hands.press("escape")
        assert "Reading" not in hands.frame
        goes_on.set()
        await hands.pilot.pause(0.5)
        assert "Stop bombing civilians" not in hands.frame
        await hands.press("enter")
        await hands.until_shown("Stop bombing civilians")


class TestARecordThatTakesLong:
    @pytest.fixture
    def is_read(self, monkeypatch: pytest.MonkeyPatch) -> Event:
        """The moment at which a record has been read."""
        read, stored_at = Event(), opening.stored_at

        def slowly(where: str) -> Store:
            assert read.wait(10)
            return stored_at(where)

        monkeypatch.setattr(opening, "stored_at", slowly)
        return read

    async def test_says_so_until_it_is_there_and_is_shown_where_it_is_to_start(
        self, record: Path, is_read: Event
    ) -> None:
        app = Parley(Opening(record, "m.k."), "m.k.", start=Start("agenda"))
        async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
            hands = Hands(app, pilot)
            await hands.until_shown("Reading /")
            assert "esc cancel" in hands.frame
            is_read.set()
            await hands.until_shown("0 of 7 agreed")
            await hands.press("1")
            assert "Stop bombing civilians" in hands.frame
        assert settings.last_record() == str(record)

    @pytest.mark.parametrize("key", ["escape", "q", "ctrl+c", "ctrl+q"])
    async def test_can_be_given_up(self, record: Path, is_read: Event, key: str) -> None:
        app = Parley(Opening(record, "m.k."), "m.k.")
        async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
            hands = Hands(app, pilot)
            await hands.press(key)
            await hands.until(lambda: app.return_code is not None)
        is_read.set()
        assert app.problem is None

    async def test_and_then_can_not_be_read_ends_with_a_sentence(
        self, tmp_path: Path, is_read: Event
    ) -> None:
        app = Parley(Opening(tmp_path / "none.parley", "m.k."), "m.k.")
        async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
            is_read.set()
            await Hands(app, pilot).until(lambda: app.problem is not None)
        assert "none.parley" in str(app.problem)
