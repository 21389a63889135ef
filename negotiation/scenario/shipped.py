"""The scenarios that come with the program."""

from pathlib import Path

TEMPLATE = "template.yaml"
"""The one that is no negotiation, but what others are written from."""


def folder() -> Path:
    """Return where they are: in an installed program beside this file, in a checkout at its top."""
    installed = Path(__file__).parent / "library"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "scenarios"


def template() -> Path:
    """Return the one that others are written from."""
    return folder() / TEMPLATE
