"""What people wrote, made safe for each format: it stays text there, whatever it looks like."""

import re
from collections.abc import Callable, Mapping
from html import escape
from urllib.parse import urlsplit

from negotiation.words.printable import printable

_MARKS = re.compile(r"[\\`*_{}\[\]<>|~$&@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What Markdown would act on anywhere: also what some make a link, or a mention, of."""

_FIRST = re.compile(r"^ ?(?:[#+=:-]|\d+(?=[.)]))")
"""What it would act on at the beginning of a line: headings, lists, rules."""


def markdown(text: str) -> str:
    """Write a text on one line so that Markdown, and HTML within it, leaves it as it is."""
    safe = _MARKS.sub(r"\\\g<0>", spaced(text))
    return _FIRST.sub(_escaped, safe)


def spaced(text: str) -> str:
    """Write a text on one line; it keeps a space at its ends."""
    return re.sub(r"\s+", " ", printable(text))


def html(text: str) -> str:
    """Write a text so that HTML leaves it as it is, in an attribute too."""
    return escape(printable(text))


def is_web(link: str) -> bool:
    """Tell whether a link may be followed: only what is an address on the web."""
    try:
        address = urlsplit(link)
    except ValueError:
        return False
    return (
        address.scheme in {"http", "https"}
        and bool(address.hostname)
        and link.isprintable()
        and not re.search(r"[\s<>\"\\^`{|}]", link)
    )


def _escaped(found: re.Match[str]) -> str:
    if found[0][-1].isdigit():
        return f"{found[0]}\\"
    return f"{found[0][:-1]}\\{found[0][-1]}"


ESCAPES: Mapping[str, Callable[[str], str]] = {
    "text": spaced,
    "markdown": markdown,
    "html": html,
}
"""The formats of a brief, and what makes a text safe in each."""
