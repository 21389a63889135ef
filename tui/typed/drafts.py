"""Drafts: what is half typed, kept beside the record until it is recorded or dropped.

A killed program, or a lost connection, leaves the file where it is, and the dialog that wrote it
offers it again. Nothing depends on it: where it can't be kept, it is not.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from os import O_CREAT, O_TRUNC, O_WRONLY, getpid
from os import open as open_file
from pathlib import Path

from negotiation.fold.state import State

LONGEST = 30 * 24 * 3600.0
"""Seconds for which a draft is offered."""


class Draft:
    """The draft of one dialog over one record.

    Args:
        state: of the record; its first entry tells it from others.
        dialog: what is being said, of what.
    """

    def __init__(self, state: State, dialog: str) -> None:
        first = state.history.all[0] if state.history.all else None
        record = (first.hash or first.id) if first else ""
        name = sha256(f"{record}\n{dialog}".encode()).hexdigest()[:32]
        self._path = folder() / f"{name}.json"
        self._dialog = dialog

    def read(self) -> dict[str, str]:
        """Return what was being typed, by where; empty if nothing was."""
        try:
            kept = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        typed = kept.get("typed") if isinstance(kept, dict) else None
        texts = typed if isinstance(typed, dict) and kept.get("dialog") == self._dialog else {}
        return {name: text for name, text in texts.items() if isinstance(text, str)}

    def write(self, typed: Mapping[str, str]) -> None:
        """Keep what is being typed, for the eyes of this user only; where it is nothing, nothing.

        The file is there as it was before or as it is now, whenever the program ends.
        """
        if not any(typed.values()):
            self.drop()
            return
        text = json.dumps({"dialog": self._dialog, "typed": dict(typed)})
        beside = self._path.with_suffix(f".{getpid()}")
        with suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with open(open_file(beside, O_WRONLY | O_CREAT | O_TRUNC, 0o600), "w") as file:  # noqa: PTH123 - a mode of its own
                file.write(text)
            beside.replace(self._path)

    def drop(self) -> None:
        """Forget it."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


def forget_old(now: float) -> None:
    """Forget the drafts that nobody has taken for a month; `now` in seconds since 1970."""
    with suppress(OSError):
        for one in folder().iterdir():
            if now - one.stat().st_mtime > LONGEST:
                one.unlink(missing_ok=True)


def folder() -> Path:
    """Return where drafts are kept."""
    from platformdirs import user_state_path

    return user_state_path("parley") / "drafts"
