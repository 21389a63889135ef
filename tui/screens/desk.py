"""The desk: the rooms, one at a time, and from here every update."""

import gc
from collections.abc import Sequence
from importlib import import_module
from time import sleep, time
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import BindingsMap
from textual.message import Message
from textual.worker import get_current_worker

from negotiation.events import Entry, beyond
from negotiation.fold.naming import called
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from tui.actions import ACTIONS, ALL, MOVES, PLACES, TIMES, Action, bindings
from tui.cli import settings
from tui.kept import Kept
from tui.painting.header import Header
from tui.painting.lines import Line
from tui.rooms import ROOMS, Scene, recalls, title_of
from tui.screens.writing import WritingScreen
from tui.session import Session
from tui.widgets.canvas import Canvas
from tui.widgets.status import StatusBar
from tui.written.delivery import delivered, saved, to_be_read

if TYPE_CHECKING:
    from negotiation.views.handover import Since

SECOND, MINUTE = 1.0, 60.0

AWAY = "○ The server is away. This is the copy that is kept here; what you record goes there later."

BREATH, PAUSE = 20, 0.001
"""After how many things that are looked at ahead keys have their turn, and for how many seconds."""


class Heard(Message):
    """Somebody has recorded something."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        super().__init__()
        self.entries = entries


class DeskScreen(WritingScreen):
    """Shows the rooms of a record, one at a time, and keeps them up to date."""

    def __init__(
        self, session: Session, actions: Sequence[Action] = ALL, room: str = "board"
    ) -> None:
        super().__init__(session, room)
        self._bindings = BindingsMap(bindings(actions))
        self._actions = {one.id: one for one in actions}
        self._kept = Kept(settings.rooms_file(), session.history, session.operator)
        self._shift: Since | None = None
        """Where this operator's last shift ended; None until somebody asks."""
        self._since: Since | None = None
        """From where on else things are to be new."""
        self._to_be_read: list[Line] = []
        self._scene = self._seen()
        self.view = Canvas(self._scene, self._header(), self.room)
        self.status = StatusBar(self._of(ACTIONS))

    def compose(self) -> ComposeResult:
        """Put the room above the status line."""
        yield self.view
        yield self.status

    def on_mount(self) -> None:
        """Listen to others, and let ages grow, once the room has been seen."""
        self.view.focus()
        self._tell_if_read_only()
        if self.session.is_away:
            self.status.say(AWAY, "attention")
        self.set_interval(MINUTE, self.look_again)
        self.set_interval(SECOND, self.session.let_go)
        self.call_after_refresh(self._get_ready)

    def on_unmount(self) -> None:
        """Put the record away."""
        self._leave()
        self.session.close()

    def look_again(self) -> None:
        """Show the room as it is now."""
        self._scene = self._seen()
        self.view.show(self._scene, self._header(), self.room)

    def on_heard(self, heard: Heard) -> None:
        """Show what others have recorded, quietly."""
        from negotiation.views.saying import told

        self.look_again()
        others = [one for one in heard.entries if one.operator != self.session.operator]
        if others:
            last = others[-1]
            more = f" and {len(others) - 1} more" if len(others) > 1 else ""
            who = last.operator or "a scenario"
            where = "Meanwhile in the record, from" if self.session.what_if else "From"
            says = told(last, self.session.record_state())
            self.status.say(f"{where} {who}: {says}{more}", "dim")
        if any(map(beyond, heard.entries)):
            self._tell_if_read_only()
        if (delivery := self.session.delivery()) is not None:
            self.status.say(*delivered(delivery))
            self._to_be_read += to_be_read(delivery, self.session.record_state())
            self._show_what_is_to_be_read()

    def on_screen_resume(self) -> None:
        """Show what had to wait until a dialog was left."""
        self._show_what_is_to_be_read()

    def on_canvas_chosen(self) -> None:
        """Show all of what was clicked twice."""
        self.action_thing()

    def action_room(self, name: str) -> None:
        """Go to another room."""
        self._leave()
        self.room = name
        if recalls(name):
            self._shift = self._end_of_shift()
        self.look_again()

    def action_filter(self) -> None:
        """Show only what goes by some words."""
        from tui.dialogs.filter import FilterDialog

        room = self.room
        if room == ROOMS[0].name:
            self.status.say("The Board shows its round whole; the other rooms take filters.", "dim")
            return
        dialog = FilterDialog(title_of(room), self._kept.filter(room), self._filter)
        self.app.push_screen(dialog, self._keep_filter)

    def show_all(self) -> None:
        """Filter the room no more."""
        self._keep_filter("")

    def action_back(self) -> None:
        """Return to now; from there, to all of a room that is filtered."""
        if self.is_travelling:
            self.return_to_now()
        elif self._kept.filter(self.room):
            self.show_all()

    def action_since(self) -> None:
        """Ask from when on things are to be new in the Handover."""
        from tui.dialogs.since import SinceDialog

        if not recalls(self.room):
            self.action_room(next(one.name for one in ROOMS if one.recalls))
        dialog = SinceDialog(self.session.state(), self._shift or self._end_of_shift())
        self.app.push_screen(dialog, self._asked_since)

    def action_move(self, way: str) -> None:
        """Move the cursor."""
        self.view.move(way)

    def action_why(self) -> None:
        """Tell what stands in the way."""
        from tui.dialogs.why import WhyDialog

        if self.view.ref is not None:
            self.app.push_screen(WhyDialog(self.session.state(), self.view.ref, self.round()))
        else:
            self.nothing_here()

    def action_thing(self) -> None:
        """Show another round, or all of what is under the cursor."""
        ref, section, row = self.view.ref, self.view.section, self.view.row
        if row is not None and self._scene.more is not None:
            from tui.dialogs.thing import RowDialog

            self.app.push_screen(RowDialog(self._scene.more, row, self.session.state()))
            return
        if ref is None:
            self.nothing_here()
            return
        if section == "rounds" and ref != self.round():
            self.wish = self.wish._replace(round=ref)
            self.look_again()
            return
        from tui.dialogs.thing import ThingDialog

        self.app.push_screen(ThingDialog(self.session.state(), ref))

    def action_open(self) -> None:
        """Go to the other records and scenarios."""
        from tui.screens.open import OpenScreen

        self.ask_about_what_if("opening another", lambda: self.app.push_screen(OpenScreen()))

    def action_help(self) -> None:
        """Show the keys."""
        from tui.dialogs.help import HelpDialog

        groups = map(self._of, (ACTIONS, TIMES, PLACES, MOVES))
        self.app.push_screen(HelpDialog(*groups), self._picked)

    def action_palette(self) -> None:
        """Find an action by its name, and do it."""
        from tui.dialogs.palette import PaletteDialog

        self.app.push_screen(PaletteDialog(tuple(self._actions.values())), self._picked)

    def action_colours(self) -> None:
        """Show it in the next theme, and remember that."""
        from tui.theme import after

        self.app.theme = after(self.app.theme)
        settings.remember("theme", self.app.theme)
        self.status.say(f"Colours: {self.app.theme}", "dim")

    def action_quit(self) -> None:
        """Leave; everything that was recorded is saved."""
        self.ask_about_what_if("leaving", self.app.exit)

    def _of(self, actions: Sequence[Action]) -> list[Action]:
        """Return actions with the keys that they have here."""
        return [self._actions[one.id] for one in actions]

    async def _picked(self, action: str | None) -> None:
        if action is not None:
            await self.run_action(action)

    def round(self) -> Ref | None:
        """Return the round that is shown; None if there is none."""
        return self._scene.round or self.wish.round

    def _seen(self) -> Scene:
        """Show the room as it is seen from here: filtered, and with a mark on what is new."""
        state, find = self.session.state(), self._kept.filter(self.room)
        wish = self.wish._replace(
            filters=self.wish.filters._replace(find=find or None),
            operator=self.session.operator,
            seen=self._kept.seen(self.room),
            since=(self._since or self._shift) if recalls(self.room) else None,
        )
        return self.visits.show(self.room, state, wish)

    def _leave(self) -> None:
        """Keep that all there is has been seen in the room."""
        self._kept.leave(self.room)
        self._kept.save(self.session.operator)

    def _filter(self, words: str) -> None:
        self._kept.keep_filter(self.room, words)
        self.look_again()

    def _keep_filter(self, words: str | None) -> None:
        self._filter(words or "")
        self._kept.save(self.session.operator)

    def since(self) -> "Since":
        """Tell from when on things are new: as was said, or since this operator's last shift."""
        return self._since or self._shift or self._end_of_shift()

    def _end_of_shift(self) -> "Since":
        from datetime import UTC, datetime

        from negotiation.views.handover import Since
        from negotiation.views.shift import end_of_last_shift

        history, operator = self.session.state().history, self.session.operator
        return Since(end_of_last_shift(history, operator, datetime.now(UTC)))

    def _asked_since(self, since: "Since | None") -> None:
        if since is not None:
            self._since = since
            self.look_again()

    def _header(self) -> Header:
        state, look, tried = self.session.live(), self.session.look, self.session.what_if
        title = called(state, state.process.ref) if state.process else ""
        return Header(
            title,
            title_of(self.room),
            state.zone,
            state.now,
            self.session.operator,
            others=self.session.others,
            saved=saved(self.session.lost, self.session.kept),
            filter=self._kept.filter(self.room),
            look=look,
            behind=self.session.behind(look),
            tried=None if tried is None else len(tried.trials),
        )

    def _show_what_is_to_be_read(self) -> None:
        """Show what became of what was kept, if that has to be read; never over what is typed."""
        from tui.dialogs.reading import ReadingDialog

        lines, self._to_be_read = self._to_be_read, []
        if lines and self.app.screen is self:
            self.app.push_screen(ReadingDialog[None]("The server is back", lines))
        else:
            self._to_be_read = lines

    def _tell_if_read_only(self) -> None:
        """Say that nothing can be recorded here, and why, where that is so."""
        if (sentence := self.session.record_state().history.read_only) is not None:
            self.status.say(sentence, "attention")

    def _get_ready(self) -> None:
        """Load what the first update and the other rooms will need, and begin to listen."""
        self.run_worker(self._listen, thread=True, group="listening", exit_on_error=False)
        self.run_worker(self._load, thread=True, group="loading", exit_on_error=False)

    def _listen(self) -> None:
        worker = get_current_worker()
        try:
            while not worker.is_cancelled and (entries := self.session.heard()) is not None:
                self.post_message(Heard(entries))
        except Problem as problem:
            self.app.call_from_thread(self.status.say, str(problem), "error")

    def _load(self) -> None:
        from tui.typed.drafts import forget_old

        worker = get_current_worker()
        forget_old(time())
        for module in ("tui.dialogs.forms", "tui.dialogs.update", "pydantic"):
            import_module(module)
        for number, entity in enumerate(self.session.live().each()):
            if worker.is_cancelled:
                return
            known = entity.said, entity.is_in_line  # both are kept with it
            if number % BREATH == 0 and known:
                sleep(PAUSE)
        gc.freeze()  # what has been looked at is kept: the collector need not look through it
