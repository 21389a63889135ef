"""The mapping of a table: which thing a row tells of, and which of its fields a column is.

It is a YAML file, in which a thing stands as it would in a scenario, with columns in place of what
differs from row to row.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Each
from typing import NamedTuple

from negotiation.imports.dates import PRECISIONS, Written
from negotiation.imports.rules import Dated, Looked, Parts, Rule, Several, Slugged, Text
from negotiation.imports.table import Cells, Form
from negotiation.kinds import registry
from negotiation.kinds.base import Kind
from negotiation.updates.add import Add
from negotiation.words.problems import Problem, unknown
from negotiation.words.strictyaml import Fault, Faults, Tree

FORMAT = "1"
"""The version of the form of a mapping, as `parley-import:` says it."""

REPORT = (*(one.name for one in Add.options), "state")
"""What may be said of how a thing came up, beside the fields of its kind."""

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}

Loc = tuple[str | int, ...]


class Thing(NamedTuple):
    """What a row tells of."""

    model: type[Kind]
    slug: Rule | None
    """None where it follows from the title, or from what it is a part of."""
    said: Each[str, Rule]
    """The fields of its kind, and how it came up."""


class Mapping(NamedTuple):
    """What to make of each row of a table."""

    form: Form
    things: tuple[Thing, ...]
    where: Each[str, frozenset[str]]
    """Only rows that have one of these in such a column are taken."""
    named: tuple[tuple[Loc, str], ...]
    """Each column that is named, and where."""
    tree: Tree

    def takes(self, cells: Cells) -> bool:
        """Tell whether a row is one of those that are wanted."""
        return all(cells[column] in allowed for column, allowed in self.where.items())

    def check_columns(self, columns: Iterable[str]) -> None:
        """Make sure that a table has the columns that are named here.

        Raises:
            Faults: it lacks some; each with its line and column in the mapping.
        """
        there = tuple(columns)
        faults = {
            self.tree.fault(loc, unknown("column of the table", name, there))
            for loc, name in self.named
            if name not in there
        }
        if faults:
            raise Faults(self.tree.name, faults)


def read(tree: Tree) -> Mapping:
    """Understand a mapping.

    Raises:
        Faults: everything that is wrong in it, each with its line and column.
    """
    reader = _Reader(tree)
    mapping = reader.mapping()
    if reader.faults:
        raise Faults(tree.name, reader.faults)
    return mapping


class _Reader:
    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.faults: set[Fault] = set()
        self.named: list[tuple[Loc, str]] = []

    def mapping(self) -> Mapping:
        root = self.tree.root
        if root.get("parley-import") != FORMAT:
            self._wrong((), f"A mapping says first in which form it is: `parley-import: {FORMAT}`.")
        self._only(root, _SECTIONS, (), "part of a mapping")
        things = tuple(self._things(root.get("things")))
        return Mapping(self._form(root), things, self._where(root), tuple(self.named), self.tree)

    def _form(self, root: Each[str, object]) -> Form:
        separator = root.get("separator") or "comma"
        if separator not in SEPARATORS:
            self._wrong(("separator",), unknown("separator", str(separator), SEPARATORS))
        columns, empty = (self._texts(root.get(name), (name,)) for name in ("columns", "empty"))
        return Form(SEPARATORS.get(str(separator), ","), columns, frozenset(empty))

    def _where(self, root: Each[str, object]) -> Each[str, frozenset[str]]:
        section = root.get("where") or {}
        if not isinstance(section, dict):
            self._wrong(("where",), "Which rows are taken is said by column: `country: [Ukraine]`.")
            return {}
        self.named += [(("where", column), column) for column in section]
        return {
            column: frozenset(self._texts(allowed, ("where", column)))
            for column, allowed in section.items()
        }

    def _things(self, section: object) -> Iterator[Thing]:
        each = section if isinstance(section, list) else [section]
        if "things" not in self.tree.root:
            self._wrong((), _THINGS)
            return
        for number, said in enumerate(each):
            loc: Loc = ("things", number) if isinstance(section, list) else ("things",)
            if isinstance(said, dict):
                thing = self._thing(said, loc)
                if thing is not None:
                    yield thing
            else:
                self._wrong(loc, _THINGS)

    def _thing(self, said: Each[str, object], loc: Loc) -> Thing | None:
        kind = said.get("kind")
        allowed = [one.kind for one in registry.models() if not one.one_a_record]
        if kind not in allowed:
            self._wrong((*loc, "kind"), unknown("kind", str(kind or ""), allowed))
            return None
        model = registry.model(str(kind))
        beside = ("slug",) if model.part is None else ()
        due = (*model.names(), *(one for one in REPORT if one not in model.names()), *beside)
        self._only(said, ("kind", *due), loc, f"field of a {kind}")
        rules = {name: self._rule(said[name], (*loc, name)) for name in said if name in due}
        slug = rules.pop("slug", None)
        return Thing(model, Slugged(slug) if isinstance(slug, Text) else slug, rules)

    def _rule(self, said: object, loc: Loc) -> Rule:
        match said:
            case dict() if "cell" in said:
                return self._looked(said, loc)
            case dict() if "date" in said:
                return self._dated(said, loc)
            case dict() if "slug" in said:
                self._only(said, ("slug",), loc, "word beside `slug`")
                return Slugged(self._text(said["slug"], (*loc, "slug")))
            case dict():
                return Parts({name: self._rule(one, (*loc, name)) for name, one in said.items()})
            case list():
                return Several([self._rule(one, (*loc, at)) for at, one in enumerate(said)])
        return self._text(said, loc)

    def _looked(self, said: Each[str, object], loc: Loc) -> Rule:
        self._only(said, ("cell", "words", "otherwise", "split"), loc, "word beside `cell`")
        words = said.get("words")
        if not isinstance(words, dict | None):
            self._wrong((*loc, "words"), "What stands for what is written as `Battles: violence`.")
            words = None
        return Looked(
            self._text(said["cell"], (*loc, "cell")),
            {key: None if one is None else str(one) for key, one in (words or {}).items()},
            self._text(said["otherwise"], (*loc, "otherwise")) if "otherwise" in said else None,
            str(said.get("split") or ""),
        )

    def _dated(self, said: Each[str, object], loc: Loc) -> Rule:
        self._only(said, ("date", "to", "written", "precision"), loc, "word beside `date`")
        formats = self._texts(said.get("written"), (*loc, "written"))
        try:
            written = Written(formats)
        except Problem as problem:
            self._wrong((*loc, "written"), str(problem))
            written = Written()
        precision = said.get("precision")
        if isinstance(precision, str) and "$" not in precision and precision not in PRECISIONS:
            self._wrong((*loc, "precision"), unknown("precision of a date", precision, PRECISIONS))
        return Dated(
            self._text(said["date"], (*loc, "date")),
            self._text(said["to"], (*loc, "to")) if said.get("to") else None,
            written,
            None if precision is None else self._rule(precision, (*loc, "precision")),
        )

    def _text(self, said: object, loc: Loc) -> Text:
        """Read a text with columns in it; nothing stands for an empty one."""
        if not isinstance(said, str | None):
            self._wrong(loc, "A text is due here: `$column`, or words with columns in them.")
        try:
            text = Text(said if isinstance(said, str) else "")
        except Problem as problem:
            self._wrong(loc, str(problem))
            return Text("")
        self.named += [(loc, column) for column in text.columns]
        return text

    def _texts(self, said: object, loc: Loc) -> tuple[str, ...]:
        """Read a text, or a list of texts."""
        each = said if isinstance(said, list) else [] if said is None else [said]
        if not all(isinstance(one, str) for one in each):
            self._wrong(loc, "A text is due here, or a list of texts.")
        return tuple(one for one in each if isinstance(one, str))

    def _only(self, said: Iterable[str], allowed: Iterable[str], loc: Loc, what: str) -> None:
        there = tuple(allowed)
        for name in said:
            if name not in there:
                self._wrong((*loc, name), unknown(what, name, there), at_key=True)

    def _wrong(self, loc: Loc, sentence: str, *, at_key: bool = False) -> None:
        self.faults.add(self.tree.fault(loc, sentence, at_key=at_key))


_SECTIONS = ("parley-import", "things", "where", "separator", "columns", "empty")

_THINGS = "`things` says what a row tells of: `kind: development`, …"
