"""What a form can't say, counted: whoever hands a paper on is told what is not in it."""

from collections import Counter
from typing import TypeAlias

LeftOut: TypeAlias = Counter[str]
"""How many times something was left out, by the words that say what and why."""
