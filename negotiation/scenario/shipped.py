"""The scenarios that come with the program."""

from pathlib import Path


def folder() -> Path:
    """Return where they are: in an installed program beside this file, in a checkout at its top."""
    installed = Path(__file__).parent / "library"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "scenarios"
