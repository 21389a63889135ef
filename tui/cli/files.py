"""Files that commands write for people: all of one or nothing, and only for whoever made it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from negotiation.words.problems import Problem


@contextmanager
def new_file(path: Path, *, replace: bool = False) -> Iterator[TextIO]:
    """Open a file to be written, which gets its name when all of it is on the disk.

    Only its owner may read it. What is no file, such as a pipe, is written to as it is.

    Raises:
        Problem: there is one already, and it is not to be replaced.
        OSError: it can't be written; nothing is left of it. It names the file.
    """
    if path.is_dir():
        raise Problem(f"{path} is a folder: say the name of a file in it.")
    if path.is_file() and not replace:
        raise _there_is_one(path)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8") as there:
                yield there
            return
        made = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(made, "w", encoding="utf-8", newline="\n") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _name(draft, path, replace=replace)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        draft.unlink(missing_ok=True)


def _name(draft: Path, path: Path, *, replace: bool) -> None:
    if replace:
        draft.replace(path)
        return
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        raise _there_is_one(path) from None
    except OSError:  # as on a memory stick, whose file system has no links
        draft.rename(path)


def _there_is_one(path: Path) -> Problem:
    return Problem(f"There is a file {path} already. Say --force to replace it, or another name.")
