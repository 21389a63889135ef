"""What a database is prepared with to keep records: its tables, and who may do what in them."""

from contextlib import closing
from typing import TYPE_CHECKING

from negotiation.record.problems import CannotOpen
from negotiation.record.server import Address, address, connect, reason, safe

if TYPE_CHECKING:
    from psycopg import Connection

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
    process text NOT NULL,
    seq bigint NOT NULL,
    id text NOT NULL,
    body text NOT NULL,
    hash text NOT NULL,
    by_user text NOT NULL DEFAULT session_user,
    PRIMARY KEY (process, seq),
    UNIQUE (process, id)
);
ALTER TABLE parley.entries DROP CONSTRAINT IF EXISTS entries_process_fkey;
CREATE OR REPLACE FUNCTION parley.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'an entry is never changed: correct it by another one';
    END IF;
    RAISE EXCEPTION 'an entry is never taken out: retract it by another one';
END $$;
CREATE OR REPLACE FUNCTION parley.only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    talks record;
BEGIN
    FOR talks IN
        SELECT process, min(seq) AS first, max(seq) AS last, count(*) AS number,
            bool_and(by_user = session_user) AS signed
        FROM added GROUP BY process
    LOOP
        IF NOT EXISTS (SELECT FROM parley.records WHERE process = talks.process) THEN
            RAISE EXCEPTION 'an entry belongs to a record: there is none of that process';
        END IF;
        IF talks.last - talks.first + 1 <> talks.number OR talks.first <> 1 + coalesce(
            (SELECT max(seq) FROM parley.entries
             WHERE process = talks.process AND seq < talks.first), 0) THEN
            RAISE EXCEPTION 'a record only grows: a new entry has the next number';
        END IF;
        IF NOT talks.signed THEN
            RAISE EXCEPTION 'an entry is signed by who records it';
        END IF;
        PERFORM pg_notify('parley', talks.process);
    END LOOP;
    RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS nothing_is_changed ON parley.entries;
CREATE TRIGGER nothing_is_changed BEFORE UPDATE OR DELETE ON parley.entries
    FOR EACH STATEMENT EXECUTE FUNCTION parley.refuse();
CREATE OR REPLACE TRIGGER nothing_is_lost BEFORE TRUNCATE ON parley.entries
    FOR EACH STATEMENT EXECUTE FUNCTION parley.refuse();
CREATE OR REPLACE TRIGGER no_record_is_lost BEFORE UPDATE OR DELETE OR TRUNCATE ON parley.records
    FOR EACH STATEMENT EXECUTE FUNCTION parley.refuse();
CREATE OR REPLACE TRIGGER it_only_grows AFTER INSERT ON parley.entries
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION parley.only_grows();
"""
"""What a database is prepared with. The user of the database is stored by the server itself.

The triggers look at a statement as a whole, however many entries it adds, and ring the bell.
"""

GRANTS = """
GRANT USAGE ON SCHEMA parley TO parley_reader, parley_operator, parley_owner;
GRANT SELECT ON parley.format, parley.records, parley.entries TO parley_reader, parley_operator;
GRANT INSERT ON parley.records TO parley_operator;
GRANT INSERT (process, seq, id, body, hash) ON parley.entries TO parley_operator;
"""


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
