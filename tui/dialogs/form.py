"""The form: every field of an update on its own line, checked while it is typed."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from negotiation.fold.state import State
from negotiation.updates.decision import Flagged, NotATransition
from negotiation.updates.update import Update
from negotiation.words.problems import Problem
from tui.dialogs.picking import Picking
from tui.dialogs.typing import TypingDialog
from tui.forms.fields import SLUG, Field
from tui.forms.form import Form, faults, missing, slug, words
from tui.forms.lines import Filled, outcome
from tui.forms.parts import put_in
from tui.painting.content import plain
from tui.painting.lines import Line, keys
from tui.session import Session
from tui.typed.matching import Names
from tui.widgets.box import Completer, WholeBox
from tui.widgets.fields import Fields
from tui.widgets.page import Page
from tui.written.readback import problem

WIDTH = 100
"""The width to which what is said of a field is broken."""

DESPITE = "--despite"


class FormDialog(TypingDialog):
    """Shows a form, and records what is typed into it.

    Args:
        session: the record.
        form: what is being said.
        title: the same in a few words.
        texts: what stands in its fields to begin with.
        last_source: what is offered as the source, never filled in.
        about: what its draft goes by; none is kept without.
        carry: is told, as it is typed, what the fields come to in words.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "complete", show=False, priority=True),
        Binding("down", "move(1)", "next", show=False, priority=True),
        Binding("up,shift+tab", "move(-1)", "before", show=False, priority=True),
        Binding("pagedown", "group(1)", "next heading", show=False, priority=True),
        Binding("pageup", "group(-1)", "heading before", show=False, priority=True),
    ]

    def __init__(
        self,
        session: Session,
        form: Form,
        title: str,
        *,
        texts: Mapping[str, str] | None = None,
        last_source: str = "",
        about: str = "",
        carry: Callable[[Mapping[str, object]], None] | None = None,
    ) -> None:
        super().__init__(session, about)
        self._form, self._title = form, title
        self._first = {**form.before, **(texts or {})}
        self._texts = dict(self._first)
        self._last_source = last_source
        self._carry = carry
        self._faults: dict[str, str] = {}
        self._says: list[Line] = []
        self._state: State = session.told()
        self._names = Names(self._state)
        self._at = self._beginning()
        self._standing = ""
        """The field whose text stands on the line of input."""
        self.box = WholeBox(id="field")
        headings = {one.group for one in form.fields if one.group}
        self.fields = Fields(self.box, len(form.fields) + len(headings))

    def compose(self) -> ComposeResult:
        """Put the fields above what there is to say of one."""
        with Vertical(classes="sheet form") as sheet:
            sheet.border_title = plain(self._title)
            yield self.fields
            yield Page(id="help")
            yield Page([self._keys()], id="keys")

    def on_mount(self) -> None:
        """Begin with the first field that is needed."""
        self._go(self._at)
        self.begin()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Check what is typed; a space where there is nothing yet lists what there is."""
        event.stop()
        if self.box.value == " " and self._field.shape.has_choices:
            self.box.value = ""
            self._pick()
        elif self._take_in():
            self._check()
            self.changed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Record it, or go to what is wrong or missing."""
        event.stop()
        self._take_in()
        self._check()
        if self._at in self._faults and self._is_pickable:
            self._pick()
            return
        wrong = [one.key for one in self._form.fields if one.key in self._faults]
        lacks = missing(self._form, self._texts)
        if wrong or lacks:
            self._go((*wrong, *lacks)[0])
            self._tell([] if wrong else problem("This is needed."))
            return
        try:
            decision = self.session.propose(self.update())
        except Problem as refusal:
            self.refused(refusal)
            return
        if isinstance(decision, Flagged) and self._form.field(DESPITE) is not None:
            self._go(DESPITE)
            self._tell(list(outcome(decision, self._width)))
        elif isinstance(decision, Flagged | NotATransition):
            self._tell(list(outcome(decision, self._width)))
        else:
            self.record(self.update)

    def on_fields_chosen(self, event: Fields.Chosen) -> None:
        """Go to the field that was clicked."""
        event.stop()
        if (key := self._filled.key(event.row)) is not None:
            self._go(key)
        self.box.focus()

    def on_fields_turned(self, event: Fields.Turned) -> None:
        """Go on with the wheel."""
        event.stop()
        self.action_move(event.by)

    def action_complete(self) -> None:
        """Complete what is typed, or list what is like it; else go on to the next field."""
        if self.take_offered():
            return
        text = self.box.words
        whole = self._completed(text)
        if whole is not None:
            self.box.say(whole)
        elif self._at in self._faults and self._is_pickable:
            self._pick()
        else:
            self.action_move(1)

    def action_move(self, by: int) -> None:
        """Go on by fields, around."""
        each = [one.key for one in self._form.fields]
        self._go(each[(each.index(self._at) + by) % len(each)])

    def action_group(self, by: int) -> None:
        """Go to the first field under the next heading."""
        groups = list(dict.fromkeys(one.group for one in self._form.fields))
        to = groups[(groups.index(self._field.group) + by) % len(groups)]
        self._go(next(one.key for one in self._form.fields if one.group == to))

    def typed(self) -> Mapping[str, str]:
        """Return what has been typed, beside what stood there to begin with."""
        first = self._first
        return {key: text for key, text in self._texts.items() if text != first.get(key, "")}

    def take(self, typed: Mapping[str, str]) -> None:
        """Put what was being typed back."""
        known = {one.key for one in self._form.fields}
        self._texts |= {key: text for key, text in typed.items() if key in known}
        self._standing = ""
        self._go(self._at)
        self._check()
        self.changed()

    def begin(self) -> None:
        """Go on with the field."""
        self.query_one("#keys", Page).show([self._keys()])
        self.box.focus()

    def tell(self, line: Line) -> None:
        """Show other keys."""
        self.query_one("#keys", Page).show([line])

    def changed(self) -> None:
        """Keep what is typed, here or on the line that the fields are of."""
        if self._carry is not None:
            self._carry(words(self._form, self._texts, self._state, self._names).words)
        super().changed()

    def action_leave(self) -> None:
        """Go back; what is carried on to a line is not dropped."""
        if self._carry is not None:
            self.left()
        else:
            super().action_leave()

    def refused(self, wrong: Problem) -> None:
        """Show why it is not recorded."""
        self._tell(problem(str(wrong), self._width))

    def update(self) -> Update:
        """Make the update that the form is of."""
        from negotiation.updates.understand import understand

        state = self.session.told()
        return understand(words(self._form, self._texts, state, self._names), state)

    @property
    def _field(self) -> Field:
        return next(one for one in self._form.fields if one.key == self._at)

    @property
    def _filled(self) -> Filled:
        return Filled(self._form, self._texts, self._faults, self._state, self._names, self._at)

    @property
    def _width(self) -> int:
        return min(self.size.width - 6, WIDTH)

    @property
    def _is_pickable(self) -> bool:
        return self._picking(self.box.words).is_sensible

    def _beginning(self) -> str:
        empty = missing(self._form, self._texts)
        return empty[0] if empty else self._form.fields[0].key

    def _go(self, key: str) -> None:
        """Put the line of input on a field."""
        self._take_in()
        self._at = key
        field = self._field
        self.box.placeholder = field.shape.hint
        self.box.suggester = Completer(self._completed)
        self.box.say(self._texts.get(key, "") or self._proposed())
        self._standing = key
        self._says = []
        self._show()

    def _take_in(self) -> bool:
        """Take what stands on the line; tell whether it has changed."""
        if self._standing != self._at:
            return False
        text = self.box.words
        if text == self._proposed():
            text = ""
        before = self._texts.get(self._at, "")
        self._texts[self._at] = text
        return text != before

    def _proposed(self) -> str:
        """Return the slug that is proposed, on the field that it is for."""
        if self._at != SLUG:
            return ""
        others = {key: text for key, text in self._texts.items() if key != SLUG}
        return slug(self._form, others, self._state, self._names)

    def _check(self) -> None:
        self._faults = faults(self._form, self._texts, self._state, self._names)
        self._says = []
        self._show()

    def _show(self) -> None:
        filled = self._filled
        self.fields.show(filled.lines, filled.row(self._at))
        about = filled.about(self._field, self._width)
        self.query_one("#help", Page).show([*self.offered(), *about, *self._says])

    def _tell(self, lines: list[Line]) -> None:
        self._says = lines
        self._show()

    def _picking(self, text: str) -> Picking:
        return Picking(self._field, text, self._names, self._last_source)

    def _completed(self, text: str) -> str | None:
        return self._picking(text).completed(self._state)

    def _pick(self) -> None:
        """List what could stand in the field."""
        self._picking(self.box.words).begin(self.app, self.session, self._picked)

    def _picked(self, key: str | None, names: Names) -> None:
        """Write what was picked in place of the letters that found it."""
        self.box.focus()
        self._state, self._names = self.session.told(), names
        if key is not None:
            self.box.say(put_in(key, self.box.words, self._field.shape, names))

    def _keys(self) -> Line:
        back = "to the line" if self._carry is not None else "back"
        return keys(("enter", "save"), ("tab", "complete, next"), ("↑↓", "fields"), ("esc", back))
