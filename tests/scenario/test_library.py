"""The scenarios that come with the program: each can be read, looked at and worked on."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from negotiation.events import ADVANCED, Entry
from negotiation.fold.history import History
from negotiation.fold.state import State
from negotiation.kinds.base.vocabulary import VOCABULARY
from negotiation.lifecycle.conditions import gate
from negotiation.lifecycle.letters import letters
from negotiation.lifecycle.ways import table_of
from negotiation.scenario import Scenario, entries_of, read
from negotiation.scenario.schema import schema
from negotiation.scenario.shipped import folder, template
from negotiation.views.anomalies import anomalies
from negotiation.views.conditions import conditions
from negotiation.views.filters import Choice
from negotiation.views.log import log
from negotiation.views.status import status
from negotiation.views.tally import tallies
from negotiation.views.word import grades_of
from negotiation.words import strictyaml
from negotiation.words.grades import UNJUDGED_SOURCE
from negotiation.words.refs import Ref
from negotiation.words.when import Instant
from negotiation.words.when.parse import parse
from tests.scenario.test_schema import faults
from tui.cli.main import main

NOW = Instant("2026-11-24T08:00Z")
"""The wall clock: it must not matter to a process that pins its own."""

LIBRARY = sorted(folder().glob("*.yaml"))
WRITERS = folder() / "writers-2023.yaml"
NEGOTIATIONS = [path for path in LIBRARY if path != template()]
SEED = "ukraine-2022"
ENOUGH = 60
"""So many dated entries a negotiation of days or months has; the seed is one evening."""

EXAMPLE = re.compile(r"^( *)#(?! \S)(?=.)", re.MULTILINE)
"""A `#` of the template that holds back an example; a remark has a space after it."""

every_negotiation = pytest.mark.parametrize(
    "path", NEGOTIATIONS, ids=[path.stem for path in NEGOTIATIONS]
)
every_scenario = pytest.mark.parametrize("path", LIBRARY, ids=[path.stem for path in LIBRARY])


@cache
def scenario(path: Path) -> Scenario:
    return read(strictyaml.read(path), NOW)


@cache
def entries(path: Path) -> tuple[Entry, ...]:
    return entries_of(scenario(path))


def talks(path: Path, *, as_of: str | None = None, known_at: str | None = None) -> State:
    """Look at a scenario as its clock shows it, or at an earlier time of its zone."""
    history = History(one._replace(seq=seq) for seq, one in enumerate(entries(path), start=1))
    now = scenario(path).clock
    zone = State(history, now).zone
    then, known = (
        None if when is None else parse(when, zone=zone, now=now).end for when in (as_of, known_at)
    )
    return State(history, now, as_of=then, known_at=known)


@every_scenario
def test_check_finds_nothing_in_it(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(path)]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out.strip().endswith(f"nothing is wrong; {len(entries(path))} entries.")


@every_negotiation
def test_it_has_dated_entries_enough_to_go_back_and_forth_in(path: Path) -> None:
    dated = [one for one in entries(path) if one.occurred]
    assert len(dated) >= ENOUGH or path.stem == SEED


@every_negotiation
def test_every_fact_of_it_names_its_source_and_how_far_it_is_trusted(path: Path) -> None:
    state = talks(path)
    cited = {
        entry.subject: grades_of(entry.source, state) for entry in entries(path) if entry.occurred
    }
    assert [subject for subject, chain in cited.items() if not chain] == []
    assert {link.source for chain in cited.values() for link in chain} <= set(state)
    firm = [subject for subject, chain in cited.items() if UNJUDGED_SOURCE not in chain[0].grade]
    assert len(firm) > len(cited) / 2


@every_negotiation
def test_nothing_in_it_is_out_of_order(path: Path) -> None:
    assert [one.says for one in anomalies(talks(path))] == []


@every_negotiation
def test_the_order_of_its_moves_is_written_and_no_matter_of_chance(path: Path) -> None:
    together: dict[tuple[str, str, str], set[str]] = {}
    for entry in entries(path):
        if entry.type == ADVANCED and entry.occurred and entry.known:
            key = entry.subject, entry.moment, entry.known
            together.setdefault(key, set()).add(entry.occurred.edtf)
    assert [key for key, spans in together.items() if len(spans) > 1] == []


def test_every_example_of_the_template_holds_once_its_mark_is_taken_away(tmp_path: Path) -> None:
    whole = tmp_path / "whole.yaml"
    whole.write_text(EXAMPLE.sub(r"\1", template().read_text("utf-8")), "utf-8")
    shown = {one.subject.kind for one in entries(whole)}
    assert shown > {one.subject.kind for one in entries(template())}
    assert {"precondition", "measure", "position", "consent", "claim", "development"} < shown


@every_scenario
def test_an_editor_that_completes_from_the_schema_finds_nothing_in_it_either(path: Path) -> None:
    whole = schema()
    assert list(faults(strictyaml.read(path).root, whole, whole)) == []


@every_scenario
def test_two_desks_that_read_it_at_different_times_have_the_same_record(path: Path) -> None:
    later = read(strictyaml.read(path), Instant("2031-12-31T12:00Z"))
    assert entries_of(later) == entries(path)


@every_scenario
def test_it_can_be_looked_at_and_every_state_shown_is_one_of_the_table_of_its_kind(
    path: Path,
) -> None:
    state = talks(path)
    assert len(log(state)) == len(entries(path))
    shown = [*status(state).things, *(row.thing for row in conditions(state, Choice()).rows)]
    assert shown
    for thing in shown:
        for stand in (thing.stand, *(voice.stand for voice in thing.voices)):
            if stand is not None:
                table = table_of(thing.ref.kind, state)
                assert table is not None
                assert stand.state in table.states, thing.ref


@every_scenario
def test_its_own_lifecycles_are_those_that_are_printed_and_played(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state = talks(path)
    for kind, said in strictyaml.read(path).root.get("lifecycles", {}).items():
        table = table_of(kind, state)
        assert table is not None
        assert list(table.states) == [*said["states"], "denied"]
        assert all(letters(table.triggers).values())
        assert main(["lifecycles", kind, "-r", str(path)]) == 0
        states = capsys.readouterr().out.splitlines()[1].split("  ")
        assert [one[2:] for one in states if one] == list(said["states"])


@every_scenario
def test_its_own_words_are_kept_are_needed_and_are_not_the_program_s(path: Path) -> None:
    root = strictyaml.read(path).root
    terms = talks(path).terms
    assert terms == {name: tuple(words) for name, words in root.get("terms", {}).items()}
    facts = {section: said for section, said in root.items() if section != "terms"}
    for name, words in terms.items():
        assert not set(words) & set(VOCABULARY[name])
        assert all(word in str(facts) for word in words)


def test_a_mistyped_state_of_an_own_table_is_told_with_the_nearest() -> None:
    text = WRITERS.read_text("utf-8").replace("state: tentative}", "state: tentativ}", 1)
    with pytest.raises(strictyaml.Faults) as caught:
        read(strictyaml.load(text, "writers.yaml"), NOW)
    (sentence,) = str(caught.value).splitlines()
    assert "'tentativ' is not a state of a text, did you mean 'tentative'? " in sentence


def test_the_process_itself_begins_where_its_own_table_begins() -> None:
    state = talks(WRITERS)
    course = [row.says for row in log(state, Ref("process/writers-2023"))]
    assert course[0].endswith(": preparing")
    assert course[-1].endswith(": ratified")


def test_an_offer_made_in_the_room_is_not_known_before_it_came_out() -> None:
    pay = Ref("position/amptp-pay")
    before = talks(WRITERS, known_at="2023-08-22 afternoon")
    after = talks(WRITERS, known_at="2023-08-22 evening")
    assert before[pay].desk.fields["text"] == "Rises of 4, 3 and 2 %"
    assert after[pay].desk.fields["text"] == "Rises of 5, 4 and 3.5 %"


def test_the_strike_could_start_since_the_contract_ended_by_itself() -> None:
    contract = Ref("text/mba-2020")
    before, after = (
        talks(WRITERS, as_of=when).standing(contract)
        for when in ("2023-05-01T23:50", "2023-05-02T00:00")
    )
    assert before is not None
    assert after is not None
    assert (before.state, after.state) == ("in_force", "expired")
    text = WRITERS.read_text("utf-8").replace(", until: 2023-05-01, then: expired", "")
    with pytest.raises(strictyaml.Faults) as caught:
        entries_of(read(strictyaml.load(text, "writers.yaml"), NOW))
    (sentence,) = str(caught.value).splitlines()
    assert "start is flagged: MBA of 2020: in force; expired is due." in sentence


def test_what_was_overridden_to_open_the_august_talks_is_overtaken_there() -> None:
    state = talks(WRITERS)
    august = Ref("round/august")
    gates = {one.ref: gate(one, august, state) for one in state.naming(august, "gates")}
    assert gates == {
        "precondition/drop-staffing": "overtaken",
        "precondition/press-silence": "cleared",
        "precondition/full-answer": "cleared",
    }


def test_sittings_and_consents_are_counted_at_their_whole() -> None:
    state = talks(WRITERS)
    september, contract = (
        [str(one) for one in tallies(state[Ref(ref)], state)]
        for ref in ("round/september", "text/mba-2023")
    )
    assert "5 of 5 concluded" in september
    assert contract == ["3 of 3 in force", "3 of 4 approved, 1 ratified"]


def test_each_side_may_tell_the_last_evening_of_spring_its_own_way() -> None:
    state = talks(WRITERS)
    spring = Ref("round/spring")
    told = {
        who: state.standing(spring, who) for who in (None, Ref("party/wga"), Ref("party/amptp"))
    }
    assert [stand.state for stand in told.values() if stand] == [
        "collapsed",
        "collapsed",
        "concluded",
    ]
