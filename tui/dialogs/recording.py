"""What dialogs share that record: who signs, the thread that records, what is said of it."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input

from negotiation.desk import Changed
from negotiation.events import RETRACTED
from negotiation.updates.decision import Decidable, Flagged, NotATransition, Proposal
from negotiation.views.saying import told
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from tui.dialogs.dialog import Dialog
from tui.painting.content import plain
from tui.session import Session

SLOW = 0.3
"""Seconds after which it is said that something is still being recorded."""

MOST_TOLD = 3
"""How many of the entries that came in between are told of."""

Decided = Callable[[], Decidable]


class Recorded(NamedTuple):
    """What has been recorded."""

    sentence: str
    source: str
    ref: Ref = Ref("")
    """What it is about."""


class RecordingDialog(Dialog[Recorded]):
    """A dialog over the Board that records updates, signed and in a thread of its own.

    The thread is never cancelled: what was sent to be recorded is recorded, or said not to be.
    Until then the dialog stays; where that takes long, it says so and takes no keys.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.is_recording = False
        self._stood_in: Widget | None = None
        """What had the focus when it was said that recording takes long."""
        self.seen = session.live().history.seq
        """As far as this entry whoever records has seen the record."""

    def on_key(self, event: Key) -> None:
        """Pass on to the line what was typed before it was there."""
        line = self.focused
        if event.is_printable and isinstance(line, Input):
            event.stop()
            event.prevent_default()
            line.post_message(Key(event.key, event.character))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do nothing else while something is being recorded."""
        return not self.is_recording and super().check_action(action, parameters)

    def record(self, *steps: Decided) -> None:
        """Record updates one after the other; each is made when those before it are recorded.

        Who records is asked first, if it is not known yet.
        """
        if self.is_recording:
            return
        if self.session.operator is None:
            from tui.dialogs.operator import OperatorDialog

            self.app.push_screen(OperatorDialog(), partial(self._signed, steps))
            return
        self.is_recording = True
        self.set_timer(SLOW, self._tell_if_slow)
        work = partial(self._work, steps)
        self.run_worker(work, thread=True, group="recording", exit_on_error=False)

    def refused(self, problem: Problem) -> None:
        """Show why it is not recorded; what was typed is kept."""
        raise NotImplementedError

    def done(self, recorded: Recorded) -> None:
        """Go back, with what has been recorded."""
        self.is_recording = False
        self.pop_until_active()
        self.dismiss(recorded)

    def _signed(self, steps: tuple[Decided, ...], operator: str | None) -> None:
        if operator is not None:
            self.session.operator = operator
            self.record(*steps)

    def _tell_if_slow(self) -> None:
        if self.is_recording and self.is_mounted:
            self._stood_in = self.focused
            self.set_focus(None)
            self.query_one(".sheet").border_subtitle = plain("recording …")

    def _work(self, steps: tuple[Decided, ...]) -> None:
        try:
            proposals = [self._recorded(step()) for step in steps]
        except Problem as problem:
            self.app.call_from_thread(self._not_recorded, problem)
        except Exception as error:
            self.app.call_from_thread(self._not_recorded, Problem(f"Not recorded: {error}"))
            raise
        else:
            self.app.call_from_thread(self.done, self.receipt(proposals[-1]))

    def _recorded(self, update: Decidable) -> Proposal:
        decision = self.session.propose(update)
        if isinstance(decision, Flagged):
            raise Problem("\n".join(one.says for one in decision.blockers))
        if isinstance(decision, NotATransition):
            raise Problem(str(decision))
        self.session.meanwhile(decision, self.seen)
        return self.session.record(decision)

    def _not_recorded(self, problem: Problem) -> None:
        self.is_recording = False
        self.query_one(".sheet").border_subtitle = plain("")
        if self._stood_in is not None:
            self.set_focus(self._stood_in)
        self.refused(self._meanwhile(problem) if isinstance(problem, Changed) else problem)

    def _meanwhile(self, changed: Changed) -> Problem:
        """Tell what has changed and by whom; recording again is then a decision."""
        self.seen = max(self.seen, changed.entries[-1].seq)
        state = self.session.record_state()
        each = [
            f"Meanwhile {one.operator or 'a scenario'} recorded #{one.seq}: {told(one, state)}."
            for one in changed.entries[-MOST_TOLD:]
        ]
        return Problem(
            "\n".join([*each, "Nothing of yours is recorded yet: enter records it too."])
        )

    def _where(self) -> str:
        """Say where it is recorded: in the record, in a what-if, or here for the time being."""
        if self.session.what_if is not None:
            return "what if:"
        away = "○ recorded here; it goes to the server when that is back:"
        return away if self.session.is_away else "●"

    def receipt(self, proposal: Proposal) -> Recorded:
        """Say what has been recorded."""
        entry, state = proposal.entries[-1], self.session.told()
        later = ""
        if proposal.later is not None:
            later = f" – but {told(proposal.later, state)}, by a later word"
        undo = "" if proposal.entries[0].type == RETRACTED else " · u takes it back"
        mark = self._where()
        unseen = "" if self.session.state().shows(entry) else " – not seen at the time you look at"
        sentence = f"{mark} #{entry.seq} {told(entry, state)}{later}{unseen}{undo}"
        return Recorded(sentence, entry.source or "", Ref(entry.subject))
