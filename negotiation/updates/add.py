"""Add something that is tracked from now on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from negotiation.events import ADDED, Json
from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.kinds.base import Kind, Ref
from negotiation.lifecycle.table import Table, load
from negotiation.lifecycle.ways import table_of
from negotiation.updates.decision import Circumstances, Decision, Proposal, Refused
from negotiation.updates.update import Argument, Changes, Update, options_without
from negotiation.updates.whole import check_within
from negotiation.words.problems import Problem, listed, unknown
from negotiation.words.refs import is_slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Add(Update):
    """Add a thing, where it stands, and what is known of it."""

    verb: ClassVar[str] = "add"
    help: ClassVar[str] = "add a thing: a round, a delegation, a precondition, ..."
    arguments: ClassVar[tuple[Argument, ...]] = (
        Argument("kind", "what it is: round, precondition, ..."),
        Argument("slug", "its name in references; a part's is <owner>-<whole>"),
        Argument("fields", "field=value; state=... where it stands", several=True, optional=True),
    )

    options = options_without("despite")

    kind: str
    slug: str
    fields: Changes = field(default_factory=Changes)
    state: str | None = None

    @property
    def ref(self) -> Ref:
        """What is added."""
        return Ref.of(self.kind, self.slug)

    def decide(self, state: State, circumstances: Circumstances) -> Decision:
        """Propose to add it, if its slug is free and its state is one of its kind."""
        model = registry.model(self.kind)
        check_slug(model, self.slug, self.fields.set)
        if self.ref in state:
            raise Refused(f"{self.ref} is there already: amend it, or choose another slug.")
        check_within(self.ref, self.fields.set.get("within"), state)
        data: dict[str, Json] = {"set": dict(self.fields.set)}
        table = self._table(self.kind, state)
        if table is None and self.state is not None:
            raise Problem(f"A {self.kind} has no states, so it can't be '{self.state}'.")
        if table is not None:
            if self.state is not None and self.state not in table.states:
                raise Problem(unknown(f"state of a {self.kind}", self.state, table.states))
            data["to"] = self.state or table.initial
            if self.according_to is not None:
                data["initial"] = table.initial
        entry = self.entry(ADDED, self.ref, data | self._ending(self.kind, state), circumstances)
        return Proposal(self, (entry,), state.history.seq)

    def _table(self, kind: str, state: State) -> Table | None:
        """Return the lifecycle: what is added may bring it along, for itself as for others."""
        brought = self.fields.set.get("lifecycles")
        own = brought.get(kind) if isinstance(brought, dict) else None
        return load(kind, own) if isinstance(own, dict) else table_of(kind, state)


def part_slug(model: type[Kind], said: Mapping[str, Json]) -> str | None:
    """Return the slug that a part must have, from its owner and whole; None for what is no part."""
    if model.part is None:
        return None
    owner, whole = (said.get(name) for name in (model.part.owner, model.part.whole))
    if not isinstance(owner, str) or not isinstance(whole, str):
        return None
    return f"{Ref(owner).slug}-{Ref(whole).slug}"


def check_slug(model: type[Kind], slug: str, said: Mapping[str, Json]) -> None:
    """Make sure that a thing may go by a slug, and that nothing which it needs is missing.

    Raises:
        Problem: it may not, or something is.
    """
    if not is_slug(slug):
        raise Problem(f"'{slug}' can't be a slug: lower-case letters, digits and single hyphens.")
    missing = [name for name in model.required if not said.get(name)]
    if missing:
        raise Problem(f"A {model.kind} needs {listed(missing, 'and')}.")
    due = part_slug(model, said)
    if due is not None and slug != due:
        raise Problem(f"This {model.kind} is part of a whole: its slug is '{due}', not '{slug}'.")
