"""From libyaml's events to a tree, refusing on the way what a person never means.

libyaml's own loader recurses, and a file of nested brackets ends the process; its stream of events
can be read at any depth. Importing this module needs libyaml.
"""

from __future__ import annotations

import re
from typing import NoReturn, TypeAlias

from yaml import CBaseLoader, MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from negotiation.words.strictyaml.faults import MOST_FAULTS, Fault, Faults
from negotiation.words.strictyaml.marks import Lines
from negotiation.words.strictyaml.syntax import DEEPEST, TOO_DEEP, explained
from negotiation.words.strictyaml.text import REFUSED, refusal
from negotiation.words.strictyaml.tree import Mapping, Sequence, Tree, Value

_Node: TypeAlias = Mapping | Sequence
_Start: TypeAlias = MappingStartEvent | SequenceStartEvent

_Key: TypeAlias = tuple[str, int, int]
"""A key whose value comes next: its text, and the offsets at which it begins and ends."""

_NO_KEY: _Key = ("", 0, 0)
"""Stands for the key of what has none: an item of a list, the value of a key that was refused."""

_COLON = re.compile(r"(?:\s|#[^\n]*+)*+:")
"""The colon after a key; comments and line breaks may come between them."""

_ANCHOR = (
    "an anchor (&name) is not allowed: write what it stands for wherever it is needed,"
    " or quote a text that begins with &."
)
_ALIAS = (
    "an alias (*name) is not allowed: write what it stands for, or quote a text that begins with *."
)
_MERGE = "a merge key (<<) is not allowed: write the keys that it would bring."
_TAG = "a tag (!name) is not allowed: leave it out, or quote a text that begins with !."
_KEY_NOT_TEXT = "a key must be a text, not a list or a mapping: quote it if it is meant as one."
_KEY_EMPTY = "a key is missing here: write one before the ':'."
_TOP = "the top level of the file must be a mapping: write key: value."


def build(text: str, name: str) -> Tree:
    """Build the tree of a text whose lines end with line feeds and which has no refused character.

    Raises:
        Faults: what is wrong in it.
    """
    return _Builder(text, name).build()


class _Builder:
    """Takes in one event after the other, with a stack of its own in place of recursion.

    The file itself is the outermost list, and the root its only item.
    """

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name
        self._lines = Lines(text)
        self._faults: list[Fault] = []
        self._documents = Sequence()
        self._node: _Node = self._documents
        self._key: _Key | None = _NO_KEY  # None where a mapping waits for its next key
        self._outer: list[tuple[_Node, _Key | None]] = []

    def build(self) -> Tree:
        """Read all events, and return the tree or raise what was found wrong."""
        at = 0
        try:
            for event in iter(CBaseLoader(self._text).get_event, None):
                at = event.start_mark.index  # type: ignore[union-attr]  # libyaml marks every event
                if isinstance(event, ScalarEvent):
                    self._scalar(event, at)
                elif isinstance(event, MappingStartEvent):
                    self._open(event, at, Mapping())
                elif isinstance(event, SequenceStartEvent):
                    self._open(event, at, Sequence())
                elif isinstance(event, MappingEndEvent | SequenceEndEvent):
                    self._node, self._key = self._outer.pop()
                elif isinstance(event, AliasEvent):
                    self._refuse(at, _ALIAS)
                    self._put(None, at)
                elif isinstance(event, DocumentStartEvent):
                    self._document(event, at)
        except MarkedYAMLError as error:
            self._stop(*explained(error, self._text))
        except UnicodeDecodeError:  # raised for the bytes of a tag alone, which it may %-escape
            self._stop(self._text.find("!", at), _TAG)
        return self._tree()

    def _tree(self) -> Tree:
        root = self._documents[0] if self._documents else None
        start = self._documents.marks[0] if self._documents else 0
        if root is None:
            self._refuse(0, "the file is empty: write key: value.")
        elif not isinstance(root, Mapping):
            self._refuse(start, _TOP)
        elif not self._faults:
            return Tree(self._name, root, start, self._lines)
        raise Faults(self._name, self._faults)

    def _document(self, event: DocumentStartEvent, at: int) -> None:
        if event.tags:
            self._refuse(at, _TAG)
        if self._documents:
            self._stop(at, "a second document begins here: a file holds one.")

    def _scalar(self, event: ScalarEvent, at: int) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event, at)
        text = event.value
        style = event.style  # a quote, | or >, and empty for a plain scalar
        if style == '"' and (escaped := REFUSED.search(text)):
            self._refuse(at, refusal(escaped.group()))
        key = self._key
        if key is None:
            self._begin_entry(event, text, at)
        elif text or style:
            self._put(text, at)
        else:
            self._require_colon(key)
            self._put(None, at)

    def _open(self, event: _Start, at: int, node: _Node) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event, at)
        self._put(node, at)
        self._outer.append((self._node, self._key))
        if len(self._outer) > DEEPEST:
            self._stop(at, TOO_DEEP)
        self._node = node
        self._key = None if isinstance(node, Mapping) else _NO_KEY

    def _put(self, value: Value, at: int) -> None:
        """Put a value where the next one belongs; where a key belongs, it is none."""
        node, key = self._node, self._key
        if key is None:
            self._refuse(at, _KEY_NOT_TEXT)
            self._key = _NO_KEY
        elif isinstance(node, Mapping):
            text, key_at, _ = key
            node[text] = value
            node.marks[text] = (key_at, at)
            self._key = None
        else:
            node.append(value)
            node.marks.append(at)

    def _begin_entry(self, event: ScalarEvent, text: str, at: int) -> None:
        node = self._node
        if not text:
            self._refuse(at, _KEY_EMPTY)
        elif text == "<<" and not event.style:
            self._refuse(at, _MERGE)
        elif isinstance(node, Mapping) and text in node:
            first = self._lines.mark(node.marks[text][0]).line
            second = self._lines.mark(at).line
            self._refuse(
                at,
                f"the key '{_short(text)}' stands on line {first} and again on line {second}:"
                " keep one of them.",
            )
        self._key = (text, at, event.end_mark.index)  # type: ignore[union-attr]  # as above

    def _require_colon(self, key: _Key) -> None:
        text, at, end = key
        if text and not _COLON.match(self._text, end):
            colon = " A ':' ends a key only with a space after it." if ":" in text else ""
            self._refuse(
                at,
                f"'{_short(text)}' is a key without a ':'; a comma inside {{ }} starts a new key:"
                f" quote the text, or give it its own line.{colon}",
            )

    def _refuse_properties(self, event: ScalarEvent | _Start, at: int) -> None:
        if event.anchor is not None:
            self._refuse(at, _ANCHOR)
        if event.tag is not None:
            self._refuse(at, _TAG)

    def _refuse(self, at: int, sentence: str) -> None:
        """Note what is wrong and read on, unless too much is."""
        self._faults.append(Fault(*self._lines.mark(at), sentence))
        if len(self._faults) == MOST_FAULTS:
            self._stop(at, "too much is wrong: the file was not read beyond this.")

    def _stop(self, at: int, sentence: str) -> NoReturn:
        """Note what is wrong and read no further."""
        self._faults.append(Fault(*self._lines.mark(at), sentence))
        raise Faults(self._name, self._faults)


def _short(text: str) -> str:
    """Put a text on one line that a sentence can hold."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
