"""Files that commands write for people: all of one or nothing, and only for whoever made it."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

from negotiation.papers.exports import Paper
from negotiation.record.whole import draft_of, whole_or_not_at_all
from negotiation.words.problems import Problem


def write_file(path: Path, paper: Paper, *, replace: bool = False) -> None:
    """Write a paper into a file; what is no file, such as a pipe, is written to as it is.

    Raises:
        Problem: there is one already, and it is not to be replaced.
        OSError: it can't be written; nothing is left of it. It names the file.
    """
    if path.is_dir() or (path.is_file() and not replace):
        raise _there_already(path)
    with _naming(path):
        if path.exists() and not path.is_file():
            _write(path, paper)
            return
        with whole_or_not_at_all(path, replace=replace) as draft:
            _write_new(draft, paper)


def write_folder(path: Path, papers: Iterable[Paper]) -> int:
    """Write papers into a folder that is not there yet. Returns how many they are.

    Raises:
        Problem: there is one already.
        OSError: it can't be written; nothing is left of it. It names the folder.
    """
    if path.exists() or path.is_symlink():
        raise _there_already(path)
    draft, names = draft_of(path), []
    with _naming(path):
        try:
            draft.mkdir(mode=0o700)
            for paper in papers:
                _write_new(draft / paper.name, paper)
                names.append(paper.name)
            draft.rename(path)
        finally:
            rmtree(draft, ignore_errors=True)
    return len(names)


def _write_new(path: Path, paper: Paper) -> None:
    """Write a file that only its owner may read, as a record is."""
    path.touch(mode=0o600, exist_ok=False)
    _write(path, paper)


def _write(path: Path, paper: Paper) -> None:
    with path.open("w", encoding=paper.encoding, newline="") as file:
        file.writelines(paper.text)
        file.flush()
        if path.is_file():
            os.fsync(file.fileno())


def _there_already(path: Path) -> Problem:
    if path.is_dir():
        return Problem(f"{path} is a folder: say the name of something that is not there yet.")
    return Problem(f"There is a file {path} already. Say --force to replace it, or another name.")


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Have what goes wrong name the file that was meant, not the draft of it."""
    try:
        yield
    except FileExistsError:
        raise _there_already(path) from None
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
