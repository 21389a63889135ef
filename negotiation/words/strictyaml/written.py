"""Plain data written as YAML that a person likes to read, and that `load` reads back the same.

What fits on a line stands on one, in braces or brackets; a text is quoted only where it has to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import TypeAlias

from negotiation.words.strictyaml.text import REFUSED

Plain: TypeAlias = "str | Mapping[str, Plain] | Sequence[Plain] | None"
"""What is written: texts, mappings and lists of them, and None where nothing stands."""

WIDTH = 100
"""How long a line may become, where it can be broken."""

LONGEST_KEY = 1_000
"""How many characters a key may have: libyaml looks no further for its colon."""

_STEP = "  "
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def written(said: Mapping[str, Plain], indent: str = "") -> Iterator[str]:
    """Write a mapping, a key a line, each with what it stands for."""
    for key, value in said.items():
        head, *below = _entry(_scalar(key), value, indent)
        yield f"{indent}{head}"
        yield from below


def items(said: Sequence[Plain], indent: str = "") -> Iterator[str]:
    """Write a list, each of its items on lines of its own."""
    for one in said:
        yield from _item(one, indent)


def flow(value: Plain) -> str:
    """Write a value on one line."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _scalar(value, in_flow=True)
    if isinstance(value, Mapping):
        each = (f"{_scalar(key, in_flow=True)}: {flow(one)}" for key, one in value.items())
        return f"{{{', '.join(each)}}}"
    return f"[{', '.join(map(flow, value))}]"


def without_refused(text: str) -> str:
    """Put the mark for what can't be read in place of each character that no file may have."""
    return REFUSED.sub("\ufffd", text.replace("\r\n", "\n"))


def _entry(key: str, value: Plain, indent: str) -> Iterator[str]:
    """Write a key and its value: the first line without its indent, what is below it with one."""
    if not value:
        yield f"{key}: {flow(value)}".rstrip()
        return
    if isinstance(value, str):
        yield from _text(key, value, indent)
        return
    line = f"{key}: {flow(value)}"
    if len(indent) + len(line) <= WIDTH:
        yield line
        return
    yield f"{key}:"
    deeper = indent + _STEP
    if isinstance(value, Mapping):
        yield from written(value, deeper)
        return
    yield from items(value, deeper)


def _item(value: Plain, indent: str) -> Iterator[str]:
    """Write one item of a list."""
    line = flow(value)
    if isinstance(value, Mapping) and len(value) == 1:
        ((key, under),) = value.items()
        head, *below = _entry(_scalar(key), under, f"{indent}{_STEP}")
        yield f"{indent}- {head}"
        yield from below
    elif isinstance(value, Mapping) and len(indent) + len(_STEP) + len(line) > WIDTH:
        first, *rest = written(value, indent + _STEP)
        yield f"{indent}- {first.lstrip()}"
        yield from rest
    else:
        yield f"{indent}- {_scalar(value) if isinstance(value, str) else line}"


def _text(key: str, value: str, indent: str) -> Iterator[str]:
    line = f"{key}: {_scalar(value)}"
    if "\n" in value and _keeps_its_lines(value):
        yield f"{key}: {'|' if value.endswith(chr(10)) else '|-'}"
        yield from (f"{indent}{_STEP}{one}" if one else "" for one in value.splitlines())
    elif len(indent) + len(line) > WIDTH and _can_be_folded(value):
        yield f"{key}: >-"
        room = max(WIDTH - len(indent) - len(_STEP), 20)
        lines = wrap(value, room, break_long_words=False, break_on_hyphens=False)
        yield from (f"{indent}{_STEP}{one}" for one in lines)
    else:
        yield line


def _scalar(text: str, *, in_flow: bool = False) -> str:
    return text if _is_plain(text, in_flow=in_flow) else f'"{text.translate(_ESCAPES)}"'


def _is_plain(text: str, *, in_flow: bool) -> bool:
    """Tell whether a text may stand without quotes."""
    return (
        bool(text)
        and text.isprintable()
        and text == text.strip()
        and text[0] not in _INDICATORS
        and ": " not in text
        and " #" not in text
        and not text.endswith(":")
        and text != "<<"
        and not text.startswith("...")
        and not (in_flow and any(one in text for one in ",[]{}"))
    )


def _keeps_its_lines(text: str) -> bool:
    """Tell whether a text of several lines can stand as it is."""
    lines = text.split("\n")
    return (
        lines[0] == lines[0].lstrip()
        and bool(lines[0])
        and not text.endswith("\n\n")
        and all(one.replace("\t", " ").isprintable() and one == one.rstrip() for one in lines)
    )


def _can_be_folded(text: str) -> bool:
    """Tell whether a text stays the same when its lines are broken at single spaces."""
    return text.isprintable() and text == " ".join(text.split())
