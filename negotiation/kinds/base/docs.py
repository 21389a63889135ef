"""What the fields of a kind mean, for forms, help and editors."""

import ast
import inspect
from collections.abc import Iterator, Mapping
from itertools import pairwise
from textwrap import dedent

from negotiation.kinds.base.kind import Kind
from negotiation.kinds.base.once import once


@once
def field_docs(model: type[Kind]) -> Mapping[str, str]:
    """Collect the text that stands under each field of a kind and of its bases, on one line.

    Fields without one, and kinds whose source is not at hand, have none.
    """
    docs: dict[str, str] = {}
    for one in reversed(model.__mro__):
        if issubclass(one, Kind):
            docs.update(written_under_fields(one))
    return docs


def written_under_fields(model: type) -> Iterator[tuple[str, str]]:
    """Walk the fields that a class itself declares with a text under them, and that text."""
    try:
        source = dedent(inspect.getsource(model))
    except (OSError, TypeError):
        return
    for written in ast.parse(source).body:
        for field, below in pairwise(getattr(written, "body", ())):
            match field, below:
                case ast.AnnAssign(target=ast.Name(name)), ast.Expr(ast.Constant(str(text))):
                    yield name, " ".join(text.split())
