"""The interface: what `parley` shows in a terminal."""

import asyncio
from functools import partial
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.events import Event, Key

from negotiation.desk import Desk
from negotiation.words.problems import Problem
from tui.cli import settings
from tui.keymap import with_keys
from tui.opening import Opening, collect_garbage, news, open_desk
from tui.painting.content import plain
from tui.session import Session
from tui.start import FROM_HOME, Start
from tui.theme import ANSI, THEMES

if TYPE_CHECKING:
    from tui.cli.records import Place
    from tui.screens.desk import DeskScreen


class Parley(App[None]):
    """Holds the themes, and opens records."""

    TITLE = "Parley"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar[str] = "theme/parley.tcss"

    def __init__(
        self,
        record: "Place | Desk | Opening | None",
        operator: str | None = None,
        scenario: Path | None = None,
        theme: str | None = None,
        start: Start = FROM_HOME,
    ) -> None:
        self._record = record
        self.problem: Problem | None = None
        """Why it has been left at once; None if it was not."""
        self._start = start
        self.operator = operator
        self._scenario = scenario
        super().__init__()
        for one in THEMES:
            self.register_theme(one)
        wanted = theme or environ.get("TEXTUAL_THEME") or settings.theme() or ""
        self.theme = wanted if wanted in self.available_themes else THEMES[0].name
        # Textual took its colours from a theme that it did not know yet.
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give themes that are not ours the colours that only ours name."""
        theme = self.current_theme
        own = THEMES[0] if theme.dark else THEMES[1]
        return ANSI if theme.ansi else own.variables

    def on_mount(self) -> None:
        """Show the Board of the record, or the records that there are."""
        record = self._record
        if record is None:
            from tui.screens.open import OpenScreen

            self.push_screen(OpenScreen(may_leave=False))
        elif isinstance(record, Opening):
            from tui.screens.waiting import WaitingScreen

            self.push_screen(WaitingScreen(record, partial(self._opened, record)))
        else:
            self.open_record(record)

    def open_record(self, record: "Place | Desk", scenario: Path | None = None) -> None:
        """Show a record, in place of the one that is shown: the first one where it is to start.

        Raises:
            Problem: it can't be opened.
        """
        from tui.screens.desk import DeskScreen

        desk = (
            record
            if isinstance(record, Desk)
            else open_desk(record, self.operator or settings.operator(None))
        )
        session = Session(desk)
        session.look = self._start.look(desk.state())
        actions, wrong = with_keys(settings.keys())
        screen = DeskScreen(session, actions, self._start.screen)
        self._start = FROM_HOME
        for sentence in wrong[:1]:
            self.call_after_refresh(screen.status.say, sentence, "error")
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(screen)
        self._scenario = scenario or self._scenario
        if not isinstance(record, Desk):
            self.call_after_refresh(settings.remember_record, record)
        if self._scenario is not None:
            self.call_after_refresh(self._check_scenario, screen)

    def _opened(self, opening: Opening) -> None:
        """Show a record that took long; without one there is nothing to stay for."""
        try:
            self.open_record(opening.desk())
        except Problem as problem:
            self.problem = problem
            self.exit()
        else:
            collect_garbage()
            settings.remember_record(opening.place)

    async def on_event(self, event: Event) -> None:
        """Let a key that is typed ahead wait until the screen that it is for is all there."""
        if isinstance(event, Key) and self.screen_stack:
            while not self.screen.is_mounted:
                await asyncio.sleep(0)
        await super().on_event(event)

    async def action_quit(self) -> None:
        """Leave by the terminal's own key as by ours: a what-if is asked about first."""
        from tui.screens.desk import DeskScreen

        desk = next((one for one in self.screen_stack if isinstance(one, DeskScreen)), None)
        if desk is not None:
            desk.action_quit()
        else:
            self.exit()

    def tell(self, sentence: str, *, wrong: bool = False) -> None:
        """Say something quietly in a corner."""
        self.notify(
            plain(sentence).plain, severity="warning" if wrong else "information", markup=False
        )

    def _check_scenario(self, screen: "DeskScreen") -> None:
        """Offer for review what the scenario says by now and the record does not."""
        scenario = self._scenario

        def check() -> None:
            if scenario is None:
                return
            try:
                entries, seen = news(scenario, screen.session.record_state().history)
            except Problem as problem:
                first, *more = str(problem).splitlines()
                also = f" (and {len(more)} more)" if more else ""
                self.call_from_thread(
                    self.tell, f"The scenario has mistakes. {first}{also}", wrong=True
                )
            else:
                if seen.is_news:
                    self.call_from_thread(screen.review, scenario.name, entries, seen)

        self.run_worker(check, thread=True, group="scenario", exit_on_error=False)
