"""What a proof has found."""

from typing import NamedTuple


class Finding(NamedTuple):
    """How often a promise was tried, and how often it was broken."""

    promise: str
    tried: str
    """What was done, with its numbers."""
    broken: tuple[str, ...]
    """What went wrong, a sentence each; none, if the promise holds."""

    def __str__(self) -> str:
        """Write it on a line, and what went wrong under it."""
        mark = "✗" if self.broken else "✔"
        return "\n".join(
            [f"{mark} {self.promise}: {self.tried}", *(f"    {one}" for one in self.broken[:10])]
        )
