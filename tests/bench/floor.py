"""The least that has to be done with a record, whoever reads it: the floor of opening one."""

import json
import sqlite3
import sys
from contextlib import closing
from hashlib import sha256
from pathlib import Path


def decode(record: Path) -> None:
    """Read the rows of a record, check the hash of each, and decode it.

    Raises:
        ValueError: a row is not what was written.
    """
    prev = ""
    with closing(sqlite3.connect(record)) as connection:
        for _, _, body, digest in connection.execute("SELECT * FROM entries ORDER BY seq"):
            if sha256(f"{prev}\n{body}".encode()).hexdigest() != digest:
                raise ValueError("the record is not what was written")
            json.loads(body)
            prev = digest


if __name__ == "__main__":
    decode(Path(sys.argv[1]))
