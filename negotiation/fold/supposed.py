"""The state of the talks as it would be, if some things stood elsewhere."""

from collections.abc import Mapping
from dataclasses import replace

from negotiation.fold.account import Account, Entity
from negotiation.fold.state import State
from negotiation.words.refs import Ref


class Supposed(State):
    """A look at a history in which one thing more stands elsewhere than it was told to.

    Nothing is recorded. Suppositions can be laid upon one another.

    Args:
        base: the look that it differs from.
        ref: what stands elsewhere; it must be there.
        to: the state that it is in, without end.
        voice: by whose account; None for the desk's.
    """

    def __init__(self, base: State, ref: Ref, to: str, voice: Ref | None = None) -> None:
        super().__init__(
            base.history, base.now, as_of=base.as_of, known_at=base.known_at, folded=base.folded
        )
        before: Mapping[Ref, Entity] = base.elsewhere if isinstance(base, Supposed) else {}
        self.elsewhere: Mapping[Ref, Entity] = {**before, ref: _standing(base[ref], to, voice)}
        """What stands elsewhere, and how."""

    def _entity(self, ref: Ref) -> Entity | None:
        return self.elsewhere.get(ref) or super()._entity(ref)


def _standing(entity: Entity, to: str, voice: Ref | None) -> Entity:
    account = replace(
        entity.account(voice), state=to, since=None, fell=None, until=None, then=None, holds={}
    )
    if voice is None:
        return replace(entity, desk=account)
    others: dict[Ref, Account] = {**entity.others, voice: account}
    return replace(entity, others=others)
