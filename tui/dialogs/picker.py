"""Picking one of many: any letters of a name, the likeliest first."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from negotiation.kinds import registry
from tui.dialogs.dialog import Dialog
from tui.painting.content import plain
from tui.painting.lines import Line, Piece, cell, keys, note, words
from tui.painting.rows import widest
from tui.typed.matching import Candidate, matching
from tui.widgets.box import Box
from tui.widgets.page import Page

MOST = 200
"""How many are listed; whoever looks for another one types more letters."""

PAGE = 10
"""How many rows a page key goes."""

WIDEST = 44
"""The most that the column of titles takes."""

FEW = 3
"""Of how many kinds it is offered to make one; where there are more, it is asked of which."""

NEW = "+"
"""Begins the key of what is still to be made: `+person`."""


class Picked(NamedTuple):
    """What was picked, and the letters that found it."""

    key: str
    words: str

    @property
    def new(self) -> str:
        """The kind of what is still to be made; empty if it is there."""
        return self.key.removeprefix(NEW) if self.key.startswith(NEW) else ""


class PickerDialog(Dialog[Picked]):
    """Lists what goes by the letters that are typed, and answers with the one that is picked.

    Args:
        title: what is picked.
        candidates: what there is.
        words: letters that are typed already.
        makes: the kinds of which a new one can be made, where none of them is meant.
        empty: what is said where there is nothing to pick.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "next", show=False, priority=True),
        Binding("up", "move(-1)", "before", show=False, priority=True),
        Binding("pagedown", f"move({PAGE})", "page down", show=False, priority=True),
        Binding("pageup", f"move(-{PAGE})", "page up", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        candidates: Sequence[Candidate],
        words: str = "",
        makes: Sequence[str] = (),
        empty: str = "Nothing goes by these letters.",
    ) -> None:
        super().__init__()
        self._title, self._candidates, self._words = title, candidates, words
        self._makes, self._empty = makes, empty
        self._named: str | None = None
        """What is to be made goes by these letters; None until it is asked of which kind it is."""
        self._found: list[Candidate] = []
        self._more = 0
        self._at = 0

    def compose(self) -> ComposeResult:
        """Put the letters above what they find."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = plain(self._title)
            yield Box(self._words, placeholder="any letters of its name", id="words", compact=True)
            yield Page(id="picks")
            yield Page([keys(("↑↓", "choose"), ("enter", "take it"), ("esc", "back"))])

    def on_mount(self) -> None:
        """Begin with the letters."""
        self.query_one(Input).focus()
        self._find(self._words)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find what goes by them."""
        event.stop()
        self._find(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the one under the cursor."""
        event.stop()
        self._take(self._at)

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Take the one that was clicked."""
        event.stop()
        self._take(event.line)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._at = min(max(self._at + by, 0), max(len(self._found) - 1, 0))
        self._stand()

    def _take(self, number: int) -> None:
        if number >= len(self._found):
            return
        key, typed = self._found[number].key, self.query_one(Input).value.strip()
        if key == NEW:
            self._ask_kind(typed)
        elif self._named is None:
            self.dismiss(Picked(key, typed))
        else:
            self.dismiss(Picked(f"{NEW}{key}", self._named))

    def _ask_kind(self, named: str) -> None:
        """List the kinds, for something new."""
        self._named, self._candidates = named, kinds_as_candidates(self._makes)
        self._makes = ()
        self.query_one(Input).clear()
        self._find("")

    def _find(self, text: str) -> None:
        self._show(text, matching(text, self._candidates))

    def _show(self, text: str, found: Sequence[Candidate]) -> None:
        """Show what was found by the letters."""
        self._more = max(len(found) - MOST, 0)
        self._found, self._at = [*found[:MOST], *self._made(text)], 0
        self.query_one("#picks", Page).show(self._lines())
        self._stand()

    def _made(self, text: str) -> list[Candidate]:
        """Offer to make what is not there: of each kind; of any, where there are many."""
        if len(self._makes) > FEW:
            return [Candidate(NEW, _new("", text))]
        return [Candidate(f"{NEW}{kind}", _new(kind, text)) for kind in self._makes]

    def _stand(self) -> None:
        self.query_one("#picks", Page).stand_on(self._at if self._found else None)

    def _lines(self) -> list[Line]:
        column = widest([one.title for one in self._found if one.note], 12, WIDEST)
        lines = [_line(one, column) for one in self._found]
        if not self._found:
            lines = [note(self._empty)]
        if self._more:
            lines.append(note(f"and {self._more} more: type more letters"))
        return lines


def makeable(kinds: Sequence[str]) -> tuple[str, ...]:
    """List the kinds, of those named or of all, of which a new one can be made."""
    each = (registry.model(one) for one in kinds) if kinds else registry.models()
    return tuple(one.kind for one in each if not one.one_a_record)


def kinds_as_candidates(kinds: Sequence[str]) -> list[Candidate]:
    """Offer kinds, each with what it is."""
    found = []
    for kind in kinds:
        model = registry.model(kind)
        about = (model.__doc__ or "").strip().partition("\n")[0]
        found.append(Candidate.of(kind, kind.replace("_", " "), about, model.plural))
    return found


def _new(kind: str, text: str) -> str:
    what = f"a new {kind.replace('_', ' ')}" if kind else "something new"
    return f"{what} “{text.strip()}”" if text.strip() else what


def _line(one: Candidate, column: int) -> Line:
    if one.key.startswith(NEW):
        return Line((Piece(" + ", "settled"), words(one.title, "settled")))
    return Line((Piece("   "), cell(one.title, column), Piece("  "), words(one.note, "dim")))
