"""Values as they are typed into a form: several between commas, mappings as a scenario has them."""

import re
from collections.abc import Iterable

from negotiation.events import Json
from negotiation.words.refs import Ref
from tui.forms.shapes import Shape
from tui.typed.matching import Names

_BARE = re.compile(r"[\w/.+-]+")
_QUOTED = re.compile(r'"(?:[^"]|"")*"', re.DOTALL)


def split(text: str) -> list[str]:
    """Take several values apart: at commas that stand in no quotation and in no mapping."""
    parts, depth, is_quoted, before = [""], 0, False, ""
    for letter in text:
        if letter == '"' and not (depth and before == "\\"):
            is_quoted = not is_quoted
        elif not is_quoted:
            depth += (letter in "{[") - (letter in "}]")
        if letter == "," and depth <= 0 and not is_quoted:
            parts.append("")
        else:
            parts[-1] += letter
        before = letter
    return [_unquoted(part.strip()) for part in parts if part.strip()]


def joined(values: Iterable[str]) -> str:
    """Write several values: those that a comma stands in between quotation marks."""
    return ", ".join(map(_quoted, values))


def typed(value: Json, shape: Shape, names: Names) -> str:
    """Write a recorded value as somebody would type it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return joined(typed(one, shape, names) for one in value)
        case {"edtf": str(when)}:
            return when
        case {"name": str(name), **rest} if not rest:
            return name
        case dict():
            return _flow(value)
        case str() if shape.kinds is not None:
            return names.brief(Ref(value), shape.kinds)
    return str(value)


def _flow(value: Json) -> str:
    """Write a mapping on one line, as a scenario may."""
    match value:
        case {"edtf": str(when)}:
            return _scalar(when)
        case {"type": str(tie), "to": to, **beside}:
            return _flow({tie: to} | {str(key): one for key, one in beside.items()})
        case dict():
            each = (f"{_scalar(key)}: {_flow(one)}" for key, one in value.items())
            return f"{{{', '.join(each)}}}"
        case list():
            return f"[{', '.join(map(_flow, value))}]"
    return _scalar(str(value))


def _scalar(text: str) -> str:
    if _BARE.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _quoted(text: str) -> str:
    if text.startswith(("{", "[")) or not ("," in text or '"' in text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _unquoted(text: str) -> str:
    return text[1:-1].replace('""', '"') if _QUOTED.fullmatch(text) else text
