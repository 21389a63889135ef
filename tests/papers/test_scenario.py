"""A record written back as a scenario: it loads to the same state, and is a pleasure to read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from negotiation.events import Entry
from negotiation.fold.history import History
from negotiation.fold.state import State, clock_of
from negotiation.papers.scenario import export
from negotiation.scenario import entries_of, read
from negotiation.scenario.shipped import folder
from negotiation.views.filters import Choice
from negotiation.words import strictyaml
from negotiation.words.when import Instant

NOW = Instant("2026-11-24T08:00Z")
SCENARIOS = sorted(folder().glob("*.yaml"))


def loaded(text: str) -> State:
    history = History(
        one._replace(seq=seq)
        for seq, one in enumerate(entries_of(read(strictyaml.load(text, "talks.yaml"), NOW)), 1)
    )
    return State(history, clock_of(history) or NOW)


def written(state: State) -> tuple[str, Counter[str]]:
    left_out: Counter[str] = Counter()
    return "".join(export(state, Choice(), left_out)), left_out


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_every_scenario_of_the_library_is_written_back_whole(path: Path) -> None:
    first = loaded(path.read_text("utf-8"))
    text, left_out = written(first)
    again = loaded(text)

    assert not left_out
    assert written(again) == (text, left_out)
    assert dict(again) == dict(first)
    assert {one.id for one in again.history.all} == {one.id for one in first.history.all}
