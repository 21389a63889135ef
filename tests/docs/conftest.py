"""A new user's machine, with the scenarios at hand."""

from __future__ import annotations

import os
from pathlib import Path
from shutil import copytree

import pytest

from tests.docs.pages import ROOT


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder as a clone has it, with nothing kept from before."""
    for name in [one for one in os.environ if one.startswith("PARLEY_")]:
        monkeypatch.delenv(name)
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    copytree(ROOT / "scenarios", tmp_path / "scenarios")
    monkeypatch.chdir(tmp_path)
    return tmp_path
