"""The entry that takes an act back."""

from collections.abc import Sequence

from negotiation.events import RETRACTED, Entry
from negotiation.updates.decision import Circumstances
from negotiation.updates.update import Update
from negotiation.words.when import EARLIEST


def retraction(
    update: Update, taken_back: Sequence[Entry], by: str, circumstances: Circumstances
) -> Entry:
    """Write that an act, given by its entries, has no effect any more.

    `by` is the word that takes it back. The desk knows it now, and never before it knew the act:
    only what follows an act can take it back.
    """
    known = max(circumstances.now, *(one.known or EARLIEST for one in taken_back))
    entry = update.entry(RETRACTED, taken_back[0].act, {"by": by}, circumstances)
    return entry._replace(occurred=None, known=known)
