"""A record written back as a scenario: it loads to the same state, and is a pleasure to read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import assume, event, given, settings

from negotiation.events import ADDED, Entry, Json
from negotiation.fold.history import History
from negotiation.fold.state import State, clock_of
from negotiation.papers.scenario import IN_PART, UNORDERED, UNTOLD, export
from negotiation.record.memory import MemoryStore
from negotiation.record.merge import merge
from negotiation.scenario import entries_of, read
from negotiation.scenario.shipped import folder
from negotiation.views.filters import Choice, Filters
from negotiation.words import strictyaml
from negotiation.words.problems import Problem
from negotiation.words.refs import Ref
from negotiation.words.when import Instant, Span
from tests.generated import INSTANTS, TALKS, talks
from tests.talks import BREST, Talks

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
                    if said not in (None, [], "")
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


def told(*lines: str, body: str = BREST) -> Talks:
    talks = Talks.of(body)
    for line in lines:
        talks.say(line)
    return talks


def same(talks: Talks) -> str:
    """Write talks back, having seen that they load to the same state with nothing left out."""
    text, left_out = written(talks.state())
    again = loaded(text)
    assert not left_out
    assert as_it_stands(State(again.history, talks.state().now)) == as_it_stands(talks.state())
    assert written(again) == (text, left_out)
    return text


def test_what_a_desk_has_recorded_is_told_in_the_words_of_the_command_line() -> None:
    talks = told(
        "round/brest schedule scheduled='2022-03-03 evening' --at '2022-03-01' --source nrc:2",
        "delegation/russia-brest depart --at '2022-03-02T20:00' --until 2022-03-03 --then delayed",
        "amend round/brest parties+=ukraine text='At \"last\", in Brest: 5 %'",
        "precondition/stop-bombing meet degree=3 --according-to russia --actor russia",
        "confirm precondition/stop-bombing --because round/brest --tag urgent --handling green",
        "deny delegation/ukraine-brest --according-to russia",
        "observe round/brest in_session --note 'Seen on television'",
        "note round/brest 'A remark'",
        "note '-5 degrees at the border'",
        "note round/brest -- '-cold'",
        "amend round/brest links+='{continued_in: round/brest, since: 2022-03-01, rank: 2}'",
        "amend round/brest place='{name: \"Brest, Belarus\", latitude: 52.1, longitude: -23.7}'",
        "amend delegation/russia-brest requires='{arrive: {any: [{ref: round/brest,"
        " states: [in_session, convening]}, {not: [{ref: round/brest, states: cancelled}]}]}}'",
    )
    text = same(talks)
    history = strictyaml.load(text, "talks.yaml").root["history"]
    assert list(history) == ["2022-03-01", "2022-03-02T20:00", "2022-03-02T22:00"]  # type: ignore[arg-type]
    lines = [one for group in history.values() for one in group]  # type: ignore[union-attr]
    for line in (
        'amend round/brest text="At \\"last\\", in Brest: 5 %" parties+=ukraine',
        {
            "confirm precondition/stop-bombing": {
                "because": ["round/brest"],
                "tag": ["urgent"],
                "handling": "green",
            }
        },
        {"observe round/brest in_session": {"note": "Seen on television"}},
        'note "-5 degrees at the border"',
        'note round/brest " -cold"',
    ):
        assert line in lines


def test_what_was_taken_back_is_not_told_and_what_stands_loads_all_the_same() -> None:
    talks = told("round/brest convene", "round/brest open --despite 'They sat down'")
    first = next(one for one in talks.entries if one.data.get("trigger") == "convene")
    talks.say(f"retract {first.seq} --note 'A misprint'")
    text = same(talks)
    assert "convene" not in text
    assert "round/brest open: {despite: They sat down}" in text


def test_a_step_that_is_no_longer_possible_by_its_trigger_is_observed() -> None:
    talks = told(
        "round/brest schedule scheduled=2022-03-03", "round/brest reschedule scheduled=2022-03-04"
    )
    first = next(one for one in talks.entries if one.data.get("trigger") == "schedule")
    talks.say(f"retract {first.seq} --note 'A misprint'")
    text, left_out = written(talks.state())
    assert "observe" in text
    assert not left_out
    assert as_it_stands(State(loaded(text).history, talks.state().now)) == as_it_stands(
        talks.state()
    )


def test_the_clock_of_a_past_process_stands_where_the_desks_stands() -> None:
    talks = told("round/brest convene --at 2022-03-05T12:00")
    text, _ = written(talks.state())
    assert "  clock: 2022-03-05T12:00\n" in text
    assert clock_of(loaded(text).history) == talks.state().now


def test_as_of_a_time_it_tells_what_was_then_and_its_clock_stands_there() -> None:
    talks = told("round/brest convene --at 2022-03-02T21:00")
    text, _ = written(talks.state(as_of="2022-03-01"))
    assert "convene" not in text
    assert "  clock: 2022-03-01T23:59\n" in text


def test_live_talks_pin_no_clock() -> None:
    talks = Talks.live()
    talks.say("round/brest convene")
    text, _ = written(talks.state())
    assert "clock:" not in text
    assert loaded(text).standing(Ref("round/brest")) == talks.state().standing(Ref("round/brest"))


def test_where_a_process_has_a_source_what_names_none_says_so() -> None:
    process = (
        "{id: march-2022, title: Talks, zone: Europe/Kyiv, clock: 2022-03-02T22:00, source: nrc:2}"
    )
    talks = Talks.past(BREST, process)
    talks.say("round/brest convene")
    talks.say("add measure corridor title=Corridor")
    text = same(talks)
    assert "    - round/brest convene: {source: }\n" in text
    assert "  corridor: {title: Corridor, at: 2022-03-02T22:00, source: }\n" in text


def test_a_day_that_was_meant_in_another_zone_keeps_it() -> None:
    assert "2022-03-01 America/New_York:" in same(
        told("round/brest convene --at '2022-03-01 America/New_York'")
    )


def test_a_process_that_changed_its_zone_keeps_the_times_that_were_told_before() -> None:
    same(told("round/brest convene --at 2022-03-01", "amend process/march-2022 zone=Asia/Tokyo"))


def test_times_within_a_group_that_is_over_stand_beside_their_line() -> None:
    text = same(
        told(
            "round/brest convene --at 2022-03-01",
            "delegation/russia-brest depart --at 2022-03-02",
            "delegation/ukraine-brest depart --at 2022-03-01",
        )
    )
    assert (
        "    - delegation/ukraine-brest depart: {at: 2022-03-01, known: 2022-03-02T22:00}" in text
    )


def test_what_is_marked_above_is_neither_told_nor_named() -> None:
    talks = told(
        "amend precondition/stop-bombing handling=red",
        "amend round/brest text=Secret --handling red",
        "add item map title='The map of the dam' --handling red",
    )
    left_out: Counter[str] = Counter()
    text = "".join(export(talks.state(), Choice(Filters(handling="amber")), left_out))
    assert not any(one in text for one in ("bombing", "Secret", "dam"))
    assert loaded(text).standing(Ref("round/brest")) is not None


def test_a_marking_and_a_tag_of_what_added_a_thing_become_its_own() -> None:
    talks = told("add item map title='The map' --handling red --tag dam")
    text, left_out = written(talks.state())
    assert "  map: {title: The map, tags: dam, handling: red, at: 2022-03-02T22:00}\n" in text
    assert left_out == {IN_PART: 1}


def test_what_names_something_that_is_gone_is_told_without_it_and_counted() -> None:
    talks = told("add person lavrov name=Lavrov", "amend delegation/russia-brest head=lavrov")
    first = next(one for one in talks.entries if one.subject == "person/lavrov")
    talks.say(f"retract {first.seq} --note 'Another one'")
    text, left_out = written(talks.state())
    assert "lavrov" not in text
    assert left_out == {UNTOLD: 1}


def test_a_character_that_no_file_may_have_is_marked_and_counted() -> None:
    talks = told('amend round/brest text="a\x1b[31m\r\nb"')
    text, left_out = written(talks.state())
    assert "\x1b" not in text
    assert loaded(text)[Ref("round/brest")].desk.fields["text"] == "a\ufffd[31m\nb"
    assert left_out == {IN_PART: 1}


def test_records_that_both_added_a_thing_come_to_the_same_state() -> None:
    here, there = (
        told("add item map title='The map'"),
        told("add item map title='A map' state=agreed"),
    )
    store = MemoryStore()
    merge(store, here.entries)
    merge(store, there.entries)
    text, left_out = written(Talks(store).state())
    again = loaded(text)
    assert not left_out
    assert again[Ref("item/map")].desk.fields["title"] == "A map"
    assert again.standing(Ref("item/map")).state == "agreed"  # type: ignore[union-attr]


def test_the_order_of_one_minute_that_a_scenario_cannot_tell_is_counted() -> None:
    talks = told(
        "amend round/brest text=First --at 2022-03-02T22:00",
        "amend round/brest text=Second --at '2022-03-02 evening'",
    )
    assert written(talks.state())[1] == {UNORDERED: 2}


def test_without_a_negotiation_there_is_no_scenario() -> None:
    with pytest.raises(Problem, match="no negotiation"):
        written(State(History(), NOW))
