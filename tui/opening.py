"""A record that is being opened: a long one takes its time, and that is to be seen."""

import gc
from collections.abc import Sequence
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from negotiation.desk import Desk
from negotiation.events import Entry
from negotiation.fold.history import History
from negotiation.record.problems import Unreachable
from negotiation.words.problems import Problem
from tui.cli.records import Place, read_scenario, shown, stored_at

if TYPE_CHECKING:
    from negotiation.scenario.difference import Difference

BRIEF = 1.0
"""Seconds for which one waits without being told: a short record is there long before."""


class Opening:
    """Opens a record in a thread; whoever gives up on it just leaves.

    Args:
        place: where the record is.
        operator: who works there.
    """

    def __init__(self, place: Place, operator: str | None) -> None:
        self.place, self._operator = place, operator
        self._found: Desk | Exception | None = None
        self._thread = Thread(target=self._open, name="opening", daemon=True)
        self._thread.start()

    @property
    def name(self) -> str:
        """What is being opened, without a password."""
        return shown(self.place)

    def is_done(self, within: float = 0.0) -> bool:
        """Tell whether it has come to an end, after so many seconds at most."""
        self._thread.join(within)
        return not self._thread.is_alive()

    def desk(self) -> Desk:
        """Return the desk over the record, once it is done.

        Raises:
            Problem: the record can't be opened.
        """
        if isinstance(self._found, Desk):
            return self._found
        raise self._found or Problem(f"{self.name} is still being opened.")

    def _open(self) -> None:
        try:
            self._found = open_desk(self.place, self._operator)
        except Exception as error:  # noqa: BLE001 - it is raised where the desk is asked for
            self._found = error


def open_desk(record: Place, operator: str | None) -> Desk:
    """Open a record for somebody; while its server is away, as a copy that is kept here has it.

    Raises:
        Problem: it can't be opened.
    """
    known: Sequence[Entry] | None = None
    try:
        store = stored_at(str(record))
    except Unreachable as away:
        from tui.cli.away import open_away

        store, known = open_away(str(record), away)
    try:
        return Desk(store, operator=operator, via="tui", known=known)
    except Problem:
        store.close()
        raise


def news(scenario: Path, history: History) -> "tuple[Sequence[Entry], Difference]":
    """Tell what a scenario comes to, and what of it a record does not say.

    Raises:
        Problem: something is wrong in the scenario.
    """
    from negotiation.scenario import entries_of
    from negotiation.scenario.difference import difference

    entries = entries_of(read_scenario(scenario))
    return entries, difference(entries, history)


def collect_garbage() -> None:
    """Begin to, which a command does without, for this one lasts a shift; what is read is kept."""
    gc.freeze()
    gc.enable()
