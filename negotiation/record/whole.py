"""Files that are made whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def whole_or_not_at_all(path: Path, *, replace: bool = False) -> Iterator[Path]:
    """Give a place beside a file, from which it gets its name when all of it is on the disk.

    Whoever looks meanwhile, and whoever comes after a program that was killed, finds no file, or
    the one that was there.

    Raises:
        FileExistsError: there is one by then, and it is not to be replaced.
        OSError: it can't be written.
    """
    draft = draft_of(path)
    try:
        yield draft
        _name(draft, path, replace=replace)
    finally:
        unlink(draft)
    with suppress(OSError):  # as where folders can't be opened
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def draft_of(path: Path) -> Path:
    """Return a place beside a file, or a folder, for what is to become it."""
    return path.with_name(f".{path.name}.{os.getpid()}")


def unlink(path: Path) -> None:
    """Delete a file with what SQLite keeps beside a record, as far as they are there."""
    for beside in ("", "-wal", "-shm"):
        Path(f"{path}{beside}").unlink(missing_ok=True)


def _name(draft: Path, path: Path, *, replace: bool) -> None:
    if replace:
        draft.replace(path)
        return
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:  # as on a memory stick, whose file system has no links
        draft.rename(path)
