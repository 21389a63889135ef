"""Lifecycles as drawings."""

from __future__ import annotations

from dataclasses import replace

from negotiation.lifecycle.draw import mermaid
from negotiation.lifecycle.table import load


def test_a_question_is_drawn_with_its_states_and_the_way_between_them() -> None:
    table = load("question")
    assert table is not None
    assert mermaid(table).splitlines() == [
        "stateDiagram-v2",
        '    state "Open" as s_open',
        '    state "Settled" as s_settled',
        "    [*] --> s_open",
        "    s_open --> s_settled: settle",
        "    s_settled --> s_open: reopen",
    ]


def test_triggers_between_the_same_states_share_an_arrow() -> None:
    table = load("text")
    assert table is not None
    assert "    s_proposal --> s_bracketed: bracket, reopen" in mermaid(table).splitlines()


def test_a_state_that_stays_points_to_itself() -> None:
    table = load("round")
    assert table is not None
    assert "    s_scheduled --> s_scheduled: reschedule" in mermaid(table).splitlines()


def test_a_label_that_would_break_the_drawing_is_written_in_entities() -> None:
    table = load("question")
    assert table is not None
    states = {
        name: row._replace(label='"a";\n--> [*]') if name == "open" else row
        for name, row in table.states.items()
    }
    drawing = mermaid(replace(table, states=states))
    assert (
        '    state "#34;a#34;#59;#10;#45;#45;#62; #91;#42;#93;" as s_open' in drawing.splitlines()
    )
