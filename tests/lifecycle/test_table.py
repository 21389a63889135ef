"""Tables as people write them: what is understood, and what is answered."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation.kinds import registry
from negotiation.kinds.base import Titled
from negotiation.lifecycle.table import DENIED, DENY, Table, from_json, load, parse
from negotiation.words import strictyaml

TRUCE = """\
initial: asked
gate: begin
line: [asked, holding]
stale_after: 12h
states:
  asked: {label: Asked for, category: pending}
  holding: {category: settled}
  broken: {category: failed, glyph: ☠}
transitions:
  - {trigger: begin, source: [asked, broken], dest: holding, conditions: [delegations_arrived]}
  - {trigger: prolong, source: holding, dest: same, by: undertaken_by}
  - {trigger: break, source: any, dest: broken}
  - {trigger: ask, source: every, dest: asked}
"""


def answers(text: str) -> list[strictyaml.Fault]:
    """What is wrong in the lifecycle of a measure, by line and column."""
    tree = strictyaml.load(text, "truce.yaml")
    _, flaws = parse(tree.root, "measure", {"delegations_arrived"})
    return sorted(tree.fault(loc, sentence) for loc, sentence in flaws)


def truce() -> Table:
    table, flaws = parse(strictyaml.load(TRUCE, "truce.yaml").root, "measure")
    assert flaws == []
    assert table is not None
    return table


def test_a_table_is_understood_with_its_short_forms() -> None:
    table = truce()
    assert (table.kind, table.initial, table.gate) == ("measure", "asked", "begin")
    assert (table.line, table.stale_after) == (("asked", "holding"), "12h")
    assert [row.label for row in table.states.values()] == [
        "Asked for",
        "Holding",
        "Broken",
        "Denied",
    ]
    assert [row.glyph for row in table.states.values()] == ["○", "✔", "☠", "✗"]


def test_any_is_every_other_state_and_every_is_all() -> None:
    sources = {row.trigger: row.sources for row in truce().transitions if row.trigger != "prolong"}
    assert sources["break"] == ("asked", "holding", DENIED)
    assert sources["ask"] == ("asked", "holding", "broken", DENIED)


def test_same_leaves_the_state_as_it_is() -> None:
    step = truce().transition("prolong", "holding")
    assert step is not None
    assert (step.dest, step.by) == (None, "undertaken_by")


def test_a_table_that_does_not_say_what_clears_is_cleared_by_what_is_settled_or_closed() -> None:
    assert truce().clears == ("holding", DENIED)


def test_triggers_from_a_state_stand_as_in_the_table() -> None:
    assert truce().triggers_from("holding") == ("prolong", "break", "ask", DENY)


def test_a_table_is_the_same_after_it_was_written_and_read() -> None:
    for kind in registry.names():
        table = load(kind)
        if table is not None:
            assert from_json(kind, json.loads(json.dumps(table.as_json()))) == table
    assert from_json("measure", truce().as_json()) == truce()


def test_a_table_keeps_the_order_of_its_states_where_keys_are_sorted() -> None:
    kept = json.loads(json.dumps(truce().as_json(), sort_keys=True))
    assert from_json("measure", kept) == truce()
    table = from_json("measure", kept)
    assert table is not None
    assert list(table.states) == ["asked", "holding", "broken", DENIED]


def test_an_order_of_some_states_puts_them_first_and_names_no_others() -> None:
    tree = strictyaml.load(f"order: [broken]\n{TRUCE}", "truce.yaml")
    table = parse(tree.root, "measure").table
    assert table is not None
    assert list(table.states) == ["broken", "asked", "holding", DENIED]
    (fault,) = answers(f"order: [borken]\n{TRUCE}")
    assert "'borken' is not a state, did you mean 'broken'?" in str(fault)


def test_what_every_table_has_is_not_written() -> None:
    assert DENIED not in json.dumps(truce().as_json())
    assert DENY not in json.dumps(truce().as_json())


@settings(max_examples=150)
@given(st.data())
def test_whatever_a_record_holds_for_a_table_can_be_read(data: st.DataObject) -> None:
    said = truce().as_json()
    strange = st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda one: (
            st.lists(one, max_size=2) | st.dictionaries(st.text(max_size=5), one, max_size=2)
        ),
        max_leaves=5,
    )
    parts = st.sampled_from([*said, "transitions", "states"])
    for part in data.draw(st.lists(parts, min_size=1, max_size=3)):
        said[part] = data.draw(strange)
    table = from_json("measure", said)
    assert table is None or from_json("measure", table.as_json()) == table


@pytest.mark.parametrize("part", ["trigger", "source", "dest", "conditions", "by"])
@pytest.mark.parametrize("strange", [[], {}, [[]], {"a": []}, 7, True, [None]])
def test_whatever_a_record_holds_for_a_transition_can_be_read(part: str, strange: object) -> None:
    said = json.loads(json.dumps(truce().as_json()))
    said["transitions"][0][part] = strange
    table = from_json("measure", said)
    assert table is None or table.kind == "measure"


def test_a_scenario_s_own_table_takes_the_place_of_the_shipped_one() -> None:
    assert load("measure", truce().as_json()) == truce()
    assert load("measure", {}) == load("measure")


def test_a_kind_that_does_not_move_can_be_given_a_lifecycle() -> None:
    own = strictyaml.load(TRUCE.replace(", by: undertaken_by", ""), "truce.yaml").root
    table = load("development", own)
    assert table is not None
    assert table.kind == "development"


def test_a_recorded_table_that_can_t_be_read_gives_way_to_the_shipped_one() -> None:
    assert load("measure", {"states": "many"}) == load("measure")


def test_an_own_table_is_read_once() -> None:
    assert load("measure", truce().as_json()) is load("measure", truce().as_json())


MISTAKES = [
    pytest.param(
        "dest: broken",
        "dest: borken",
        12,
        41,
        (
            "'borken' is not a state, did you mean 'broken'? Allowed: asked, holding or "
            "broken; or write 'same', and the state stays."
        ),
        id="a state that there is not",
    ),
    pytest.param(
        "[asked, broken]",
        "[asked, brocken]",
        10,
        38,
        (
            "'brocken' is not a state, did you mean 'broken'? Allowed: asked, holding or "
            "broken; or write 'any' for all others, 'every' for all."
        ),
        id="a source that there is not",
    ),
    pytest.param(
        "[asked, broken]",
        "[]",
        10,
        30,
        "A transition starts somewhere: name its states, or write 'any'.",
        id="no source",
    ),
    pytest.param(
        "category: pending",
        "category: pendent",
        6,
        39,
        (
            "'pendent' is not a category, did you mean 'pending'? Allowed: pending, open, "
            "settled, failed or closed."
        ),
        id="a category that there is not",
    ),
    pytest.param(
        "holding: {category: settled}",
        "holding: {label: Holds}",
        7,
        3,
        "'' is not a category. Allowed: pending, open, settled, failed or closed.",
        id="no category",
    ),
    pytest.param(
        "☠",
        "XX",
        8,
        37,
        "A glyph is one character that can be seen.",
        id="a glyph of two characters",
    ),
    pytest.param(
        "[delegations_arrived]",
        "[delegation_arrived]",
        10,
        75,
        (
            "'delegation_arrived' is not a condition, did you mean 'delegations_arrived'? "
            "Allowed: delegations_arrived."
        ),
        id="a condition that there is not",
    ),
    pytest.param(
        "trigger: ask,",
        "trigger: break,",
        13,
        30,
        "'break' from asked and holding stands in transition 3.",
        id="a transition said twice",
    ),
    pytest.param(
        ", dest: broken",
        "",
        12,
        5,
        "This transition lacks dest.",
        id="a transition without a destination",
    ),
    pytest.param(
        "initial: asked",
        "initial: askd",
        1,
        10,
        "'askd' is not a state, did you mean 'asked'? Allowed: asked, holding or broken.",
        id="a first state that there is not",
    ),
    pytest.param(
        "initial: asked\n",
        "\n",
        2,
        1,
        "A lifecycle needs `initial`: the state in which a thing begins.",
        id="no first state",
    ),
    pytest.param(
        "gate: begin",
        "gate: begins",
        2,
        7,
        (
            "'begins' is not a trigger of this lifecycle, did you mean 'begin'? Allowed: "
            "begin, prolong, break or ask."
        ),
        id="a gate that is no trigger",
    ),
    pytest.param(
        "line: [asked, holding]",
        "line: [asked, held]",
        3,
        15,
        "'held' is not a state. Allowed: asked, holding or broken.",
        id="a line through a state that there is not",
    ),
    pytest.param(
        "12h",
        "soon",
        4,
        14,
        "'soon' is no stretch of time: write 12h, 2d or 1w.",
        id="a stretch of time that is none",
    ),
    pytest.param(
        "  broken: {",
        "  lost: {category: open}\n  broken: {",
        8,
        9,
        "'lost' can't be reached from 'asked': no transition leads to it.",
        id="a state that can't be reached",
    ),
    pytest.param(
        "prolong",
        "Prolong",
        11,
        15,
        "'Prolong' can't name a trigger: a letter, then letters, digits and _.",
        id="a state that can't be named so",
    ),
    pytest.param(
        "trigger: prolong",
        "trigger: deny",
        11,
        15,
        "'deny' has a meaning in every table: give the trigger another name.",
        id="a name that every table has",
    ),
    pytest.param(
        "stale_after",
        "stale_afer",
        4,
        13,
        (
            "'stale_afer' is not a part of a lifecycle, did you mean 'stale_after'? "
            "Allowed: kind, initial, gate, line, clears, stale_after, watch, order, states or "
            "transitions."
        ),
        id="a word that means nothing",
    ),
    pytest.param(
        "undertaken_by",
        "undertaken",
        11,
        57,
        (
            "'undertaken' is not a field of measure that names others, did you mean "
            "'undertaken_by'? Allowed: undertaken_by, undertaken_for, within or decided_by."
        ),
        id="somebody who is no field",
    ),
    pytest.param(
        "initial:",
        "kind: round\ninitial:",
        1,
        7,
        "'round' is another kind than measure.",
        id="another kind",
    ),
]


@pytest.mark.parametrize(("right", "wrong", "line", "column", "sentence"), MISTAKES)
def test_a_mistake_is_answered_with_its_line_and_column(
    right: str, wrong: str, line: int, column: int, sentence: str
) -> None:
    assert right in TRUCE
    assert answers(TRUCE.replace(right, wrong, 1)) == [(line, column, sentence)]


def test_a_state_that_can_t_be_left_is_a_dead_end() -> None:
    text = TRUCE.replace("source: any", "source: asked").replace("source: every", "source: broken")
    assert answers(text) == [
        (7, 12, "'holding' is a dead end: no transition leads out of it."),
    ]


def test_all_mistakes_are_answered_at_once() -> None:
    text = TRUCE.replace("pending", "pendent").replace("12h", "soon").replace("gate: b", "gate: ")
    text = text.replace("dest: broken", "dest: borken").replace("initial: asked", "initial: ask")
    assert [line for line, _, _ in answers(text)] == [1, 2, 4, 6, 12]


@pytest.mark.parametrize("said", [None, "open", ["open"], {}, {"states": {}, "transitions": []}])
def test_what_is_no_table_is_told_what_one_is(said: object) -> None:
    table, flaws = parse(said, "measure")
    assert table is None
    assert flaws


@dataclass(slots=True, kw_only=True)
class Truce(Titled):
    """A pause in the fighting."""

    kind: ClassVar[str] = "truce"
    plural: ClassVar[str] = "truces"


def test_a_kind_from_elsewhere_with_a_wrong_table_is_refused_with_file_and_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(registry, "_added", {})
    path = tmp_path / "truce.yaml"
    path.write_text(
        TRUCE.replace("dest: broken", "dest: borken").replace(", by: undertaken_by", "")
    )
    registry.add(Truce, path)
    with pytest.raises(strictyaml.Faults, match=r"truce\.yaml:12:41: 'borken' is not a state"):
        load("truce")
