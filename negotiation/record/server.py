"""A database that records are kept in: its address, its tables, and who may do what.

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

CHANNEL = "parley"
"""Where the server rings when something is recorded; what it says is the process."""

ROLES = ("parley_reader", "parley_operator", "parley_owner")
"""Who may only read, who may record too, and to whom the tables belong."""

FORMAT = 1
"""The version of the tables below; this program can't use a later one."""

TABLES = """
CREATE SCHEMA IF NOT EXISTS parley;
CREATE TABLE IF NOT EXISTS parley.format (version integer PRIMARY KEY);
INSERT INTO parley.format VALUES (1) ON CONFLICT DO NOTHING;
CREATE TABLE IF NOT EXISTS parley.records (process text PRIMARY KEY);
CREATE TABLE IF NOT EXISTS parley.entries (
    process text NOT NULL REFERENCES parley.records,
    seq bigint NOT NULL,
    id text NOT NULL,
    body text NOT NULL,
    hash text NOT NULL,
    by_user text NOT NULL DEFAULT session_user,
    PRIMARY KEY (process, seq),
    UNIQUE (process, id)
);
CREATE OR REPLACE FUNCTION parley.only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'an entry is never changed: correct it by another one';
    ELSIF TG_OP <> 'INSERT' THEN
        RAISE EXCEPTION 'an entry is never taken out: retract it by another one';
    END IF;
    IF NEW.seq <> 1 + coalesce(
        (SELECT max(seq) FROM parley.entries WHERE process = NEW.process), 0) THEN
        RAISE EXCEPTION 'a record only grows: a new entry has the next number';
    END IF;
    NEW.by_user := session_user;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER nothing_is_changed BEFORE INSERT OR UPDATE OR DELETE ON parley.entries
    FOR EACH ROW EXECUTE FUNCTION parley.only_grows();
CREATE OR REPLACE TRIGGER nothing_is_lost BEFORE TRUNCATE ON parley.entries
    FOR EACH STATEMENT EXECUTE FUNCTION parley.only_grows();
"""
"""What a database is prepared with. The user of the database is stored by the server itself."""

GRANTS = """
GRANT USAGE ON SCHEMA parley TO parley_reader, parley_operator, parley_owner;
GRANT SELECT ON parley.format, parley.records, parley.entries TO parley_reader, parley_operator;
GRANT INSERT ON parley.records TO parley_operator;
GRANT INSERT (process, seq, id, body, hash) ON parley.entries TO parley_operator;
"""

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
    (re.compile(r"timeout|timed out"), "it did not answer in time"),
    (re.compile(r"closed|terminat|EOF|lost|reset"), "the connection was lost"),
    (re.compile(r"disk|space left"), "its disk is full"),
)
"""Why a server could not do what it was asked, by a part of what it says of itself."""

MOST_OF_A_BADGE = 63
"""How many characters of its name a server keeps of a connection."""

LINE = {
    "connect_timeout": 10,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 2,
    "tcp_user_timeout": 15_000,
}
"""When a server that went silent counts as lost, by libpq's words: seconds, the last milliseconds.

What an address says of these itself stands.
"""


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

    said = psycopg.conninfo.conninfo_to_dict(database)
    line = {name: value for name, value in LINE.items() if name not in said}
    return psycopg.connect(psycopg.conninfo.make_conninfo(database, **line), autocommit=True)


def reach(where: str) -> "tuple[Connection[tuple[object, ...]], Address]":
    """Connect to the database of an address, which has to be prepared for records.

    Raises:
        CannotOpen: it is not, it was prepared by a later program, or it can't be reached.
        Problem: the address does not say which process.
    """
    import psycopg

    at = address(where)
    connection = connect(at.database)
    try:
        require_format(connection, at)
    except psycopg.Error as error:
        connection.close()
        raise CannotOpen(f"{at} can't be opened: {reason(error)}.") from error
    except CannotOpen:
        connection.close()
        raise
    return connection, at


def require_format(connection: "Connection[tuple[object, ...]]", at: Address) -> None:
    """Make sure that a database has the tables that this program knows.

    What else goes wrong is the driver's own error.

    Raises:
        CannotOpen: it was prepared by a later program.
    """
    found = connection.execute("SELECT max(version) FROM parley.format").fetchone()
    version = found[0] if found else None
    if isinstance(version, int) and version > FORMAT:
        raise CannotOpen(f"{at} was prepared by a newer Parley: update this one.")


def prepare(database: str) -> tuple[str, ...]:
    """Make the tables, and the roles that may use them, where they are not there yet.

    Returns:
        The roles, to be granted to the users of the database.

    Raises:
        CannotOpen: it can't be reached, or this user may not do that.
    """
    import psycopg

    with closing(connect(database)) as connection:
        try:
            connection.execute("BEGIN")
            for role in ROLES:
                there = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,))
                if there.fetchone() is None:
                    connection.execute(f"CREATE ROLE {role} NOLOGIN")
            connection.execute(TABLES)
            connection.execute(GRANTS)
            for table in ("format", "records", "entries"):
                connection.execute(f"ALTER TABLE parley.{table} OWNER TO parley_owner")
            connection.execute("COMMIT")
        except psycopg.Error as error:
            raise CannotOpen(f"{safe(database)} can't be prepared: {reason(error)}.") from error
    return ROLES


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
