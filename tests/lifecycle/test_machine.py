"""The machine does what the tables say."""

from __future__ import annotations

import logging

import pytest

from negotiation.kinds import registry
from negotiation.lifecycle.machine import Lifecycle, lifecycle
from negotiation.lifecycle.table import DENIED, DENY, Table, from_json, load

MOVING = [kind for kind in registry.names() if load(kind) is not None]

by_kind = pytest.mark.parametrize("kind", MOVING)


def table_of(kind: str) -> Table:
    table = load(kind)
    assert table is not None
    return table


@by_kind
def test_every_trigger_leads_where_its_table_says_or_nowhere(kind: str) -> None:
    table = table_of(kind)
    moves = lifecycle(table)
    for state in table.states:
        for trigger in table.triggers:
            rows = [
                row for row in table.transitions if row.trigger == trigger and state in row.sources
            ]
            due = (rows[0].dest or state) if rows else None
            assert moves.fire(trigger, state, permitted=True) == due


@by_kind
def test_nothing_moves_that_is_not_permitted(kind: str) -> None:
    moves = lifecycle(table_of(kind))
    for state in moves.table.states:
        for trigger in moves.table.triggers:
            assert moves.fire(trigger, state, permitted=False) is None


@by_kind
def test_what_was_denied_can_be_recorded_after_all(kind: str) -> None:
    moves = lifecycle(table_of(kind))
    assert moves.fire(DENY, moves.table.initial, permitted=True) == DENIED
    for trigger in moves.table.triggers_from(DENIED):
        assert moves.fire(trigger, DENIED, permitted=True) in set(moves.table.states) - {DENIED}


@by_kind
def test_a_state_that_the_table_does_not_know_is_no_dead_end(kind: str) -> None:
    moves = lifecycle(table_of(kind))
    assert moves.table.triggers_from("besieged") == moves.table.triggers
    for trigger in moves.table.triggers:
        step = moves.table.transition(trigger, "besieged")
        assert step is not None
        assert moves.fire(trigger, "besieged", permitted=True) == (step.dest or "besieged")


@by_kind
def test_a_state_that_has_lapsed_can_be_entered_anew(kind: str) -> None:
    moves = lifecycle(table_of(kind))
    for state in moves.table.states:
        leading = {row.trigger for row in moves.table.transitions if row.dest == state}
        open_now = set(moves.table.triggers_from(state, lapsed=True))
        assert open_now == set(moves.table.triggers_from(state)) | leading
        for trigger in leading:
            assert moves.fire(trigger, state, lapsed=True, permitted=True) is not None


def test_a_pause_that_ran_out_is_started_again() -> None:
    moves = lifecycle(table_of("measure"))
    assert moves.fire("start", "in_effect", permitted=True) is None
    assert moves.fire("start", "in_effect", lapsed=True, permitted=True) == "in_effect"


def test_a_round_that_is_rescheduled_stays_as_it_is() -> None:
    moves = lifecycle(table_of("round"))
    assert moves.fire("reschedule", "convening", permitted=True) == "convening"


def test_a_round_said_not_to_exist_and_then_rescheduled_was_scheduled() -> None:
    moves = lifecycle(table_of("round"))
    assert moves.fire("reschedule", DENIED, permitted=True) == "scheduled"


def test_a_trigger_that_there_is_not_leads_nowhere() -> None:
    assert lifecycle(table_of("round")).fire("explode", "convening", permitted=True) is None


def test_a_trigger_with_two_ways_takes_the_one_from_where_the_thing_stands() -> None:
    said = {
        "initial": "low",
        "states": {name: {"category": "open"} for name in ("low", "middle", "high")},
        "transitions": [
            {"trigger": "rise", "source": "low", "dest": "middle"},
            {"trigger": "rise", "source": "middle", "dest": "high"},
            {"trigger": "fall", "source": "any", "dest": "low"},
        ],
    }
    table = from_json("question", said)
    assert table is not None
    moves = Lifecycle(table)
    assert moves.fire("rise", "low", permitted=True) == "middle"
    assert moves.fire("rise", "middle", permitted=True) == "high"
    assert moves.fire("rise", "high", permitted=True) is None
    assert moves.fire("rise", "high", lapsed=True, permitted=True) == "high"


def test_a_table_has_one_machine() -> None:
    assert lifecycle(table_of("round")) is lifecycle(table_of("round"))
    assert lifecycle(table_of("round")) is not lifecycle(table_of("track"))


def test_running_a_lifecycle_logs_nothing(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    Lifecycle(table_of("round")).fire("open", "convening", permitted=True)
    assert not caplog.records
