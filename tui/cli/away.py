"""What is kept on this computer of a record whose server is away, and what is said of it."""

from collections.abc import Sequence

from negotiation.events import Entry
from negotiation.record import Store
from negotiation.record.away import Copy, copies
from negotiation.record.problems import Unreachable
from tui.cli import settings


def open_away(where: str, away: Unreachable) -> tuple[Store, Sequence[Entry]]:
    """Open a record that can't be reached, and return what it held when it could.

    Raises:
        Unreachable: no copy of it is kept.
    """
    from negotiation.record.postgres import PostgresStore

    kept = _kept(where)
    if not kept:
        raise Unreachable(f"{away} No copy of it is kept on this computer.")
    return PostgresStore.unreached(where, str(away).rstrip(".")), kept[-1].base()


def hint(where: str) -> str:
    """Say which copies of a record are kept here; an empty text if there are none."""
    return "\n".join(
        f"Updates from when the server was away are kept in {one.path}: `parley open` brings them."
        for one in _kept(where)
    )


def _kept(where: str) -> tuple[Copy, ...]:
    return copies(settings.data_folder(), where)
