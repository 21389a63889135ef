"""The page of the kinds: what is tracked, and what can be said of each."""

from collections.abc import Iterator

from negotiation.fold.history import History
from negotiation.fold.state import State
from negotiation.kinds import registry
from negotiation.kinds.base import Kind
from negotiation.kinds.base.docs import field_docs
from negotiation.kinds.base.markers import SAME
from negotiation.words.when import EARLIEST
from tui.forms.shapes import SEVERAL, Shape, shape_of
from tui.reference.tables import table

HEAD = """\
# Kinds

What is tracked. A *ref* is `kind/slug`: `round/brest`. The slug of a part is made of its owner's
and its whole's: `delegation/russia-brest`. Fields in bold are needed. Lists of words may be added
to by a scenario (`terms`), but for `handling` and `reliability`, and `unknown` is always one of
them. [Lifecycles](lifecycles.md) tells how each kind moves, [a
scenario](../../scenarios/README.md) how they are written.
"""

_NO_RECORD = State(History(), EARLIEST)


def page() -> str:
    """Write the page, in Markdown."""
    return "\n".join([HEAD, *_sections()])


def _sections() -> Iterator[str]:
    yield f"## What every kind has\n\n{_fields(Kind, Kind.names())}\n"
    for model in registry.models():
        own = [name for name in model.names() if name not in Kind.names()]
        yield f"## {model.kind}\n\n{_doc(model)}\n\n{_fields(model, own)}\n"


def _doc(model: type[Kind]) -> str:
    text = " ".join((model.__doc__ or "").split())
    if model.part is not None:
        owner, whole = model.part.owner, model.part.whole
        text += f" Its slug is that of its `{owner}` and that of its `{whole}`."
    return f"{text} In a scenario: `{model.kind if model.one_a_record else model.plural}`."


def _fields(model: type[Kind], names: list[str] | tuple[str, ...]) -> str:
    docs = field_docs(model)
    rows = (
        (
            f"**`{name}`**" if name in model.required else f"`{name}`",
            _takes(shape_of(model.annotation(name), _NO_RECORD)),
            docs.get(name, ""),
        )
        for name in names
    )
    return table(("field", "takes", "meaning"), rows)


def _takes(shape: Shape) -> str:
    """Say what may stand in a field."""
    if shape.is_time:
        one = "a time"
    elif shape.words:
        one = ", ".join(f"`{word}`" for word in shape.words)
    elif shape.kinds is not None:
        one = f"a ref: {', '.join(shape.kinds) or 'anything'}".replace(SAME, "another of its kind")
    else:
        one = "text" if shape.hint in {"", SEVERAL} else shape.hint
    return f"several: {one}" if shape.several else one
