"""A record written back as a scenario: it loads to the same state, and is a pleasure to read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import assume, event, given, settings

from negotiation.events import ADDED, Entry, Json
from negotiation.fold.history import History
from negotiation.fold.state import State, clock_of
from negotiation.papers.scenario import export
from negotiation.scenario import entries_of, read
from negotiation.scenario.shipped import folder
from negotiation.views.filters import Choice
from negotiation.words import strictyaml
from negotiation.words.refs import Ref
from negotiation.words.when import Instant, Span
from tests.generated import INSTANTS, TALKS, talks

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
    return "".join(export(state, Choice(), left_out)), +left_out


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_every_scenario_of_the_library_is_written_back_whole(path: Path) -> None:
    first = loaded(path.read_text("utf-8"))
    text, left_out = written(first)
    again = loaded(text)

    assert not left_out
    assert written(again) == (text, left_out)
    assert dict(again) == dict(first)
    assert {one.id for one in again.history.all} == {one.id for one in first.history.all}


def as_it_stands(state: State) -> dict[Ref, object]:
    """Tell of each thing where it stands and what is known of it, by every account."""
    return {
        ref: {
            voice: (
                account.standing(state.now),
                {
                    name: bare(said)
                    for name, said in account.fields.items()
                    if said not in (None, [])
                },
                set(account.overrode),
            )
            for voice, account in [(None, entity.desk), *entity.others.items()]
        }
        for ref, entity in state.items()
    }


def bare(said: Json) -> object:
    """Tell a time by its bounds: words of a later version are written as another's."""
    span = Span.from_json(said)
    return said if span is None else (span.start, span.end)


def tellable(entry: Entry) -> Entry:
    """Leave out of a generated entry what no desk records, or no scenario has a place for."""
    plain = entry._replace(
        because=tuple(one for one in entry.because if one in TALKS),
        note=entry.note or "So it is said.",
        source=None if entry.source == "unheard-of:1" else entry.source,
        handling=None if entry.type == ADDED else entry.handling,
        data=entry.data if entry.subject else {},
    )
    return plain._replace(according_to=None) if entry.subject == "process/talks" else plain


@settings(max_examples=60)
@given(talks(least=len(TALKS)).map(lambda entries: list(map(tellable, entries))))
def test_whatever_was_recorded_loads_to_the_same_state_or_is_counted(entries: list[Entry]) -> None:
    state = State(History(entries), INSTANTS[-1])
    assume(state.process is not None)
    text, left_out = written(state)
    again = loaded(text)

    event(str(sorted(left_out)))
    if not left_out:
        assert as_it_stands(State(again.history, state.now)) == as_it_stands(state)
        assert written(again) == (text, left_out)
