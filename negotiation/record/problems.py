"""What can go wrong between a record and the people who keep it."""

from negotiation.words.problems import Problem


class CannotOpen(Problem):
    """A record that is not there, may not be read, or is none."""


class Unreachable(CannotOpen):
    """A record on a server that does not answer, or does not let this user in."""


class Untrusted(Problem):
    """A record that is damaged, or no longer says what was once recorded."""


class NotRecorded(Problem):
    """An update that could not be kept: the record is as it was, and it may be sent again.

    That is so too where a record holds what only a newer program understands: what this one would
    add was decided without it.
    """


class PerhapsRecorded(NotRecorded):
    """An update whose answer was lost: it may be there, whole, or not at all.

    Sent again, it is added only if it is not.
    """


class Closed(Problem):
    """A record that this program has already put away."""


class Conflict(Exception):  # noqa: N818 - it is an answer to the program, which decides again
    """Others have appended since: read on, and decide again before appending."""

    def __init__(self, head: int, after: int) -> None:
        super().__init__(f"The record has moved on to #{head} since #{after}.")
        self.head = head
        """The seq of the last entry that the record holds."""
