"""A line to a database server: a connection that is made again where it was lost."""

from collections.abc import Callable
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

    def ask(self, question: "Callable[[Rows], _Answer]") -> _Answer:
        """Ask, and once more on a new connection where the old one was lost.

        Whatever goes wrong then is the driver's own error.
        """
        import psycopg

        try:
            try:
                answer = question(self._connection)
            except psycopg.Error as error:
                if not self._is_cut(error):
                    raise
                self._connection.close()
                self._connection = server.connected(self._database)
                answer = question(self._connection)
        except psycopg.Error as error:
            if self._is_cut(error):
                self.lost = server.reason(error)
            raise
        self.lost = None
        return answer

    def _is_cut(self, error: "Error") -> bool:
        """Tell whether the connection has ended, or ends with what the server calls fatal."""
        return self._connection.closed or error.diag.severity_nonlocalized == "FATAL"

    def close(self) -> None:
        """Hang up."""
        self._connection.close()
