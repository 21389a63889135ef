import pytest

from negotiation.desk import Desk
from negotiation.words.refs import Ref
from tests.tui.hands import at_the_board, frame
from tui.app import Parley
from tui.run import run_on
from tui.theme import THEMES

SEEN_BY_EVERYBODY = (
    "Russia–Ukraine talks",
    "Wed 2 Mar",
    "22:00 Kyiv",
    "● saved",
    "Second round · Brest, Belarus",
    "Stop bombing civilians",
    "Ukraine asks Russia",
    "has not arrived",
    "Vladimir Medinsky",
    "head not known",
    "Ukraine says en route",
    "Ceasefire",
    "says: on agenda",
    "Territorial",
    "Wed ▲2 ▼8",
    "? help",
)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (110, 24), (140, 45), (200, 60)])
async def test_all_that_matters_is_seen_without_scrolling(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with at_the_board(desk, size) as hands:
        for words in SEEN_BY_EVERYBODY:
            assert words in hands.frame, words
        assert max(map(len, hands.frame.splitlines())) <= size[0]


async def test_arrows_letters_and_tab_move_through_every_row(desk: Desk) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        view = hands.board.view
        assert view.ref == "precondition/stop-bombing"
        await hands.press("j")
        assert (view.section, view.ref) == ("way", "delegation/ukraine-brest")
        await hands.press("down", "down")
        assert (view.section, view.ref) == ("where", "delegation/ukraine-brest")
        await hands.press("k")
        assert view.ref == "delegation/russia-brest"
        await hands.press("tab", "end")
        assert (view.section, view.ref) == ("agenda", "item/neighbour-relations")
        await hands.press("tab", *["down"] * 30)
        assert view.section == "latest"
        assert sum(line.startswith("▌") for line in hands.frame.splitlines()) == 1
        await hands.press("shift+tab", "home")
        assert view.ref == "item/ceasefire"


async def test_left_and_right_go_from_panel_to_panel_where_there_are_columns(desk: Desk) -> None:
    async with at_the_board(desk, (140, 45)) as hands:
        view = hands.board.view
        await hands.press("right")
        assert view.section == "latest"
        await hands.press("left", "left")
        assert view.section == "rounds"


async def test_enter_on_another_round_shows_that_round(desk: Desk) -> None:
    async with at_the_board(desk, (140, 45)) as hands:
        await hands.press("left", "enter")
        assert "First round · Border with Belarus" in hands.frame
        assert "heading home" in hands.frame


async def test_a_click_chooses_a_row_and_two_show_all_of_it(desk: Desk) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        row = next(
            y for y, line in enumerate(hands.frame.splitlines()) if "Territorial integrity" in line
        )
        await hands.pilot.click(offset=(10, row))
        assert hands.board.view.ref == "item/territorial-integrity"
        await hands.pilot.click(offset=(10, row), times=2)
        await hands.pilot.pause()
        assert "item/territorial-integrity" in hands.frame


@pytest.mark.parametrize("size", [(59, 30), (80, 15), (20, 4), (1, 1)])
async def test_a_terminal_that_is_too_small_is_told_so(desk: Desk, size: tuple[int, int]) -> None:
    async with at_the_board(desk, size) as hands:
        assert "Parley needs"[: size[0] - 1].strip() in hands.frame
        await hands.pilot.resize_terminal(80, 24)
        await hands.pilot.pause()
        assert "Stop bombing civilians" in hands.frame


async def test_resizing_keeps_the_cursor_on_its_row(desk: Desk) -> None:
    async with at_the_board(desk, (140, 45)) as hands:
        hands.board.view.stand_on(Ref("item/ceasefire"))
        for size in ((80, 24), (60, 16), (30, 8), (200, 60), (110, 16), (80, 24)):
            await hands.pilot.resize_terminal(*size)
            await hands.pilot.pause()
        assert hands.board.view.ref == "item/ceasefire"
        assert any(line.startswith("▌? Ceasefire") for line in hands.frame.splitlines())


async def test_without_colours_the_row_of_the_cursor_has_its_mark(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_the_board(desk, (80, 24)) as hands:
        assert hands.app.no_color
        assert sum("▌" in line for line in hands.frame.splitlines()) == 1


async def test_every_theme_is_painted_ours_and_others(desk: Desk) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        assert {theme.name for theme in THEMES} < set(hands.app.available_themes)
        for theme in hands.app.available_themes:
            hands.app.theme = theme
            await hands.pilot.pause()
            assert "Stop bombing civilians" in hands.frame, theme


async def test_a_record_without_a_round_says_what_belongs_there() -> None:
    from negotiation.record.memory import MemoryStore

    async with at_the_board(Desk(MemoryStore(), operator="m.k."), (80, 24)) as hands:
        assert "No round yet" in hands.frame
        await hands.press("a", "w", "full_stop", "enter", "j", "tab", "right")
    async with at_the_board(Desk(MemoryStore(), operator="m.k."), (120, 40)) as hands:
        assert "No round" in hands.frame


def test_without_a_terminal_nothing_is_painted(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_on(None, None, None) == 2
    assert "needs a terminal" in capsys.readouterr().err


async def test_without_a_record_there_is_a_choice() -> None:
    app = Parley(None)
    async with app.run_test(size=(100, 30), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        assert "No records yet" in frame(app)
        assert "ukraine-2022.yaml" in frame(app)
