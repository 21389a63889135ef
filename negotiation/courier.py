"""The courier: takes updates to a record on a server, and keeps them here while that is away."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from negotiation.desk import Desk
from negotiation.events import AWAY, Entry
from negotiation.record.problems import NotRecorded, Untrusted
from negotiation.updates.decision import Proposal
from negotiation.words.problems import Problem

if TYPE_CHECKING:
    from negotiation.record import Shared
    from negotiation.record.away import Copy, Kept


class Delivery(NamedTuple):
    """What became of what was kept, once the server was back."""

    taken: tuple[Entry, ...]
    """What the record has by now, as it stands there."""
    meanwhile: tuple[Entry, ...]
    """What others have recorded about the same things since the server was away."""
    refused: tuple[str, ...]
    """Why some of it could not be taken over, which stays in its copy; sentences for each."""


class Courier:
    """Takes what is recorded at a desk to its record; while that is out of reach, into a copy.

    What a copy keeps is brought to the record when that is there again, also by a later courier.

    Args:
        desk: the desk over the record.
        folder: where copies are kept.
    """

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.origin = desk
        """The desk over the record itself."""
        self.desk = desk
        """Where one works: that, or one over the copy."""
        self._folder = folder
        self._copies: list[Copy] = []
        """What is to be brought, the one that knows least first."""
        self._in: Copy | None = None
        """The one that is worked in."""
        self._refused = 0
        self._absences: list[tuple[int, int]] = []
        """The head of the record before one worked in a copy, and after all was brought."""
        if desk.shared is not None:
            from negotiation.record.away import copies

            self._copies += copies(folder, desk.shared.where)
            if self._copies and desk.lost is not None:
                self._work_in(self._copies[-1])

    @property
    def kept(self) -> int:
        """How many updates are kept here, and not known to be in the record."""
        copy = self._in
        if copy is None:
            return self._refused
        return self._refused + _acts(self.desk.state().history.after(copy.after))

    @property
    def is_away(self) -> bool:
        """Whether one works in a copy."""
        return self._in is not None

    def sign(self, operator: str) -> None:
        """Let somebody else work here."""
        self.origin.operator = self.desk.operator = operator

    def since(self, seq: int) -> int:
        """Tell up to where the record is known to whoever has seen as far as `seq`.

        Numbers in a copy are not those in the record: who looked before the server was back has
        seen nothing of what others have recorded there meanwhile.
        """
        for left, returned in reversed(self._absences):
            if seq < returned:
                seq = min(seq, left)
        return seq

    def record(self, proposal: Proposal) -> Proposal:
        """Record a proposal in the record; if that is out of reach, in a copy, as durably.

        One whose answer was lost is kept as it was sent, so that it is in the record only once.

        Raises:
            NotRecorded: neither is possible.
            Problem: as `Desk.record` says.
        """
        proposal = proposal._replace(head=self.since(proposal.head))
        if self.is_away:
            return self.desk.record(proposal)
        if self.origin.lost is None:
            try:
                return self.origin.record(proposal)
            except (NotRecorded, Untrusted) as problem:
                if (sent := self.origin.unanswered) is not None:
                    self._go_away(problem)
                    return self.desk.record(sent)
                if self.origin.lost is None:
                    raise
        self._go_away(None)
        entries = tuple(one._replace(via=AWAY) for one in proposal.entries)
        return self.desk.record(proposal._replace(entries=entries))

    def deliver(self) -> Delivery | None:
        """Bring what is kept to the record, and work there again.

        Returns:
            What became of it; None while the record is still out of reach, and nothing is lost.
        """
        shared = self.origin.shared
        if shared is None or not self._copies:
            return None
        kept: dict[Copy, Kept] = {}
        refused: list[str] = []
        for copy in self._copies:
            try:
                kept[copy] = self._kept(copy)
                self._hand_over(kept[copy], copy, shared)
            except Problem as problem:
                if self.origin.lost is not None:
                    return None
                refused.append(f"{problem}\nIt stays among your own records: {copy.path.name}")
                self._refused += _acts(kept[copy].entries) if copy in kept else 0
        left = self._copies[0].after
        self._return()
        history = self.origin.state().history
        own = {one.id for each in kept.values() for one in each.entries}
        since = history.after(left)
        taken = tuple(one for one in since if one.id in own)
        about = history.things(taken)
        others = (one for one in since if one.id not in own)
        meanwhile = tuple(one for one in others if about & history.things([one]))
        return Delivery(taken, meanwhile, tuple(refused))

    def close(self) -> None:
        """Let go of the copy; what is kept stays there."""
        if self.is_away:
            self.desk.close()

    def _go_away(self, problem: Problem | None) -> None:
        """Begin to work in a copy.

        Raises:
            NotRecorded: none can be made; or else `problem`, which then is all there is to say.
        """
        from negotiation.record.away import keep

        shared = self.origin.shared
        assert shared is not None  # noqa: S101 - nothing else is ever lost
        try:
            copy = keep(self._folder, shared.where, self.origin.state().history.all)
            self._work_in(copy)
        except Problem as wrong:
            if problem is not None:
                raise problem from wrong
            raise NotRecorded(
                f"NOT recorded: the record is out of reach ({shared.lost}), and no copy can be"
                f" kept here. {wrong}"
            ) from wrong
        self._copies = [*(one for one in self._copies if one != copy), copy]

    def _work_in(self, copy: "Copy") -> None:
        from negotiation.record.sqlite import SqliteStore

        desk = self.origin.over(SqliteStore.open(copy.path), AWAY)
        desk.follow()
        self.desk, self._in = desk, copy

    def _return(self) -> None:
        """Work at the record again."""
        self.origin.follow()
        self._copies = []
        if self._in is not None:
            self._absences.append((self._in.after, self.origin.state().history.seq))
            self._in, away, self.desk = None, self.desk, self.origin
            away.close()

    def _kept(self, copy: "Copy") -> "Kept":
        """Return what is kept in a copy; of the one that is worked in, it is known anyway."""
        from negotiation.record.away import Kept

        try:
            return copy.kept()
        except Problem:
            if not copy.path.exists() and copy != self._in:  # another desk has brought it
                return Kept("", ())
            if copy != self._in:
                raise
        history = self.desk.state().history
        base = history.numbered(copy.after)
        return Kept(base.hash if base else "", tuple(history.after(copy.after)))

    @staticmethod
    def _hand_over(kept: "Kept", copy: "Copy", shared: "Shared") -> None:
        from negotiation.record.away import hand_over

        shared.require_there()
        if kept.entries:
            hand_over(kept, copy, shared)
        copy.drop(kept)


def _acts(entries: Iterable[Entry]) -> int:
    return len({one.act for one in entries})
