"""The bell that a database server rings when something is recorded.

It only says that there may be news. It is not heard while the connection is down, nor where a
pooler stands before the server, so whoever waits also looks from time to time.
"""

from contextlib import suppress
from threading import Condition, Lock
from time import monotonic
from typing import TYPE_CHECKING, Any

from negotiation.record import schema, server
from negotiation.record.server import Address

if TYPE_CHECKING:
    from psycopg import Connection

PATIENCE = 0.5
"""After how many seconds whoever waits looks whether the bell was put away."""


class Bell:
    """Hears, on a connection of its own, when something is recorded at an address."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._connection: Connection[tuple[Any, ...]] | None = None
        self._closed = False
        self._waiting = Condition()
        self._in_use = Lock()

    def listen(self) -> None:
        """Begin to listen, where that is possible: what rings from now on is heard."""
        import psycopg

        if self._connection is not None and not self._connection.closed:
            return
        self._connection = None
        with suppress(psycopg.Error):
            connection = server.connected(self._address.database)
            connection.execute(f"LISTEN {schema.CHANNEL}")
            self._connection = connection

    def wait(self, seconds: float) -> None:
        """Wait until it rings for this record, or is put away; at most so long."""
        import psycopg

        end = monotonic() + seconds
        while not self._closed and (left := end - monotonic()) > 0:
            connection = self._connection
            if connection is None:
                with self._waiting:
                    self._waiting.wait(min(left, PATIENCE))
                continue
            with self._in_use:
                try:
                    rung = list(connection.notifies(timeout=min(left, PATIENCE), stop_after=1))
                except psycopg.Error:
                    connection.close()
                    return
            if any(one.payload == self._address.process for one in rung):
                break
        if self._closed:
            self._hang_up()

    def close(self) -> None:
        """Put it away, and let go whoever waits."""
        self._closed = True
        with self._waiting:
            self._waiting.notify_all()
        self._hang_up()

    def _hang_up(self) -> None:
        """Close the connection, unless somebody waits on it, who then does."""
        if self._in_use.acquire(blocking=False):
            if self._connection is not None:
                self._connection.close()
            self._in_use.release()
