"""A scenario that has changed since its record was made: what of it is taken over."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from negotiation.events import Entry
from negotiation.fold.history import History
from negotiation.fold.naming import called
from negotiation.fold.state import State
from negotiation.scenario.difference import Changed, Difference, Review
from negotiation.updates.decision import Proposal
from negotiation.views.saying import in_words, told
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from negotiation.words.when import show
from tui.dialogs.recording import Recorded, RecordingDialog
from tui.painting.content import plain
from tui.painting.lines import Line, Piece, keys, note, words
from tui.painting.rows import wrapped
from tui.session import Session
from tui.widgets.page import Page
from tui.written.readback import problem

WIDTH = 74
"""The width to which long texts are broken."""


class ScenarioDialog(RecordingDialog):
    """Lists the difference. Enter adds what is new, and takes over what is ticked.

    Args:
        session: the record.
        name: the scenario.
        entries: what the scenario comes to.
        seen: what is not the same in both.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "take it over", show=False),
        Binding("space,x", "tick", "tick", show=False),
        Binding("down,j", "move(1)", "next", show=False),
        Binding("up,k", "move(-1)", "before", show=False),
        Binding("pagedown", "scroll(10)", "further down", show=False),
        Binding("pageup", "scroll(-10)", "further up", show=False),
        Binding("escape,q", "leave", "leave it", show=False),
    ]

    def __init__(
        self, session: Session, name: str, entries: Sequence[Entry], seen: Difference
    ) -> None:
        super().__init__(session)
        self._name, self._entries, self._seen = name, entries, seen
        self._ticked: set[Ref] = set()
        self._at = 0
        state = session.live()
        history = History(state.history.all)
        for entry in seen.new:
            history.take([entry._replace(seq=history.seq + 1)])
        self._state = State(history, state.now)
        """The talks with what is new, so that it is called by its name."""

    def compose(self) -> ComposeResult:
        """Put the difference above the keys."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = plain(f"{self._name} has changed since; this record has not")
            yield Page(id="lines")
            yield Page(id="problem")
            yield Page([self._keys()], id="keys")

    def on_mount(self) -> None:
        """List it."""
        self._show()

    def action_move(self, by: int) -> None:
        """Move among what has changed."""
        if self._seen.changed:
            self._at = min(max(self._at + by, 0), len(self._seen.changed) - 1)
            self._show()
        else:
            self.action_scroll(by)

    def action_scroll(self, by: int) -> None:
        """Scroll the lines."""
        self.query_one("#lines", Page).scroll_relative(y=by, animate=False)

    def action_tick(self) -> None:
        """Choose what has changed of the thing under the cursor, or leave it again."""
        if self._seen.changed:
            self._ticked ^= {self._seen.changed[self._at].ref}
            self._show()

    def action_take(self) -> None:
        """Record it; where nothing is new and nothing chosen, there is nothing to record."""
        if self._seen.new or self._ticked:
            self.record(lambda: Review(self._entries, frozenset(self._ticked)))
        else:
            self.query_one("#problem", Page).show(
                [note("Nothing is new. Tick with space what is to be taken over.", "attention")]
            )

    def action_leave(self) -> None:
        """Leave the record as it is."""
        if not self.is_recording:
            self.dismiss(None)

    def refused(self, problem_: Problem) -> None:
        """Show why it is not recorded."""
        self.query_one("#problem", Page).show(problem(str(problem_), WIDTH))

    def receipt(self, proposal: Proposal) -> Recorded:
        """Say what came of it."""
        taken = {one.id for one in self._entries}
        number = sum(one.id in taken for one in proposal.entries)
        lines = "1 line" if number == 1 else f"{number} lines"
        return Recorded(f"● {lines} of {self._name} taken over", "")

    def _show(self) -> None:
        lines: list[Line] = []
        page = self.query_one("#lines", Page)
        if self._seen.new:
            lines.append(_title("New", len(self._seen.new)))
            lines += (self._entry("+", one) for one in self._seen.new)
        if self._seen.changed:
            lines.append(_title("Changed", len(self._seen.changed)))
        at = None
        for number, one in enumerate(self._seen.changed):
            at = len(lines) if number == self._at else at
            lines += self._changed(one)
        if self._seen.vanished:
            lines.append(
                _title("No longer in the scenario, left as recorded", len(self._seen.vanished))
            )
            lines += (self._entry("−", one) for one in self._seen.vanished)
        page.show(lines)
        page.stand_on(at)
        self.query_one("#keys", Page).show([self._keys()])

    def _entry(self, sign: str, one: Entry) -> Line:
        when = show(one.occurred, zone=self._state.zone, now=self._state.now)
        return Line(
            (Piece(f"   {sign} "), words(told(one, self._state))), (words(f"{when} ", "dim"),)
        )

    def _changed(self, one: Changed) -> Iterator[Line]:
        is_ticked = one.ref in self._ticked
        tick = Piece(" [x] " if is_ticked else " [ ] ", "settled" if is_ticked else "text")
        yield Line(
            (tick, words(called(self._state, one.ref), "strong")), (words(f"{one.ref} ", "dim"),)
        )
        for change in (change for line in one.lines for change in line.changes()):
            before, after = (
                in_words(value, self._state) for value in (change.before, change.after)
            )
            label = change.what
            for text in wrapped(f"{before} → {after}", WIDTH - 24, 6):
                yield Line((Piece("       "), words(f"{label:<14}  ", "dim"), words(text)))
                label = ""

    def _keys(self) -> Line:
        number = len(self._seen.new)
        new = [] if not number else [f"add {number} new"]
        ticked = [f"change {len(self._ticked)}"] if self._ticked else []
        does = ", ".join((*new, *ticked)) or "take over what is ticked"
        tick = [("space", "tick")] if self._seen.changed else []
        return keys(("enter", does), *tick, ("esc", "leave the record as it is"))


def _title(text: str, number: int) -> Line:
    return Line((words(f" {text}", "strong"),), (Piece(f"{number} ", "dim"),))
