"""YAML as a person means it: text, lists and mappings, each with the line and column it stands at.

Scenarios and lifecycle tables are read with it. What it reads is plain data: `dict`, `list`, `str`
and, where nothing stands behind a key or a dash, `None`. Every scalar stays the text that was
written: `no`, `12:30`, `010` and `1.10` become what the field they stand in declares, never what
YAML 1.1 would make of them.

What a person never means, or what can hurt, is refused: anchors, aliases, merge keys, tags, keys
that stand twice or are not text, keys without a colon, more than 32 levels, control characters, a
second document, more than 16 MB, anything but UTF-8. All of it is reported at once, up to the
first place at which the file is no YAML at all.
"""

from __future__ import annotations

from pathlib import Path

from negotiation.words.files import taken
from negotiation.words.problems import Problem
from negotiation.words.strictyaml.faults import Fault, Faults
from negotiation.words.strictyaml.marks import Mark
from negotiation.words.strictyaml.text import decoded
from negotiation.words.strictyaml.tree import Location, Mapping, Sequence, Tree, Value

__all__ = [
    "Fault",
    "Faults",
    "Location",
    "Mapping",
    "Mark",
    "Sequence",
    "Tree",
    "Value",
    "load",
    "read",
]


def load(source: str | bytes, name: str) -> Tree:
    """Read a text, or the bytes of a file, whose top level is a mapping.

    `name` is what its faults are reported under.

    Raises:
        Faults: what is wrong in it, all at once.
        Problem: it is larger than 16 MB, or libyaml is missing.
    """
    text = decoded(source, name)
    try:
        from negotiation.words.strictyaml.builder import build
    except ImportError as error:
        raise Problem(
            "YAML is read with libyaml, which the PyYAML of this installation lacks:"
            " install PyYAML from one of its wheels."
        ) from error
    return build(text, name)


def read(path: Path, name: str | None = None) -> Tree:
    """Read a file; its faults are reported under its path where no other name is given.

    Raises:
        Faults: what is wrong in it, all at once.
        Problem: it can't be opened or is larger than 16 MB, or libyaml is missing.
    """
    name = str(path) if name is None else name
    return load(taken(path, name), name)
