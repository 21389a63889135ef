"""What a person at the interface does and sees, for tests."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual._context import visible_screen_stack
from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot

from negotiation.desk import Desk
from tui.app import Parley
from tui.screens.desk import DeskScreen


@asynccontextmanager
async def at_the_board(
    desk: Desk | None, size: tuple[int, int] = (120, 40)
) -> AsyncIterator["Hands"]:
    app = Parley(desk, desk.operator if desk else None)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        yield Hands(app, pilot)


class Hands:
    def __init__(self, app: Parley, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def board(self) -> DeskScreen:
        return next(one for one in self.app.screen_stack if isinstance(one, DeskScreen))

    @property
    def frame(self) -> str:
        return frame(self.app)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def click(self, words: str) -> None:
        """Click where the words stand."""
        lines = self.frame.splitlines()
        y = next(y for y, line in enumerate(lines) if words in line)
        await self.pilot.click(offset=(lines[y].index(words), y))
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Paste the words, as most reports come in."""
        focused = self.app.screen.focused
        assert focused is not None
        focused.post_message(Paste(text))
        await self.pilot.pause()

    async def until(self, sees: Callable[[], bool]) -> None:
        for _ in range(300):
            if sees():
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"never seen; the screen is\n{self.frame}")

    async def until_shown(self, words: str) -> None:
        await self.until(lambda: words in self.frame)

    async def until_back(self) -> None:
        await self.until(lambda: self.app.screen is self.board)
        await self.pilot.pause()


def frame(app: App[None]) -> str:
    """Write what is painted, a line a line, without colours; also what a dialog stands before."""
    visible_screen_stack.set(app._background_screens)
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"
