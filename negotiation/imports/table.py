"""A table in a text file: comma-separated values (RFC 4180), or another separator, in UTF-8."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from negotiation.words.files import NO_TEXT, opened
from negotiation.words.problems import Problem

LARGEST = 1_000_000_000
"""The most that is read of one table, in bytes."""

Cells: TypeAlias = Mapping[str, str]
"""What a row says, by column; empty where it says nothing."""


class Form(NamedTuple):
    """How a table is written."""

    separator: str = ","
    columns: tuple[str, ...] = ()
    """The names of the columns, where the file has no first row that names them."""
    empty: frozenset[str] = frozenset()
    """What stands in a cell that says nothing, beside nothing at all."""


class Wrong(NamedTuple):
    """What is wrong in a table, and where."""

    row: int
    """As spreadsheets count: the first row of the file is 1."""
    column: str
    """Empty if it is about the whole row."""
    sentence: str

    def __str__(self) -> str:
        """Write where it is, and what."""
        where = f"row {self.row}, {self.column}" if self.column else f"row {self.row}"
        return f"{where}: {self.sentence}"


class Row(NamedTuple):
    """A row that has a cell for each column."""

    number: int
    cells: Cells


class Table:
    """A table in a file, which is read anew by each walk over its rows: it is never held whole.

    Raises:
        Problem: there is no such file, it is too large, or it names no columns.
    """

    def __init__(self, path: Path, form: Form) -> None:
        self.name = str(path)
        self._path, self._form = path, form
        self.columns = form.columns or self._named()

    def __iter__(self) -> Iterator[Row | Wrong]:
        """Walk the rows; what is no row is told, and ends the walk where nothing can follow."""
        for number, cells in self._read():
            if isinstance(cells, str):
                yield Wrong(number, "", cells)
            elif (number > 1 or self._form.columns) and cells:
                yield self._row(number, cells)

    def _row(self, number: int, cells: Sequence[str]) -> Row | Wrong:
        if len(cells) != len(self.columns):
            return Wrong(
                number, "", f"It has {len(cells)} cells, and there are {len(self.columns)} columns."
            )
        for column, cell in zip(self.columns, cells, strict=True):
            if (found := _CONTROL.search(cell)) is not None:
                return Wrong(number, column, f"It holds a control character, {found[0]!a}.")
        stripped = (cell.strip() for cell in cells)
        said = ("" if cell in self._form.empty else cell for cell in stripped)
        return Row(number, dict(zip(self.columns, said, strict=True)))

    def _named(self) -> tuple[str, ...]:
        """Read the names of the columns from the first row."""
        _, first = next(self._read(), (1, "There is no row in it."))
        if isinstance(first, str):
            raise Problem(f"{self.name}: {first}")
        names = tuple(name.strip() for name in first)
        twice = next((name for at, name in enumerate(names) if name in names[:at]), None)
        if twice is not None:
            raise Problem(f"{self.name}: two columns are called '{twice}'.")
        return names

    def _read(self) -> Iterator[tuple[int, list[str] | str]]:
        """Walk the rows by number, or say why no more of them can be read."""
        number = 0
        with opened(self._path, self.name, LARGEST) as file:
            try:
                reader = csv.reader(file, delimiter=self._form.separator, strict=True)
                for number, cells in enumerate(reader, start=1):
                    yield number, _NOT_UTF8 if any(map(NO_TEXT.search, cells)) else cells
            except csv.Error as error:
                yield number + 1, f"This is no row of a table ({error}): look at its quotes."


_NOT_UTF8 = "This is not UTF-8: save the table as “CSV UTF-8”."

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
