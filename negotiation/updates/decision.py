"""The answers to an update, and the circumstances under which it is made."""

from typing import NamedTuple, Protocol, TypeAlias

from negotiation.events import Entry
from negotiation.fold.state import State
from negotiation.lifecycle.blockers import Blocker
from negotiation.words.problems import Problem, listed, nearest
from negotiation.words.refs import Ref
from negotiation.words.when import Instant


class Circumstances(NamedTuple):
    """When, by whom and by which way an update is made."""

    now: Instant
    """The desk's clock."""
    latest: Instant
    """No report may start after this: the wall clock, or a scenario's own."""
    operator: str | None = None
    via: str = ""


class Decidable(Protocol):
    """An update, as far as whoever has it decided again needs to know."""

    def decide(self, state: State, circumstances: Circumstances) -> "Decision":
        """Decide what it comes to."""


class Refused(Problem):
    """An update that was understood, but can't be recorded as things stand."""


class Proposal(NamedTuple):
    """An update that can be recorded: its entries, as yet without ids."""

    update: Decidable
    entries: tuple[Entry, ...]
    head: int
    """The number of the last entry that it was decided against."""
    later: Entry | None = None
    """The later word, where this update is not the last one on what it says of its subject."""


class Flagged(NamedTuple):
    """Conditions are not met: it is recorded only with a reason (`--despite`)."""

    update: Decidable
    ref: Ref
    trigger: str
    blockers: tuple[Blocker, ...]


class NotATransition(NamedTuple):
    """There is no such trigger from this state."""

    update: Decidable
    ref: Ref
    trigger: str
    state: str
    triggers: tuple[str, ...]
    """Those that there are, in the order of the table."""
    there: bool = False
    """Whether it stands where the trigger leads."""

    def __str__(self) -> str:
        """Say so, and list the triggers that there are."""
        guess = nearest(self.trigger, self.triggers)
        hint = f" Did you mean '{guess}'?" if guess else ""
        if self.there:
            hint = " Amend it if more is known of it, confirm it if it is still so."
        already = " already" if self.there else ""
        return (
            f"'{self.trigger}' is not possible for {self.ref}, which is"
            f" {self.state.replace('_', ' ')}{already}.{hint} From there: {listed(self.triggers)}."
        )


Decision: TypeAlias = Proposal | Flagged | NotATransition
