"""Making something new: what the place suggests, or one of several kinds that are asked about."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.dialogs.forms import of_new
from tui.dialogs.picker import Picked, PickerDialog, kinds_as_candidates, makeable
from tui.typed.suggested import Suggestion

if TYPE_CHECKING:
    from textual.app import App

    from tui.dialogs.recording import Recorded
    from tui.session import Session


def make(
    app: "App[None]",
    session: "Session",
    each: Sequence[Suggestion],
    last_source: str,
    done: "Callable[[Recorded | None], None]",
) -> None:
    """Open the form of what is suggested; where that is not one thing, ask which."""

    def begin(suggestion: Suggestion) -> None:
        app.push_screen(of_new(session, suggestion, last_source), done)

    def picked(one: Picked | None) -> None:
        if one is not None:
            begin(known.get(one.key) or Suggestion(one.key))

    known = {one.kind: one for one in each}
    if len(each) == 1:
        begin(each[0])
    else:
        kinds = kinds_as_candidates(tuple(known) or makeable(()))
        app.push_screen(PickerDialog("What is new?", kinds), picked)
