"""Change what is known of a thing, without moving it."""

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from negotiation.events import AMENDED
from negotiation.fold.state import State
from negotiation.kinds.base import Ref, To
from negotiation.updates.decision import Circumstances, Decision, Proposal, Refused
from negotiation.updates.subject import as_it_stood, changes, later_word
from negotiation.updates.update import Argument, Changes, Update, options_without
from negotiation.updates.whole import check_within


@dataclass(frozen=True, slots=True, kw_only=True)
class Amend(Update):
    """Change fields: `field=value`, and for lists `field+=value` and `field-=value`."""

    verb: ClassVar[str] = "amend"
    help: ClassVar[str] = "change what is known of a thing"
    arguments: ClassVar[tuple[Argument, ...]] = (
        Argument("ref", "what is amended"),
        Argument(
            "fields",
            "field=value, or field+=value and field-=value for lists",
            several=True,
            optional=True,
        ),
    )

    options = options_without("despite")

    ref: Annotated[Ref, To()]
    fields: Changes = field(default_factory=Changes)

    def decide(self, state: State, circumstances: Circumstances) -> Decision:
        """Propose the change."""
        if not self.fields and self.until is None:
            raise Refused("Nothing to amend: say field=value, or --until.")
        entity = as_it_stood(self.ref, state, self.moment(circumstances))
        check_within(self.ref, self.fields.set.get("within"), state)
        data = changes(self.fields, entity, self.according_to)
        data |= self._ending(entity.kind, state)
        entry = self.entry(AMENDED, self.ref, data, circumstances)
        return Proposal(self, (entry,), state.history.seq, later_word(entry, state))
