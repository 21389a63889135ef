"""The answers to an update, and the circumstances under which it is made."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from negotiation.events import Entry
from negotiation.lifecycle.blockers import Blocker
from negotiation.words.problems import Problem, listed, nearest
from negotiation.words.refs import Ref
from negotiation.words.when import Instant

if TYPE_CHECKING:
    from negotiation.updates.update import Update


class Circumstances(NamedTuple):
    """When, by whom and by which way an update is made."""

    now: Instant
    """The desk's clock."""
    latest: Instant
    """No report may start after this: the wall clock, or a scenario's own."""
    operator: str | None = None
    via: str = ""


class Refused(Problem):
    """An update that was understood, but can't be recorded as things stand."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An update that can be recorded: its entries, as yet without ids."""

    update: "Update"
    entries: tuple[Entry, ...]
    head: int
    """The number of the last entry that it was decided against."""
    later: Entry | None = None
    """The later word, where this update is not the last one on what it says of its subject."""


@dataclass(frozen=True, slots=True)
class Flagged:
    """Conditions are not met: it is recorded only with a reason (`--despite`)."""

    update: "Update"
    ref: Ref
    trigger: str
    blockers: tuple[Blocker, ...]


@dataclass(frozen=True, slots=True)
class NotATransition:
    """There is no such trigger from this state."""

    update: "Update"
    ref: Ref
    trigger: str
    state: str
    triggers: tuple[str, ...]
    """Those that there are, in the order of the table."""

    def __str__(self) -> str:
        """Say so, and list the triggers that there are."""
        guess = nearest(self.trigger, self.triggers)
        hint = f" Did you mean '{guess}'?" if guess else ""
        return (
            f"'{self.trigger}' is not possible for {self.ref},"
            f" which is {self.state.replace('_', ' ')}.{hint} From there: {listed(self.triggers)}."
        )


Decision = Proposal | Flagged | NotATransition
