"""Where libyaml can't read on, and why, in words for the person who wrote the file."""

from __future__ import annotations

from yaml import MarkedYAMLError

DEEPEST = 32
"""So many mappings and lists may stand inside one another."""

TOO_DEEP = f"this is more than {DEEPEST} levels deep: write it flatter."

_NOT_CLOSED = "the quote that opens here is never closed."
_QUOTE = "a text can't begin with {found}: quote it."
_STILL_OPEN = (
    "the '{opened}' of line {line} is still open: close it, or put a comma before this, or quote"
    " the text that this belongs to."
)
_TAB = "a tab can't indent a line: use spaces."
_ESCAPE = "there is no such escape: write \\\\ for a backslash, or put the text into single quotes."

_AT_THE_BEGINNING = {
    "could not find expected ':'": (
        "no ': ' follows this on its line: write key: value,"
        " or, if it goes on with the text above, indent it further."
    ),
    "found undefined tag handle": _QUOTE,
    "found unexpected document indicator": _NOT_CLOSED,
    "found unexpected end of stream": _NOT_CLOSED,
    "while parsing a tag": _QUOTE,
    "while scanning a directive": _QUOTE,
    "while scanning a tag": _QUOTE,
    "while scanning an alias": _QUOTE,
    "while scanning an anchor": _QUOTE,
}
_AT_THE_END = {
    "block sequence entries are not allowed in this context": (
        "a list can't begin here: give each '- ' a line of its own, or quote the text."
    ),
    "did not find expected '-' indicator": (
        "this stands among the items of a list: begin it with '- ', or indent it otherwise."
    ),
    "did not find expected ',' or ']'": _STILL_OPEN,
    "did not find expected ',' or '}'": _STILL_OPEN,
    "did not find expected <document start>": (
        "this stands outside of everything before it: indent all the keys of the top level alike,"
        " and write nothing after a closing bracket or '...'."
    ),
    "did not find expected comment or line break": (
        "after | or > the text begins on the next line: quote a text that begins with one of them."
    ),
    "did not find expected hexdecimal number": _ESCAPE,
    "did not find expected key": (
        "a key can't stand here: indent it as the keys beside it,"
        " and write nothing after a closing quote or bracket."
    ),
    "did not find expected node content": "a value should stand here, not {found}: quote a text.",
    # libyaml 0.2.6 and later stop at a depth of their own, which they may reach before an event.
    "exceeded maximum nesting depth": TOO_DEEP,
    "found character that cannot start any token": _QUOTE,
    "found invalid Unicode character escape code": _ESCAPE,
    "found unexpected ':'": "put a space after this ':', or quote the text that it belongs to.",
    "found unknown escape character": _ESCAPE,
    "mapping keys are not allowed in this context": _QUOTE,
    "mapping values are not allowed in this context": (
        "a ':' can't stand here: quote the text that it belongs to,"
        " or indent this line as the keys beside it."
    ),
}
"""Sentences by libyaml's own words for a problem, or for what it was doing.

Of those of the first table, the place to look at is where the thing began; of the others, where
libyaml stopped.
"""


def explained(error: MarkedYAMLError, text: str) -> tuple[int, str]:
    """Return the offset at which a text stops being YAML, and a sentence that says why."""
    stopped = error.problem_mark.index if error.problem_mark else len(text)
    began = error.context_mark.index if error.context_mark else stopped
    if text.startswith("\t", stopped):
        return stopped, _TAB
    for said in (error.problem or "", error.context or ""):
        if said in _AT_THE_BEGINNING:
            return began, _filled(_AT_THE_BEGINNING[said], text, began, began)
        if said in _AT_THE_END:
            return stopped, _filled(_AT_THE_END[said], text, began, stopped)
    problem = " ".join(filter(None, (error.problem, error.context)))
    return stopped, f"this can't be read as YAML: {problem}."


def _filled(sentence: str, text: str, began: int, at: int) -> str:
    return sentence.format(
        found=f"'{text[at]}'" if text[at:].strip() else "the end of the file",
        opened=text[began : began + 1],
        line=text.count("\n", 0, began) + 1,
    )
