"""A form as lines: each field on its own, with what it means or what is wrong with it beside it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from negotiation.fold.state import State
from negotiation.kinds.base import Span
from negotiation.lifecycle.blockers import Blocker
from negotiation.updates.decision import Flagged, NotATransition
from negotiation.updates.understanding import OfRecord
from negotiation.views.word import grade_of
from negotiation.words.problems import Problem
from negotiation.words.when import show_in_full
from tui.forms.fields import SLUG, Field
from tui.forms.form import Form, Texts, slug
from tui.forms.written import split
from tui.painting.lines import Line, Piece, cell, words
from tui.painting.rows import wrapped
from tui.typed.matching import Names, matching
from tui.typed.pasted import BREAK
from tui.written.readback import problem

LABEL = 20
"""The width of the names of fields."""

LIKELY = 5
"""How many things are named that letters may mean."""


class Columns(NamedTuple):
    """The widths of what is typed, and of what is said of it."""

    value: int
    note: int

    @classmethod
    def within(cls, width: int) -> "Columns":
        """Share the width of a form."""
        note = max(20, (width - LABEL) * 2 // 5)
        return cls(max(width - LABEL - note - 1, 10), note)


class Filled(NamedTuple):
    """A form with what is typed into it, and what is wrong in that."""

    form: Form
    texts: Texts
    faults: Mapping[str, str]
    state: State
    names: Names
    at: str
    """The field that is being typed."""

    def row(self, key: str) -> int:
        """Tell on which line a field stands, the headings counted."""
        number, group = 0, ""
        for field in self.form.fields:
            number += field.group != group
            group = field.group
            if field.key == key:
                return number
            number += 1
        return 0

    def key(self, row: int) -> str | None:
        """Tell which field stands on a line."""
        return next((one.key for one in self.form.fields if self.row(one.key) == row), None)

    def lines(self, width: int) -> Sequence[Line]:
        """Write all fields, under their headings."""
        columns, group = Columns.within(width), ""
        written = []
        for field in self.form.fields:
            if field.group != group:
                group = field.group
                rule = "─" * max(width - len(group) - 5, 0)
                written.append(
                    Line((Piece(" ─ ", "frame"), Piece(f"{group} ", "dim"), Piece(rule, "frame")))
                )
            written.append(self._line(field, columns))
        return written

    def about(self, field: Field, width: int) -> list[Line]:
        """Tell what a field means, and what is wrong with it or may stand there."""
        lines = [Line((words(f" {field.doc}", "dim"),))]
        if likely := self._likely(field):
            each = " · ".join(likely)
            return [*lines, Line((Piece(" tab ", "key"), words(each)))]
        if (fault := self.faults.get(field.key)) is not None:
            return [*lines, *problem(fault, width - 4)]
        if field.shape.words:
            choice = ", ".join(field.shape.words)
            lines += [Line((words(f" {one}"),)) for one in wrapped(choice, width - 3, 2)]
        elif (note := self._echo(field)) and self.texts.get(field.key):
            lines.append(Line((words(f" {note}"),)))
        return lines

    def _line(self, field: Field, columns: Columns) -> Line:
        text, fault = self.texts.get(field.key, ""), self.faults.get(field.key)
        likely = self._likely(field) if field.key == self.at else []
        shown = text.replace("\n", BREAK) or self._proposed(field)
        role = "text" if text else "dim"
        mark, kind = ("* ", "here") if field.is_required else ("  ", "dim")
        note, tone = self._echo(field), "dim"
        if likely:
            note = f"tab: {likely[0]}"
        elif fault:
            (mark, kind), note, tone = ("✗ ", "error"), fault, "error"
        return Line(
            (
                Piece(f" {mark}", kind),
                cell(field.label, LABEL - 4, "text" if field.is_required else "dim"),
                Piece(" "),
                cell(shown, columns.value, role),
                Piece(" "),
                cell(note, columns.note, tone),
            )
        )

    def _likely(self, field: Field) -> list[str]:
        """List the names of what the letters that are typed may mean, where it is not clear yet."""
        kinds, text = field.shape.kinds, self.texts.get(field.key, "")
        each = split(text) if field.shape.several else [text.strip()]
        if kinds is None or not each or not each[-1] or self.names.find(each[-1], kinds):
            return []
        found = matching(each[-1], self.names.candidates(kinds))
        return [one.title for one in found[:LIKELY]]

    def _proposed(self, field: Field) -> str:
        """Write what an empty field is taken to say."""
        if field.key == SLUG:
            return slug(self.form, self.texts, self.state, self.names)
        return field.default

    def _echo(self, field: Field) -> str:
        """Say how what is typed was understood."""
        text = self.texts.get(field.key, "").strip()
        if not text:
            return "needed" if field.is_required else ""
        shape = field.shape
        if shape.kinds is not None:
            each = split(text) if shape.several else [text]
            found = (self.names.find(one, shape.kinds) for one in each)
            return ", ".join(self.names.title(ref) for ref in found if ref is not None)
        if shape.is_time:
            try:
                return show_in_full(Span.read(text, OfRecord(self.state)))
            except Problem as wrong:
                return str(wrong)
        return grade_of(text, self.state) if shape.is_source else ""


def outcome(decision: object, width: int) -> Iterator[Line]:
    """Say what is about to be recorded, or what stands in the way."""
    if isinstance(decision, Flagged):
        yield from _in_the_way(decision.blockers)
    elif isinstance(decision, NotATransition):
        yield from problem(str(decision), width - 4)


def _in_the_way(blockers: Sequence[Blocker]) -> Iterator[Line]:
    for one in blockers:
        yield Line((Piece(" ✗ ", "attention"), words(one.says, "attention")))
