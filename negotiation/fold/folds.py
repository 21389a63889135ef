"""Things already folded, and as of which times each fold holds."""

from typing import NamedTuple

from negotiation.fold.account import Entity
from negotiation.words.refs import Ref
from negotiation.words.when import Instant


class Fold(NamedTuple):
    """A thing, folded."""

    changes: int
    """The count of changes at which it was; see `History.changed`."""
    since: Instant
    """As of which instant it is so."""
    until: Instant | None
    """As of which instant it is not so any more; None if it is so from then on."""
    entity: Entity | None
    """None if it is not there."""

    def holds(self, changes: int, as_of: Instant | None) -> bool:
        """Tell whether it is the same as of a time; None is behind all times."""
        return self.changes == changes and (
            self.until is None if as_of is None else self._spans(as_of)
        )

    def _spans(self, as_of: Instant) -> bool:
        return self.since <= as_of and (self.until is None or as_of < self.until)


class Folds:
    """What has been folded by looks that differ in nothing but the time as of which they look.

    Most things are the same at two times, and are folded once for both. Kept are the last fold of
    each thing, and the last one that was asked for as of a time before it.
    """

    def __init__(self) -> None:
        self._last: dict[Ref, Fold] = {}
        self._before: dict[Ref, Fold] = {}

    def copy(self) -> "Folds":
        """Return the same for looks at a copy of the history, which goes on by itself."""
        made = Folds()
        made._last, made._before = dict(self._last), dict(self._before)
        return made

    def find(self, ref: Ref, changes: int, as_of: Instant | None) -> Fold | None:
        """Find the fold of a thing as of a time; None if it has to be folded."""
        for folds in (self._last, self._before):
            fold = folds.get(ref)
            if fold is not None and fold.holds(changes, as_of):
                return fold
        return None

    def keep(self, ref: Ref, fold: Fold) -> None:
        """Keep a fold to be found again."""
        (self._last if fold.until is None else self._before)[ref] = fold
