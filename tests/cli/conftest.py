"""The `parley` command on a machine where nothing is kept yet, and a record to use it on."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile
from subprocess import CompletedProcess

import pytest

from tui.cli.main import main

TALKS = """\
parley: 1
process:
  id: talks
  title: The talks
  zone: Europe/Kyiv
  clock: 2022-03-02T22:00
sources:
  nrc: {name: NRC, reliability: B}
parties: {ukraine: Ukraine, russia: Russia, belarus: {name: Belarus, role: host}}
people:
  medinsky: {name: Vladimir Medinsky, party: russia}
rounds:
  border: {title: First round, state: concluded, at: 2022-02-28, source: nrc:2}
  brest:
    title: Second round
    tags: next
    at: 2022-03-01
    delegations: {russia: {head: medinsky}, ukraine: }
preconditions:
  stop-bombing:
    title: Stop bombing civilians
    demanded_by: ukraine
    addressed_to: russia
    gates: round/brest
    at: 2022-03-01
    source: nrc:2
items:
  kherson: {title: Kherson, handling: amber, at: 2022-03-01}
questions:
  dead:
    title: Soldiers killed
    claims:
      ukraine: {best: 5300, source: nrc:6}
      russia: {best: 500, source: nrc:6}
history:
  2022-03-02:
    - round/brest convene: {source: nrc:2}
  2022-03-02 evening:
    - delegation/russia-brest arrive: {source: nrc:2}
    - delegation/ukraine-brest depart: {according_to: ukraine, source: nrc:3}
"""

Parley = Callable[..., CompletedProcess[str]]


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Start in an empty folder, with nothing in the environment and nothing kept from before."""
    for name in [one for one in os.environ if one.startswith("PARLEY_")]:
        monkeypatch.delenv(name)
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def parley(capsys: pytest.CaptureFixture[str]) -> Parley:
    """Run one command in this process."""

    def run(*words: str) -> CompletedProcess[str]:
        capsys.readouterr()
        status = main(words)
        printed = capsys.readouterr()
        return CompletedProcess(words, status, printed.out, printed.err)

    return run


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a record of the talks, once for all tests."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "talks.yaml").write_text(TALKS, "utf-8")
    old = os.environ.get("XDG_STATE_HOME")
    os.environ["XDG_STATE_HOME"] = str(folder)
    assert main(["new", str(folder / "talks.yaml"), "-r", str(folder / "talks.parley")]) == 0
    if old is None:
        del os.environ["XDG_STATE_HOME"]
    else:
        os.environ["XDG_STATE_HOME"] = old
    return folder


@pytest.fixture
def scenario(machine: Path, made: Path) -> Path:
    """Put the scenario of the talks into the folder."""
    return Path(copyfile(made / "talks.yaml", machine / "talks.yaml"))


@pytest.fixture
def record(machine: Path, made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a record of the talks into the folder; it is the one that is meant."""
    path = Path(copyfile(made / "talks.parley", machine / "talks.parley"))
    monkeypatch.setenv("PARLEY_RECORD", str(path))
    monkeypatch.setenv("PARLEY_OPERATOR", "m.k.")
    return path


@pytest.fixture
def count(parley: Parley) -> Callable[[], int]:
    """Count the entries of the record."""

    def entries() -> int:
        return len(json.loads(parley("log", "--json").stdout))

    return entries
