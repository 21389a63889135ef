"""What a screen of the desk can look at besides the record as it stands: other times, a what-if."""

from collections.abc import Callable
from functools import partial

from textual.screen import Screen

from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from tui.session import Session
from tui.travel import EARLIER, LATER, NOW, Look
from tui.widgets.canvas import Canvas
from tui.widgets.status import StatusBar

FRAME = 1 / 30
"""Seconds between two looks while a key is held: the steps between them are one."""

HOW = "< > step · t asks for a time · T leaves out what was learned later · esc now"
NO_MORE = {EARLIER: "There is nothing earlier.", LATER: "This is now."}


class TravellingScreen(Screen[None]):
    """Travels in time, and tries updates on a copy of the record."""

    view: Canvas
    status: StatusBar

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._as_known = session.look.as_known
        """Whether what was learned later is left out, once another time is looked at."""
        self._stood_on: Ref | None = None
        """What the person has put the cursor on."""
        self._fell_to: Ref | None = None
        """What the cursor is on since the last look: what it fell to, if that was not there."""
        self._is_resting = False
        self._is_asked = False
        self._is_beginning = False

    def look_again(self) -> None:
        """Show what is looked at as it is now."""
        raise NotImplementedError

    def action_earlier(self) -> None:
        """Look at the act before."""
        self._step(EARLIER)

    def action_later(self) -> None:
        """Look at the next act; behind the last one is now."""
        self._step(LATER)

    def action_time(self) -> None:
        """Ask for a time to look at."""
        from tui.dialogs.time import TimeDialog

        def travel(look: Look | None) -> None:
            if look is not None:
                self._travel(look)

        self.app.push_screen(TimeDialog(self.session, as_known=self._as_known), travel)

    def action_as_known(self) -> None:
        """Look by the second clock, or by the first one again."""
        if self.session.look == NOW:
            self._as_known = not self._as_known
            says = "leave out" if self._as_known else "show"
            self.status.say(f"From now on back, < and t {says} what was learned later.", "dim")
        else:
            self._travel(self.session.look.other_clock())

    @property
    def is_travelling(self) -> bool:
        """Tell whether another time than now is looked at."""
        return self.session.look != NOW

    def return_to_now(self) -> None:
        """Look at the talks as they stand."""
        self._travel(NOW)

    def action_what_if(self) -> None:
        """Begin a what-if, or ask what is to become of it."""
        if self.session.what_if is not None:
            self.ask_about_what_if()
        elif (sentence := self.session.live().history.read_only) is not None:
            self.status.say(sentence, "attention")
        elif not self._is_beginning:
            self._is_beginning = True
            self.status.say("Copying the record …", "dim")
            self.run_worker(self._begin, thread=True, group="what if", exit_on_error=False)

    def ask_about_what_if(self, before: str = "", then: Callable[[], object] | None = None) -> None:
        """Ask whether a what-if is kept or dropped, before something else is done, if anything."""
        from tui.dialogs.what_if import WhatIfDialog

        tried = self.session.what_if
        if tried is None or (then is not None and not tried.trials):
            if then is not None:
                then()
        elif not any(isinstance(one, WhatIfDialog) for one in self.app.screen_stack):
            self.status.say("")
            ended = partial(self._ended, then)
            self.app.push_screen(WhatIfDialog(self.session, tried, before), ended)

    def _step(self, way: str) -> None:
        look = self.session.step(way, as_known=self._as_known)
        if look is None:
            self.status.say(NO_MORE[way], "dim")
        else:
            self._travel(look)

    def _travel(self, look: Look) -> None:
        self.session.look = look
        if look == NOW:
            self.status.say("")
        else:
            self._as_known = look.as_known
            self.status.say(HOW, "dim")
        self._look_soon()

    def _look_soon(self) -> None:
        """Look at once, but while a key is held only once a frame."""
        if self._is_resting:
            self._is_asked = True
            return
        self._look_there()
        self._is_resting = True
        self.set_timer(FRAME, self._rested)

    def _look_there(self) -> None:
        """Look with the cursor where the person put it, whenever that is there."""
        if self.view.ref != self._fell_to:
            self._stood_on = self.view.ref
        self.look_again()
        if self._stood_on is not None and self.view.ref != self._stood_on:
            self.view.stand_on(self._stood_on)
        self._fell_to = self.view.ref

    def _rested(self) -> None:
        self._is_resting = False
        if self._is_asked:
            self._is_asked = False
            self._look_soon()

    def _begin(self) -> None:
        try:
            self.session.begin_what_if()
        except Problem as problem:
            self.app.call_from_thread(self._began, str(problem))
        else:
            self.app.call_from_thread(self._began, "")

    def _began(self, wrong: str) -> None:
        self._is_beginning = False
        self.look_again()
        self.status.say(
            wrong or "Nothing is recorded until you keep it: W keeps or drops what you try.",
            "error" if wrong else "attention",
        )

    def _ended(self, then: Callable[[], object] | None, sentence: str | None) -> None:
        self.look_again()
        if sentence is not None:
            self.status.say(sentence, "settled")
            if then is not None:
                then()
