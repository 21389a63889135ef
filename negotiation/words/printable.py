"""Text that is safe to show: what a terminal would obey, or nobody would see, becomes a mark.

Reports are pasted from anywhere. An escape sequence in one can write the clipboard or the title of
a terminal, a bidirectional override can turn a sentence round, and what has no width hides words.
The words themselves stay in the record as they came; this is for every place that shows them.
"""

import re

_UNSAFE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # the controls C0 but tab and newline, DEL, C1
    "\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # bidirectional, or of no width
    "\ufff9-\ufffb\U000e0000-\U000e007f"  # annotations and tags, which no terminal shows
    "\ud800-\udfff"  # halves of a pair, which can't be written out
    "]"
)
_JOINER = "\u200d"
_FIRST_SIGN = "\u2190"


def printable(text: str) -> str:
    """Return the text with a visible mark for each character that is not safe to show.

    Controls become their pictures, `␛` and `␡`, the others their code, `⟨U+202E⟩`. Newlines and
    tabs stay, and so does the joiner that makes one emoji of several. What is printable already
    comes back as it is.
    """
    return text if text.isprintable() else _UNSAFE.sub(_mark, text)


def one_line(text: str) -> str:
    """Return the text printable and on one line: each stretch of white space is one space."""
    return " ".join(printable(text).split())


def _mark(found: re.Match[str]) -> str:
    character = found[0]
    if character == _JOINER and _stands_between_signs(found):
        return character
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def _stands_between_signs(found: re.Match[str]) -> bool:
    """Tell whether the neighbours are beyond the letters, as arrows, symbols and emoji are."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return min(before, after) >= _FIRST_SIGN
