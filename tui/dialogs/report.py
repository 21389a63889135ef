"""The report line: the words of an update, read back as they are typed."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Input

from negotiation.fold.state import State
from negotiation.updates.decision import Flagged
from negotiation.updates.grammar import Said
from negotiation.updates.update import Update
from negotiation.words.problems import Problem, nearest
from tui.content import plain
from tui.dialogs.recording import RecordingDialog
from tui.lines import Line, Piece, keys, words
from tui.readback import problem, read_back
from tui.report_line import HINT, Report, Vocabulary, completed, parse, unknown_sources, vocabulary
from tui.session import Session
from tui.widgets.box import Box, Completer
from tui.widgets.page import Page

KEYS = keys(("enter", "record"), ("tab", "complete"), ("esc", "back"))
DROP = keys(("d", "drop what you typed"), ("any other key", "go on"))


class ReportDialog(RecordingDialog):
    """Takes a report of an update whose verb and subject are given.

    Args:
        session: the record.
        verb: the update's.
        given: its words that are not to be typed, such as ref and trigger.
        last_source: what is offered as the source, never filled in.
        title: what is about to be recorded, in words.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", show=False),
        Binding("tab", "complete", "complete", show=False, priority=True),
    ]

    def __init__(
        self,
        session: Session,
        verb: str,
        given: dict[str, object],
        last_source: str,
        title: str = "",
    ) -> None:
        super().__init__(session)
        self._verb, self._given, self._title = verb, given, title
        self._typed = ""
        self._state: State = session.told()
        self._known: Vocabulary = vocabulary(self._state)
        self._last_source = last_source
        self._adding: frozenset[str] = frozenset()
        self._is_flagged = False
        self._is_asking = False

    def compose(self) -> ComposeResult:
        """Put the line above what it comes to."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = plain(self._title or self._sentence())
            yield Box(
                placeholder=HINT,
                suggester=Completer(self._completed),
                id="report",
                compact=True,
            )
            yield Box(placeholder="why it happened all the same", id="despite", compact=True)
            yield Page(id="readback")
            yield Page([KEYS], id="keys")

    def on_mount(self) -> None:
        """Begin with the line."""
        self.query_one("#despite").display = False
        self.query_one("#report", Input).focus()
        self._read_back()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Read it back."""
        event.stop()
        self._adding &= frozenset(unknown_sources(self._report(), self._known))
        self._read_back()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Record it; a flagged update asks for its reason first."""
        event.stop()
        if self._unknown():
            return
        despite = self.query_one("#despite", Input)
        if self._is_flagged and not despite.value.strip():
            despite.display = True
            despite.focus()
            return
        try:
            self._update(without=self._adding)
        except Problem as wrong:
            self.refused(wrong)
            return
        self.record(
            *(partial(add_source, slug, self.session) for slug in sorted(self._adding)),
            self._update,
        )

    def action_complete(self) -> None:
        """Complete the word; add a source that is not known; else go to the other line."""
        line = self.query_one("#report", Input)
        despite = self.query_one("#despite", Input)
        if self.focused is line:
            whole = self._completed(line.value)
            if whole is not None:
                line.value = whole
                line.cursor_position = len(whole)
                return
            if unknown := self._unknown():
                self._adding |= {unknown[0]}
                self._read_back()
                return
        if despite.display:
            (line if self.focused is despite else despite).focus()

    def action_leave(self) -> None:
        """Go back; what was typed is asked about before it is dropped."""
        self._typed = self.query_one("#report", Input).value
        if self._typed.strip() and not self._is_asking:
            self._is_asking = True
            self.set_focus(None)
            self.query_one("#keys", Page).show([DROP])
        else:
            self._go_on()

    def on_key(self, event: Key) -> None:
        """Take the answer to whether to drop what was typed."""
        if self._is_asking:
            event.stop()
            event.prevent_default()
            if event.key == "d":
                self.dismiss(None)
            else:
                self._go_on()
        else:
            super().on_key(event)

    def refused(self, wrong: Problem) -> None:
        """Show why it is not recorded."""
        self.query_one("#readback", Page).show(problem(str(wrong)))

    def _go_on(self) -> None:
        if not self._typed.strip():
            self.dismiss(None)
            return
        self._is_asking = False
        self.query_one("#keys", Page).show([KEYS])
        self.query_one("#report", Input).focus()

    def _read_back(self) -> None:
        page = self.query_one("#readback", Page)
        self._is_flagged = False
        if unknown := self._unknown():
            page.show([*self._offer(unknown[0])])
            return
        try:
            update = self._update(without=self._adding)
            decision = self.session.propose(update)
        except Problem as wrong:
            page.show(problem(str(wrong)))
            return
        self._is_flagged = isinstance(decision, Flagged)
        if self._is_flagged:
            self.query_one("#despite").display = True
        lines = read_back(update, decision, self._state, self.session.clock)
        if self._adding:
            lines.append(Line((Piece(" + ", "settled"), *self._added())))
        page.show(lines)

    def _report(self) -> Report:
        return parse(self.query_one("#report", Input).value, self._known)

    def _unknown(self) -> tuple[str, ...]:
        unknown = unknown_sources(self._report(), self._known)
        return tuple(one for one in unknown if one not in self._adding)

    def _update(self, without: frozenset[str] = frozenset()) -> Update:
        from negotiation.updates.understand import understand

        words = {**self._given, **self._report().words()}
        if without:
            words.pop("source", None)
        if reason := self.query_one("#despite", Input).value.strip():
            words["despite"] = reason
        return understand(Said(self._verb, words), self.session.told())

    def _completed(self, text: str) -> str | None:
        return completed(text, self._known, self._last_source)

    def _offer(self, slug: str) -> list[Line]:
        guess = nearest(slug, self._known.sources.values())
        hint = f" Did you mean {guess}?" if guess else ""
        return [
            Line(
                (
                    Piece(" ✗ ", "error"),
                    words(f"There is no source '{slug}' in this record.{hint}", "error"),
                )
            ),
            Line(
                (
                    Piece("   tab ", "key"),
                    words(f"adds it as source/{slug}, its reliability not judged (F)", "dim"),
                )
            ),
        ]

    def _added(self) -> list[Piece]:
        named = ", ".join(f"source/{one}" for one in sorted(self._adding))
        return [words(f"{named} will be added, and cited", "settled")]

    def _sentence(self) -> str:
        from negotiation.fold.naming import called
        from negotiation.words.refs import Ref

        return f"Still so: {called(self._state, Ref(str(self._given['ref'])))}"


def add_source(slug: str, session: Session) -> Update:
    """Make the update that adds a source which a report cites, named after its slug."""
    from negotiation.updates.understand import understand

    name = f"name={slug.replace('-', ' ').capitalize()}"
    return understand(
        Said("add", {"kind": "source", "slug": slug, "fields": [name]}), session.told()
    )
