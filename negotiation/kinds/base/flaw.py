"""What is wrong in what was said, before it is known in which line of which file it stands."""

from typing import NamedTuple, TypeAlias

Location: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys of mappings, and numbers of elements from 0."""


class Flaw(NamedTuple):
    """One thing that can't be taken: where it stands, and a plain sentence."""

    loc: Location
    sentence: str
