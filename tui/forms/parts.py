"""The part of a text that is being typed: the last value, a source without its grade."""

from negotiation.words.refs import Ref
from tui.forms.shapes import Shape
from tui.forms.written import split
from tui.typed.matching import Names


def part_of(text: str, shape: Shape) -> str:
    """Return the letters that something is looked for by."""
    each = split(text) if shape.several else [text.strip()]
    last = each[-1] if each else ""
    return last.rpartition(" via ")[2].partition(":")[0] if shape.is_source else last


def put_in(key: str, text: str, shape: Shape, names: Names) -> str:
    """Write what was picked in place of the letters that it was looked for by."""
    if shape.is_source:
        before, via, last = text.rpartition(" via ")
        _, colon, grade = last.partition(":")
        return f"{before}{via}{Ref(key).slug}{colon}{grade}"
    picked = key if shape.kinds is None else names.brief(Ref(key), shape.kinds)
    part = part_of(text, shape) if shape.several else text
    return f"{text.rstrip().removesuffix(part)}{picked}" if part else f"{text}{picked}"
