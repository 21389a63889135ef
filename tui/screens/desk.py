"""The desk: the rooms, one at a time, and from here every update."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import BindingsMap
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from negotiation.events import Entry, beyond
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from tui.actions import ACTIONS, ALL, MOVES, PLACES, Action, bindings
from tui.cli import settings
from tui.header import Header
from tui.rooms import Wish, enter, title_of
from tui.session import Session
from tui.widgets.canvas import Canvas
from tui.widgets.status import StatusBar

if TYPE_CHECKING:
    from textual.screen import ModalScreen

    from tui.dialogs.recording import Recorded

MINUTE = 60.0


class Heard(Message):
    """Somebody has recorded something."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        super().__init__()
        self.entries = entries


class DeskScreen(Screen[None]):
    """Shows the rooms of a record, one at a time, and keeps them up to date."""

    def __init__(self, session: Session, actions: Sequence[Action] = ALL) -> None:
        super().__init__()
        self._bindings = BindingsMap(bindings(actions))
        self._actions = {one.id: one for one in actions}
        self.session = session
        self.last_source = ""
        """The source of the last update, which is offered as completion and never filled in."""
        self.room = "board"
        """The room that is shown, by name."""
        self.wish = Wish()
        """What is to be shown there."""
        self._scene = enter(self.room)(session.state(), self.wish)
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
        self.set_interval(MINUTE, self.look_again)
        self.call_after_refresh(self._get_ready)

    def on_unmount(self) -> None:
        """Put the record away."""
        self.session.close()

    def state(self) -> State:
        """Look at the talks as they stand."""
        return self.session.state()

    def look_again(self) -> None:
        """Show the room as it is now."""
        self._scene = enter(self.room)(self.session.state(), self.wish)
        self.view.show(self._scene, self._header(), self.room)

    def on_heard(self, heard: Heard) -> None:
        """Show what others have recorded, quietly."""
        from negotiation.views.saying import saying

        self.look_again()
        others = [one for one in heard.entries if one.operator != self.session.operator]
        if others:
            last = others[-1]
            more = f" and {len(others) - 1} more" if len(others) > 1 else ""
            who = last.operator or "a scenario"
            self.status.say(f"From {who}: {saying(last, self.state())}{more}", "dim")
        if any(map(beyond, heard.entries)):
            self._tell_if_read_only()

    def on_canvas_chosen(self) -> None:
        """Show all of what was clicked twice."""
        self.action_thing()

    def action_room(self, name: str) -> None:
        """Go to another room."""
        self.room = name
        self.look_again()

    def action_move(self, way: str) -> None:
        """Move the cursor."""
        self.view.move(way)

    def action_update(self) -> None:
        """List what can happen to what is under the cursor, and record it."""
        from tui.dialogs.update import UpdateDialog

        if self.view.ref is not None:
            self._dialog(UpdateDialog(self.session, self.view.ref, self.last_source))

    def action_confirm(self) -> None:
        """Record that what is under the cursor is still so."""
        from tui.dialogs.report import ReportDialog

        if self.view.ref is not None:
            words: dict[str, object] = {"ref": str(self.view.ref)}
            self._dialog(ReportDialog(self.session, "confirm", words, self.last_source))

    def action_why(self) -> None:
        """Tell what stands in the way."""
        from tui.dialogs.why import WhyDialog

        if self.view.ref is not None:
            self.app.push_screen(WhyDialog(self.session.state(), self.view.ref, self._round()))

    def action_undo(self) -> None:
        """Take back this operator's latest update."""
        from tui.dialogs.undo import UndoDialog, to_undo

        found = to_undo(self.session)
        if isinstance(found, str):
            self.status.say(found, "attention")
        else:
            self._dialog(UndoDialog(self.session, found))

    def action_command(self) -> None:
        """Take an update in the words of the command line."""
        from tui.dialogs.command import CommandDialog

        self._dialog(CommandDialog(self.session, self.view.ref))

    def action_thing(self) -> None:
        """Show another round, or all of what is under the cursor."""
        ref, section = self.view.ref, self.view.section
        if ref is None:
            return
        if section == "rounds" and ref != self._round():
            self.wish = self.wish._replace(round=ref)
            self.look_again()
            return
        from tui.dialogs.thing import ThingDialog

        self.app.push_screen(ThingDialog(self.session.state(), ref))

    def action_open(self) -> None:
        """Go to the other records and scenarios."""
        from tui.screens.open import OpenScreen

        self.app.push_screen(OpenScreen())

    def action_help(self) -> None:
        """Show the keys."""
        from tui.dialogs.help import HelpDialog

        self.app.push_screen(HelpDialog(*map(self._of, (ACTIONS, PLACES, MOVES))))

    def action_jump(self) -> None:
        """Go to a list of the room, or to another room, by a letter."""
        from tui.dialogs.jump import JumpDialog

        self.app.push_screen(JumpDialog(self.view.lists), self._jumped)

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
        self.app.exit()

    def _of(self, actions: Sequence[Action]) -> list[Action]:
        """Return actions with the keys that they have here."""
        return [self._actions[one.id] for one in actions]

    def _jumped(self, chosen: tuple[str, str] | None) -> None:
        if chosen is None:
            return
        what, name = chosen
        if what == "room":
            self.action_room(name)
        else:
            self.view.go_to(name)

    async def _picked(self, action: str | None) -> None:
        if action is not None:
            await self.run_action(action)

    def _round(self) -> Ref | None:
        return self._scene.round or self.wish.round

    def _header(self) -> Header:
        state = self.session.state()
        title = called(state, state.process.ref) if state.process else ""
        return Header(title, title_of(self.room), state.zone, state.now, self.session.operator)

    def _dialog(self, dialog: "ModalScreen[Recorded | None]") -> None:
        """Open a dialog that records; what it recorded is said, and shown at once."""
        self.status.say("")
        self.app.push_screen(dialog, self._recorded)

    def _recorded(self, recorded: "Recorded | None") -> None:
        if recorded is None:
            return
        self.last_source = recorded.source or self.last_source
        self.look_again()
        self.status.say(recorded.sentence, "settled")

    def _tell_if_read_only(self) -> None:
        """Say that nothing can be recorded here, and why, where that is so."""
        if (sentence := self.state().history.read_only) is not None:
            self.status.say(sentence, "attention")

    def _get_ready(self) -> None:
        """Load what the first update will need, and begin to listen."""
        self.run_worker(self._listen, thread=True, group="listening", exit_on_error=False)
        self.run_worker(_load, thread=True, group="loading", exit_on_error=False)

    def _listen(self) -> None:
        worker = get_current_worker()
        try:
            while not worker.is_cancelled and (entries := self.session.heard()) is not None:
                self.post_message(Heard(entries))
        except Problem as problem:
            self.app.call_from_thread(self.status.say, str(problem), "error")


def _load() -> None:
    from importlib import import_module

    for module in ("tui.dialogs.update", "negotiation.updates.understand", "pydantic"):
        import_module(module)
