"""What could stand in a field: completed as it is typed, picked from a list, or newly made."""

from collections.abc import Callable
from typing import NamedTuple

from textual.app import App

from negotiation.fold.state import State
from tui.dialogs.picker import Picked, PickerDialog, makeable
from tui.dialogs.recording import Recorded
from tui.forms.fields import Field
from tui.forms.form import completed
from tui.forms.parts import part_of
from tui.session import Session
from tui.typed.matching import Candidate, Names
from tui.typed.report_line import completed as completed_line
from tui.typed.report_line import vocabulary
from tui.typed.suggested import Suggestion

SOURCES = ("source",)

Done = Callable[[str | None, Names], None]
"""Is told what was picked, None if nothing was, and by which names things go by then."""


class Picking(NamedTuple):
    """A field that is being filled."""

    field: Field
    words: str
    """What stands in it."""
    names: Names
    last_source: str
    """What is offered as the source."""

    @property
    def is_sensible(self) -> bool:
        """Tell whether there is a list of what could be meant."""
        shape = self.field.shape
        cited = part_of(self.words, shape)
        is_unknown = shape.is_source and self.names.find(cited, SOURCES) is None
        return shape.kinds is not None or is_unknown

    def completed(self, state: State) -> str | None:
        """Return what stands in it, completed; None where it is whole, or nothing is like it."""
        if self.field.shape.is_source:
            return completed_line(self.words, vocabulary(state), self.last_source)
        return completed(self.field, self.words, self.names)

    def begin(self, app: App[None], session: Session, done: Done) -> None:
        """List what could stand there; what is not there yet can be made."""
        shape = self.field.shape
        kinds = SOURCES if shape.is_source else shape.kinds
        each = [Candidate.of(one, one.replace("_", " ")) for one in shape.words]
        if kinds is not None:
            each = self.names.candidates(kinds)
        makes = makeable(kinds) if kinds is not None else ()
        dialog = PickerDialog(self.field.label, each, part_of(self.words, shape), makes)

        def made(recorded: Recorded | None) -> None:
            if recorded is None:
                done(None, self.names)
            else:
                done(recorded.ref, Names(session.told()))

        def picked(one: Picked | None) -> None:
            from tui.dialogs.forms import of_new

            if one is None or not one.new:
                done(one and one.key, self.names)
            else:
                form = of_new(session, Suggestion(one.new), self.last_source, one.words)
                app.push_screen(form, made)

        app.push_screen(dialog, picked)
