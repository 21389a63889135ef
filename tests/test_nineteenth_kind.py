"""A nineteenth kind: one model and one table, and nothing else has to know.

Monitors watch that a measure is kept, as the OSCE's Special Monitoring Mission watched the
ceasefire of February 2015, and was kept out of Debaltseve two days into it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar

import pytest

from negotiation.desk import Desk
from negotiation.kinds import registry
from negotiation.kinds.base import Number, Part, Ref, Titled, To
from negotiation.record.sqlite import SqliteStore
from negotiation.views.board import board
from tui.cli.main import main
from tui.dialogs.update import steps
from tui.typed.completion import completed


@dataclass(slots=True, kw_only=True)
class Monitor(Titled):
    """Who watches that a measure is kept."""

    kind: ClassVar[str] = "monitor"
    plural: ClassVar[str] = "monitors"
    place_in_lists: ClassVar[int] = 95
    required: ClassVar[tuple[str, ...]] = ("measure", "party")
    part: ClassVar[Part | None] = Part("party", "measure", "{owner}'s monitors, {whole}")

    measure: Annotated[Ref | None, To("measure")] = None
    """What they watch."""
    party: Annotated[Ref | None, To("party")] = None
    """Whose people they are."""
    size: Annotated[int | None, Number(0, whole=True)] = None
    """How many they are."""


TABLE = """\
kind: monitor
initial: named
gate: deploy
line: [named, deployed, withdrawn]
states:
  named: {label: Named, category: pending, glyph: ○}
  deployed: {label: Deployed, category: open, glyph: ◐}
  obstructed: {label: Obstructed, category: failed, glyph: ✗}
  withdrawn: {label: Withdrawn, category: closed, glyph: ·}
transitions:
  - {trigger: deploy, source: any, dest: deployed, by: party}
  - {trigger: obstruct, source: any, dest: obstructed}
  - {trigger: withdraw, source: any, dest: withdrawn, by: party}
"""

MINSK = """\
parley: 1
process: {id: minsk-2015, title: Minsk, zone: Europe/Kyiv, clock: 2015-02-17T20:00}
sources: {smm: {name: OSCE SMM, reliability: B}}
parties: {osce: {name: OSCE, role: verifier}, ukraine: Ukraine}
measures:
  ceasefire:
    title: Ceasefire
    instrument: ceasefire
    state: agreed
    at: 2015-02-12
    monitors:
      osce: {size: 12, requires: {deploy: {ref: measure/ceasefire, states: [in_effect]}}}
history:
  2015-02-15:
    - measure/ceasefire start
    - monitor/osce-ceasefire deploy: {source: smm:2}
"""

OSCE = "monitor/osce-ceasefire"
DEBALTSEVE = "kept out of Debaltseve"

Parley = Callable[..., str]


def register(folder: Path) -> None:
    table = folder / "monitor.yaml"
    table.write_text(TABLE, "utf-8")
    registry.add(Monitor, table)


@pytest.fixture(autouse=True)
def _with_monitors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take in the kind for one test; that it was not there before is remembered nowhere."""
    monkeypatch.setattr(registry, "_added", {})
    monkeypatch.setenv("PARLEY_RECORD", "minsk.parley")
    monkeypatch.setenv("PARLEY_OPERATOR", "m.k.")
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    tmp_path.joinpath("minsk.yaml").write_text(MINSK, "utf-8")
    main(["schema"])
    main(["check", "minsk.yaml"])
    main(["status", "-r", "minsk.yaml"])
    register(tmp_path)


@pytest.fixture
def parley(capsys: pytest.CaptureFixture[str]) -> Parley:
    """Run one command: return what it prints, having seen that it was done."""

    def run(*words: str, status: int = 0) -> str:
        capsys.readouterr()
        ended, printed = main(words), capsys.readouterr()
        assert ended == status, printed.err
        return printed.out if status == 0 else printed.out + printed.err

    return run


@pytest.fixture
def record(parley: Parley) -> Path:
    parley("new", "minsk.yaml")
    return Path("minsk.parley")


@pytest.fixture
def desk(record: Path) -> Iterator[Desk]:
    desk = Desk(SqliteStore.open(record))
    yield desk
    desk.close()


def entity(parley: Parley, ref: str = OSCE) -> dict[str, Any]:
    entities = json.loads(parley("status", ref, "--json"))["entities"]
    found: dict[str, Any] = entities[ref]
    return found


def test_a_scenario_lists_it_under_its_whole_or_by_its_plural(parley: Parley) -> None:
    nested = parley("status", "-r", "minsk.yaml", "--json")
    at_the_top = MINSK.replace(
        "    monitors:\n      osce: {",
        "monitors:\n  osce-ceasefire: {",
    ).replace("}\nhistory", ", at: 2015-02-12}\nhistory")
    Path("minsk.yaml").write_text(at_the_top, "utf-8")

    assert "nothing is wrong; 8 entries" in parley("check", "minsk.yaml")
    there = json.loads(parley("status", "-r", "minsk.yaml", "--json"))["entities"][OSCE]
    assert there["state"] == json.loads(nested)["entities"][OSCE]["state"] == "deployed"
    assert there["fields"]["measure"] == "measure/ceasefire"


def test_mistakes_about_it_are_told_like_any_other(parley: Parley) -> None:
    wrong = MINSK.replace("size: 12", "sise: 12").replace("ceasefire deploy", "ceasefire depoly")
    Path("minsk.yaml").write_text(wrong, "utf-8")

    told = parley("check", "minsk.yaml", status=1)

    assert "12:14: 'sise' is not a field of a monitor, did you mean 'size'?" in told
    assert "'depoly' is not a trigger of a monitor, did you mean 'deploy'?" in told


def test_the_schema_offers_it_at_the_top_and_under_its_whole(parley: Parley) -> None:
    schema = json.loads(parley("schema"))

    assert schema["properties"]["monitors"]["additionalProperties"] == {"$ref": "#/$defs/monitor"}
    fields = schema["$defs"]["monitor"]["anyOf"][2]["properties"]
    assert fields["size"]["description"].startswith("How many they are.")
    assert "monitors" in schema["$defs"]["measure"]["anyOf"][2]["properties"]
    assert "monitor" in schema["properties"]["lifecycles"]["properties"]


@pytest.mark.usefixtures("record")
def test_it_is_added_moved_amended_and_confirmed(parley: Parley) -> None:
    parley("add", "monitor", "ukraine-ceasefire", "party=ukraine", "measure=ceasefire", "size=4")
    parley("advance", OSCE, "obstruct", "size=6", "--source", "smm:2", "--note", DEBALTSEVE)
    parley("amend", OSCE, "size=8", "tags+=debaltseve")
    receipt = parley("confirm", OSCE, "--source", "smm:2")

    assert "OSCE's monitors, Ceasefire: still obstructed" in receipt
    assert entity(parley)["state"] == "obstructed"
    assert entity(parley)["fields"]["size"] == 8
    assert entity(parley)["last_word"]["grade"] == "B2"
    assert entity(parley, "monitor/ukraine-ceasefire")["state"] == "named"
    parley("observe", OSCE, "deployed", "--note", "let in on foot")
    parley("undo")
    assert entity(parley)["state"] == "obstructed"


@pytest.mark.usefixtures("record")
def test_what_can_not_be_said_of_it_is_refused_in_its_own_words(parley: Parley) -> None:
    assert "size: 'twelve' is not a whole number" in parley("amend", OSCE, "size=twelve", status=2)
    impossible = parley("advance", OSCE, "arrive", status=1)
    assert "From there: obstruct, withdraw or deny." in impossible
    assert "its slug is 'ukraine-ceasefire'" in parley(
        "add", "monitor", "kyiv", "party=ukraine", "measure=ceasefire", status=2
    )
    assert "'monitr' is not a kind, did you mean 'monitor'?" in parley("list", "monitr", status=2)


@pytest.mark.usefixtures("record")
def test_lists_show_it_among_the_others(parley: Parley) -> None:
    row = "◐ OSCE's monitors, Ceasefire deployed Sun 15 Feb B2 monitor/osce-ceasefire"

    for words in (
        ("status",),
        ("list", "monitor"),
        ("list", "monitors"),
        ("status", "--kind=monitor"),
    ):
        lines = [" ".join(one.split()) for one in parley(*words).splitlines()]
        assert row in lines[lines.index("Monitors") :]
    assert parley("status").index("\nMeasures\n") < parley("status").index("\nMonitors\n")
    assert list(json.loads(parley("list", "monitor", "--json"))["entities"]) == [OSCE]
    assert "osce-ceasefire" in parley("list", "monitor", "--party", "osce", "--state", "deployed")
    assert "1 of 1 deployed" in parley("conditions")


@pytest.mark.usefixtures("record")
def test_all_of_it_is_told_with_its_entries(parley: Parley) -> None:
    parley("advance", OSCE, "obstruct", "--source", "smm:2", "--note", DEBALTSEVE)

    told = parley("status", OSCE)

    assert told.startswith(f"OSCE's monitors, Ceasefire  ({OSCE})\n✗ obstructed · Tue 17 Feb")
    assert "  size      12\n" in told
    assert DEBALTSEVE in told
    assert "OSCE's monitors, Ceasefire: obstructed" in parley("log", OSCE)
    assert [one["type"] for one in json.loads(parley("log", OSCE, "--json"))] == [
        "added", "advanced", "advanced",
    ]  # fmt: skip


@pytest.mark.usefixtures("record")
def test_what_it_requires_stands_in_its_way(parley: Parley) -> None:
    parley("advance", "measure/ceasefire", "breach", "--source", "smm:2")

    told = parley("why", OSCE, "withdraw")
    assert "Nothing stands in the way" in told
    parley("advance", OSCE, "withdraw")
    flagged = parley("why", OSCE, "deploy", status=1)
    assert "Ceasefire: breached" in flagged
    assert "measure/ceasefire repair" in flagged
    assert "measure/ceasefire" in parley("advance", OSCE, "deploy", status=1)
    parley("advance", OSCE, "deploy", "--despite", "patrols went on all the same")
    assert entity(parley)["state"] == "deployed"


def test_its_lifecycle_is_drawn_beside_the_others(parley: Parley) -> None:
    drawn = parley("lifecycles", "monitor")

    assert drawn.startswith("monitor · gate deploy\n  ○ named  ◐ deployed  ✗ obstructed")
    assert "stateDiagram" in drawn
    assert "\nmonitor · gate deploy\n" in parley("lifecycles")
    assert json.loads(parley("lifecycles", "monitor", "--json"))["monitor"]["initial"] == "named"


def test_the_interface_offers_it(desk: Desk) -> None:
    state = desk.state()

    assert completed("add moni", state) == "add monitor"
    assert completed(f"{OSCE} obs", state) == f"{OSCE} obstruct"
    assert completed("add monitor ukraine-ceasefire siz", state) == (
        "add monitor ukraine-ceasefire size="
    )
    assert {(one.trigger, one.to) for one in steps(Ref(OSCE), state)} >= {
        ("obstruct", "Obstructed"),
        ("withdraw", "Withdrawn"),
    }
    assert "OSCE's monitors, Ceasefire: deployed" in [one.says for one in board(state).latest]


@pytest.mark.usefixtures("record")
def test_a_parley_without_the_kind_still_reads_the_record(
    parley: Parley, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "_added", {})

    assert OSCE not in parley("status")
    assert "osce ceasefire: deployed" in parley("log")
    assert "'monitors' is not a field of a measure" in parley("check", "minsk.yaml", status=1)
    parley("amend", "measure/ceasefire", "route=M04")
    register(Path.cwd())
    assert entity(parley)["state"] == "deployed"
