"""Files that are made whole or not at all, and never in the place of another."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from os import fsync, getpid
from pathlib import Path
from shutil import rmtree

from negotiation.papers.exports import Paper
from negotiation.record.problems import CannotOpen


@contextmanager
def whole_or_not_at_all(path: Path) -> Iterator[Path]:
    """Give a place beside a file, from which it gets its name when all of it is on the disk.

    Whoever looks meanwhile, and whoever comes after a program that was killed, finds no file.

    Raises:
        CannotOpen: there is one by then.
    """
    draft = _draft(path)
    try:
        yield draft
        _name(draft, path)
    finally:
        for beside in ("", "-wal", "-shm"):
            Path(f"{draft}{beside}").unlink(missing_ok=True)


def write_file(path: Path, paper: Paper) -> None:
    """Write a paper into a file that is not there yet.

    Raises:
        CannotOpen: there is one already, or it can't be written.
    """
    _refuse_what_is_there(path)
    with _told(path), whole_or_not_at_all(path) as draft:
        _write(draft, paper)


def write_folder(path: Path, papers: Iterable[Paper]) -> int:
    """Write papers into a folder that is not there yet. Returns how many they are.

    Raises:
        CannotOpen: there is one already, or it can't be written.
    """
    _refuse_what_is_there(path)
    draft, names = _draft(path), []
    with _told(path):
        try:
            draft.mkdir(mode=0o700)
            for paper in papers:
                _write(draft / paper.name, paper)
                names.append(paper.name)
            draft.rename(path)
        finally:
            rmtree(draft, ignore_errors=True)
    return len(names)


def _write(path: Path, paper: Paper) -> None:
    """Write a file that only its owner may read, as a record is."""
    path.touch(mode=0o600, exist_ok=False)
    with path.open("w", encoding=paper.encoding, newline="") as file:
        file.writelines(paper.text)
        file.flush()
        fsync(file.fileno())


def _draft(path: Path) -> Path:
    return path.with_name(f".{path.name}.{getpid()}")


def _name(draft: Path, path: Path) -> None:
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        raise _there_already(path) from None
    except OSError:  # as on a memory stick, whose file system has no links
        draft.rename(path)


def _refuse_what_is_there(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise _there_already(path)


def _there_already(path: Path) -> CannotOpen:
    what = "folder" if path.is_dir() else "file"
    return CannotOpen(f"There is a {what} {path} already: it is not replaced.")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotOpen(f"{path} can't be written: {error.strerror}.") from None
