"""Correct an act: take it back, and record anew what it should have said."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Annotated, Any, ClassVar

from negotiation.events import RETRACTED, Entry
from negotiation.fold.state import State
from negotiation.updates.again import update_of
from negotiation.updates.cited import Act
from negotiation.updates.decision import Circumstances, Decision, Proposal, Refused
from negotiation.updates.retraction import retraction
from negotiation.updates.update import Argument, Changes, Update

CORRECT = "correct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct(Update):
    """Say an act again with other words; what is not said again stays as it was.

    Both are one update: undone, the act stands as it did. What was thought before stays askable,
    for the desk knows the correction from now on only.
    """

    verb: ClassVar[str] = "correct"
    help: ClassVar[str] = "take an act back, and record it anew with what is said here"
    arguments: ClassVar[tuple[Argument, ...]] = (
        Argument("act", "what is corrected: the number of any of its entries"),
        Argument(
            "fields",
            "another trigger or state, and field=value",
            several=True,
            optional=True,
        ),
    )
    is_of_acts: ClassVar[bool] = True

    act: Annotated[str, Act()]
    how: str | None = None
    """Another trigger, or for what was added or observed another state."""
    fields: Changes = field(default_factory=Changes)

    def decide(self, state: State, circumstances: Circumstances) -> Decision:
        """Propose it, decided against what would stand without the act."""
        if self.act in state.out_of_force:
            raise Refused("That act has been taken back: record it anew.")
        entries = state.history.act(self.act)
        once, before = [one for one in entries if one.type != RETRACTED], state.lacking(self.act)
        if not once:
            raise Refused("That act only takes another one back: retract it instead.")
        proposed = [retraction(self, entries, CORRECT, circumstances)]
        proposed += [
            retraction(self, state.history.act(one.subject), CORRECT, circumstances)
            for one in entries
            if one.type == RETRACTED
        ]
        later = None
        for entry in once:
            decision = self._anew(entry).decide(before, circumstances)
            if not isinstance(decision, Proposal):
                return decision._replace(update=self)
            proposed += (_linked(one, self.act) for one in decision.entries)
            later = decision.later or later
        return Proposal(self, tuple(proposed), state.history.seq, later)

    def _anew(self, entry: Entry) -> Update:
        """Return the update that an entry records, with what is said here in place of its own."""
        said = update_of(entry)
        if said is None:
            raise Refused(f"#{entry.seq} is of a type that can't be said again.")
        own: dict[str, Any] = dict(self._own())
        if self.how is not None:
            named = [one for one in ("trigger", "state") if hasattr(said, one)]
            if not named:
                raise Refused(f"#{entry.seq} names no trigger and no state.")
            own[named[0]] = self.how
        if self.fields:
            if not isinstance(before := getattr(said, "fields", None), Changes):
                raise Refused(f"#{entry.seq} changes no fields.")
            own["fields"] = before | self.fields
        return replace(said, **own)

    def _own(self) -> Iterator[tuple[str, object]]:
        """Walk the options that are said here."""
        shared = {one.name for one in fields(Update)}
        for name in shared:
            value = getattr(self, name)
            if value is not None and value != ():
                yield name, value


def _linked(entry: Entry, act: str) -> Entry:
    return entry._replace(because=tuple(dict.fromkeys((*entry.because, act))))
