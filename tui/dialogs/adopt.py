"""Adopting somebody else's account of a thing: which one, and what that comes to."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from negotiation.events import Entry
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.updates.again import update_of
from negotiation.updates.decision import Flagged, Proposal
from negotiation.updates.grammar import Said
from negotiation.updates.update import Update
from negotiation.views.saying import saying
from negotiation.views.thing import thing
from negotiation.views.word import grade_of
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from negotiation.words.when import show
from tui.dialogs.typing import TypingDialog
from tui.painting.content import plain
from tui.painting.lines import Line, Piece, keys, words
from tui.session import Session
from tui.widgets.box import Box
from tui.widgets.page import Page
from tui.written.readback import problem, read_back, said

NOTHING = "Nobody else gives an account of this that differs from the desk's."


def accounts(ref: Ref | None, entry: int | None, state: State) -> tuple[Entry, ...]:
    """List what others say of a thing that the desk does not, the latest first.

    Where the entry that is looked at is somebody else's account, it is that one.
    """
    looked_at = state.history.numbered(entry) if entry is not None else None
    if looked_at is not None and looked_at.according_to is not None:
        return (looked_at,)
    entity = state.get(ref) if ref is not None else None
    if entity is None:
        return ()
    found: dict[int, Entry] = {}
    for voice in thing(entity, state).voices:
        account = entity.account(voice.who)
        told = [account.since] if voice.stand is not None else []
        own = (one for one in reversed(entity.entries) if one.according_to == voice.who)
        changes = next((one for one in own if {"set", "plus", "minus"} & one.data.keys()), None)
        told += [changes] if voice.fields else []
        found |= {one.seq: one for one in told if one is not None}
    return tuple(sorted(found.values(), key=lambda one: one.order, reverse=True))


class AdoptDialog(TypingDialog):
    """Shows what is adopted and what that comes to; a reason is asked for as elsewhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "adopt", "adopt", show=False),
        Binding("down", "move(1)", "next", show=False, priority=True),
        Binding("up", "move(-1)", "before", show=False, priority=True),
    ]

    def __init__(self, session: Session, told: tuple[Entry, ...]) -> None:
        super().__init__(session, "adopt " + " ".join(one.id for one in told))
        self._told, self._at = told, 0
        self._state = session.state()
        self._is_flagged = False

    def compose(self) -> ComposeResult:
        """Put the accounts above what adopting the one under the cursor comes to."""
        which = "Which" if len(self._told) > 1 else "This"
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = plain(f"{which} account becomes the desk's?")
            yield Page(list(self._accounts()), id="steps")
            yield Box(placeholder="why it happened all the same", id="despite", compact=True)
            yield Page(id="readback")
            yield Page(id="keys")

    def on_mount(self) -> None:
        """Begin with the latest."""
        self.query_one("#despite").display = False
        self.action_move(0)
        self.begin()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Read it back."""
        event.stop()
        self._read_back()
        self.changed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Adopt it, for the reason given."""
        event.stop()
        self.action_adopt()

    def action_adopt(self) -> None:
        """Record it; a flagged one asks for its reason first."""
        despite = self.query_one("#despite", Input)
        if not self._is_flagged or despite.value.strip():
            self.record(self._update)
        else:
            self.take_offered()
            despite.display = True
            despite.focus()

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._at = min(max(self._at + by, 0), len(self._told) - 1)
        self.query_one("#steps", Page).stand_on(self._at)
        self._read_back()

    def typed(self) -> Mapping[str, str]:
        """Return the reason."""
        return {"despite": self.query_one("#despite", Input).value}

    def take(self, typed: Mapping[str, str]) -> None:
        """Put the reason back."""
        self.query_one("#despite", Input).value = typed.get("despite", "")

    def begin(self) -> None:
        """Go on with the choice, or with the reason."""
        several = (("↑↓", "choose"),) if len(self._told) > 1 else ()
        self.tell(keys(*several, ("enter", "make it the desk's"), ("esc", "back")))
        despite = self.query_one("#despite", Input)
        if despite.display:
            despite.focus()

    def tell(self, line: Line) -> None:
        """Show other keys."""
        self.query_one("#keys", Page).show([line])

    def refused(self, wrong: Problem) -> None:
        """Show why it is not recorded."""
        self.query_one("#readback", Page).show(problem(str(wrong)))

    def _update(self) -> Update:
        from negotiation.updates.understand import understand

        words: dict[str, object] = {"act": f"#{self._told[self._at].seq}"}
        if reason := self.query_one("#despite", Input).value.strip():
            words["despite"] = reason
        return understand(Said("adopt", words), self.session.told())

    def _read_back(self) -> None:
        page = self.query_one("#readback", Page)
        try:
            update = self._update()
            decision = self.session.propose(update)
        except Problem as wrong:
            page.show(problem(str(wrong)))
            return
        self._is_flagged = isinstance(decision, Flagged)
        lines: list[Line] = []
        if isinstance(decision, Proposal):
            lines.append(said("Desk", saying(decision.entries[-1], self._state)))
            update = update_of(decision.entries[-1]) or update
        page.show([*lines, *read_back(update, decision, self._state, self.session.clock)])

    def _accounts(self) -> Iterator[Line]:
        state = self._state
        for one in self._told:
            who = called(state, one.according_to or Ref(""))
            when = show(one.occurred, zone=state.zone, now=state.now, brief=True)
            yield Line(
                (Piece(" "), words(f"{who}: ", "attention"), words(saying(one, state), "strong")),
                (words(f"  {when}  {grade_of(one.source, state)} ", "dim"),),
            )
