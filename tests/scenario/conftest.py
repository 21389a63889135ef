"""Scenarios written in a test, and what they come to."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from negotiation.events import Entry
from negotiation.fold.history import History
from negotiation.fold.state import State
from negotiation.scenario import entries_of, read
from negotiation.words import strictyaml
from negotiation.words.when import Instant

NOW = Instant("2026-11-24T08:00Z")
"""The wall clock: it must not matter to a process that pins its own."""

HEAD = """\
parley: 1
process: {id: talks, title: The talks, zone: Europe/Kyiv, clock: 2022-03-02T22:00, source: nrc:2}
sources:
  nrc: {name: NRC, reliability: B}
  tass: TASS
parties: {ukraine: Ukraine, russia: Russia}
people: {medinsky: {name: Vladimir Medinsky, party: russia}}
"""
"""What most negotiations here begin with."""


@pytest.fixture
def replay() -> Callable[..., tuple[Entry, ...]]:
    """Replay a scenario: what is given, after what most begin with."""

    def replayed(text: str, head: str = HEAD) -> tuple[Entry, ...]:
        tree = strictyaml.load(head + dedent(text), "talks.yaml")
        return entries_of(read(tree, NOW))

    return replayed


@pytest.fixture
def talks(replay: Callable[..., tuple[Entry, ...]]) -> Callable[..., State]:
    """Show where a scenario leaves the talks."""

    def stand(text: str, head: str = HEAD) -> State:
        entries = replay(text, head)
        history = History(entry._replace(seq=seq) for seq, entry in enumerate(entries, start=1))
        return State(history, Instant("2022-03-02T20:00Z"))

    return stand


@pytest.fixture
def complaints() -> Callable[..., list[str]]:
    """Say what is wrong with a scenario, a sentence each with its line and column."""

    def said(text: str, head: str = HEAD) -> list[str]:
        with pytest.raises(strictyaml.Faults) as caught:
            entries_of(read(strictyaml.load(head + dedent(text), "talks.yaml"), NOW))
        return str(caught.value).splitlines()

    return said
