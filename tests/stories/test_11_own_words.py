"""A scenario's own words: its tables stand in for the program's, and its words among them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Parley

KYOTO = """\
parley: 1
process: {id: kyoto, title: Kyoto conference, zone: Asia/Tokyo, clock: 1997-12-11T14:00}
lifecycles:
  deadline:
    initial: set
    states:
      set: {label: Set, category: pending, glyph: ○}
      clock_stopped: {label: Clock stopped, category: open, glyph: ◐}
      met: {label: Met, category: settled, glyph: ✔}
      missed: {label: Missed, category: failed, glyph: ✗}
    transitions:
      - {trigger: stop_the_clock, source: [set, missed], dest: clock_stopped, by: set_by}
      - {trigger: start_the_clock, source: clock_stopped, dest: set, by: set_by}
      - {trigger: meet, source: clock_stopped, dest: met}
      - {trigger: miss, source: any, dest: missed}
terms:
  outcome: adopted_by_consensus
  instrument: flexible_mechanism
sources: {enb: {name: Earth Negotiations Bulletin, reliability: A}}
parties: {chair: {name: The chair, role: facilitator}}
texts:
  protocol:
    title: Kyoto Protocol
    state: bracketed
    at: 1997-12-01
    requires: {close: {ref: deadline/close, states: [clock_stopped, met]}}
rounds:
  whole: {title: Committee of the Whole, state: in_session, at: 1997-12-01, source: enb:1}
measures:
  trading: {title: Emissions trading, instrument: flexible_mechanism}
deadlines:
  close:
    title: End of the conference
    due: 1997-12-10
    bears_on: text/protocol
    set_by: chair
    at: 1997-12-01
    source: enb:1
"""
CLOSE = "deadline/close"


class TestKyoto:
    """It was to end on 10 December 1997; at midnight the clock was stopped, and they went on."""

    @pytest.fixture(autouse=True)
    def record(self, machine: Path, parley: Parley, monkeypatch: pytest.MonkeyPatch) -> None:
        (machine / "kyoto.yaml").write_text(KYOTO, "utf-8")
        monkeypatch.setenv("PARLEY_RECORD", str(machine / "kyoto.parley"))
        monkeypatch.setenv("PARLEY_OPERATOR", "m.k.")
        assert parley("check", "kyoto.yaml").returncode == 0
        assert parley("new", "kyoto.yaml", "-r", str(machine / "kyoto.parley")).returncode == 0

    def stopped(self, parley: Parley) -> None:
        when = ("--at", "1997-12-10 evening", "--source", "enb:1")
        assert parley("advance", CLOSE, "stop_the_clock", *when).returncode == 0

    def test_updates_take_the_tables_triggers_and_no_others(self, parley: Parley) -> None:
        assert "'extend' is not possible" in parley("advance", CLOSE, "extend").stderr
        refused = parley("advance", CLOSE, "stop_the_clok")
        assert refused.returncode == 1
        assert "Did you mean 'stop_the_clock'?" in refused.stderr

        self.stopped(parley)
        assert "clock stopped" in parley("status", CLOSE).stdout
        assert parley("observe", CLOSE, "dropped", "--note", "so").returncode != 0

    def test_lists_filters_log_and_timeline_follow(self, parley: Parley) -> None:
        self.stopped(parley)

        assert "◐  End of the conference  clock stopped" in parley("list", "deadlines").stdout
        assert CLOSE in parley("list", "deadlines", "--state", "clock_stopped").stdout
        assert CLOSE not in parley("status", "--state", "met").stdout
        assert "End of the conference: clock stopped" in parley("log", CLOSE).stdout
        assert "due, clock stopped" in parley("timeline").stdout
        assert "Overdue: 1" in parley("handover").stdout

    def test_conditions_and_the_road_follow(self, parley: Parley) -> None:
        why = parley("why", "text/protocol", "close")
        assert why.returncode == 1
        assert "End of the conference: set; clock stopped or met is due" in why.stdout
        assert f"cleared by: {CLOSE} stop_the_clock · by The chair" in why.stdout

        road = json.loads(parley("road", CLOSE, "met", "--json").stdout)
        assert [one["trigger"] for one in road["steps"]] == ["stop_the_clock", "meet"]
        self.stopped(parley)
        assert parley("advance", "text/protocol", "close", "--source", "enb:1").returncode == 0

    def test_scripts_and_the_drawing_follow(self, parley: Parley, machine: Path) -> None:
        self.stopped(parley)
        (one,) = json.loads(parley("list", "deadline", "--json").stdout)["entities"].values()
        assert (one["state"], one["category"]) == ("clock_stopped", "open")

        drawn = parley("lifecycles", "deadline", "-r", str(machine / "kyoto.parley")).stdout
        assert "set, missed" in drawn
        assert "s_set --> s_clock_stopped: stop_the_clock" in drawn
        assert "stop_the_clock" not in parley("lifecycles", "text").stdout

    def test_own_words_stand_among_the_programs(self, parley: Parley) -> None:
        concluded = parley("advance", "round/whole", "conclude", "outcome=Adopted by consensus")
        assert concluded.returncode == 0
        assert "outcome adopted by consensus" in parley("status", "round/whole").stdout
        assert parley("amend", "round/whole", "outcome=joint_statement").returncode == 0

        refused = parley("amend", "measure/trading", "instrument=flexible_mecanism")
        assert "did you mean 'flexible_mechanism'?" in refused.stderr
        assert "ceasefire" in refused.stderr

    def test_an_own_table_that_leads_nowhere_is_told_by_line(
        self, parley: Parley, machine: Path
    ) -> None:
        broken = KYOTO.replace("dest: clock_stopped", "dest: clock_stoped")
        (machine / "kyoto.yaml").write_text(broken, "utf-8")
        checked = parley("check", "kyoto.yaml")

        assert checked.returncode == 1
        assert "kyoto.yaml:12:" in checked.stdout + checked.stderr
        assert "did you mean 'clock_stopped'?" in checked.stdout + checked.stderr


def test_a_scenario_that_comes_with_the_program_does_so(parley: Parley) -> None:
    """The writers' dispute of 2023: a contract runs out, and a new one is put to the vote."""
    shipped = str(Path(__file__).parents[2] / "scenarios" / "writers-2023.yaml")
    whole: dict[str, Any] = json.loads(parley("status", "-r", shipped, "--json").stdout)
    (process,) = (ref for ref in whole["entities"] if ref.startswith("process/"))

    own = parley("lifecycles", "process", "-r", shipped).stdout
    assert f"{whole['entities'][process]['state']}" in own
    assert own != parley("lifecycles", "process").stdout
