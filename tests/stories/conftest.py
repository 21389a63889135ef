"""The `parley` command on a machine where nothing is kept yet, for stories told on it."""

from tests.cli.conftest import machine, parley

__all__ = ["machine", "parley"]
