"""A database server that records are kept on: its address, how it is reached, what it says.

A record on a server goes by `postgresql://…/database#process`: libpq's own address, and behind the
stroke which of the negotiations there is meant. Passwords and encryption are libpq's too: its
password file, its service file, `sslmode`.
"""

import re
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from negotiation.record.problems import CannotOpen, Unreachable
from negotiation.words.printable import one_line
from negotiation.words.problems import Problem, listed
from negotiation.words.refs import is_slug

if TYPE_CHECKING:
    from psycopg import Connection, Error

REASONS = (
    (re.compile(r"password authentication failed|no password supplied"), "it refused the password"),
    (re.compile(r'role ".*" does not exist'), "it knows no user of that name"),
    (re.compile(r'database ".*" does not exist'), "it has no database of that name"),
    (
        re.compile(r'(relation|schema) "parley.*" does not exist'),
        "its database is not prepared for records: `parley db init URL`",
    ),
    (re.compile(r"permission denied"), "this user may not do that there"),
    (re.compile(r"could not translate host|Name or service not known"), "there is no such server"),
    (re.compile(r"[Cc]onnection refused|No such file or directory"), "no server answers there"),
    (re.compile(r"SSL|certificate"), "the encrypted connection could not be made"),
    (
        re.compile(r"too many (clients|connections)|connection slots"),
        "it has as many connections as it takes",
    ),
    (re.compile(r"lock timeout"), "another desk has kept the record to itself for too long"),
    (re.compile(r"timeout|timed out"), "it did not answer in time"),
    (re.compile(r"closed|terminat|EOF|lost|reset"), "the connection was lost"),
    (re.compile(r"disk|space left"), "its disk is full"),
)
"""Why a server could not do what it was asked, by a part of what it says of itself."""

MOST_OF_A_BADGE = 63
"""How many characters of its name a server keeps of a connection."""

SILENCE = {
    "connect_timeout": 5,  # seconds until a server that does not answer is given up
    "tcp_user_timeout": 3000,  # milliseconds until a line on which nothing is confirmed is cut
    "keepalives_idle": 3,  # seconds after which an idle line is tried, and tried again …
    "keepalives_interval": 1,
    "keepalives_count": 3,  # … so many times
}
"""How soon a server that fell silent is noticed, in libpq's words; an address may say otherwise."""


class Address(NamedTuple):
    """Where a record on a server is."""

    database: str
    """What libpq connects to."""
    process: str
    """Which of the negotiations there is meant."""

    def __str__(self) -> str:
        """Write the address without its password."""
        return f"{safe(self.database)}#{self.process}"


def address(where: str) -> Address:
    """Read `postgresql://…/database#process`.

    Raises:
        Problem: it does not say which process.
    """
    database, stroke, process = where.partition("#")
    if not stroke or not is_slug(process):
        raise Problem(f"Which negotiation on {safe(database)}? Say it behind a #: …#ukraine-2022.")
    return Address(database, process)


def safe(database: str) -> str:
    """Write the address of a database without a password that it holds."""
    hidden = re.sub(r"(?<=//)([^/@:]*):(?:[^/?#]*@|[^@]*@)", r"\1@", database)
    return re.sub(r"(?i)([?&](?:ssl)?password=)[^&#]*", r"\1…", hidden)


def without_password(where: str) -> str:
    """Write an address so that it can be kept and used again: libpq then looks for the password."""
    bare = re.sub(r"(?i)(?<=[?&])(?:ssl)?password=…(&|(?=#)|$)", "", safe(where))
    return re.sub(r"[?&](?=#|$)", "", bare)


def badge(process: str, operator: str | None = None) -> str:
    """Write what others see a connection by; a name that is too long for the server is cut."""
    from hashlib import sha256
    from urllib.parse import quote

    name, begin = operator or "", f"parley {sha256(process.encode()).hexdigest()[:8]} "
    while len(quote(name)) > MOST_OF_A_BADGE - len(begin):
        name = name[:-1]
    return begin + quote(name)


def wearer(worn: str) -> str:
    """Read the name on a badge."""
    from urllib.parse import unquote

    return one_line(unquote(worn.split(" ", 2)[-1]))


def reason(error: "Error") -> str:
    """Say in plain words why a server could not do what it was asked; never with a password."""
    said = str(error)
    found = (plainly for pattern, plainly in REASONS if pattern.search(said))
    primary = getattr(getattr(error, "diag", None), "message_primary", None)
    return next(found, primary or "the server reports an error")


def connect(database: str) -> "Connection[tuple[object, ...]]":
    """Connect to a database, in which each question is answered by itself.

    Raises:
        Unreachable: it can't be reached.
        CannotOpen: the driver is missing.
    """
    try:
        import psycopg
    except ImportError as error:
        raise CannotOpen(
            "Records on a server need the PostgreSQL driver:"
            " pip install 'parley-tracker[postgres]'."
        ) from error
    try:
        return connected(database)
    except psycopg.Error as error:
        raise Unreachable(f"{safe(database)} can't be reached: {reason(error)}.") from error


def connected(database: str) -> "Connection[tuple[object, ...]]":
    """Connect to a database; what goes wrong is the driver's own error."""
    import psycopg
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    said = SILENCE | conninfo_to_dict(database)
    return psycopg.connect(make_conninfo("", **said), autocommit=True)


def processes(database: str) -> tuple[str, ...]:
    """List the negotiations that a database holds.

    Raises:
        CannotOpen: it can't be reached or read.
    """
    import psycopg

    with closing(connect(database)) as connection:
        try:
            rows = connection.execute("SELECT process FROM parley.records ORDER BY 1")
            return tuple(str(process) for (process,) in rows)
        except psycopg.Error as error:
            raise CannotOpen(f"{safe(database)} can't be read: {reason(error)}.") from error


def not_there(at: Address) -> CannotOpen:
    """Say that there is no record at an address, and which there are."""
    others = processes(at.database)
    there = f" It has {listed(others, 'and')}." if others else ""
    return CannotOpen(f"There is no record of {at.process} on {safe(at.database)}.{there}")
