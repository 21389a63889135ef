"""A line to a database server: a connection that is made again where it was lost."""

import os
from collections.abc import Callable
from contextlib import suppress
from socket import SHUT_RDWR, socket
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from negotiation.record import server

if TYPE_CHECKING:
    from psycopg import Connection, Error

    Rows: TypeAlias = Connection[tuple[Any, ...]]
    """A connection that answers with rows."""

_Answer = TypeVar("_Answer")


class Line:
    """Asks a database over one connection at a time.

    Args:
        connection: the first one.
        database: what it is connected to.
    """

    def __init__(self, connection: "Rows", database: str) -> None:
        self._connection = connection
        self._database = database
        self.lost: str | None = None
        """Why the server can't be reached now; None as long as it can."""
        self._silent_since: float | None = None
        """Since when the server owes an answer, by a clock that only goes forward."""
        self._closed = False

    def ask(self, question: "Callable[[Rows], _Answer]") -> _Answer:
        """Ask, and once more on a new connection where the old one was lost.

        Whatever goes wrong then is the driver's own error.
        """
        import psycopg

        self.heard()
        try:
            try:
                self._connection.pgconn.consume_input()  # notices here that it was cut while idle
                answer = question(self._connection)
            except psycopg.Error as error:
                if self._closed or not self.is_cut(error):
                    raise
                self._connection.close()
                self._connection = server.connected(self._database)
                if self._closed:
                    self._connection.close()
                answer = question(self._connection)
        except psycopg.Error as error:
            if self.is_cut(error):
                self.lost = server.reason(error)
            raise
        finally:
            self._silent_since = None
        self.lost = None
        return answer

    def heard(self) -> None:
        """Count from now on how long the server owes the next answer."""
        self._silent_since = monotonic()

    def hang_up(self, seconds: float) -> None:
        """Cut the connection if the server has owed an answer for so long; who waits is let go."""
        import psycopg

        since = self._silent_since
        if since is None or monotonic() - since < seconds:
            return
        with (
            suppress(OSError, psycopg.Error),
            socket(fileno=os.dup(self._connection.fileno())) as cable,
        ):
            cable.shutdown(SHUT_RDWR)

    def is_cut(self, error: "Error") -> bool:
        """Tell whether the connection has ended, or ends with what the server calls fatal."""
        return self._connection.closed or error.diag.severity_nonlocalized == "FATAL"

    def end(self) -> None:
        """Make no other connection any more."""
        self._closed = True

    def close(self) -> None:
        """Put it away."""
        self.end()
        self._connection.close()
