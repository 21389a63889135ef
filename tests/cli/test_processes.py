"""The command as a process of its own: pipes, terminals and exit statuses as a shell sees them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PARLEY = Path(sys.executable).with_name("parley")
MODULE = (sys.executable, "-m", "tui.cli.main")
ROOT = Path(__file__).parents[2]


def run(*words: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        words,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=False,
        **options,
    )


@pytest.mark.skipif(not PARLEY.exists(), reason="the package is not installed")
@pytest.mark.usefixtures("record")
def test_the_command_and_the_module_are_the_same() -> None:
    command, module = run(PARLEY, "status"), run(*MODULE, "status")
    assert command.returncode == module.returncode == 0
    assert command.stdout == module.stdout
    assert command.stdout.startswith("The talks · as of Wed 2 Mar 22:00, Europe/Kyiv\n")


@pytest.mark.usefixtures("record")
def test_piped_output_is_never_cut_or_wrapped() -> None:
    long = "A title of a hundred words " * 20
    run(*MODULE, "amend", "round/brest", f"title={long}")
    narrow = {"COLUMNS": "20"}
    ran = subprocess.run(
        [*MODULE, "status"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, **narrow, "PYTHONPATH": str(ROOT)},
    )
    assert long.strip() in ran.stdout


@pytest.mark.usefixtures("record")
def test_exit_statuses_reach_the_shell() -> None:
    flagged = run(*MODULE, "advance", "round/brest", "open")
    wrong = run(*MODULE, "statsu")
    missing = run(*MODULE, "status", "-r", "missing.parley")
    assert [one.returncode for one in (flagged, wrong, missing)] == [1, 2, 3]
    assert all("Traceback" not in one.stderr for one in (flagged, wrong, missing))


@pytest.mark.usefixtures("record")
def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    for words in ("log", "log --json", "--help", "status --help"):
        parley = " ".join(MODULE)
        ran = run("bash", "-c", f"set -o pipefail; {parley} {words} | head -n 1")
        assert ran.stdout.count("\n") == 1
        assert ran.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.usefixtures("record")
def test_output_that_can_not_be_written_is_told_in_a_sentence() -> None:
    ran = run("bash", "-c", f"{' '.join(MODULE)} status > /dev/full")
    assert ran.returncode == 3
    assert len(ran.stderr.splitlines()) == 1
    assert "No space left on device" in ran.stderr


@pytest.mark.usefixtures("record")
def test_a_terminal_without_utf8_gets_escapes_and_no_traceback() -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C",
        "PYTHONIOENCODING": "ascii",
    }
    ran = subprocess.run([*MODULE, "status"], capture_output=True, env=environment, check=False)
    assert ran.returncode == 0
    assert "Second round" in ran.stdout.decode("utf-8")


@pytest.mark.usefixtures("record")
@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no pseudo-terminals here")
def test_at_a_terminal_the_operator_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PARLEY_OPERATOR")
    terminal, end = os.openpty()
    os.write(terminal, b'J. "Jo" Doe\n')
    words = (*MODULE, "note", "A convoy", "--json")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    asked = subprocess.run(
        words, stdin=end, stdout=subprocess.PIPE, stderr=end, env=environment, check=True
    )
    assert json.loads(asked.stdout)["entries"][0]["operator"] == 'J. "Jo" Doe'
    assert b"Updates are signed. Your name or initials: " in os.read(terminal, 1000)
    again = run(*words)
    assert json.loads(again.stdout)["entries"][0]["operator"] == 'J. "Jo" Doe'


@pytest.mark.usefixtures("scenario")
def test_a_disk_that_is_full_leaves_no_half_made_record(machine: Path) -> None:
    limited = f"ulimit -f 8; {' '.join(MODULE)} new talks.yaml -r talks.parley"
    ran = run("bash", "-c", f"trap '' XFSZ; {limited}")
    assert ran.returncode == 3
    assert "Traceback" not in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert [one.name for one in machine.iterdir() if one.name.startswith("talks.parley")] == []
