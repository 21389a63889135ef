"""The report line: the words of an update, read back as they are typed."""

import json
from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from negotiation.fold.state import State
from negotiation.updates.decision import Decision, Flagged
from negotiation.updates.grammar import Said
from negotiation.updates.update import Update
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from tui.dialogs.recording import Recorded
from tui.dialogs.sources import add_source, added, offer
from tui.dialogs.typing import TypingDialog
from tui.painting.content import plain
from tui.painting.lines import Line, keys
from tui.session import Session
from tui.typed.report_line import (
    HINT,
    Report,
    Vocabulary,
    completed,
    line_of,
    parse,
    unknown_sources,
    vocabulary,
)
from tui.widgets.box import Box, Completer
from tui.widgets.page import Page
from tui.written.readback import problem, read_back


class ReportDialog(TypingDialog):
    """Takes a report of an update whose verb and subject are given.

    Args:
        session: the record.
        verb: the update's.
        given: its words that are not to be typed, such as ref and trigger.
        last_source: what is offered as the source, never filled in.
        title: what is about to be recorded, in words.
        begun: more of its words, which stand on the line to begin with.
    """

    hint: ClassVar[str] = HINT
    """What the line may hold."""
    tab: ClassVar[str] = "complete, or as fields"
    """What the key leads to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "complete", show=False, priority=True),
    ]

    def __init__(
        self,
        session: Session,
        verb: str,
        given: Mapping[str, object],
        last_source: str,
        *,
        title: str = "",
        begun: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(session, f"{verb} {json.dumps(given, sort_keys=True, default=str)}")
        self._verb, self._given, self._title = verb, given, title
        self._state: State = session.told()
        self._known: Vocabulary = vocabulary(self._state)
        self._last_source = last_source
        self._adding: frozenset[str] = frozenset()
        self._is_flagged = False
        self._begun, self._beside = line_of(begun or {}, self._known)
        self._beside_at_first = dict(self._beside)
        """Words that no line can say: they were typed into fields, or a report that is filed."""

    def compose(self) -> ComposeResult:
        """Put the line above what it comes to."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = plain(self._title or self._sentence())
            yield from self.boxes()
            yield Page(id="readback")
            yield Page([self._keys()], id="keys")

    def boxes(self) -> list[Widget]:
        """Make the lines to type in: the report, and the reason where one is asked for."""
        return [
            Box(
                self._begun,
                placeholder=self.hint,
                suggester=Completer(self._completed),
                id="report",
                compact=True,
            ),
            Box(placeholder="why it happened all the same", id="despite", compact=True),
        ]

    def on_mount(self) -> None:
        """Begin with the line."""
        self.query_one("#despite").display = False
        self.begin()
        self._read_back()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Read it back."""
        event.stop()
        self._adding &= frozenset(unknown_sources(self._report(), self._known))
        self._read_back()
        self.changed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Record what is typed."""
        event.stop()
        self.submitted(event.input)

    def submitted(self, line: Input) -> None:  # noqa: ARG002 - others look at it
        """Record the report; a flagged one asks for its reason first."""
        if self._unknown():
            return
        despite = self._box("despite")
        if self._is_flagged and not despite.value.strip():
            despite.display = True
            despite.focus()
            return
        try:
            self.update(without=self._adding)
        except Problem as wrong:
            self.refused(wrong)
            return
        self.record(
            *(partial(add_source, slug, self.session) for slug in sorted(self._adding)),
            self.update,
        )

    def action_complete(self) -> None:
        """Complete the word; add a source that is not known; go to the reason; show the fields."""
        line, despite = self._box("report"), self._box("despite")
        if self.take_offered():
            return
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
                despite.focus()
                return
        self.show_fields()

    def show_fields(self) -> None:
        """Open the same report as separate fields."""
        from tui.dialogs.forms import of_report

        given = Said(self._verb, self._given)
        try:
            words = self._said().words
        except Problem as wrong:
            self.refused(wrong)
            return
        begun = {name: one for name, one in words.items() if name not in self._given}
        title = self.query_one(".sheet").border_title
        self.query_one(".sheet").display = False
        self.app.push_screen(
            of_report(self, given, begun, str(title), self._last_source), self._from_fields
        )

    def about(self) -> Ref | None:
        """Tell what the report is about."""
        return Ref(str(self._given["ref"])) if "ref" in self._given else None

    def typed(self) -> Mapping[str, str]:
        """Return the line, the reason, and what was typed into fields that no line can say."""
        beside = self._beside if self._beside != self._beside_at_first else {}
        boxes = {str(one.id): one.value for one in self.query(Input) if one.id}
        if boxes.get("report") == self._begun:
            boxes.pop("report")
        return boxes | ({"beside": json.dumps(beside)} if beside else {})

    def take(self, typed: Mapping[str, str]) -> None:
        """Put what was being typed back."""
        if beside := typed.get("beside"):
            self._beside = {**json.loads(beside)}
        for one in self.query(Input):
            one.value = typed.get(str(one.id), one.value)
            one.cursor_position = len(one.value)
        self._read_back()

    def begin(self) -> None:
        """Go on with the line."""
        self.tell(self._keys())
        self._box("report").focus()

    def tell(self, line: Line) -> None:
        """Show other keys."""
        self.query_one("#keys", Page).show([line])

    def refused(self, wrong: Problem) -> None:
        """Show why it is not recorded."""
        self.query_one("#readback", Page).show(problem(str(wrong)))

    def update(self, without: frozenset[str] = frozenset()) -> Update:
        """Make the update that is being typed; `without` are sources that are still to be added."""
        from negotiation.updates.understand import understand

        said = self._said()
        words = {
            name: one for name, one in said.words.items() if not (without and name == "source")
        }
        return understand(Said(said.verb, words), self.session.told())

    def read(self, update: Update, decision: Decision) -> list[Line]:
        """Write what is about to be recorded."""
        return read_back(update, decision, self._state, self.session.clock)

    def _keys(self) -> Line:
        return keys(("enter", "record"), ("tab", self.tab), ("esc", "back"))

    def _said(self) -> Said:
        words = {**self._given, **self._beside, **self._report().words()}
        if reason := self._box("despite").value.strip():
            words["despite"] = reason
        return Said(self._verb, words)

    def carry(self, said: Mapping[str, object]) -> None:
        """Take over what is typed into fields."""
        words = {name: one for name, one in said.items() if name not in self._given}
        self._box("despite").value = str(words.pop("despite", ""))
        text, self._beside = line_of(words, self._known)
        line = self._box("report")
        line.value, line.cursor_position = text, len(text)
        self.changed()

    def _from_fields(self, recorded: Recorded | None) -> None:
        """Go on with the line where the fields were left."""
        if recorded is not None:
            self.done(recorded)
            return
        self.query_one(".sheet").display = True
        self.begin()
        self._read_back()

    def _read_back(self) -> None:
        page = self.query_one("#readback", Page)
        self._is_flagged = False
        if unknown := self._unknown():
            page.show(offer(unknown[0], self._known.sources.values()))
            return
        try:
            update = self.update(without=self._adding)
            decision = self.session.propose(update)
        except Problem as wrong:
            page.show([*self.offered(), *problem(str(wrong))])
            return
        self._is_flagged = isinstance(decision, Flagged)
        if self._is_flagged:
            self._box("despite").display = True
        lines = [*self.offered(), *self.read(update, decision)]
        if self._adding:
            lines.append(added(self._adding))
        page.show(lines)

    def _box(self, name: str) -> Input:
        return self.query_one(f"#{name}", Input)

    def _report(self) -> Report:
        return parse(self._box("report").value, self._known)

    def _unknown(self) -> tuple[str, ...]:
        unknown = unknown_sources(self._report(), self._known)
        return tuple(one for one in unknown if one not in self._adding)

    def _completed(self, text: str) -> str | None:
        return completed(text, self._known, self._last_source)

    def _sentence(self) -> str:
        from negotiation.fold.naming import called

        return f"Still so: {called(self._state, Ref(str(self._given['ref'])))}"
