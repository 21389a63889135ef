"""Ids are derived from what a scenario says, so that two desks that opened it agree."""

from collections.abc import Callable
from pathlib import Path

import pytest

from negotiation.events import Entry
from negotiation.record.memory import MemoryStore
from negotiation.scenario import entries_of, read
from negotiation.words import strictyaml
from negotiation.words.when import Instant

Replay = Callable[..., tuple[Entry, ...]]

TALKS = """
    items:
      kherson: {title: Kherson, at: 2022-03-01}
      crimea: {title: Crimea, at: 2022-03-01}
    history:
      2022-03-02:
        - note item/kherson "First report"
        - note item/crimea "Second report"
"""


def test_the_same_file_gives_the_same_entries_whenever_it_is_read() -> None:
    seed = Path(__file__).parents[2] / "scenarios" / "ukraine-2022.yaml"
    early, late = (
        entries_of(read(strictyaml.read(seed), Instant(now)))
        for now in ("2026-01-01T00:00Z", "2031-12-31T12:00Z")
    )
    assert early == late


def test_each_entry_has_an_id_of_its_own_which_is_also_its_act(replay: Replay) -> None:
    entries = replay(TALKS)
    assert len({one.id for one in entries}) == len(entries)
    assert all(one.act == one.id for one in entries)


@pytest.mark.parametrize(
    ("line", "edited"),
    [
        ('"First report"', '"First report, corrected"'),
        ("title: Crimea, at: 2022-03-01", "title: Crimea, at: 2022-02-28"),
        ("title: Kherson", "title: Kherson oblast"),
    ],
)
def test_editing_one_line_changes_only_the_id_of_its_own_entry(
    replay: Replay, line: str, edited: str
) -> None:
    before = {one.id for one in replay(TALKS)}
    after = {one.id for one in replay(TALKS.replace(line, edited))}
    assert len(before - after) == len(after - before) == 1


def test_a_line_added_in_between_changes_no_other_id(replay: Replay) -> None:
    more = TALKS.replace("      crimea:", "      donbas: Donbas\n      crimea:")
    before, after = ({one.id for one in replay(text)} for text in (TALKS, more))
    assert before < after


def test_another_process_has_other_ids(replay: Replay) -> None:
    head = "parley: 1\nprocess: {id: ID, title: The talks, clock: 2022-03-02T22:00}\n"
    one, other = (replay(TALKS, head.replace("ID", slug)) for slug in ("talks", "other-talks"))
    assert not {entry.id for entry in one} & {entry.id for entry in other}


def test_two_identical_lines_at_one_time_differ_by_their_place(replay: Replay) -> None:
    *_, first, second, other = replay(
        """
        items: {kherson: Kherson}
        history:
          2022-03-02:
            - note item/kherson "Shelling"
            - note item/kherson "Shelling"
          2022-03-01:
            - note item/kherson "Shelling"
        """
    )
    assert [one.place for one in (first, second, other)] == [0, 1, 0]
    assert len({first.id, second.id, other.id}) == 3


def test_places_are_kept_by_a_record_and_it_takes_the_same_scenario_once(replay: Replay) -> None:
    store = MemoryStore()
    store.append(replay(TALKS), after=0)
    places = [one.place for one in store.read()]
    store.append(replay(TALKS), after=len(places))
    assert [one.place for one in store.read()] == places
