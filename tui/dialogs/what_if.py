"""A what-if is to be kept, dropped or gone on with: what it changes, and what it would meet."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from negotiation.events import Entry
from negotiation.fold.state import State
from negotiation.updates.decision import Proposal
from negotiation.views.saying import told
from negotiation.what_if import WhatIf
from negotiation.words.problems import Problem
from tui.dialogs.dialog import Dialog
from tui.painting.content import plain
from tui.painting.lines import Line, Piece, keys, note, words
from tui.session import Session
from tui.widgets.page import Page
from tui.written.comparing import compared
from tui.written.readback import problem

WIDTH = 74
"""The width to which long texts are broken."""


class WhatIfDialog(Dialog[str]):
    """Shows what is tried. Its answer is what became of it; None if it goes on.

    Args:
        session: the record.
        tried: the what-if.
        before: what asks for it to end: `leaving`; nothing if the person does.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "keep", "keep it", show=False),
        Binding("d", "drop", "drop it", show=False),
        Binding("q,W", "leave", "go on", show=False, priority=True),
        Binding("down,j", "scroll(1)", "down", show=False),
        Binding("up", "scroll(-1)", "up", show=False),
        Binding("pagedown,space", "scroll(10)", "further down", show=False),
        Binding("pageup", "scroll(-10)", "further up", show=False),
    ]

    def __init__(self, session: Session, tried: WhatIf, before: str = "") -> None:
        super().__init__()
        self._session, self._tried, self._before = session, tried, before
        self._proposal: Proposal | None = None
        self._is_keeping = False

    def compose(self) -> ComposeResult:
        """Put what is tried above the keys."""
        number = len(self._tried.trials)
        updates = "1 update" if number == 1 else f"{number} updates"
        before = f"Before {self._before}: what if" if self._before else "What if"
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = plain(f"{before} · {updates} tried, nothing recorded")
            yield Page([note("Comparing with the record …")], id="lines")
            yield Page([_keys(may_keep=False)], id="keys")

    def on_mount(self) -> None:
        """Compare, and decide it all again, in a thread of its own."""
        self._look()

    def action_keep(self) -> None:
        """Record all that is tried, as it was decided again for what is shown."""
        if self._proposal is not None and not self._is_keeping:
            self._is_keeping = True
            self.query_one("#keys", Page).show([note("Recording it …")])
            self.run_worker(self._keep, thread=True, group="recording", exit_on_error=False)

    def action_drop(self) -> None:
        """Forget all that is tried."""
        if not self._is_keeping:
            self._session.drop_what_if()
            self.dismiss("What was tried is dropped; the record is as it was.")

    def action_leave(self) -> None:
        """Leave everything as it is."""
        if not self._is_keeping:
            self.dismiss(None)

    def action_scroll(self, by: int) -> None:
        """Scroll the lines."""
        self.query_one("#lines", Page).scroll_relative(y=by, animate=False)

    def _look(self, refusal: Sequence[Line] = ()) -> None:
        def look() -> None:
            lines, proposal = _seen(self._session, self._tried)
            self.app.call_from_thread(self._show, [*refusal, *lines], proposal)

        self.run_worker(look, thread=True, group="comparing", exit_on_error=False)

    def _show(self, lines: list[Line], proposal: Proposal | None) -> None:
        if not self.is_attached:
            return
        self._proposal, self._is_keeping = proposal, False
        self.query_one("#lines", Page).show(lines)
        self.query_one("#keys", Page).show([_keys(may_keep=proposal is not None)])

    def _keep(self) -> None:
        assert self._proposal is not None  # noqa: S101 - as `action_keep` has seen to
        try:
            kept = self._session.keep_what_if(self._proposal)
        except Problem as wrong:
            refusal = [*problem(str(wrong), WIDTH), Line()]
            self.app.call_from_thread(self._look, refusal)
        except Exception as error:
            refusal = [*problem(f"Not kept: {error}", WIDTH), Line()]
            self.app.call_from_thread(self._look, refusal)
            raise
        else:
            self.app.call_from_thread(self.dismiss, _receipt(kept.entries))


def _seen(session: Session, tried: WhatIf) -> tuple[list[Line], Proposal | None]:
    """Write what a what-if changes and meets, and return what may be kept of it: all, or None."""
    record, state = session.record_state(), tried.desk.state()
    lines = list(compared(tried.difference(), state, WIDTH))
    if meanwhile := tried.meanwhile(record):
        lines += [Line(), note("Recorded meanwhile about the same things:", "attention")]
        lines += [_entry(one, record) for one in meanwhile]
    if not tried.trials:
        return lines, None
    try:
        proposal = session.propose_what_if(tried)
    except Problem as wrong:
        conflicts = problem(str(wrong), WIDTH)
        return [*lines, Line(), *conflicts, *_ways_out()], None
    return lines, proposal


def _entry(one: Entry, state: State) -> Line:
    return Line(
        (Piece(f"   #{one.seq}  ", "dim"), words(told(one, state), "attention")),
        (words(f" {one.operator or ''} ", "dim"),),
    )


def _ways_out() -> Iterator[Line]:
    yield note("  So it can't be kept: nothing of it is recorded. Go on, and undo what")
    yield note("  stands against the record with u; or drop it.")


def _keys(*, may_keep: bool) -> Line:
    keep = [("k", "keep: record it all")] if may_keep else []
    return keys(*keep, ("d", "drop: forget it"), ("esc", "go on"))


def _receipt(entries: Sequence[Entry]) -> str:
    acts = len({one.act for one in entries})
    first, last = entries[0].seq, entries[-1].seq
    numbers = f"#{first}" if first == last else f"#{first}–#{last}"
    return f"● Kept: {acts} update{'' if acts == 1 else 's'} recorded, {numbers}"
