"""What is found out about a class once, and then remembered."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar, cast

_Model = TypeVar("_Model")
_Found = TypeVar("_Found")


def once(function: Callable[[type[_Model]], _Found]) -> Callable[[type[_Model]], _Found]:
    """Remember what a function returns for each class.

    `functools.cache` is typed to take what is hashable, and mypy does not see that classes are.
    """
    return cast("Callable[[type[_Model]], _Found]", cache(function))
