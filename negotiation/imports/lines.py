"""Entries as JSON Lines: one a line, in the canonical JSON that a record keeps.

What is read comes from anywhere, so each line is held to more than the fold asks of an entry: it
must be what this program would have written.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from negotiation.events import RETRACTED, Entry, Json, beyond, carried, decode, encode
from negotiation.fold.history import History
from negotiation.kinds import registry
from negotiation.kinds.base.plain import reader
from negotiation.words.files import NO_TEXT, opened
from negotiation.words.problems import Problem, unknown
from negotiation.words.refs import Ref
from negotiation.words.strictyaml import Fault, Faults
from negotiation.words.strictyaml.faults import MOST_FAULTS
from negotiation.words.when import Span

ENDINGS = (".jsonl", ".ndjson")

LARGEST = 1_000_000_000
"""The most that is read of one file, in bytes."""

LONGEST = 1_000_000
"""The most that a line may hold, in characters."""


class Line(NamedTuple):
    """An entry, and the line that it stands on."""

    number: int
    entry: Entry


def read(path: Path, progress: Callable[[int], None] = lambda _: None) -> list[Line]:
    """Read the entries of a file; `progress` is told how many lines have been read.

    Raises:
        Faults: all that is wrong in it, by line.
        Problem: it can't be opened, or is too large.
    """
    name = str(path)
    found: list[Line] = []
    faults: list[Fault] = []
    by_number: dict[str, int] = {}
    for number, text in _lines(path, name, faults):
        progress(number)
        try:
            entry = _entry(text)
        except Problem as problem:
            faults.append(Fault(number, 1, str(problem)))
        else:
            found.append(Line(number, entry))
            if (above := by_number.setdefault(entry.id, number)) != number:
                sentence = f"There is an entry of the id {entry.id} on line {above} already."
                faults.append(Fault(number, 1, sentence))
        if len(faults) >= MOST_FAULTS:
            break
    if faults:
        raise Faults(name, faults)
    return found


def lacking(lines: Iterable[Line], history: History, name: str) -> list[Entry]:
    """Return the entries of a file that a record does not hold.

    Raises:
        Faults: entries say something else than the record's of the same id, or are of another
            negotiation; by line.
    """
    held = {entry.id: entry for entry in history.all}
    only = {one.kind: history.subjects(one.kind) for one in registry.models() if one.one_a_record}
    fresh: list[Entry] = []
    faults: list[Fault] = []
    for number, entry in lines:
        ref = Ref(entry.subject)
        if (here := held.get(entry.id)) is None:
            fresh.append(entry)
            if ref.kind in only:
                only[ref.kind] = of = only[ref.kind] or (ref,)
                if ref not in of:
                    sentence = f"This is of {ref}, and the record is of {', '.join(of)}."
                    faults.append(Fault(number, 1, sentence))
        elif _said(here) != _said(entry):
            sentence = f"The record holds another entry of the id {entry.id}: #{here.seq}."
            faults.append(Fault(number, 1, sentence))
    if faults:
        raise Faults(name, faults)
    return fresh


def _said(entry: Entry) -> str:
    """Write an entry without what a store gives it."""
    return encode(carried(entry)._replace(seq=0, recorded=""))


def _lines(path: Path, name: str, faults: list[Fault]) -> Iterator[tuple[int, str]]:
    with opened(path, name, LARGEST) as file:
        for number, text in enumerate(iter(partial(file.readline, LONGEST + 1), ""), start=1):
            if len(text) > LONGEST:
                faults.append(Fault(number, 1, f"It is longer than {LONGEST:,} characters."))
                return
            if NO_TEXT.search(text):
                faults.append(Fault(number, 1, "This is not UTF-8."))
            elif text.strip():
                yield number, text.rstrip("\r\n")


def _entry(text: str) -> Entry:
    """Read an entry as this program writes one.

    Raises:
        Problem: it is anything else; a sentence says what.
    """
    try:
        entry = decode(text)
    except json.JSONDecodeError as error:
        raise Problem(f"This is not JSON, or only half a line: {error}.") from None
    except (ValueError, RecursionError) as error:
        raise Problem(f"This is no entry of a record: {error}.") from None
    if (what := beyond(entry)) is not None:
        raise Problem(f"This entry {what}.")
    if encode(entry) != text:
        raise Problem(
            "This is not how a record writes an entry: keys sorted, no spaces, nothing else in it."
        )
    for sentence in _misfits(entry):
        raise Problem(sentence)
    return entry


def _misfits(entry: Entry) -> Iterator[str]:
    """Find what an entry's data hold that the fold would pass over."""
    for name, value in entry.data.items():
        fits = _SHAPES.get(name)
        if fits is not None and not fits(value):
            yield f"`data.{name}` does not hold what belongs there: {json.dumps(value)[:60]}."
    if entry.type == RETRACTED or not entry.subject:
        return
    kind = Ref.parse(entry.subject).kind
    if kind not in registry.names():
        yield unknown("kind", kind, registry.names())
        return
    model = registry.model(kind)
    for part in ("set", "plus", "minus"):
        changes = entry.data.get(part)
        for name, value in changes.items() if isinstance(changes, dict) else ():
            if value is None or name not in model.names():
                continue
            if reader(model.annotation(name))(value) is None:
                yield f"`{name}` of a {kind} can't be {json.dumps(value)[:60]}."


def _is_text(value: Json) -> bool:
    return isinstance(value, str)


def _is_mapping(value: Json) -> bool:
    return isinstance(value, dict)


def _is_lists(value: Json) -> bool:
    return isinstance(value, dict) and all(isinstance(one, list) for one in value.values())


def _is_span(value: Json) -> bool:
    return Span.from_json(value) is not None


_SHAPES: Mapping[str, Callable[[Json], bool]] = {
    "set": _is_mapping,
    "old": _is_mapping,
    "plus": _is_lists,
    "minus": _is_lists,
    "until": _is_span,
    **dict.fromkeys(
        ("then", "to", "initial", "from", "trigger", "despite", "confirms", "by", "row"), _is_text
    ),
}
"""What the data of an entry hold, by the types of `negotiation.events`."""
