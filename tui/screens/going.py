"""Where one can go from a screen of the desk: anything that is found, a list by its letter."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from negotiation.words.refs import Ref
from tui.rooms import Wish, room_of
from tui.screens.recording import RecordingScreen
from tui.session import Session
from tui.visits import Visits

if TYPE_CHECKING:
    from tui.dialogs.picker import Picked


class GoingScreen(RecordingScreen):
    """Goes to a room, a list, an entry or a thing, and puts the cursor there."""

    def __init__(self, session: Session, room: str) -> None:
        super().__init__(session, room)
        self.wish = Wish()
        """What is to be shown in the room."""
        self.visits = Visits()
        """The rooms as they were last seen."""

    def action_room(self, name: str) -> None:
        """Go to another room."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Filter the room no more."""
        raise NotImplementedError

    def action_find(self) -> None:
        """Find anything by any letters of its names, and go there."""
        from tui.dialogs.find import FindDialog

        self.app.push_screen(FindDialog(self.state()), self._found)

    def action_jump(self) -> None:
        """Go to a list of the room, or to another room, by a letter."""
        from tui.dialogs.jump import JumpDialog

        self.app.push_screen(JumpDialog(self.view.lists), self._jumped)

    def _jumped(self, chosen: tuple[str, str] | None) -> None:
        if chosen is None:
            return
        what, name = chosen
        if what == "room":
            self.action_room(name)
        else:
            self.view.go_to(name)

    def _found(self, picked: "Picked | None") -> None:
        """Go to what was found: a room, an entry in the log, or a thing."""
        from tui.finding import LOG, number_of

        if picked is None:
            return
        if (number := number_of(picked.key)) is not None:
            self.action_room(LOG)
            self._reach(lambda: self.view.go_to(LOG, str(number)))
        elif (ref := Ref(picked.key)) in self.state():
            self._go_to(ref)
        else:
            self.action_room(picked.key)

    def _go_to(self, ref: Ref) -> None:
        """Put the cursor on a thing in the room that lists it, else show all of it."""
        room, state = room_of(ref.kind), self.state()
        wish = self.wish._replace(round=ref) if room and ref.kind == room.shows else self.wish
        if room is None or not self.view.would_list(self.visits.show(room.name, state, wish), ref):
            from tui.dialogs.thing import ThingDialog

            self.app.push_screen(ThingDialog(state, ref))
            return
        self.wish = wish
        self.action_room(room.name)
        self._reach(lambda: self.view.stand_on(ref))

    def _reach(self, go: Callable[[], bool]) -> None:
        """Go to a row of the room; if its filter hides that, show all of the room."""
        if not go():
            self.show_all()
            go()
