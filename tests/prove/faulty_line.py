"""A line to a server that is cut when something certain is said on it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

NAME = ".s.PGSQL.5432"
"""How PostgreSQL names its socket in a folder."""


class Line:
    """Passes on what is said between clients and a server.

    A commit is cut either before the server hears of it, or before the client hears the answer.
    Everything can be cut off at once, or go silent: then nothing gets through, and nobody is told.
    """

    def __init__(self, listening: Path, server: str) -> None:
        self.cut: str = ""
        """`before` or `after`: where the next commit is cut; empty to let it through."""
        self.down = False
        """Whether nobody gets through any more, once something was cut."""
        self._loud = Event()
        self._loud.set()
        self._ends: list[socket.socket] = []
        self._server = server
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(str(listening))
        self._door.listen()
        Thread(target=self._open, daemon=True).start()

    def close(self) -> None:
        """Let nobody in any more."""
        self._door.close()
        self._loud.set()

    def cut_off(self) -> None:
        """End every connection, and let nobody in until it is not `down` any more."""
        self.down = True
        while self._ends:
            _end(self._ends.pop())

    def be_silent(self, *, silent: bool = True) -> None:
        """Let nothing through for a while, without ending anything; or let it through again."""
        (self._loud.clear if silent else self._loud.set)()

    def _open(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._door.accept()
                if self.down:
                    client.close()
                    continue
                server = socket.socket(socket.AF_UNIX)
                server.connect(self._server)
                self._ends += (client, server)
                Thread(target=self._there, args=(client, server), daemon=True).start()
                Thread(target=self._back, args=(client, server), daemon=True).start()

    def _there(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while said := client.recv(65_536):
                self._loud.wait()
                if self.cut and _commits(said):
                    where, self.cut = self.cut, ""
                    if where == "after":
                        # the client is cut off first, and the server is left to answer nobody
                        _end(client)
                        server.sendall(said)
                        continue
                    break
                server.sendall(said)
        _end(client)
        _end(server)

    def _back(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while said := server.recv(65_536):
                self._loud.wait()
                client.sendall(said)
        _end(client)


@contextmanager
def line_to(database: str, folder: Path) -> Iterator[tuple[Line, str]]:
    """Lay a line to the server of an address; gives it, and the address at its other end."""
    [host] = parse_qs(urlsplit(database).query)["host"]
    line = Line(folder / NAME, f"{host}/{NAME}")
    try:
        yield line, database.replace(host, str(folder))
    finally:
        line.close()


def _commits(said: bytes) -> bool:
    """Tell whether a client ends a transaction, or adds an entry by a statement of its own."""
    parses_or_binds = said[:1] in (b"P", b"B")
    return b"COMMIT" in said or (parses_or_binds and b'"recorded":' in said)


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
