"""What can be said: one verb a file, with its words and what it comes to.

The command line, the command bar, a scenario's history and the dialogs all take theirs from here.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from negotiation.updates.update import Update

VERBS = (
    "advance",
    "observe",
    "add",
    "amend",
    "confirm",
    "adopt",
    "deny",
    "note",
    "undo",
    "correct",
    "retract",
)


def verb(name: str) -> "type[Update]":
    """Load the update of a verb; KeyError if there is no such verb."""
    from importlib import import_module

    if name not in VERBS:
        raise KeyError(name)
    module = import_module(f"negotiation.updates.{name}")
    found: type[Update] = getattr(module, name.capitalize())
    return found
