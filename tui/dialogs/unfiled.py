"""Unfiled reports: taken in as they come, and filed later by an update that cites them."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from textual.app import App
from textual.widget import Widget

from negotiation.events import Entry
from negotiation.fold.naming import called
from negotiation.updates.decision import Decision, Refused
from negotiation.updates.grammar import Said
from negotiation.updates.update import Update
from negotiation.words.printable import one_line
from negotiation.words.refs import Ref
from tui.dialogs.dialog import Dialog
from tui.dialogs.forms import of_new
from tui.dialogs.picker import Picked, PickerDialog, makeable
from tui.dialogs.recording import Recorded
from tui.dialogs.report import ReportDialog
from tui.dialogs.update import UpdateDialog, steps
from tui.painting.lines import Line, note
from tui.painting.rows import wrapped
from tui.session import Session
from tui.typed.matching import Names
from tui.typed.suggested import Suggestion
from tui.widgets.box import WholeBox
from tui.widgets.page import Page
from tui.written.readback import said

Answer = Callable[[Recorded | None], None]

LATER = "It waits until a says what it is about, and what happened to that."
TWICE = "The words of the report stand on the line above; a remark goes with what files it."


class UnfiledDialog(ReportDialog):
    """Takes a report as it came, word for word, and below it when and by which source."""

    tab = "complete, next"

    def __init__(self, session: Session, last_source: str) -> None:
        super().__init__(session, "note", {}, last_source, title="A report, to be filed later")

    def boxes(self) -> list[Widget]:
        """Put the words of the report above the line of when and by whom."""
        words = "the report, as it came: type it, or paste it, on however many lines"
        return [WholeBox(words, id="words"), *super().boxes()]

    def begin(self) -> None:
        """Begin with the words."""
        super().begin()
        if not self._whole.value:
            self._whole.focus()

    def action_complete(self) -> None:
        """Go from the words to the line; there, complete the word, or show the fields."""
        if self.focused is self._whole and not (self._offered and not self.is_typed):
            self._box("report").focus()
        else:
            super().action_complete()

    def typed(self) -> Mapping[str, str]:
        """Return the words as they came, beside what is on the line."""
        return {**super().typed(), "words": self._whole.words}

    def take(self, typed: Mapping[str, str]) -> None:
        """Put the words back as they came."""
        super().take({name: one for name, one in typed.items() if name != "words"})
        self._whole.say(typed.get("words", ""))

    def read(self, update: Update, decision: Decision) -> list[Line]:
        """Write the report on as many lines as it takes."""
        lines = super().read(update, decision)
        text = self._whole.words
        first = [
            said("Report" if not number else "", part) for number, part in enumerate(_parts(text))
        ]
        return [*first, *(one for one in lines if one.left[1].text.strip() != "Note")]

    def _read_back(self) -> None:
        if self.is_typed or self._offered:
            super()._read_back()
        else:
            self.query_one("#readback", Page).show([note(LATER)])

    def _said(self) -> Said:
        told = super()._said()
        words = self._whole.words.strip()
        if words and told.words.get("note"):
            raise Refused(TWICE)
        return Said(told.verb, {**told.words, **({"note": words} if words else {})})

    @property
    def _whole(self) -> WholeBox:
        return self.query_one("#words", WholeBox)


class Filing(NamedTuple):
    """The filing of an unfiled report: what is it about, and what happened to that.

    When, source, says and quotation of the report stand on the line to begin with, and the update
    cites it.
    """

    session: Session
    entry: Entry
    last_source: str

    def begin(self, app: App[None], done: Answer) -> None:
        """Ask what it is about."""
        each = Names(self.session.told()).candidates(())
        about = PickerDialog("What is this report about?", each, makes=makeable(()))
        app.push_screen(about, partial(self._go_on, app, done))

    def _go_on(self, app: App[None], done: Answer, picked: Picked | None) -> None:
        if picked is not None:
            app.push_screen(self._dialog(picked), done)

    def _dialog(self, picked: Picked) -> "Dialog[Recorded]":
        """Make what the report comes to: something new, a transition, or a remark."""
        session, last = self.session, self.last_source
        begun, cited = carried(self.entry), {"because": [f"#{self.entry.seq}"]}
        if picked.new:
            return of_new(session, Suggestion(picked.new), last, picked.words, {**begun, **cited})
        ref, state = Ref(picked.key), session.told()
        if steps(ref, state):
            return UpdateDialog(session, ref, last, cited, begun)
        words = {**begun, "note": one_line(self.entry.note or "")}
        title = f"Note: {called(state, ref)}"
        given = {"ref": picked.key, **cited}
        return ReportDialog(session, "note", given, last, title=title, begun=words)


def file_report(app: App[None], session: Session, seq: int, last_source: str, done: Answer) -> None:
    """File an unfiled report, given by the number of its entry."""
    entry = session.told().history.numbered(seq)
    if entry is not None:
        Filing(session, entry, last_source).begin(app, done)


def carried(entry: Entry) -> dict[str, object]:
    """Return the words of a report that the update which files it begins with."""
    words: dict[str, object] = {
        "at": entry.occurred.edtf if entry.occurred else "",
        "source": entry.source or "",
        "according_to": str(entry.according_to or ""),
        "quote": entry.quote or "",
        "link": entry.link or "",
    }
    return {name: one for name, one in words.items() if one}


def _parts(text: str) -> list[str]:
    return [part for one in text.splitlines() for part in wrapped(one, 64, 4)][:8]
