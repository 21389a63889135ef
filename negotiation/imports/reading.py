"""From a row to what it says: the words of a scenario, checked like those of the command line."""

from collections.abc import Iterable, Iterator

from negotiation.fold.state import State
from negotiation.imports.mapping import Thing
from negotiation.imports.rules import Rule
from negotiation.imports.table import Row, Wrong
from negotiation.kinds.base.boundary import check, faults_of
from negotiation.kinds.base.flaw import Flaw
from negotiation.updates.add import Add, part_slug
from negotiation.updates.understand import adapter
from negotiation.updates.understanding import OfRecord
from negotiation.updates.update import Changes
from negotiation.words.problems import Problem
from negotiation.words.refs import slug_from


class Misread(Problem):
    """All that can't be understood of what a row says of a thing."""

    def __init__(self, wrong: Iterable[Wrong]) -> None:
        self.wrong = tuple(wrong)
        super().__init__("\n".join(map(str, self.wrong)))


def understood(thing: Thing, row: Row, state: State) -> Add:
    """Understand what a row says of a thing as what adds it to the talks.

    Raises:
        Misread: it can't be understood.
    """
    said, flaws = _said(thing, row)
    if not flaws:
        try:
            return _add(thing, said, state)
        except _Flawed as flawed:
            flaws = flawed.flaws
    raise Misread(
        Wrong(row.number, _columns(thing, str(flaw.loc[0])), flaw.sentence) for flaw in flaws
    )


class _Flawed(Exception):  # noqa: N818 - carries what is told as `Misread`
    def __init__(self, flaws: list[Flaw]) -> None:
        self.flaws = flaws


def _add(thing: Thing, said: dict[str, object], state: State) -> Add:
    model, names = thing.model, thing.model.names()
    context = OfRecord(state).looking_from(said.get("at"))
    fields = {name: value for name, value in said.items() if name in names}
    words = {name: value for name, value in said.items() if name not in names}
    checked = check(model, fields, context, whole=True)
    if checked.faults:
        raise _Flawed(checked.faults)
    values = checked.values
    slug = part_slug(model, values) or words.get("slug")
    slug = slug or slug_from(str(values.get(model.title_field, "")))
    if not slug:
        raise _Flawed([Flaw(("slug",), "This makes no slug: say which column does, as `slug`.")])
    words |= {"kind": model.kind, "slug": slug, "fields": Changes(set=values)}
    try:
        add = adapter(Add).validate_python(words, context=context)
    except ValueError as error:
        raise _Flawed(faults_of(error)) from None
    assert isinstance(add, Add)  # noqa: S101 - the adapter of a verb reads that verb
    return add


def _said(thing: Thing, row: Row) -> tuple[dict[str, object], list[Flaw]]:
    """Read what a row says, by what it says it of; and tell what can't be read."""
    said: dict[str, object] = {}
    flaws: list[Flaw] = []
    for name, rule in _rules(thing):
        try:
            value = rule.said(row.cells)
        except Problem as problem:
            flaws.append(Flaw((name,), str(problem)))
        else:
            if value is not None:
                said[name] = value
    return said, flaws


def _rules(thing: Thing) -> Iterator[tuple[str, Rule]]:
    yield from thing.said.items()
    if thing.slug is not None:
        yield "slug", thing.slug


def _columns(thing: Thing, name: str) -> str:
    """Name the columns that a field comes from, or the field itself where it has none."""
    rule = dict(_rules(thing)).get(name)
    return (", ".join(dict.fromkeys(rule.columns)) if rule else "") or name
