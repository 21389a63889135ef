"""What can happen to a thing from where it stands: each transition by its letter."""

from collections.abc import Mapping
from string import ascii_lowercase
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from negotiation.fold.naming import called_entity
from negotiation.fold.state import State
from negotiation.lifecycle import blockers
from negotiation.lifecycle.letters import letters
from negotiation.lifecycle.ways import label, table_of
from negotiation.words.refs import Ref
from tui.dialogs.dialog import Dialog
from tui.dialogs.recording import Recorded
from tui.dialogs.report import ReportDialog
from tui.painting.content import plain
from tui.painting.lines import Line, Piece, cell, keys, note, words
from tui.session import Session
from tui.widgets.page import Page


class Step(NamedTuple):
    """A transition from where a thing stands."""

    letter: str
    trigger: str
    to: str
    """The label of the state that it leads to."""
    unmet: tuple[str, ...]
    """What stands in its way."""


def steps(ref: Ref, state: State) -> tuple[Step, ...]:
    """List the transitions from where a thing stands; none if it never moves."""
    entity = state.get(ref)
    table = table_of(ref.kind, state)
    standing = entity.standing(state.now) if entity is not None else None
    if entity is None or table is None or standing is None:
        return ()
    given = letters(table.triggers)
    found = []
    for trigger in table.triggers_from(standing.state, lapsed=standing.lapsed):
        step = table.transition(trigger, standing.state, lapsed=standing.lapsed)
        if step is not None:
            to = (
                table.states[step.dest].label
                if step.dest and step.dest in table.states
                else "stays so"
            )
            unmet = tuple(one.says for one in blockers(entity, trigger, step.conditions, state))
            found.append(Step(given[trigger], trigger, to, unmet))
    return tuple(found)


class UpdateDialog(Dialog[Recorded]):
    """Lists the transitions of a thing; one that is picked goes on to the report line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", "back", show=False, priority=True),
        Binding("down,j", "move(1)", "next", show=False, priority=True),
        Binding("up,k", "move(-1)", "before", show=False, priority=True),
        Binding("enter", "pick", "pick", show=False, priority=True),
        *(
            Binding(one, f"letter('{one}')", "pick", show=False, priority=True)
            for one in ascii_lowercase
            if one not in "jkq"
        ),
    ]

    def __init__(
        self,
        session: Session,
        ref: Ref,
        last_source: str,
        given: Mapping[str, object] | None = None,
        begun: Mapping[str, object] | None = None,
    ) -> None:
        """Take what it is about, and words of a report that is filed: those given, those begun."""
        super().__init__()
        self._given, self._begun = given or {}, begun or {}
        self._session, self._ref, self._last_source = session, ref, last_source
        self._seen = session.live().history.seq
        state = session.then()
        self._steps = steps(ref, state)
        entity = state.get(ref)
        self._title = called_entity(state, entity) if entity is not None else str(ref)
        self._now = label(entity, state) if entity is not None else ""
        self._at = 0
        self._pages: list[int] = []

    def compose(self) -> ComposeResult:
        """List the transitions."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = plain(f"{self._title} · {self._now}")
            yield Page(self._lines(), id="steps")
            yield Page([self._keys()])

    def on_mount(self) -> None:
        """Begin with the first."""
        if self._steps:
            self.action_move(0)

    def action_letter(self, letter: str) -> None:
        """Pick a transition by its letter."""
        for step in self._steps:
            if step.letter == letter:
                self._pick(step)
                return

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        if self._steps:
            self._at = min(max(self._at + by, 0), len(self._steps) - 1)
            self.query_one("#steps", Page).stand_on(self._pages[self._at])

    def action_pick(self) -> None:
        """Pick the transition under the cursor."""
        if self._steps:
            self._pick(self._steps[self._at])

    def _pick(self, step: Step) -> None:
        given = {"ref": str(self._ref), "trigger": step.trigger, **self._given}
        title = f"{self._title}: {self._now} → {step.to.lower()}"
        dialog = ReportDialog(
            self._session, "advance", given, self._last_source, title=title, begun=self._begun
        )
        dialog.seen = self._seen
        self.query_one(".sheet").display = False
        self.app.push_screen(dialog, self._done)

    def _done(self, recorded: Recorded | None) -> None:
        if recorded is not None:
            self.dismiss(recorded)
        else:
            self.query_one(".sheet").display = True

    def _lines(self) -> list[Line]:
        if not self._steps:
            return [note("This does not move by itself: e edits it.")]
        lines: list[Line] = []
        for step in self._steps:
            self._pages.append(len(lines))
            kind = "attention" if step.unmet else "dim"
            lines.append(
                Line(
                    (
                        Piece(f" {step.letter or ' '}  ", "key"),
                        cell(step.trigger.replace("_", " "), 22),
                        words(f"→ {step.to.lower()}", "dim"),
                        Piece("   asks for a reason:" if step.unmet else "", kind),
                    )
                )
            )
            lines += [Line((Piece(" " * 6 + "✗ ", kind), words(one, kind))) for one in step.unmet]
        return lines

    def _keys(self) -> Line:
        if not self._steps:
            return keys(("esc", "back"))
        return keys(("letter", "pick"), ("↑↓ enter", "pick"), ("esc", "back"))
