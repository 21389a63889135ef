"""How a value of a thing comes from the cells of a row."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import Template
from typing import Protocol

from negotiation.imports.dates import Written
from negotiation.imports.table import Cells
from negotiation.words.problems import Problem, unknown
from negotiation.words.refs import slug_from


class Rule(Protocol):
    """What a mapping says of a value."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it reads."""

    def said(self, cells: Cells) -> object:
        """Return what a row says, in the form in which a scenario would say it; None for nothing.

        Raises:
            Problem: its cells can't be understood.
        """


class _Template(Template):
    """`$column`, or `${name of a column}` where it is more than letters, digits and `_`."""

    idpattern = r"(?a:[_a-zA-Z][_a-zA-Z0-9]*)"
    braceidpattern = r"[^{}]+"
    flags = re.NOFLAG


class Text:
    """A text that is said as it stands, with the cells of columns that it names.

    Raises:
        Problem: a `$` in it begins no name.
    """

    def __init__(self, text: str) -> None:
        self._template = _Template(text)
        if not self._template.is_valid():
            raise Problem(
                f"A $ begins the name of a column: write $name, ${{a longer name}}, or $$ for $"
                f" itself, in '{text}'."
            )
        self.columns = tuple(self._template.get_identifiers())

    def said(self, cells: Cells) -> str | None:
        """Fill in the cells; nothing is said where it names columns, and all their cells are empty.

        White space is as between words.
        """
        used = {name: cells[name] for name in self.columns}
        if used and not any(used.values()):
            return None
        filled = self._template.substitute(used)
        return filled if not self.columns else filled.strip() or None


@dataclass(frozen=True)
class Looked:
    """A cell that is looked up among words, or taken apart."""

    cell: Text
    words: Mapping[str, str | None]
    """What stands for what; none, if each cell stands for itself."""
    otherwise: Text | None = None
    """What is said for a cell that is not among the words; without it, such a cell is wrong."""
    split: str = ""
    """What several values are separated by."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it reads."""
        more = self.otherwise.columns if self.otherwise else ()
        return (*self.cell.columns, *more)

    def said(self, cells: Cells) -> object:
        """Return the word, or all the words, that the cell stands for."""
        text = self.cell.said(cells)
        if text is None:
            return self.otherwise.said(cells) if self.otherwise else None
        if not self.split:
            return self._word(text, cells)
        parts = (part.strip() for part in text.split(self.split))
        return [word for part in parts if part and (word := self._word(part, cells)) is not None]

    def _word(self, text: str, cells: Cells) -> str | None:
        if not self.words or text in self.words:
            return self.words.get(text, text)
        if self.otherwise is None:
            raise Problem(unknown("word of the mapping", text, self.words))
        return self.otherwise.said(cells)


@dataclass(frozen=True)
class Dated:
    """A time: a date as the table writes it, or two of them, from the first to the last."""

    date: Text
    to: Text | None
    written: Written
    precision: Rule | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it reads."""
        each = (self.date, self.to, self.precision)
        return tuple(column for one in each if one for column in one.columns)

    def said(self, cells: Cells) -> str | None:
        """Return the time as people write it."""
        precision = self.precision.said(cells) if self.precision else None
        first, last = (self._one(one, cells, precision) for one in (self.date, self.to))
        return first if first is None or last in {None, first} else f"{first}/{last}"

    def _one(self, said: Text | None, cells: Cells, precision: object) -> str | None:
        text = said.said(cells) if said else None
        return None if text is None else self.written.as_said(text, precision)


@dataclass(frozen=True)
class Slugged:
    """A name that is made of cells, as a reference has it."""

    text: Text

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it reads."""
        return self.text.columns

    def said(self, cells: Cells) -> str | None:
        """Return the name; nothing is left of a text without a letter or a digit."""
        return slug_from(self.text.said(cells) or "") or None


@dataclass(frozen=True)
class Several:
    """A list of values."""

    rules: Sequence[Rule]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it reads."""
        return tuple(column for rule in self.rules for column in rule.columns)

    def said(self, cells: Cells) -> object:
        """Return those values of which anything is said."""
        values = (rule.said(cells) for rule in self.rules)
        return [value for value in values if value is not None] or None


@dataclass(frozen=True)
class Parts:
    """A value that has parts."""

    rules: Mapping[str, Rule]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it reads."""
        return tuple(column for rule in self.rules.values() for column in rule.columns)

    def said(self, cells: Cells) -> object:
        """Return those parts of which anything is said."""
        values = {name: rule.said(cells) for name, rule in self.rules.items()}
        return {name: value for name, value in values.items() if value is not None} or None
