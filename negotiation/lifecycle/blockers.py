"""What stands in the way of a transition: every reason, who could clear it, the last word on it."""

from typing import NamedTuple

from negotiation.events import Entry
from negotiation.words.refs import Ref


class Clearing(NamedTuple):
    """A step that would clear a blocker, and who could take it."""

    ref: Ref
    trigger: str
    who: Ref | None = None


class Blocker(NamedTuple):
    """One reason why a transition should not happen yet."""

    ref: Ref
    """What blocks."""
    says: str
    """A plain sentence, without a full stop."""
    may_override: bool = True
    """Whether a reason (`--despite`) may override it."""
    cleared_by: tuple[Clearing, ...] = ()
    """The steps that would clear it at once, from where it stands."""
    wanted: tuple[str, ...] = ()
    """The states in which it would no longer block; none where no state of its own is the reason.
    """
    last_word: Entry | None = None
    """The last entry about what blocks."""
    must_count: bool = False
    """Whether it must count in a wanted state, and not only stand there."""
