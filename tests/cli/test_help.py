"""What the command says of itself."""

from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

from negotiation import __version__
from tui.cli.main import COMMANDS

Parley = Callable[..., CompletedProcess[str]]


@pytest.mark.parametrize("word", ["-h", "--help", "help"])
def test_help_lists_every_command_with_what_it_is_for(parley: Parley, word: str) -> None:
    ran = parley(word)
    assert (ran.returncode, ran.stderr) == (0, "")
    for name, (_, purpose) in COMMANDS.items():
        assert f"  {name:<11} {purpose}\n" in ran.stdout


def test_the_version_is_that_of_the_package(parley: Parley) -> None:
    assert parley("--version").stdout == f"parley {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_every_word_that_it_takes(parley: Parley, command: str) -> None:
    ran = parley(command, "--help")
    assert (ran.returncode, ran.stderr) == (0, "")
    usage, purpose, *parts = ran.stdout.split("\n\n")
    assert usage.startswith(f"usage: parley {command} ")
    assert len(purpose.split()) > 2
    for line in "\n".join(parts).splitlines():
        alone = line.startswith("  ") and len(line.split()) == 1 and len(line) < 24
        assert not alone, f"{line.strip()} is not explained"
    assert all(len(line) <= 80 for line in ran.stdout.splitlines())


def test_an_unknown_command_is_answered_with_the_nearest(parley: Parley) -> None:
    ran = parley("statsu")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("'statsu' is not a command, did you mean 'status'? Allowed: ")


def test_words_that_are_no_text_are_refused(parley: Parley) -> None:
    ran = parley("note", "caf\udce9")
    assert ran.returncode == 2
    assert ran.stderr == "'caf\\udce9' is not text in UTF-8.\n"
