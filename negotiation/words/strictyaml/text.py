"""From what a file holds to its text: the encoding, and the characters that it may have."""

from __future__ import annotations

import re
from itertools import islice
from unicodedata import category

from negotiation.words.files import refuse_larger
from negotiation.words.strictyaml.faults import MOST_FAULTS, Fault, Faults
from negotiation.words.strictyaml.marks import Lines

REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""A character that no text may have, whether it stands there itself or as an escape.

Control characters but tab and line feed; byte order marks, surrogates and U+FFFE, U+FFFF; and the
separators U+2028 and U+2029, which end a line to libyaml and to few editors, so that every line
number after them would be wrong.
"""

_BYTE_ORDER_MARK = "\ufeff"
_WIDER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CATEGORIES = {
    "Cc": "a control character",
    "Cf": "a byte order mark, which may only begin a file",
    "Cs": "half of a surrogate pair",
    "Zl": "a line separator",
    "Zp": "a paragraph separator",
}


def decoded(source: str | bytes, name: str) -> str:
    """Return the text without a byte order mark, its lines ended by line feeds alone.

    Raises:
        Faults: it is not UTF-8, or has characters that are refused.
        Problem: it is too large.
    """
    refuse_larger(len(source), name)
    text = source if isinstance(source, str) else _from_utf8(source, name)
    text = text.removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n")
    lines = Lines(text)
    faults = [
        Fault(*lines.mark(found.start()), refusal(found.group()))
        for found in islice(REFUSED.finditer(text), MOST_FAULTS)
    ]
    if faults:
        raise Faults(name, faults)
    return text


def refusal(character: str) -> str:
    """Say why a character is refused."""
    kind = _CATEGORIES.get(category(character), "no character at all")
    return f"U+{ord(character):04X} is {kind}: take it out."


def _from_utf8(source: bytes, name: str) -> str:
    if source.startswith(_WIDER_ENCODINGS):
        raise Faults(name, [Fault(1, 1, "the file is in UTF-16 or UTF-32: save it as UTF-8.")])
    try:
        return source.decode()
    except UnicodeDecodeError as error:
        before = source[: error.start].decode().removeprefix(_BYTE_ORDER_MARK)
        mark = Lines(before).mark(len(before))
        sentence = (
            f"the byte 0x{source[error.start]:02X} at offset {error.start} is not UTF-8:"
            " save the file as UTF-8."
        )
        raise Faults(name, [Fault(*mark, sentence)]) from error
