"""How it looks: every theme can be read, and tells without a colour where one is."""

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.theme import Theme

from negotiation.desk import Desk
from tests.tui.hands import Hands, at_the_board
from tui.painting.lines import MARK
from tui.rooms import ROOMS
from tui.theme import IN_TURN, THEMES

LOOKS = [*((one, True) for one in IN_TURN), (IN_TURN[0], False), (IN_TURN[-1], False)]
"""Each theme, and without colours one of ours and one of the terminal's."""

OVER = ("a", "e", "question_mark", "less_than_sign")
"""Keys that open something over a room, or look at another time."""


def luminance(colour: Color) -> float:
    """Weigh a colour as eyes do (WCAG 2.2)."""
    parts = (one / 255 for one in (colour.r, colour.g, colour.b))
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str | None, other: str | None) -> float:
    assert one
    assert other
    dark, light = sorted(luminance(Color.parse(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
def test_whatever_is_written_can_be_read_on_every_ground(theme: Theme) -> None:
    dim, frame, cursor = (theme.variables[name] for name in ("dim", "frame", "cursor"))
    accents = (theme.accent, theme.warning, theme.error, theme.success)

    for ground in (theme.background, theme.panel):
        assert contrast(theme.foreground, ground) > 7
        assert all(contrast(one, ground) >= 4.5 for one in (dim, *accents))
        assert 1.25 < contrast(frame, ground) < contrast(dim, ground)
    assert contrast(theme.foreground, cursor) > 7
    assert all(contrast(one, cursor) > 3 for one in (dim, *accents))


def row_of_the_cursor(hands: Hands) -> list[Segment]:
    """Return what is painted of the row that the mark stands in, as it goes to the terminal."""
    view, filters = hands.board.view, hands.app._filters
    strips = [view.render_line(y) for y in range(view.size.height)]
    strip = next(one for one in strips if MARK in one.text)
    for one in filters:
        strip = strip.apply_filter(one, view.background_colors[1])
    return list(strip)


@pytest.mark.parametrize(("theme", "colours"), LOOKS)
async def test_every_theme_shows_every_room_and_what_opens_over_it_and_where_the_cursor_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, theme: str, *, colours: bool
) -> None:
    if not colours:
        monkeypatch.setenv("NO_COLOR", "1")
    async with at_the_board(desk, (80, 24)) as hands:
        hands.app.theme = theme
        for room in ROOMS:
            await hands.press(room.key)
            assert MARK in hands.frame, hands.frame
            styles = [one.style for one in row_of_the_cursor(hands) if one.style]
            ground = Color.parse(hands.app.theme_variables["background"]).rich_color
            assert all(one.reverse or one.bgcolor != ground for one in styles)
        await hands.press(ROOMS[0].key)
        for key in OVER:
            await hands.press(key)
            assert hands.frame.strip()
            await hands.press("escape")
            await hands.until_back()


@pytest.mark.parametrize("theme", [one for one in IN_TURN if one.startswith("ansi")])
async def test_the_terminals_own_colours_are_all_that_is_used_where_they_are_asked_for(
    desk: Desk, theme: str
) -> None:
    async with at_the_board(desk, (120, 40)) as hands:
        hands.app.theme = theme
        for keys in ((), ("question_mark",), ("escape", "e"), ("escape", "less_than_sign")):
            await hands.press(*keys)
            for strip in hands.app.screen._compositor.render_strips():
                for segment in strip:
                    style = segment.style
                    used = [style.color, style.bgcolor] if style else []
                    assert all(one is None or one.triplet is None for one in used), segment


async def test_a_long_list_has_no_bar_across_over_its_keys(desk: Desk) -> None:
    async with at_the_board(desk, (80, 24)) as hands:
        for key in ("question_mark", "space", "slash", "N"):
            await hands.press(key)
            for one in hands.app.screen.query("Page"):
                assert not one.show_horizontal_scrollbar
            assert "esc back" in hands.frame
            await hands.press("escape")
