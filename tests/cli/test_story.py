"""From the report of one evening to the next day: the whole way on the command line."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Parley = Callable[..., CompletedProcess[str]]

SEED = Path(__file__).parents[2] / "scenarios" / "ukraine-2022.yaml"


def test_the_second_round_meets_although_a_precondition_was_not_met(
    parley: Parley, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARLEY_OPERATOR", "m.k.")
    record = ("-r", "t.parley")
    opened = ("advance", "round/brest", "open", "--at", "2022-03-03T15:00+03:00")
    met = ("--despite", "the delegations met all the same")

    assert parley("new", str(SEED), *record).returncode == 0
    entries = len(json.loads(parley("log", *record, "--json").stdout))

    def stands(*words: str) -> dict[str, dict[str, object]]:
        whole = json.loads(parley("status", *record, "--json", *words).stdout)
        entities: dict[str, dict[str, object]] = whole["entities"]
        return entities

    before = stands()
    assert before["round/border"]["state"] == "concluded"
    assert before["round/brest"]["state"] != "concluded"

    why = parley("why", "round/brest", "open", *record)
    assert why.returncode == 1
    assert "precondition/stop-bombing" in why.stdout
    assert "delegation/ukraine-brest arrive · by Ukraine" in why.stdout
    assert "precondition/stop-bombing meet · by Russia" in why.stdout
    assert "deny" not in why.stdout

    flagged = parley(*opened, *record)
    assert flagged.returncode == 1
    assert "Stop bombing civilians: stated" in flagged.stderr
    assert stands() == before

    recorded = parley(*opened, *met, *record)
    assert (recorded.returncode, recorded.stderr) == (0, "")
    after = stands()
    assert after["round/brest"]["state"] == "in_session"
    assert after["precondition/stop-bombing"]["gates"] == {"round/brest": "overtaken"}
    assert after["precondition/stop-bombing"]["state"] == "stated"
    assert "despite: the delegations met all the same" in parley("log", *record).stdout

    the_day_before = stands("--as-of", "2022-03-02T23:00+02:00")
    assert the_day_before["round/brest"]["state"] == before["round/brest"]["state"]

    assert parley("undo", *record).returncode == 0
    assert stands() == before
    clock = json.loads(parley("status", *record, "--json").stdout)["as_of"]
    assert clock == "2022-03-02T20:00Z"
    log = json.loads(parley("log", *record, "--json").stdout)
    assert len(log) == entries + 2
    assert [one["in_force"] for one in log[-2:]] == [False, True]

    assert parley("verify", *record).returncode == 0
    with closing(sqlite3.connect("t.parley")) as tampered, tampered:
        tampered.execute("DROP TRIGGER nothing_is_changed")
        tampered.execute(
            "UPDATE entries SET body = replace(body, 'met all', 'met aII') WHERE seq = ?",
            (entries + 1,),
        )
    verified = parley("verify", *record)
    assert (verified.returncode, verified.stdout) == (3, "")
    assert f"#{entries + 1}" in verified.stderr
    assert parley("status", *record).returncode == 3
