"""Words on one line that may have come on several, or with what a terminal must not be shown.

A line of input holds them as they are shown; what is recorded is what was pasted.
"""

from negotiation.words.printable import printable

BREAK = "↵"
"""Stands for the end of a line within a line of input."""


class Pasted:
    """Remembers what was pasted, by how it is shown."""

    def __init__(self) -> None:
        self._raw: dict[str, str] = {}

    def shown(self, raw: str) -> str:
        """Return words as a line of input holds them."""
        shown = printable(raw).replace("\n", BREAK).replace("\t", " ")
        if shown != raw:
            self._raw[shown] = raw
        return shown

    def raw(self, shown: str) -> str:
        """Return the words that a line of input stands for; those that were changed, as changed."""
        for one in sorted(self._raw, key=len, reverse=True):
            shown = shown.replace(one, self._raw[one])
        return shown.replace(BREAK, "\n")
