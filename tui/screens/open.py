"""Open: the records and scenarios that there are, with a preview of each."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import Resize
from textual.screen import Screen

from negotiation.words.problems import Problem
from tui.cli.settings import remember_record
from tui.painting.content import plain
from tui.painting.lines import Line, Piece, keys, words
from tui.widgets.page import Page
from tui.written.choices import Choice, choices, preview, record_of
from tui.written.readback import problem

if TYPE_CHECKING:
    from negotiation.desk import Desk
    from tui.app import Parley
    from tui.cli.records import Place

NARROW = 100


class OpenScreen(Screen[None]):
    """Lists what can be opened; a scenario shows its mistakes by line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "next", show=False),
        Binding("up,k", "move(-1)", "before", show=False),
        Binding("enter", "pick", "open", show=False),
        Binding("a", "address", "type an address", show=False),
        Binding("space,pagedown", "scroll(10)", "scroll the preview", show=False),
        Binding("pageup", "scroll(-10)", "scroll the preview back", show=False),
        Binding("escape", "leave", "back", show=False),
        Binding("q", "quit", "quit", show=False),
    ]

    app: "Parley"

    def __init__(self, *, may_leave: bool = True) -> None:
        super().__init__()
        self._may_leave = may_leave
        self._choices: tuple[Choice, ...] = ()
        self._rows: list[int] = []
        self._at = 0
        self._is_opening = False
        self._opening = 0
        """Which opening is the latest: one that was stopped comes to nothing."""

    def compose(self) -> ComposeResult:
        """Put the list beside its preview."""
        yield Page(
            [Line((Piece("Parley", "strong"), Piece("   Open a record, or a scenario", "dim")))],
            id="title",
        )
        with Horizontal():
            yield Page(id="choices")
            yield Page(id="preview")
        leave = [("esc", "back")] if self._may_leave else []
        each = [
            ("↑↓", "choose"),
            ("enter", "open"),
            ("a", "address"),
            ("space", "scroll"),
            *leave,
            ("q", "quit"),
        ]
        yield Page([keys(*each)], id="keys")

    def on_mount(self) -> None:
        """List what there is."""
        self._choices = choices()
        self.query_one("#choices", Page).show(self._lines())
        self.action_move(0)

    def on_resize(self, event: Resize) -> None:
        """Put the preview below the list where there is no room beside it."""
        self.set_class(event.size.width < NARROW, "-narrow")

    def action_move(self, by: int) -> None:
        """Move the cursor, and show what is in the file under it."""
        if self._choices:
            self._at = min(max(self._at + by, 0), len(self._choices) - 1)
            self.query_one("#choices", Page).stand_on(self._rows[self._at])
            look = partial(self._look, self._choices[self._at])
            self.run_worker(look, thread=True, exclusive=True, group="preview", exit_on_error=False)

    def action_scroll(self, by: int) -> None:
        """Scroll the preview."""
        self.query_one("#preview", Page).scroll_relative(y=by, animate=False)

    def action_pick(self) -> None:
        """Open the file under the cursor; meanwhile nothing else is opened."""
        if self._choices:
            self._begin(self._choices[self._at])

    def action_address(self) -> None:
        """Open what has a place that is typed."""
        from tui.dialogs.address import AddressDialog

        self.app.push_screen(AddressDialog(), self._typed)

    def action_leave(self) -> None:
        """Stop opening a file; else go back to the Board, if there is one."""
        if self._is_opening:
            self._is_opening = False
            self.action_move(0)
        elif self._may_leave and self.is_current:
            self.dismiss(None)

    def action_quit(self) -> None:
        """Leave."""
        self.app.exit()

    def _look(self, choice: Choice) -> None:
        lines = preview(choice)
        self.app.call_from_thread(self._show, choice, lines)

    def _show(self, choice: Choice, lines: list[Line]) -> None:
        if not self._is_opening and self.is_mounted and self._choices[self._at] == choice:
            page = self.query_one("#preview", Page)
            page.border_title = plain(choice.name)
            page.scroll_home(animate=False)
            page.show(lines)

    def _typed(self, choice: Choice | None) -> None:
        if choice is not None:
            self._begin(choice)

    def _begin(self, choice: Choice) -> None:
        if self._is_opening:
            return
        self._is_opening = True
        self._opening += 1
        reading = words(f" Reading {choice.name} …", "attention")
        self.query_one("#preview", Page).show([Line((reading,)), keys(("esc", "cancel"))])
        pick = partial(self._pick, choice, self._opening)
        self.run_worker(pick, thread=True, group="opening", exit_on_error=False)

    def _pick(self, choice: Choice, opening: int) -> None:
        from tui.cli import settings
        from tui.opening import open_desk

        try:
            place = record_of(choice)
            desk = open_desk(place, self.app.operator or settings.operator(None))
        except Problem as wrong:
            self.app.call_from_thread(self._not_opened, wrong, opening)
        else:
            self.app.call_from_thread(self._open, place, desk, choice, opening)

    def _open(self, place: "Place", desk: "Desk", choice: Choice, opening: int) -> None:
        if opening != self._opening or not self._is_opening or not self.is_mounted:
            desk.close()
            return
        try:
            self.app.open_record(desk, choice.scenario)
        except Problem as wrong:
            desk.close()
            self._not_opened(wrong, opening)
        else:
            remember_record(place)

    def _not_opened(self, wrong: Problem, opening: int) -> None:
        if opening != self._opening or not self.is_mounted:
            return
        self._is_opening = False
        self.query_one("#preview", Page).show(problem(str(wrong)))

    def _lines(self) -> list[Line]:
        lines: list[Line] = []
        for is_scenario, title in ((False, "Records"), (True, "Scenarios")):
            if title == "Scenarios":
                lines.append(Line())
            each = [one for one in self._choices if one.is_scenario == is_scenario]
            lines.append(Line((Piece(f" {title}", "strong"),), (Piece(f"{len(each)} ", "dim"),)))
            for one in each:
                self._rows.append(len(lines))
                lines.append(Line((Piece("   "), words(one.folder, "dim"), words(one.name))))
            if not each:
                lines.append(Line((Piece(f"   No {title.lower()} yet.", "dim"),)))
        return lines
