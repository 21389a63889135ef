"""What is kept of the rooms of a record: their filters, and up to where each was last seen.

For this run, and in a small file for the next. Nothing depends on it: where it can't be read or
written, it is as if nobody had been there.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from os import getpid
from pathlib import Path

from negotiation.fold.history import History

MOST = 100
"""Of how many records it is kept, by those who worked on them last."""


class Kept:
    """The filters of the rooms, and the last entry there was when one was in each.

    Args:
        path: the file.
        history: the record; by its first entry it is known again, wherever it is by then.
        operator: who looks.
    """

    def __init__(self, path: Path, history: History, operator: str | None) -> None:
        self._path = path
        self._history = history
        self._opened = history.seq
        kept = _mapping(_read(path).get(self._key(operator)))
        self._filters = {
            room: words
            for room, words in _mapping(kept.get("filters")).items()
            if isinstance(words, str)
        }
        self._seen = {
            room: seq for room, seq in _mapping(kept.get("seen")).items() if type(seq) is int
        }

    def filter(self, room: str) -> str:
        """Return the words that a room is filtered by; none, if it is not."""
        return self._filters.get(room, "")

    def seen(self, room: str) -> int:
        """Return the last entry there was when one left a room; a first visit marks no past."""
        return self._seen.get(room, self._opened)

    def keep_filter(self, room: str, words: str) -> None:
        """Filter a room from now on; by no words, not any more."""
        self._filters.pop(room, None)
        if words:
            self._filters[room] = words

    def leave(self, room: str) -> None:
        """Keep that all there is has been seen in a room."""
        self._seen[room] = self._history.seq

    def save(self, operator: str | None) -> None:
        """Write it for the next run; what others keep in the file stays."""
        if not self._history.all:
            return
        key = self._key(operator)
        each = {name: one for name, one in _read(self._path).items() if name != key}
        each[key] = {"filters": self._filters, "seen": self._seen}
        whole = dict(list(each.items())[-MOST:])
        draft = self._path.with_name(f".{self._path.name}.{getpid()}")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(whole), "utf-8")
            draft.replace(self._path)

    def _key(self, operator: str | None) -> str:
        first = self._history.all[0] if self._history.all else None
        return f"{first.subject} {first.id} {operator or ''}" if first else ""


def _read(path: Path) -> Mapping[str, object]:
    with suppress(OSError, ValueError):
        return _mapping(json.loads(path.read_text("utf-8")))
    return {}


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}
