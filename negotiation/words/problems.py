"""What is said to a person whose input can't be taken."""

from collections.abc import Iterable


class Problem(Exception):  # noqa: N818 - what it holds is a problem for a person, not a fault of the program
    """Input that can't be taken: its text is one sentence, or several on lines of their own.

    A sentence says what was wrong, where, and what is allowed.
    """


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice that is most like the word, or None where none is like it."""
    from difflib import get_close_matches

    by_folded = {choice.casefold(): choice for choice in choices}
    found = get_close_matches(word.casefold(), list(by_folded), n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def listed(words: Iterable[str], last: str = "or") -> str:
    """Join words as prose does: `a, b or c`."""
    every = list(words)
    if len(every) < 2:
        return "".join(every)
    return f"{', '.join(every[:-1])} {last} {every[-1]}"


def unknown(what: str, word: str, choices: Iterable[str]) -> str:
    """Say that a word is not one of those allowed, name the nearest, and list them."""
    every = list(choices)
    guess = nearest(word, every)
    hint = f", did you mean '{guess}'?" if guess else ""
    allowed = f" Allowed: {listed(every)}." if every else ""
    return f"'{word}' is not a {what}{hint}{'' if hint else '.'}{allowed}"
