"""From the command line into the interface."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tui.app import Parley
from tui.cli import settings
from tui.opening import BRIEF, Opening, collect_garbage
from tui.start import FROM_HOME, Start

if TYPE_CHECKING:
    from tui.cli.records import Place

NO_TERMINAL = (
    "The interface needs a terminal. Without one: `parley status`, `parley log`, `parley --help`."
)


def run_on(
    record: "Place | None",
    operator: str | None,
    scenario: Path | None,
    theme: str | None = None,
    start: Start = FROM_HOME,
) -> int:
    """Run the interface over a record, or let the person pick one. Returns the exit status.

    Raises:
        Problem: the record can't be opened.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        sys.stderr.write(f"{NO_TERMINAL}\n")
        return 2
    opening = None if record is None else Opening(record, operator)
    waits = opening is not None and not opening.is_done(within=BRIEF)
    desk = None if opening is None or waits else opening.desk()
    if opening is not None and desk is not None:
        start.look(desk.state())
        settings.remember_record(opening.place)
    if not waits:
        collect_garbage()
    app = Parley(desk or opening, operator, scenario, theme, start)
    with suppress(KeyboardInterrupt):
        app.run()
    if app.problem is not None:
        raise app.problem
    return app.return_code or 0
