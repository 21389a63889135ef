"""Shell completion: from the same parsers that read the words."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tui.cli.arguments import DESCRIBE
from tui.cli.completing import SHELLS
from tui.cli.main import COMMANDS

pytest.importorskip("shtab")

Parley = Callable[..., CompletedProcess[str]]

TRY = """
source parley.bash
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
_shtab_parley
echo "${COMPREPLY[@]}"
"""


@pytest.fixture
def completed(parley: Parley) -> Callable[..., set[str]]:
    """Have bash complete the last of some words."""
    if shutil.which("bash") is None:
        pytest.skip("there is no bash here")
    Path("parley.bash").write_text(parley("completion", "bash").stdout, "utf-8")

    def complete(*words: str) -> set[str]:
        command = ["bash", "-c", TRY, "bash", "parley", *words]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
        return set(ran.stdout.split())

    return complete


def test_bash_completes_commands_options_kinds_markings_and_files(
    completed: Callable[..., set[str]],
) -> None:
    Path("talks.yaml").touch()

    assert completed("") >= set(COMMANDS)
    assert completed("stat") == {"status"}
    assert completed("advance", "round/brest", "--so") == {"--source"}
    assert completed("list", "prec") == {"precondition"}
    assert completed("status", "--handling", "am") == {"amber", "amber+strict"}
    assert completed("check", "ta") == {"talks.yaml"}


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_each_shell_knows_every_command(parley: Parley, shell: str) -> None:
    ran = parley("completion", shell)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert all(command in ran.stdout for command in COMMANDS)
    assert DESCRIBE not in ran.stdout


def test_another_shell_is_answered_with_those_that_there_are(parley: Parley) -> None:
    ran = parley("completion", "tcsh")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.endswith("Allowed: bash, zsh or fish.\n")
