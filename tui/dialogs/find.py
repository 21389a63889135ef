"""Finding anything: rooms, things and entries, by any letters, however many there are."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from time import perf_counter

from textual.widgets import Input

from negotiation.fold.state import State
from tui.dialogs.picker import PickerDialog
from tui.finding import everything, numbered
from tui.typed.matching import Candidate, Ranked, ranked

PAUSE = 0.03
"""Seconds without another letter before one looks."""

AT_ONCE = 200
"""How many candidates are looked at before one sees whether a key waits."""

SLICE = 0.01
"""Seconds for which names are gathered before that."""


class FindDialog(PickerDialog):
    """Lists what goes by the letters; it is looked for between the keys, which never wait."""

    def __init__(self, state: State) -> None:
        super().__init__("Find anything", ())
        self._state = state
        self._all: list[Candidate] = []
        self._left = everything(state)
        self._is_looking = self._is_taking = False

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the first one, once it is found."""
        if self._is_looking:
            event.prevent_default()
            event.stop()
            self._is_taking = True

    def _find(self, text: str) -> None:
        self._is_looking, self._is_taking = True, False
        look: Callable[[], Awaitable[None]] = partial(self._look, text)
        self.run_worker(look, group="find", exclusive=True)

    async def _look(self, text: str) -> None:
        await asyncio.sleep(PAUSE)
        await self._gather()
        found: list[Ranked] = []
        for first in range(0, len(self._all), AT_ONCE):
            found += ranked(text, self._all[first : first + AT_ONCE], first)
            await asyncio.sleep(0)
        found.sort()
        self._show(text, [*numbered(text, self._state), *(one for *_, one in found)])
        self._is_looking = False
        if self._is_taking:
            self._take(0)

    async def _gather(self) -> None:
        """Write down what there is, once."""
        began = perf_counter()
        for one in self._left:
            self._all.append(one)
            if perf_counter() - began > SLICE:
                await asyncio.sleep(0)
                began = perf_counter()
