"""The fields of a form, in the order in which they are asked for."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, get_type_hints

from negotiation.fold.state import State
from negotiation.kinds.base import Kind
from negotiation.kinds.base.docs import field_docs
from negotiation.kinds.base.once import once
from negotiation.lifecycle.ways import table_of
from negotiation.updates.update import Option, Update
from tui.forms.shapes import LISTS, Shape, shape_of

WHO = "Who says so"
MORE = "More"
CHANGED = "What changed with it"

STATE = "state"
SLUG = "--slug"

LABELS = {
    "at": "when",
    "according_to": "says who",
    "despite": "although",
    "known": "known since",
    "handling": "handling (entry)",
    "tag": "tags (entry)",
}
"""Words of an update that the report line, or a person, calls otherwise."""

DEFAULTS = {
    "at": "now",
    "source": "none: F6, nothing can be judged",
    "according_to": "the desk's own account",
}
"""What an update says where nothing is said."""

FIRST = ("source", "at", "according_to", "until", "then", "despite", "quote", "note")
"""The words of an update that are said most; the others come after all fields of the thing."""


class Field(NamedTuple):
    """A field of a form."""

    key: str
    """The name of a field of the thing; behind two hyphens, of a word of the update."""
    label: str
    doc: str
    shape: Shape = Shape()
    group: str = ""
    """The heading that it stands under."""
    is_required: bool = False
    default: str = ""
    """What is meant where nothing is said."""

    @property
    def is_word(self) -> bool:
        """Tell whether it is a word of the update rather than a field of the thing."""
        return self.key.startswith("--")

    @property
    def name(self) -> str:
        """The name of the field, or of the word."""
        return self.key.removeprefix("--").replace("-", "_")


def of_new(model: type[Kind], update: type[Update], state: State) -> tuple[Field, ...]:
    """List what can be said of something new: what it needs first."""
    words = _words(update, state, ())
    slug = Field(SLUG, "slug", "Its name in references: it never changes once it is recorded.")
    return (
        *_own(model, state, "", marked=True),
        *_state(model, state),
        slug,
        *(one for one in words if one.group == WHO),
        *_shared(model, state, MORE),
        *(one for one in words if one.group == MORE),
    )


def of_change(model: type[Kind], update: type[Update], state: State) -> tuple[Field, ...]:
    """List what can be changed about something."""
    words = _words(update, state, ())
    return (
        *_own(model, state, "", marked=True),
        *(one for one in words if one.group == WHO),
        *_shared(model, state, MORE),
        *(one for one in words if one.group == MORE),
    )


def of_report(
    model: type[Kind] | None, update: type[Update], state: State, without: Sequence[str]
) -> tuple[Field, ...]:
    """List what a report may say, and what may have changed with what it reports."""
    words = _words(update, state, without)
    changed = []
    if model is not None and "fields" in update.__dataclass_fields__:
        changed = [*_own(model, state, CHANGED), *_shared(model, state, CHANGED)]
    return (
        *(one for one in words if one.group == WHO),
        *(one for one in words if one.group == MORE),
        *changed,
    )


def _own(model: type[Kind], state: State, group: str, *, marked: bool = False) -> Iterator[Field]:
    """List the fields that are a kind's own, and its text: first those that it needs.

    The title of what needs none comes last: such a thing is named from its owner and its whole.
    """
    names = [one for one in model.names() if one not in Kind.names() or one == "text"]
    title = model.title_field
    needs = model.required
    names.sort(key=lambda one: (one not in needs, one == title not in needs, one == "text"))
    yield from (_field(model, one, state, group, marked=marked) for one in names)


def _shared(model: type[Kind], state: State, group: str) -> Iterator[Field]:
    names = (one for one in model.names() if one in Kind.names() and one != "text")
    yield from (_field(model, one, state, group) for one in names)


def _field(
    model: type[Kind], name: str, state: State, group: str, *, marked: bool = False
) -> Field:
    doc = field_docs(model).get(name, "")
    shape = shape_of(model.annotation(name), state)
    is_required = marked and name in model.required
    return Field(name, name.replace("_", " "), doc, shape, group, is_required)


def _state(model: type[Kind], state: State) -> Iterator[Field]:
    table = table_of(model.kind, state)
    if table is not None:
        shape = Shape(words=tuple(table.states), hint=LISTS)
        yield Field(STATE, "state", "Where it stands.", shape, default=table.initial)


def _words(update: type[Update], state: State, without: Sequence[str]) -> list[Field]:
    options = [one for one in update.options if one.name not in without]
    options.sort(key=lambda one: FIRST.index(one.name) if one.name in FIRST else len(FIRST))
    return [_word(one, update, state) for one in options]


def _word(option: Option, update: type[Update], state: State) -> Field:
    shape = shape_of(_annotations(update)[option.name], state)
    return Field(
        f"--{option.name.replace('_', '-')}",
        LABELS.get(option.name, option.name.replace("_", " ")),
        f"{option.help[:1].upper()}{option.help[1:]}.",
        shape._replace(several=option.several),
        WHO if option.name in FIRST else MORE,
        default="" if update.is_of_acts else DEFAULTS.get(option.name, ""),
    )


@once
def _annotations(update: type[Update]) -> dict[str, Any]:
    return get_type_hints(update, include_extras=True)
