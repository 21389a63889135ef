"""What every kind has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Annotated, Any, ClassVar, NamedTuple, Self, get_args, get_type_hints

from negotiation.kinds.base.condition import Condition
from negotiation.kinds.base.markers import SAME, Ahead, Several, Texts, To, Word, marker
from negotiation.kinds.base.once import once
from negotiation.kinds.base.plain import Reader, reader
from negotiation.kinds.base.values import Link
from negotiation.words.refs import Ref
from negotiation.words.when import Span


class Part(NamedTuple):
    """How a part belongs to a whole: its slug is `<slug of the owner>-<slug of the whole>`.

    `owner` and `whole` are the names of the fields that say both; `called` is how an untitled part
    is spoken of, from the titles of the two: `owner`, or `owners` as in "Ukraine's", and `whole`.
    """

    owner: str
    whole: str
    called: str


@dataclass(slots=True, kw_only=True)
class Kind:
    """Something that is tracked.

    Every field has a default, so that an incomplete entry can be read; what a complete one must
    have is said in `required`. A field is documented by the text under it, which `base.docs` finds.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    kind: ClassVar[str]
    plural: ClassVar[str]
    place_in_lists: ClassVar[int] = 1000
    title_field: ClassVar[str] = "title"
    required: ClassVar[tuple[str, ...]] = ()
    part: ClassVar[Part | None] = None
    due_field: ClassVar[str | None] = None
    """The field that says when a thing is due: a round is when it is scheduled."""
    counted_in: ClassVar[tuple[str, ...]] = ()
    """The fields that name larger things of other kinds, which show how it stands beside others
    that name them: a round, and the track that it belongs to."""
    one_a_record: ClassVar[bool] = False
    """Whether there is exactly one: what all the others are of. No list has a section for it."""

    text: str = ""
    """What there is to say about it."""
    aka: Texts = ()
    """Other spellings to find it by."""
    tags: Texts = ()
    """Words to filter by."""
    handling: Annotated[str | None, Word("handling")] = None
    """Who may see it, by the Traffic Light Protocol."""
    within: Annotated[Ref | None, To(SAME)] = None
    """The larger one of its kind that it belongs to."""
    links: Annotated[tuple[Link, ...], Several()] = ()
    """How it is tied to others."""
    requires: dict[str, Condition] = field(default_factory=dict)
    """What must hold before one of its triggers, by trigger."""
    provided: Condition | None = None
    """It counts only while this holds."""
    decided_by: Annotated[Ref | None, To("party", "person", "source")] = None
    """Whose account of it the conditions read, if not the desk's."""
    next_look: Annotated[Span | None, Ahead()] = None
    """When to look at it again."""

    @property
    def called(self) -> str:
        """The title, or the name; empty if it has none of its own."""
        return str(getattr(self, self.title_field))

    @property
    def gist(self) -> str:
        """What it says, in a few words, where that is more than its title and state; else empty."""
        return ""

    @classmethod
    def from_json(cls, said: Mapping[str, object]) -> Self:
        """Build one from plain JSON. It never raises: what can't be read is left at its default."""
        readers = _readers(cls)
        kind = cls()
        for name, value in said.items():
            read = readers[name](value) if name in readers else None
            if read is not None:
                setattr(kind, name, read)
        return kind

    @classmethod
    def annotation(cls, name: str) -> object:
        """Return the full type of a field, markers included; KeyError if there is no such field."""
        return _annotations(cls)[name]

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """List the fields: its title, its own, and those that every kind has."""
        return tuple(_annotations(cls))

    def faults(self) -> Iterator[tuple[str, str]]:
        """Tell which of its fields can't be true together: the name of one, and a sentence."""
        yield from ()


@dataclass(slots=True, kw_only=True)
class Titled(Kind):
    """A kind that has a title."""

    title: str = ""
    """What it is called."""


@dataclass(slots=True, kw_only=True)
class Named(Kind):
    """A kind that has a name."""

    title_field: ClassVar[str] = "name"

    name: str = ""
    """What it is called."""


@once
def _annotations(model: type[Kind]) -> dict[str, Any]:
    shared = {one.name for one in fields(Kind)}
    own_first = sorted(fields(model), key=lambda one: one.name in shared)
    hints = get_type_hints(model, include_extras=True)  # a module may have kept them as texts
    types = {one.name: hints[one.name] for one in own_first}
    own_kind = getattr(model, "kind", SAME)
    for name, annotation in types.items():
        if marker(annotation) == To(SAME):
            types[name] = Annotated[get_args(annotation)[0], To(own_kind)]
    return types


@once
def _readers(model: type[Kind]) -> dict[str, Reader]:
    return {name: reader(annotation) for name, annotation in _annotations(model).items()}
