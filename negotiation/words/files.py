"""How much is read of a file, and what is said where it can't be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

from negotiation.words.problems import Problem

NO_TEXT = re.compile("[\ud800-\udfff]")
"""What stands for a byte that is not UTF-8 in what `opened` gives."""

LARGEST = 16_000_000
"""The most that is read of one file, in bytes."""


def taken(path: Path, name: str) -> bytes:
    """Return the bytes of a file, or of a pipe, that is not too large.

    Raises:
        Problem: it is too large, or can't be opened and read.
    """
    with _readable(name):
        refuse_larger(path.stat().st_size, name)
        with path.open("rb") as file:
            return file.read(LARGEST + 1)


@contextmanager
def opened(path: Path, name: str, largest: int) -> Iterator[TextIOWrapper]:
    """Open a text in UTF-8 that is read as it comes, its ends of line as they stand.

    A mark of byte order at its start is passed over. Bytes that are not UTF-8 come as the lone
    surrogates that `NO_TEXT` finds, so that they can be told where they stand.

    Raises:
        Problem: it is larger than `largest`, in bytes, or can't be opened and read.
    """
    with _readable(name):
        refuse_larger(path.stat().st_size, name, largest)
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            yield file


def refuse_larger(size: int, name: str, largest: int = LARGEST) -> None:
    """Refuse a size, in bytes, that is over the limit.

    Raises:
        Problem: it is larger than `largest`.
    """
    if size > largest:
        raise Problem(f"{name} is too large: at most {largest // 1_000_000} MB are read.")


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Say in a sentence why a file can't be read."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Problem(f"There is no file {name}.") from error
    except IsADirectoryError as error:
        raise Problem(f"{name} is a folder: name a file in it.") from error
    except PermissionError as error:
        raise Problem(f"You may not read {name}: its permissions do not allow it.") from error
    except OSError as error:
        raise Problem(f"{name} can't be read: {error.strerror}.") from error
